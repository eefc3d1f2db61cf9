"""The view without order: the nearest sentences of the other document, for each sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.align.gains import Scorer
from workbench.encode.protocols import FloatArray

__all__ = ["Nearest", "nearest"]

_ROWS = 1024


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest sentences of the other side, the very nearest first.

    Attributes
    ----------
    at : int64 array, shape (n, k)
    similarity : float32 array, shape (n, k)
    """

    at: npt.NDArray[np.int64]
    similarity: FloatArray

    def best_outside(self, index: int, start: int, end: int) -> float:
        """Similarity of the nearest one that is not in ``[start, end)``; -1 without one."""
        for j, value in zip(self.at[index], self.similarity[index], strict=True):
            if not start <= j < end:
                return float(value)
        return -1.0


def nearest(scorer: Scorer, count: int = 8) -> tuple[Nearest, Nearest]:
    """Find the *count* nearest single sentences for each sentence, source side and target side.

    Exact, in chunks: memory grows with the length of one side, not with the product.
    """
    n, m = len(scorer.source.runs), len(scorer.target.runs)
    down = _nearest(lambda a: scorer.similarity(1, 1, a, slice(0, m)), n, min(count, m))
    across = _nearest(lambda a: scorer.similarity(1, 1, slice(0, n), a).T, m, min(count, n))
    return down, across


def _nearest(table_of: Callable[[slice], FloatArray], size: int, count: int) -> Nearest:
    at = np.zeros((size, count), dtype=np.int64)
    similarity = np.zeros((size, count), dtype=np.float32)
    for start in range(0, size, _ROWS):
        rows = slice(start, min(size, start + _ROWS))
        table = table_of(rows)
        top = np.argpartition(-table, count - 1, axis=1)[:, :count]
        # in order of similarity, then of place, so that ties fall the same way everywhere
        top.sort(axis=1)
        values = np.take_along_axis(table, top, axis=1)
        order = np.argsort(-values, axis=1, kind="stable")
        at[rows] = np.take_along_axis(top, order, axis=1)
        similarity[rows] = np.take_along_axis(values, order, axis=1)
    return Nearest(at, similarity)
