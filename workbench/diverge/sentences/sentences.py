"""Divergences between whole sentences, read off the sentence links."""

from __future__ import annotations

import re

from workbench.diverge.wording import say
from workbench.model import Bitext, Divergence, Link, Severity, Side

__all__ = ["find"]

_SHOWN = 60


def find(bitext: Bitext, language: str = "en") -> tuple[Divergence, ...]:
    """Added, omitted, moved and repeated sentences, in the order of the links.

    Spans are character offsets into the two documents' texts. Links that moved together
    are one divergence. The evidence is put into ``language``.
    """
    out: list[Divergence] = []
    moved: list[Link] = []
    for link in bitext.links:
        if moved and not (link.moved and _follows(bitext, moved[-1], link)):
            out.append(_moved(bitext, moved, language))
            moved = []
        if link.moved and link.linked:
            moved.append(link)
        if not link.linked:
            out.append(_alone(bitext, link, language))
    if moved:
        out.append(_moved(bitext, moved, language))
    return tuple(out)


def _follows(bitext: Bitext, a: Link, b: Link) -> bool:
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


def _alone(bitext: Bitext, link: Link, language: str) -> Divergence:
    side: Side = "source" if link.source else "target"
    span = bitext.span(link, side)
    sentences = [
        (bitext.source if side == "source" else bitext.target).sentence(i)
        for i in (link.source or link.target)
    ]
    heading = all(s.heading for s in sentences)
    what = "heading" if heading else "sentence" if len(sentences) == 1 else "passage"
    told = {"what": say(f"sentence.{what}"), "words": _opening(bitext.text(link, side))}
    severity: Severity = "minor" if heading or link.repeats else "major"
    if link.repeats:
        away = bitext.target if side == "source" else bitext.source
        again = tuple(_opening(away.sentence(i).text) for i in link.repeats)
        kind = "repeated-sentence"
        evidence = say("sentence.repeated", again=again, **told)
    else:
        kind = "omitted-sentence" if side == "source" else "added-sentence"
        evidence = say("sentence.omitted" if side == "source" else "sentence.added", **told)
    return Divergence(
        id="", kind=kind, severity=severity, confidence=link.confidence,
        evidence=evidence.render(language),
        source_span=span if side == "source" else None,
        target_span=span if side == "target" else None,
        source_marks=(span,) if side == "source" and span else (),
        target_marks=(span,) if side == "target" and span else (),
        link=link.id,
    )


def _moved(bitext: Bitext, links: list[Link], language: str) -> Divergence:
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
    return Divergence(
        id="", kind="moved-sentence", severity="minor",
        confidence=min(k.confidence for k in links), evidence=evidence.render(language),
        source_span=source, target_span=target,
        source_marks=(source,) if source else (), target_marks=(target,) if target else (),
        link=first.id,
    )


def _before(bitext: Bitext, link: Link) -> str:
    """The sentence of the translation that stands before a link."""
    place = int(link.target[0][1:])
    return bitext.target.sentences[place - 1].text if place else ""
