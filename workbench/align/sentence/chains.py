"""Order among beads: what goes straight on, what crosses, what hangs together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.align.sentence.monotone import Bead

__all__ = ["heaviest_chain", "stretches"]


def heaviest_chain(beads: Sequence[Bead], weight: Callable[[Bead], float]) -> list[Bead]:
    """Return the heaviest set of beads that do not cross, in reading order.

    The beads must not overlap on either side. A heaviest increasing subsequence by a
    Fenwick tree of running maxima, O(k log k). Of equal ones the first found is kept, so
    that the same input gives the same chain.
    """
    ordered = sorted(beads)
    rank = {j: r for r, j in enumerate(sorted(b[2] for b in ordered), start=1)}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(ordered) + 1)
    before: list[int] = []
    for k, bead in enumerate(ordered):
        place = rank[bead[2]]
        best = (0.0, -1)
        r = place - 1
        while r > 0:
            if tree[r][0] > best[0]:
                best = tree[r]
            r -= r & -r
        before.append(best[1])
        total = (best[0] + weight(bead), k)
        r = place
        while r <= len(ordered):
            if total[0] > tree[r][0]:
                tree[r] = total
            r += r & -r
    best = (0.0, -1)
    r = len(ordered)
    while r > 0:
        if tree[r][0] > best[0]:
            best = tree[r]
        r -= r & -r
    chain: list[Bead] = []
    k = best[1]
    while k >= 0:
        chain.append(ordered[k])
        k = before[k]
    return chain[::-1]


def stretches(beads: Sequence[Bead], slack: int) -> list[list[Bead]]:
    """Cut beads, in reading order, where more than *slack* sentences lie between two on a side."""
    out: list[list[Bead]] = []
    for bead in sorted(beads):
        if out:
            last = out[-1][-1]
            if 0 <= bead[0] - last[1] <= slack and 0 <= bead[2] - last[3] <= slack:
                out[-1].append(bead)
                continue
        out.append([bead])
    return out
