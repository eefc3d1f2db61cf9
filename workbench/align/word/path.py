"""Where in the other text each stretch of a long pair lies, found by words that stand out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from workbench.encode.protocols import FloatArray, IntArray

__all__ = ["Scan", "opposite", "scan"]

_ROWS = 512  # rows of the similarity matrix that are held at once
_NEAR, _LEAD = 2.0, 0.3  # what makes an anchor, in spreads of the similarity
_AROUND = 15  # anchors whose median says where a place lies


class Scan:
    """The most similar word of the other side for every word, and by how much it leads.

    Attributes
    ----------
    index : int64 array, shape (m,)
    similarity, lead : float32 arrays, shape (m,)
    """

    def __init__(self, size: int) -> None:
        self.index: IntArray = np.full(size, -1, dtype=np.int64)
        self.similarity: FloatArray = np.full(size, -2.0, dtype=np.float32)
        self._second: FloatArray = np.full(size, -2.0, dtype=np.float32)

    @property
    def lead(self) -> FloatArray:
        found: FloatArray = self.similarity - self._second
        return found

    def see(self, here: slice, values: FloatArray, offset: int) -> None:
        """Take in the similarities of some words, in rows, to some of the other side."""
        rows = np.arange(len(values))
        place = values.argmax(axis=1)
        best = values[rows, place]
        others = values.copy()
        others[rows, place] = -2.0
        second = others.max(axis=1)
        before, runner = self.similarity[here], self._second[here]
        better = best > before
        self._second[here] = np.where(better, np.maximum(before, second), np.maximum(runner, best))
        self.index[here] = np.where(better, place + offset, self.index[here])
        self.similarity[here] = np.where(better, best, before)


def scan(left: FloatArray, right: FloatArray) -> tuple[Scan, Scan]:
    """Compare every word with every word without holding the matrix.

    Parameters
    ----------
    left, right : float32 arrays, shapes (m, dim) and (n, dim)
        Centred unit vectors.
    """
    source, target = Scan(len(left)), Scan(len(right))
    for start in range(0, len(left), _ROWS):
        rows = slice(start, min(start + _ROWS, len(left)))
        values = np.clip(left[rows] @ right.T, -1.0, 1.0)
        source.see(rows, values, 0)
        target.see(slice(0, len(right)), values.T, start)
    return source, target


def opposite(source: Scan, target: Scan, spread: float) -> Callable[[float], float]:
    """Return a function from a place among the source words to the one that lies opposite.

    Anchors are pairs of words that are each other's nearest and well ahead of every rival;
    the median over the anchors around a place says how far it lies from the diagonal, so
    that a stretch that was moved as a whole is followed, and a single wrong anchor is not.
    """
    m, n = len(source.index), len(target.index)
    rows = np.arange(m)
    lead = np.minimum(source.lead, target.lead[source.index])
    chosen = (target.index[source.index] == rows) & (lead > _LEAD * spread)
    chosen &= source.similarity > _NEAR * spread
    places = rows[chosen]
    offsets = source.index[chosen] - places * (n / m)
    if len(places) >= _AROUND:
        padded = np.pad(offsets, _AROUND // 2, mode="edge")
        offsets = np.median(np.lib.stride_tricks.sliding_window_view(padded, _AROUND), axis=1)
    elif len(places):
        offsets = np.full(len(places), np.median(offsets))

    def place(x: float) -> float:
        if not len(places):
            return x * n / m
        return float(x * n / m + np.interp(x, places, offsets))

    return place
