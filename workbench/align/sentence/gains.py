"""What a bead is worth: similarity above noise, length, shape, paragraphs, headings.

The gain of a bead of *x* and *y* sentences is::

    (x + y) / 2 * (similarity - threshold - length weight * |log length ratio|)
        - shape cost * (x + y - 2) - surplus - border cost - heading cost

with the similarity of :mod:`workbench.align.sentence.runs`. Thresholds are given for each
sentence, so that a place where everything has a counterpart can be read more generously than one
where little has.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workbench.align.sentence.monotone import NEVER, Bead, Gains
from workbench.align.sentence.sides import Side, cumulated
from workbench.encode.protocols import FloatArray

__all__ = ["Scorer", "shapes_up_to", "surplus"]

_LENGTH_CAP = 1.5
_TRIFLE = 1e-3


def shapes_up_to(longest: int, together: int) -> tuple[tuple[int, int], ...]:
    """Shapes of beads with up to *longest* sentences a side and *together* in all."""
    sides = range(1, longest + 1)
    return tuple((x, y) for x in sides for y in sides if x + y <= together)


class Scorer:
    """Gains of beads between two documents.

    Parameters
    ----------
    source, target : Side
    shapes : sequence of (int, int)
    length_weight, surplus_weight, border_cost, heading_cost : float
        A bead that joins a heading with running text pays *heading_cost*; so does one that
        links them, where both documents have headings.
    """

    def __init__(
        self,
        source: Side,
        target: Side,
        *,
        shapes: Sequence[tuple[int, int]],
        length_weight: float,
        surplus_weight: float,
        border_cost: float,
        heading_cost: float,
    ) -> None:
        self.source = source
        self.target = target
        self.shapes = tuple(shapes)
        self.length_weight = length_weight
        self.surplus_weight = np.float32(surplus_weight)
        headed = bool(source.headings[-1]), bool(target.headings[-1])
        self._headed = any(headed)
        self.heading_cost = heading_cost
        self.border_cost = np.float32(border_cost)
        # with headings on one side only, a heading may well answer what the other side shows
        # as a line of text; it is never a part of the text around it
        self._both_headed = all(headed)
        self.log_ratio = float(
            np.log(target.runs.characters[-1] / source.runs.characters[-1]))

    def cut(self, rows: tuple[int, int], columns: tuple[int, int]) -> Scorer:
        """The same for a section of each document."""
        return Scorer(
            self.source.cut(*rows), self.target.cut(*columns), shapes=self.shapes,
            length_weight=self.length_weight, surplus_weight=float(self.surplus_weight),
            border_cost=float(self.border_cost), heading_cost=self.heading_cost,
        )

    def similarity(self, x: int, y: int, rows: slice, columns: slice) -> FloatArray:
        """Similarities of the runs of *x* and *y* sentences that begin in the two ranges."""
        a, b = self.source.runs.vectors[x - 1][rows], self.target.runs.vectors[y - 1][columns]
        noise = self.source.noise[x - 1][rows][:, None] + self.target.noise[y - 1][columns]
        noise *= np.float32(0.5)
        # in place: this is the innermost of all loops
        out: FloatArray = a @ b.T
        out -= noise
        np.subtract(np.float32(1), noise, out=noise)
        out /= noise
        return out

    def of(self, bead: Bead) -> float:
        """Similarity of one bead."""
        i, i1, j, j1 = bead
        return float(self.similarity(i1 - i, j1 - j, slice(i, i + 1), slice(j, j + 1))[0, 0])

    def cosine(self, bead: Bead) -> float:
        """Plain cosine of the two sides of a bead."""
        i, i1, j, j1 = bead
        a = self.source.runs.vectors[i1 - i - 1][i]
        return float(np.clip(a @ self.target.runs.vectors[j1 - j - 1][j], -1.0, 1.0))

    def characters(self, bead: Bead) -> float:
        """Characters on both sides of a bead."""
        a, b = self.source.runs.characters, self.target.runs.characters
        return float(a[bead[1]] - a[bead[0]] + b[bead[3]] - b[bead[2]])

    def length_gap(self, bead: Bead) -> float:
        """How far the lengths of a bead are from the documents' own ratio, as it is scored."""
        i, i1, j, j1 = bead
        return abs(float(self._lengths(i1 - i, j1 - j, np.array([i]), np.array([j]))[0, 0]))

    def gains(
        self,
        source_threshold: npt.NDArray[np.float64],
        target_threshold: npt.NDArray[np.float64],
        shape_cost: float,
        source_free: npt.NDArray[np.bool_] | None = None,
        target_free: npt.NDArray[np.bool_] | None = None,
    ) -> Gains:
        """Return the function that the dynamic programme asks for gains.

        Parameters
        ----------
        source_threshold, target_threshold : arrays, shapes (n,) and (m,)
            Similarity below which a link is worth less than none.
        shape_cost : float
        source_free, target_free : bool arrays, optional
            Sentences that may be used; a bead with any other is never taken.
        """
        n, m = len(self.source.runs), len(self.target.runs)
        down = np.concatenate([[0.0], np.cumsum(source_threshold)])
        across = np.concatenate([[0.0], np.cumsum(target_threshold)])
        taken_down, taken_across = self.source.blank, self.target.blank
        if source_free is not None:
            taken_down = taken_down | ~source_free
        if target_free is not None:
            taken_across = taken_across | ~target_free
        used_down, used_across = cumulated(taken_down), cumulated(taken_across)

        def gains(r0: int, r1: int, c0: int, c1: int) -> dict[tuple[int, int], FloatArray]:
            out: dict[tuple[int, int], FloatArray] = {}
            # one row and column more, for what a run would be without its first sentence
            near = {
                (x, y): self.similarity(x, y, slice(r0, min(r1, n - x + 1) + 1),
                                        slice(c0, min(c1, m - y + 1) + 1))
                for x, y in self.shapes
            }
            for x, y in self.shapes:
                table = np.full((max(0, r1 - r0), max(0, c1 - c0)), NEVER, dtype=np.float32)
                rows, columns = slice(r0, min(r1, n - x + 1)), slice(c0, min(c1, m - y + 1))
                if rows.start < rows.stop and columns.start < columns.stop:
                    i = np.arange(rows.start, rows.stop)
                    j = np.arange(columns.start, columns.stop)
                    gain = near[x, y][: len(i), : len(j)].copy()
                    if x + y > 2:
                        gain -= self.surplus_weight * surplus(near, x, y, len(i), len(j))
                    gain -= self.length_weight * self._lengths(x, y, i, j)
                    gain *= np.float32((x + y) / 2)
                    gain -= ((down[i + x] - down[i]) / 2).astype(np.float32)[:, None]
                    gain -= ((across[j + y] - across[j]) / 2).astype(np.float32)
                    gain -= np.float32(shape_cost * (x + y - 2))
                    if x > 1:
                        breaks = self.source.paragraph[i + x - 1] - self.source.paragraph[i]
                        gain -= self.border_cost * breaks.astype(np.float32)[:, None]
                    if y > 1:
                        breaks = self.target.paragraph[j + y - 1] - self.target.paragraph[j]
                        gain -= self.border_cost * breaks.astype(np.float32)
                    unlike = self.unlike(x, y, i, j)
                    if unlike is not None:
                        gain -= np.float32(self.heading_cost) * unlike
                    gain[used_down[i + x] > used_down[i]] = NEVER
                    gain[:, used_across[j + y] > used_across[j]] = NEVER
                    table[: len(i), : len(j)] = gain
                out[x, y] = table
            return out

        return gains

    def _lengths(
        self, x: int, y: int, i: npt.NDArray[np.int64], j: npt.NDArray[np.int64]
    ) -> FloatArray:
        """How far the log of the length ratio is from the document's own, capped.

        Less a trifle for the lengths themselves: of paths that are worth the same, which
        happens when texts are copied and moved, the one with more text is taken, whichever
        side is called the source.
        """
        a, b = self.source.runs.characters, self.target.runs.characters
        one, other = np.log(a[i + x] - a[i])[:, None], np.log(b[j + y] - b[j])
        ratio = np.minimum(np.abs(one + self.log_ratio - other), _LENGTH_CAP)
        return np.asarray(ratio - _TRIFLE * (one + other), dtype=np.float32)

    def unlike(
        self, x: int, y: int, i: npt.NDArray[np.int64], j: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.bool_] | None:
        """Whether a heading would be linked, or joined, with running text; None without any."""
        if not self._headed:
            return None
        one = self.source.headings[i + x] - self.source.headings[i]
        other = self.target.headings[j + y] - self.target.headings[j]
        mixed = ((one > 0) & (one < x))[:, None] | ((other > 0) & (other < y))
        if not self._both_headed:
            return np.asarray(mixed)
        return np.asarray(mixed | ((one > 0)[:, None] != (other > 0)))


def surplus(
    near: dict[tuple[int, int], FloatArray], x: int, y: int, rows: int, columns: int
) -> FloatArray:
    """How much more similar the two sides are without the first or last sentence of a side.

    More than nothing says that this sentence has no part in the bead.
    """
    own = near[x, y][:rows, :columns]
    best = own.copy()
    if x > 1:
        less = near[x - 1, y]
        np.maximum(best, less[:rows, :columns], out=best)
        np.maximum(best, less[1 : rows + 1, :columns], out=best)
    if y > 1:
        less = near[x, y - 1]
        np.maximum(best, less[:rows, :columns], out=best)
        np.maximum(best, less[:rows, 1 : columns + 1], out=best)
    return best - own
