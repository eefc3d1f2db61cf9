"""What tells a true bead from a wrong one: the terms that the bead model weighs.

All are known before the path is, so that one dynamic programme finds the best path. For a
bead of *x* and *y* sentences, with ``half = (x + y) / 2``:

========  ==============================================================================
``sim``   half * similarity of the two runs (:mod:`workbench.align.sentence.runs`)
``sim2``  half * the same, squared
``size``  half
``full``  half * how densely the neighbourhood is linked in the first pass
``gap``   half * |log of the length ratio, against that of the linked text|, at most 1.5
``gap1``  the same, once
``gale``  difference of the lengths in standard deviations (Gale & Church 1993), at most 5
``more``  sentences beyond 1-1
``join``  1 for any bead but 1-1
``many``  1 where both sides have several sentences
``long``  1 where a side has three and more
``less``  how much more similar the runs are with a sentence less at an edge
``part``  of the sentences at the edges of a run, the one that is least like any head or tail
          of the sentence it must share (:mod:`workbench.align.sentence.clauses`)
``parts`` the sum of that over the edges
``stop``  1 where both sides end in the same punctuation
``nums``  numbers in digits that stand on one side only, at most 3
``par``   paragraph breaks inside a side
``head``  1 where a heading is joined or linked with running text
========  ==============================================================================

For a sentence left alone: ``one`` (1), ``full``, ``length`` (log of the characters, less 4),
``near`` (similarity of the nearest sentence of the other document) and ``whole`` (how densely
the less dense document is linked in all).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.align.sentence.gains import Scorer, surplus
from workbench.align.sentence.monotone import Bead
from workbench.align.sentence.neighbours import Nearest
from workbench.encode.protocols import FloatArray

__all__ = ["ALONE", "BEAD", "BeadFeatures", "Term"]

Term = npt.NDArray[Any] | float

BEAD = ("sim", "sim2", "size", "full", "gap", "gap1", "gale", "more", "join", "many", "long",
        "less", "part", "parts", "stop", "nums", "par", "head")
ALONE = ("one", "full", "length", "near", "whole")

_GAP = 1.5
_GALE = 5.0
_VARIANCE = 6.8  # of the characters that answer one character (Gale & Church 1993)
_NUMBERS = 3.0
# characters that are taken to be linked at the documents' own ratio before any are
_PRIOR = 200.0
_AROUND = 6


class BeadFeatures:
    """The terms of all beads between two documents.

    Parameters
    ----------
    scorer : Scorer
    near : tuple of Nearest
    straight, crossing : sequences of Bead
        The links of the first pass: those that go straight on, and those that moved.
    """

    def __init__(
        self, scorer: Scorer, near: tuple[Nearest, Nearest],
        straight: Sequence[Bead], crossing: Sequence[Bead],
    ) -> None:
        self.scorer = scorer
        self._near = near
        n, m = len(scorer.source.runs), len(scorer.target.runs)
        self.full = _density(n, m, straight, crossing)
        self._sums = tuple(_cumulated(d) for d in self.full)
        a, b = scorer.source.runs.characters, scorer.target.runs.characters
        found = [*straight, *crossing]
        one = _PRIOR * a[-1] / (a[-1] + b[-1]) + sum(a[q[1]] - a[q[0]] for q in found)
        other = _PRIOR * b[-1] / (a[-1] + b[-1]) + sum(b[q[3]] - b[q[2]] for q in found)
        self._ratio = float(np.log(other / one))

    def tables(
        self, r0: int, r1: int, c0: int, c1: int
    ) -> Iterator[tuple[tuple[int, int], dict[str, Term]]]:
        """Yield each shape with the terms of the beads that begin in the given range.

        The arrays have a row for each source sentence from *r0* and a column for each target
        sentence from *c0*, as many as there are runs of that length up to *r1* and *c1*. A
        term that is 0 for the shape is left out.
        """
        scorer = self.scorer
        n, m = len(scorer.source.runs), len(scorer.target.runs)
        near = {
            (x, y): scorer.similarity(x, y, slice(r0, min(r1, n - x + 1) + 1),
                                      slice(c0, min(c1, m - y + 1) + 1))
            for x, y in scorer.shapes
        }
        # a run that begins in the range may end beyond it
        most = max(max(shape) for shape in scorer.shapes) - 1
        parts = self._parts(slice(r0, min(r1 + most, n)), slice(c0, min(c1 + most, m)))
        box = self._shared_numbers(slice(r0, min(r1 + most, n)), slice(c0, min(c1 + most, m)))
        for x, y in scorer.shapes:
            i, j = np.arange(r0, min(r1, n - x + 1)), np.arange(c0, min(c1, m - y + 1))
            if len(i) and len(j):
                yield (x, y), self._terms(x, y, i, j, near, parts, box)

    def _terms(
        self, x: int, y: int, i: npt.NDArray[np.int64], j: npt.NDArray[np.int64],
        near: dict[tuple[int, int], FloatArray], parts: tuple[FloatArray, ...],
        box: FloatArray | None,
    ) -> dict[str, Term]:
        scorer, half = self.scorer, (x + y) / 2
        h, w = len(i), len(j)
        own = near[x, y][:h, :w]
        a, b = scorer.source.runs.characters, scorer.target.runs.characters
        one = (a[i + x] - a[i]).astype(np.float32)[:, None]
        other = (b[j + y] - b[j]).astype(np.float32)
        gap = np.minimum(np.abs(np.log(one) + np.float32(self._ratio) - np.log(other)), _GAP)
        even = one * np.float32(np.exp(self._ratio / 2))
        odd = other * np.float32(np.exp(-self._ratio / 2))
        deviation = np.sqrt((even + odd) * np.float32(_VARIANCE / 2))
        full, across = self._sums
        terms: dict[str, Term] = {
            "sim": np.float32(half) * own, "sim2": np.float32(half) * own * own, "size": half,
            "full": ((full[i + x] - full[i]).astype(np.float32)[:, None]
                     + (across[j + y] - across[j]).astype(np.float32)) / 2,
            "gap": np.float32(half) * gap, "gap1": gap,
            "gale": np.minimum(np.abs(even - odd) / deviation, _GALE),
            "stop": (scorer.source.stops[i + x - 1][:, None] == scorer.target.stops[j + y - 1]),
        }
        if box is not None:
            terms["nums"] = self._numbers(x, y, i, j, box)
        unlike = scorer.unlike(x, y, i, j)
        if unlike is not None:
            terms["head"] = unlike
        if x + y == 2:
            return terms
        terms |= {"more": float(x + y - 2), "join": 1.0, "less": surplus(near, x, y, h, w)}
        if min(x, y) > 1:
            terms["many"] = 1.0
        if max(x, y) > 2:
            terms["long"] = 1.0
        edges = []
        last = slice(x - 1, x - 1 + h), slice(y - 1, y - 1 + w)
        source_head, source_tail, target_head, target_tail = parts
        if y > 1:
            edges += [source_head[:h, :w], source_tail[last]]
        if x > 1:
            edges += [target_head[:h, :w], target_tail[last]]
        terms["part"] = np.minimum.reduce(edges)
        terms["parts"] = np.add.reduce(edges)
        breaks = self._breaks(x, y, i, j)
        if breaks is not None:
            terms["par"] = breaks
        return terms

    def alone(self) -> tuple[FloatArray, FloatArray]:
        """Terms of the sentences left alone, shapes (n, 5) and (m, 5), in the order of ALONE."""
        # a section may have nothing on one side
        whole = min(full.mean() if full.size else 0.0 for full in self.full)
        out = []
        for side, near, full in zip((self.scorer.source, self.scorer.target), self._near,
                                    self.full, strict=True):
            one = np.ones(len(full))
            length = np.log1p(np.diff(side.runs.characters)) - 4
            out.append(np.stack([one, full, length, near.similarity[:, 0], whole * one],
                                axis=1).astype(np.float32))
        return out[0], out[1]

    def _parts(self, rows: slice, columns: slice) -> tuple[FloatArray, ...]:
        """Similarity of the most like head, and tail, of one sentence with another, whole.

        Heads and tails of the source sentences, then of the target sentences; the whole
        sentence counts among its parts.
        """
        whole = self.scorer.similarity(1, 1, rows, columns)
        source, target = self.scorer.source, self.scorer.target
        return (
            np.maximum(whole, source.part_similarity("heads", rows, target, columns)),
            np.maximum(whole, source.part_similarity("tails", rows, target, columns)),
            np.maximum(whole, target.part_similarity("heads", columns, source, rows).T),
            np.maximum(whole, target.part_similarity("tails", columns, source, rows).T),
        )

    def _shared_numbers(self, rows: slice, columns: slice) -> FloatArray | None:
        """Cumulated counts of numbers that sentences share; None where there are no numbers."""
        one, other = self.scorer.source.numbers[rows], self.scorer.target.numbers[columns]
        if not one.nnz and not other.nnz:
            return None
        shared = np.asarray((one @ other.T).todense(), dtype=np.float32)
        box = np.zeros((shared.shape[0] + 1, shared.shape[1] + 1), dtype=np.float32)
        box[1:, 1:] = shared.cumsum(axis=0).cumsum(axis=1)
        return box

    def _numbers(
        self, x: int, y: int, i: npt.NDArray[np.int64], j: npt.NDArray[np.int64], box: FloatArray
    ) -> FloatArray:
        """Numbers that one side has and the other has not."""
        box = box[: len(i) + x, : len(j) + y]
        both = box[x:, y:] - box[:-x, y:] - box[x:, :-y] + box[:-x, :-y]
        down, across = self.scorer.source.counts, self.scorer.target.counts
        every = ((down[i + x] - down[i]).astype(np.float32)[:, None]
                 + (across[j + y] - across[j]).astype(np.float32))
        return np.clip(every - 2 * both, 0, _NUMBERS)

    def _breaks(
        self, x: int, y: int, i: npt.NDArray[np.int64], j: npt.NDArray[np.int64]
    ) -> FloatArray | None:
        one, other = self.scorer.source.paragraph, self.scorer.target.paragraph
        if not one[-1] and not other[-1]:
            return None
        down = one[i + x - 1] - one[i]
        across = other[j + y - 1] - other[j]
        return np.asarray(down[:, None] + across, dtype=np.float32)


def _density(
    n: int, m: int, straight: Sequence[Bead], crossing: Sequence[Bead]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """For each sentence the share of those about it that the first pass linked.

    A moved neighbour counts half.
    """
    down, across = np.zeros(n), np.zeros(m)
    for beads, worth in ((straight, 1.0), (crossing, 0.5)):
        for i, i1, j, j1 in beads:
            down[i:i1] = worth
            across[j:j1] = worth
    return _around(down), _around(across)


def _around(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Mean of each value and its neighbours on either side."""
    total = _cumulated(values)
    at = np.arange(len(values))
    first, last = np.maximum(0, at - _AROUND), np.minimum(len(values), at + _AROUND + 1)
    mean: npt.NDArray[np.float64] = (total[last] - total[first]) / (last - first)
    return mean


def _cumulated(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(values)])
