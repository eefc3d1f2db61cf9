"""Vectors of every short run of sentences, and scores that mean the same in every text.

A raw cosine depends on the languages, the genre and on how "central" a sentence is:
some sentences are near to everything (hubs). The score used here is the vecalign
normalisation (Thompson & Koehn 2019, equation 3) turned into a similarity: 1 for equal
vectors, 0 for what a random sentence of the other document would get, negative below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.encode.protocols import FloatArray, SentenceEncoder
from workbench.languages.registry import unrelated_sentences

__all__ = ["RunVectors", "general_vectors", "lengths_of", "noise_of"]

_SAMPLE = 400
_TRIMMED = 0.1
# equal sentences by the hundred would otherwise be their own noise
_MOST_NOISE = 0.9


@dataclass(frozen=True, slots=True)
class RunVectors:
    """Unit vectors of all runs of one to *k* sentences of a document.

    Attributes
    ----------
    vectors : tuple of float32 arrays
        ``vectors[x - 1][i]`` stands for the sentences ``[i, i + x)``; its length is
        ``n - x + 1`` (0 where the document is shorter than *x*).
    characters : float64 array, shape (n + 1,)
        Cumulated number of characters, blanks left out.
    """

    vectors: tuple[FloatArray, ...]
    characters: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.characters) - 1

    @property
    def longest(self) -> int:
        return len(self.vectors)


def lengths_of(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Cumulated characters of *texts*, blanks left out; each text counts at least 1."""
    counts = [max(1, len("".join(text.split()))) for text in texts]
    return np.concatenate([[0.0], np.cumsum(np.asarray(counts, dtype=np.float64))])


def noise_of(
    vectors: npt.NDArray[np.floating[Any]], other: RunVectors, general: FloatArray
) -> FloatArray:
    """What each vector is worth to sentences that do not answer it, shape ``(len(vectors),)``.

    The mean cosine with a sample of single sentences of *other*, the nearest tenth left out
    because the true counterpart is among them, and with *general*, vectors of unrelated
    sentences that keep the figure sound where the other document has few. The sample is
    spread evenly, so that no chance enters.
    """
    m = len(other)
    sample = np.unique(np.linspace(0, m - 1, min(m, _SAMPLE)).astype(int))
    others = other.vectors[0][sample]
    kept = len(others) - max(1, round(_TRIMMED * len(others)))
    noise = np.empty(len(vectors), dtype=np.float32)
    for start in range(0, len(vectors), 4096):
        part = np.asarray(vectors[start : start + 4096], dtype=np.float32)
        near = np.sort(part @ others.T, axis=1)[:, :kept]
        total = near.sum(axis=1) + (part @ general.T).sum(axis=1)
        noise[start : start + 4096] = total / (kept + len(general))
    return np.minimum(noise, _MOST_NOISE)


def general_vectors(encoder: SentenceEncoder) -> FloatArray:
    """Vectors of eight sentences about nothing in common, from the encoder itself."""
    return encoder.encode(unrelated_sentences())
