"""From a matrix of probabilities or similarities to word links.

The rules by which aligners choose links. Each takes a matrix of shape (m, n), source words
by target words, and returns index pairs in reading order of the source.
"""

from __future__ import annotations

import numpy as np

from workbench.encode.protocols import FloatArray

__all__ = ["Pairs", "above", "softmax_links"]

Pairs = tuple[tuple[int, int], ...]


def above(probability: FloatArray, threshold: float) -> Pairs:
    """Return every pair whose probability exceeds *threshold*."""
    rows, columns = np.nonzero(probability > threshold)
    return tuple(zip(rows.tolist(), columns.tolist(), strict=True))


def softmax_links(similarity: FloatArray, temperature: float, threshold: float) -> Pairs:
    """Return the pairs whose softmax exceeds *threshold* along the row and the column.

    Dou and Neubig (2021), *Word Alignment by Fine-tuning Embeddings on Parallel Corpora*
    (awesome-align). There the softmax is over products of raw vectors; over cosines it
    needs a *temperature*.
    """
    if 0 in similarity.shape:
        return ()
    scaled = similarity / np.float32(temperature)
    forward = _softmax(scaled, 1)
    backward = _softmax(scaled, 0)
    return above(np.minimum(forward, backward), threshold)


def _softmax(values: FloatArray, axis: int) -> FloatArray:
    raised = np.exp(values - values.max(axis=axis, keepdims=True))
    found: FloatArray = raised / raised.sum(axis=axis, keepdims=True)
    return found
