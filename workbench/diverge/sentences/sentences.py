"""Whole sentences that are added, omitted, moved or repeated, read off the sentence links."""

from __future__ import annotations

import re

from workbench.diverge.finding import LinkFinding
from workbench.diverge.said import say
from workbench.model import Bitext, Link, Severity, Side

__all__ = ["find"]

_SHOWN = 60


def find(bitext: Bitext) -> tuple[LinkFinding, ...]:
    """Added, omitted, moved and repeated sentences, in the order of the links.

    Links that moved together are one finding.
    """
    out: list[LinkFinding] = []
    moved: list[Link] = []
    for link in bitext.links:
        if moved and not (link.moved and _follows(moved[-1], link)):
            out.append(_moved(bitext, moved))
            moved = []
        if link.moved and link.linked:
            moved.append(link)
        if not link.linked:
            out.append(_alone(bitext, link))
    if moved:
        out.append(_moved(bitext, moved))
    return tuple(out)


def _follows(a: Link, b: Link) -> bool:
    if not (b.source and a.source):
        return False
    return int(b.source[0][1:]) == int(a.source[-1][1:]) + 1


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"


def _opening(text: str) -> str:
    """The beginning of a passage, to be quoted; its own quotation marks become inner ones."""
    inner = _short(text).strip('"“”«» ')
    return re.sub(r'["“”«»]', "'", inner)


def _alone(bitext: Bitext, link: Link) -> LinkFinding:
    side: Side = "source" if link.source else "target"
    span = bitext.span(link, side)
    sentences = [
        (bitext.source if side == "source" else bitext.target).sentence(i)
        for i in (link.source or link.target)
    ]
    heading = all(s.heading for s in sentences)
    what = "heading" if heading else "sentence" if len(sentences) == 1 else "passage"
    told = {"what": say(f"sentence.{what}"), "words": _opening(bitext.text(link, side))}
    stakes: Severity = "minor" if heading or link.repeats else "major"
    if link.repeats:
        away = bitext.target if side == "source" else bitext.source
        again = tuple(_opening(away.sentence(i).text) for i in link.repeats)
        kind = "repeated-sentence"
        evidence = say("sentence.repeated", again=again, **told)
    else:
        kind = "omitted-sentence" if side == "source" else "added-sentence"
        evidence = say("sentence.omitted" if side == "source" else "sentence.added", **told)
    return LinkFinding(
        kind=kind, stakes=stakes, strength=link.confidence, evidence=evidence, link=link.id,
        source=span if side == "source" else None, target=span if side == "target" else None,
    )


def _moved(bitext: Bitext, links: list[Link]) -> LinkFinding:
    first, last = links[0], links[-1]
    a, b = bitext.span(first, "source"), bitext.span(last, "source")
    c, d = bitext.span(first, "target"), bitext.span(last, "target")
    source = (a[0], b[1]) if a and b else None
    target = (c[0], d[1]) if c and d else None
    n = sum(len(k.source) for k in links)
    before = _before(bitext, first)
    evidence = say(
        "sentence.moved",
        what=say("sentence.sentence") if n == 1 else say("sentence.passage-of", n=n),
        words=_opening(bitext.text(first, "source")),
        place=say("sentence.after", words=_opening(before)) if before else
        say("sentence.beginning"),
    )
    return LinkFinding(
        kind="moved-sentence", stakes="minor", strength=min(k.confidence for k in links),
        evidence=evidence, link=first.id, source=source, target=target,
    )


def _before(bitext: Bitext, link: Link) -> str:
    """The sentence of the translation that stands before a link."""
    place = int(link.target[0][1:])
    return bitext.target.sentences[place - 1].text if place else ""
