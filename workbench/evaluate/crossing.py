"""Which beads of an alignment stand out of order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeAlias

__all__ = ["crossing"]

Bead: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]


def crossing(beads: Iterable[Bead]) -> set[Bead]:
    """The two-sided beads outside the largest set of them that do not cross.

    Two beads cross where one begins earlier in the source and later in the target. The set is
    largest in sentences, both sides counted: a heaviest increasing subsequence, by running
    maxima that rise with the target position, O(k log k).

    Examples
    --------
    >>> crossing([((0,), (2,)), ((1,), (0,)), ((2,), (1,)), ((3,), ())])
    {((0,), (2,))}
    """
    ordered = sorted({(min(b[0]), min(b[1]), b) for b in beads if b[0] and b[1]})
    # the best chain that ends at or before a target position, both rising along the list
    places: list[int] = []
    totals: list[tuple[int, int]] = []
    before: list[int] = []
    for k, (_, place, bead) in enumerate(ordered):
        at = bisect_right(places, place)
        weight, last = totals[at - 1] if at else (0, -1)
        before.append(last)
        weight += len(bead[0]) + len(bead[1])
        end = at
        while end < len(places) and totals[end][0] <= weight:
            end += 1
        if at and places[at - 1] == place:
            at -= 1
        places[at:end] = [place]
        totals[at:end] = [(weight, k)]
    kept: set[Bead] = set()
    k = totals[-1][1] if totals else -1
    while k >= 0:
        kept.add(ordered[k][2])
        k = before[k]
    return {bead for _, _, bead in ordered} - kept
