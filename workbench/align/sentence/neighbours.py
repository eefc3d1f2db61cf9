"""The view without order: the nearest sentences of the other document, for each sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.align.sentence.gains import Scorer
from workbench.encode.blas import WORKERS, side_by_side
from workbench.encode.progress import tell
from workbench.encode.protocols import FloatArray

__all__ = ["Nearest", "nearest"]

_ROWS = 1024
_COLUMNS = 2048


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

    Exact, in chunks: memory grows with the length of one side, not with the product. Both
    sides are served by the same similarities.
    """
    n, m = len(scorer.source.runs), len(scorer.target.runs)
    down, across = _Best(n, min(count, m)), _Best(m, min(count, n))
    for start in range(0, n, _ROWS):
        rows = slice(start, min(n, start + _ROWS))
        tell("looking for neighbours", start, n)

        # no two of these have a column in common, and rows come in order: of sentences that
        # are equally near the first is kept, however many threads there are
        def look(columns: slice, rows: slice = rows) -> _Best:
            best = _Best(rows.stop - rows.start, down.count)
            for first in range(columns.start, columns.stop, _COLUMNS):
                part = slice(first, min(columns.stop, first + _COLUMNS))
                table = scorer.similarity(1, 1, rows, part)
                best.see(table, slice(0, len(best)), first)
                across.see(table.T, part, rows.start)
            return best

        for best in side_by_side(look, _shares(m)):
            down.join(best, rows)
    return Nearest(down.at, down.similarity), Nearest(across.at, across.similarity)


def _shares(size: int) -> list[slice]:
    """All columns, in as many stretches as can be worked at once."""
    tiles = -(-size // _COLUMNS)
    step = -(-tiles // WORKERS) * _COLUMNS
    return [slice(first, min(size, first + step)) for first in range(0, size, step)]


class _Best:
    """The few best of what each row has seen so far, the very best first."""

    def __init__(self, size: int, count: int) -> None:
        self.count = count
        self.at = np.zeros((size, count), dtype=np.int64)
        self.similarity = np.full((size, count), -np.inf, dtype=np.float32)

    def __len__(self) -> int:
        return len(self.at)

    def see(self, table: FloatArray, rows: slice, start: int) -> None:
        """Take in similarities of some rows with the sentences from *start* on."""
        least = self.similarity[rows, -1]
        if least[0] == -np.inf:
            # nothing was seen yet, or too little
            row, column = _top(table, self.count)
        else:
            row, column = np.nonzero(table > least[:, None])
        self._merge(rows.start + row, start + column, table[row, column])

    def join(self, other: _Best, rows: slice) -> None:
        """Take in what another has seen for some rows, of later sentences."""
        row = np.repeat(np.arange(rows.start, rows.stop), other.count)
        seen = np.isfinite(other.similarity.ravel())
        self._merge(row[seen], other.at.ravel()[seen], other.similarity.ravel()[seen])

    def _merge(
        self, row: npt.NDArray[np.int64], at: npt.NDArray[np.int64], similarity: FloatArray
    ) -> None:
        touched = np.unique(row)
        if not len(touched):
            return
        row = np.concatenate([np.repeat(touched, self.count), row])
        at = np.concatenate([self.at[touched].ravel(), at])
        similarity = np.concatenate([self.similarity[touched].ravel(), similarity])
        # in order of similarity, then of place, so that ties fall the same way everywhere
        order = np.lexsort((at, -similarity, row))
        firsts = np.searchsorted(row[order], touched)
        chosen = order[firsts[:, None] + np.arange(self.count)]
        self.at[touched] = at[chosen]
        self.similarity[touched] = similarity[chosen]


def _top(
    table: FloatArray, count: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Rows and columns of the *count* largest of each row, the first of equal ones."""
    count = min(count, table.shape[1])
    least = np.partition(table, -count, axis=1)[:, -count, None]
    chosen = table >= least
    if np.count_nonzero(chosen) > count * len(table):
        above = table > least
        equal = chosen & ~above
        wanted = count - above.sum(axis=1, keepdims=True)
        chosen = above | (equal & (np.cumsum(equal, axis=1) <= wanted))
    row, column = np.nonzero(chosen)
    return row, column
