"""From beads of positions to named links, in the order that a bitext promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.align.sentence.judge import Judge
from workbench.align.sentence.monotone import Bead
from workbench.model import Link, LinkKind

__all__ = ["kind_of", "link_of", "mirrored", "name_links"]

_TURNED: dict[LinkKind, LinkKind] = {"1-2": "2-1", "2-1": "1-2",
                                     "omitted": "added", "added": "omitted"}


def name_links(n: int, m: int, judge: Judge | None = None) -> tuple[Link, ...]:
    """Name the beads that *judge* knows, and the sentences that they leave over.

    Without a judge (one of the documents is empty) every sentence is left over, surely.
    """
    beads = judge.beads if judge else []
    links = [link_of(bead, judge) for bead in beads] if judge else []
    rows = {i for bead in beads for i in range(bead[0], bead[1])}
    columns = {j for bead in beads for j in range(bead[2], bead[3])}
    for i in (i for i in range(n) if i not in rows):
        again = judge.repeats("source", i) if judge else ()
        links.append(Link("", (f"s{i}",), (), "omitted", None,
                          judge.alone("source", i) if judge else 1.0,
                          repeats=tuple(f"t{j}" for j in again)))
    for j in (j for j in range(m) if j not in columns):
        again = judge.repeats("target", j) if judge else ()
        links.append(Link("", (), (f"t{j}",), "added", None,
                          judge.alone("target", j) if judge else 1.0,
                          repeats=tuple(f"s{i}" for i in again)))
    return _in_order(links)


def link_of(bead: Bead, judge: Judge, id: str = "") -> Link:
    """The link of a bead."""
    i, i1, j, j1 = bead
    return Link(id, tuple(f"s{k}" for k in range(i, i1)), tuple(f"t{k}" for k in range(j, j1)),
                kind_of(i1 - i, j1 - j), round(judge.scorer.cosine(bead), 4),
                judge.confidence(bead),
                moved=judge.moved(bead))


def mirrored(links: Iterable[Link]) -> tuple[Link, ...]:
    """The same links with source and target changed over, in the new target's order."""
    return _in_order([
        replace(k, source=_renamed("s", k.target), target=_renamed("t", k.source),
                kind=_TURNED.get(k.kind, k.kind),
                repeats=_renamed("s" if k.source else "t", k.repeats))
        for k in links
    ])


def kind_of(x: int, y: int) -> LinkKind:
    """The kind of a bead of *x* source and *y* target sentences, both at least one."""
    if x == 1 and y <= 2:
        return "1-1" if y == 1 else "1-2"
    return "2-1" if (x, y) == (2, 1) else "n-m"


def _renamed(letter: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(letter + name[1:] for name in ids)


def _in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links in target order, an omitted sentence after its predecessor, numbered."""
    links = list(links)
    omitted = {_number(k.source[0]): k for k in links if not k.target}
    out: list[Link] = []

    def put_omitted(i: int) -> None:
        """Put the source sentences from *i* on, up to the next that is linked."""
        while i in omitted:
            out.append(omitted[i])
            i += 1

    put_omitted(0)
    for link in sorted((k for k in links if k.target), key=lambda k: _number(k.target[0])):
        out.append(link)
        if link.source:
            put_omitted(_number(link.source[-1]) + 1)
    return tuple(replace(k, id=f"L{place}") for place, k in enumerate(out))


def _number(name: str) -> int:
    return int(name[1:])
