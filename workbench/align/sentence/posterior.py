"""How likely each step of the best path is, among all paths about it.

The forward-backward algorithm over the steps of :mod:`workbench.align.sentence.monotone`, in a
narrow band about the best path. Source sentences left alone come before target sentences left
alone at one place, so that each alignment is one path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from workbench.align.sentence.monotone import Bead, Gains
from workbench.encode.protocols import FloatArray

__all__ = ["Posterior", "posterior"]

_MARGIN = 12
_NEAR = 6
_ROWS = 64
_LARGE = 200
_NEVER = -1e9
_Row = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Posterior:
    """Probabilities of the steps that a path took.

    Attributes
    ----------
    beads : dict of Bead to float
    source_alone, target_alone : float64 arrays, shapes (n,) and (m,)
        How likely each sentence is to be left alone.
    """

    beads: dict[Bead, float]
    source_alone: _Row
    target_alone: _Row


def posterior(
    gains: Gains, path: Sequence[Bead], source_alone: FloatArray, target_alone: FloatArray
) -> Posterior:
    """Return how likely the beads of a path are, and each sentence to be left alone.

    Parameters
    ----------
    gains : callable
        Log scores of beads; see :data:`workbench.align.sentence.monotone.Gains`.
    path : sequence of Bead
        In order and not crossing; the band goes around it.
    source_alone, target_alone : float32 arrays, shapes (n,) and (m,)
        Log scores of leaving sentences alone.
    """
    n, m = len(source_alone), len(target_alone)
    low, high = _band(path, n, m)
    lattice = _Lattice(gains, low, high, source_alone.astype(np.float64),
                       np.concatenate([[0.0], np.cumsum(target_alone, dtype=np.float64)]))
    lattice.forward()
    return lattice.backward(set(path))


class _Lattice:
    """Rows of the band, forward and then backward.

    After each position comes either a bead, a source sentence alone (*open* only), or a target
    sentence alone, after which no source sentence may be alone (*closed*).
    """

    def __init__(
        self, gains: Gains, low: npt.NDArray[np.int64], high: npt.NDArray[np.int64],
        source_alone: _Row, across: _Row,
    ) -> None:
        self.n, self.m = len(source_alone), len(across) - 1
        self.gains, self.low, self.high = gains, low, high
        self.source_alone, self.across = source_alone, across
        self.open: list[_Row] = []
        self.closed: list[_Row] = []

    def forward(self) -> None:
        # kept for the way back: a few kilobytes a row in a narrow band
        self.tables = dict(self._tables(range(0, self.n + 1)))
        steps: dict[int, dict[tuple[int, int], FloatArray]] = {}
        for i in range(self.n + 1):
            steps[i] = self.tables[i]
            reach = max((x for x, _ in steps[i]), default=1)
            steps.pop(i - reach - 1, None)
            width = self._width(i)
            ways = [np.full(width, _NEVER)]
            if i == 0:
                ways[0][-self.low[0]] = 0.0
            else:
                ways.append(self._at(self.open[i - 1], i - 1, i) + self.source_alone[i - 1])
            for x, y in steps[i]:
                if i >= x:
                    start = self.closed[i - x] + steps[i - x][x, y]
                    ways.append(self._at(start, i - x, i, y))
            self.open.append(_added(ways))
            level = self.across[self.low[i] : self.high[i] + 1]
            self.closed.append(np.logaddexp.accumulate(self.open[i] - level) + level)
        self.total = float(self.closed[-1][self.m - self.low[-1]])

    def backward(self, path: set[Bead]) -> Posterior:
        beads: dict[Bead, float] = {}
        source, target = np.zeros(self.n), np.zeros(self.m)
        begin = {(bead[0], bead[2], bead[1] - bead[0], bead[3] - bead[2]) for bead in path}
        firsts = {bead[0] for bead in path}
        # by row: log weight of all that may follow an open place, and a closed one
        after: dict[int, _Row] = {}
        for i in range(self.n, -1, -1):
            table = self.tables.pop(i)
            low, high = int(self.low[i]), int(self.high[i])
            ways = [np.full(high - low + 1, _NEVER)]
            if i == self.n:
                ways[0][self.m - low] = 0.0
            for (x, y), score in table.items():
                if i + x > self.n:
                    continue
                way = score + self._at(after[i + x], i + x, i, -y)
                ways.append(way)
                if i in firsts:
                    for j in range(low, high + 1):
                        if (i, j, x, y) in begin:
                            beads[i, i + x, j, j + y] = self._share(self.closed[i], way, j - low)
            level = self.across[low : high + 1]
            follow = np.logaddexp.accumulate((_added(ways) + level)[::-1])[::-1] - level
            if high > low:
                step = np.diff(level)
                target[low:high] += np.exp(np.minimum(
                    0.0, self.closed[i][:-1] + step + follow[1:] - self.total))
            if i < self.n:
                skip = self.source_alone[i] + self._at(after[i + 1], i + 1, i)
                source[i] = np.exp(np.minimum(0.0, self.open[i] + skip - self.total)).sum()
                follow = np.logaddexp(follow, skip)
            after[i] = follow
            after.pop(i + _NEAR + 2, None)
        return Posterior(beads, np.minimum(source, 1.0), np.minimum(target, 1.0))

    def _share(self, before: _Row, after: _Row, place: int) -> float:
        return float(np.exp(min(0.0, before[place] + after[place] - self.total)))

    def _width(self, i: int) -> int:
        return int(self.high[i] - self.low[i] + 1)

    def _at(self, values: _Row, i: int, to: int, shift: int = 0) -> _Row:
        """The values of row *i*, moved by *shift* columns, in the columns of row *to*."""
        out = np.full(self._width(to), _NEVER)
        start = int(self.low[i]) + shift
        a, b = max(start, int(self.low[to])), min(start + len(values), int(self.high[to]) + 1)
        if a < b:
            out[a - self.low[to] : b - self.low[to]] = values[a - start : b - start]
        return out

    def _tables(self, rows: range) -> Iterator[tuple[int, dict[tuple[int, int], FloatArray]]]:
        """Rows of the gains, cut to the band, asked for by blocks."""
        for start in range(0, len(rows), _ROWS):
            block = rows[start : start + _ROWS]
            first, last = min(block), max(block)
            c0, c1 = int(self.low[first : last + 1].min()), int(self.high[first : last + 1].max())
            table = self.gains(first, last + 1, c0, c1 + 1)
            for i in block:
                columns = slice(int(self.low[i]) - c0, int(self.high[i]) + 1 - c0)
                yield i, {shape: part[i - first, columns] for shape, part in table.items()}


def _added(ways: Sequence[_Row]) -> _Row:
    stack = np.stack(ways)
    top = stack.max(axis=0)
    total: _Row = top + np.log(np.exp(stack - top).sum(axis=0))
    return total


def _band(
    path: Sequence[Bead], n: int, m: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """First and last column of each row: those of the path a few rows about, and a margin."""
    corners = [(0, 0), *(p for i, i1, j, j1 in path for p in ((i, j), (i1, j1))), (n, m)]
    low, high = np.full(n + 1, m, dtype=np.int64), np.zeros(n + 1, dtype=np.int64)
    for (i, j), (i1, j1) in pairwise(corners):
        low[i : i1 + 1] = np.minimum(low[i : i1 + 1], j)
        # through a gap that is large on both sides only the way of the path is open: down, then
        # across
        if i1 - i > _LARGE and j1 - j > _LARGE:
            high[i:i1] = np.maximum(high[i:i1], j)
            high[i1] = max(high[i1], j1)
        else:
            high[i : i1 + 1] = np.maximum(high[i : i1 + 1], j1)
    wide = low.copy(), high.copy()
    for k in range(1, min(_NEAR, n) + 1):
        wide[0][k:] = np.minimum(wide[0][k:], low[:-k])
        wide[0][:-k] = np.minimum(wide[0][:-k], low[k:])
        wide[1][k:] = np.maximum(wide[1][k:], high[:-k])
        wide[1][:-k] = np.maximum(wide[1][:-k], high[k:])
    return np.maximum(0, wide[0] - _MARGIN), np.minimum(m, wide[1] + _MARGIN)
