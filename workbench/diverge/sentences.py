"""Divergences between whole sentences, read off the sentence links."""

from __future__ import annotations

import re

from workbench.diverge.view import quote
from workbench.model import Bitext, Divergence, Link, Severity, Side

__all__ = ["find"]

_SHOWN = 60


def find(bitext: Bitext) -> tuple[Divergence, ...]:
    """Added, omitted, moved and repeated sentences, in the order of the links.

    Spans are character offsets into the two documents' texts. Links that moved together
    are one divergence.
    """
    out: list[Divergence] = []
    moved: list[Link] = []
    for link in bitext.links:
        if moved and not (link.moved and _follows(bitext, moved[-1], link)):
            out.append(_moved(bitext, moved))
            moved = []
        if link.moved and link.linked:
            moved.append(link)
        if not link.linked:
            out.append(_alone(bitext, link))
    if moved:
        out.append(_moved(bitext, moved))
    return tuple(out)


def _follows(bitext: Bitext, a: Link, b: Link) -> bool:
    if not (b.source and a.source):
        return False
    return int(b.source[0][1:]) == int(a.source[-1][1:]) + 1


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"


def _quote(text: str) -> str:
    """The beginning of a passage, quoted; its own quotation marks become inner ones."""
    inner = _short(text).strip('"“”«» ')
    return quote(re.sub(r'["“”«»]', "'", inner))


def _alone(bitext: Bitext, link: Link) -> Divergence:
    side: Side = "source" if link.source else "target"
    span = bitext.span(link, side)
    sentences = [
        (bitext.source if side == "source" else bitext.target).sentence(i)
        for i in (link.source or link.target)
    ]
    heading = all(s.heading for s in sentences)
    what = "heading" if heading else "sentence" if len(sentences) == 1 else "passage"
    stated = _quote(bitext.text(link, side))
    severity: Severity = "minor" if heading or link.repeats else "major"
    if link.repeats:
        away = bitext.target if side == "source" else bitext.source
        again = " and ".join(_quote(away.sentence(i).text) for i in link.repeats)
        kind = "repeated-sentence"
        evidence = (f"The {what} {stated} has no place of its own in the other text; it renders "
                    f"again {again}.")
    elif side == "source":
        kind = "omitted-sentence"
        evidence = f"The {what} {stated} of the original has no counterpart in the translation."
    else:
        kind = "added-sentence"
        evidence = f"The {what} {stated} of the translation has no counterpart in the original."
    return Divergence(
        id="", kind=kind, severity=severity, confidence=link.confidence, evidence=evidence,
        source_span=span if side == "source" else None,
        target_span=span if side == "target" else None,
        source_marks=(span,) if side == "source" and span else (),
        target_marks=(span,) if side == "target" and span else (),
        link=link.id,
    )


def _moved(bitext: Bitext, links: list[Link]) -> Divergence:
    first, last = links[0], links[-1]
    a, b = bitext.span(first, "source"), bitext.span(last, "source")
    c, d = bitext.span(first, "target"), bitext.span(last, "target")
    source = (a[0], b[1]) if a and b else None
    target = (c[0], d[1]) if c and d else None
    n = sum(len(k.source) for k in links)
    what = "sentence" if n == 1 else f"passage of {n} sentences"
    before = _before(bitext, first)
    place = f"after {_quote(before)}" if before else "at the beginning"
    evidence = (
        f"The {what} {_quote(bitext.text(first, 'source'))} stands elsewhere in the "
        f"translation, {place}."
    )
    return Divergence(
        id="", kind="moved-sentence", severity="minor",
        confidence=min(k.confidence for k in links), evidence=evidence,
        source_span=source, target_span=target,
        source_marks=(source,) if source else (), target_marks=(target,) if target else (),
        link=first.id,
    )


def _before(bitext: Bitext, link: Link) -> str:
    """The sentence of the translation that stands before a link."""
    place = int(link.target[0][1:])
    return bitext.target.sentences[place - 1].text if place else ""
