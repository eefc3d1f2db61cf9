"""From features to the probability of each word link.

Three rounds of logistic regression. The first knows the two words, their vectors and their
places; the second and third know, besides, how likely the round before found the links
around. A word may thus be linked to several others where the evidence is there: nothing
forces one link a word, and nothing forces a word to have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from workbench.align.word.features import context_features, static_features
from workbench.encode.protocols import FloatArray
from workbench.fitted import table

__all__ = ["link_probabilities"]


def link_probabilities(
    source: Sequence[str],
    target: Sequence[str],
    similarity: FloatArray,
    spread: float,
    places: tuple[FloatArray, FloatArray] | None = None,
) -> FloatArray:
    """Return how likely each source word is linked to each target word.

    Parameters
    ----------
    source, target : sequence of str
        The words of the two sides.
    similarity : float32 array, shape (m, n)
        Centred cosine of the words' vectors.
    spread : float
        How far similarities reach by chance in this encoder
        (:attr:`workbench.align.word.background.Background.spread`). The weights were fitted on
        the bundled one; another one's similarities are scaled to its spread.
    places : two float32 arrays, shapes (m,) and (n,), optional
        Where the words stand in their texts, from 0 to 1; evenly spread by default.

    Returns
    -------
    float32 array, shape (m, n), in [0, 1]
    """
    if not source or not target:
        return np.zeros((len(source), len(target)), dtype=np.float32)
    held = table("links")
    rounds = [(r["bias"], r["weights"]) for r in held["rounds"]]
    scaled = similarity * np.float32(held["spread"] / spread)
    # each feature is needed in every round: add it to all sums at once and let it go
    sums = [np.full(similarity.shape, bias, dtype=np.float32) for bias, _ in rounds]
    for name, values in static_features(source, target, scaled, places):
        for total, (_, weights) in zip(sums, rounds, strict=True):
            total += np.float32(weights[name]) * values
    probability = _logistic(sums[0])
    for total, (_, weights) in zip(sums[1:], rounds[1:], strict=True):
        probability = _logistic(_add(total, context_features(probability), weights))
    return probability


def _add(
    total: FloatArray, features: Iterable[tuple[str, FloatArray]], weights: dict[str, float]
) -> FloatArray:
    for name, values in features:
        total += np.float32(weights[name]) * values
    return total


def _logistic(values: FloatArray) -> FloatArray:
    found: FloatArray = np.reciprocal(1 + np.exp(-np.clip(values, -60, 60)), dtype=np.float32)
    return found
