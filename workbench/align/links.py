"""From beads of positions to named links, in the order that a bitext promises."""

from __future__ import annotations

from workbench.align.judge import Judge
from workbench.model import Link, LinkKind

__all__ = ["kind_of", "name_links"]


def name_links(n: int, m: int, judge: Judge | None = None) -> tuple[Link, ...]:
    """Name the beads that *judge* knows, and the sentences that they leave over.

    Without a judge (one of the documents is empty) every sentence is left over, surely.
    """
    beads = judge.beads if judge else []
    starts = {bead[2]: bead for bead in beads}
    linked = {i for bead in beads for i in range(bead[0], bead[1])}
    out: list[Link] = []

    def put_omitted(i: int) -> None:
        """Put the source sentences from *i* on, up to the next that is linked."""
        while i < n and i not in linked:
            again = judge.repeats("source", i) if judge else ()
            out.append(Link(f"L{len(out)}", (f"s{i}",), (), "omitted", None,
                            judge.alone("source", i) if judge else 1.0,
                            repeats=tuple(f"t{j}" for j in again)))
            i += 1

    put_omitted(0)
    j = 0
    while j < m:
        bead = starts.get(j)
        if bead is None or judge is None:
            again = judge.repeats("target", j) if judge else ()
            out.append(Link(f"L{len(out)}", (), (f"t{j}",), "added", None,
                            judge.alone("target", j) if judge else 1.0,
                            repeats=tuple(f"s{i}" for i in again)))
            j += 1
            continue
        i0, i1, j0, j1 = bead
        out.append(Link(f"L{len(out)}", tuple(f"s{i}" for i in range(i0, i1)),
                        tuple(f"t{k}" for k in range(j0, j1)), kind_of(i1 - i0, j1 - j0),
                        judge.scorer.cosine(bead), judge.confidence(bead),
                        moved=judge.moved(bead)))
        put_omitted(i1)
        j = j1
    return tuple(out)


def kind_of(x: int, y: int) -> LinkKind:
    """The kind of a bead of *x* source and *y* target sentences, both at least one."""
    if x == 1 and y <= 2:
        return "1-1" if y == 1 else "1-2"
    return "2-1" if (x, y) == (2, 1) else "n-m"
