"""What there is to judge: the links and the divergences of an analysis, in reading order."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from workbench.exchange.files import one_line
from workbench.model import Analysis, Bitext, Divergence, Link, Side, Span

__all__ = ["Item", "Which", "items"]

Which = Literal["all", "links", "divergences"]

_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Item:
    """One link or one divergence, as a reviewer sees it.

    Attributes
    ----------
    id : str
        Of the link or of the divergence.
    passage : str
        The id of the link, also for a divergence.
    kind : str
        ``1-1`` ... ``omitted`` for a link, a kind of the taxonomy for a divergence.
    rated : str
        The severity that the workbench gave; empty for a link.
    fidelity : float or None
        Of a linked passage, in [0, 1]; None for a divergence.
    confidence : float or None
        That there is such a divergence, in [0, 1]; None for a link.
    source, target : str
        The whole passage on each side, on one line.
    evidence : str
        Why it is flagged; empty for a link.
    check : str
        A hash of what is judged. It changes when the texts, the marked words or the kind do.
    """

    id: str
    passage: str
    kind: str
    rated: str
    fidelity: float | None
    confidence: float | None
    source: str
    target: str
    evidence: str
    check: str


def items(analysis: Analysis, which: Which = "all") -> tuple[Item, ...]:
    """The links of an analysis in reading order, each followed by its divergences.

    Parameters
    ----------
    analysis : Analysis
    which : {"all", "links", "divergences"}
    """
    bitext = analysis.bitext
    fidelity = {s.id: s.fidelity for s in analysis.scores}
    found: dict[str, list[Divergence]] = defaultdict(list)
    for divergence in analysis.divergences:
        found[divergence.link].append(divergence)
    out: list[Item] = []
    for link in bitext.links:
        if which != "divergences":
            out.append(_of_link(bitext, link, fidelity.get(link.id)))
        if which != "links":
            out += [_of_divergence(bitext, d) for d in found.pop(link.id, ())]
    if which != "links":  # those that stand in no link
        out += [_of_divergence(bitext, d) for rest in found.values() for d in rest]
    return tuple(out)


def _of_link(bitext: Bitext, link: Link, fidelity: float | None) -> Item:
    source, target = bitext.text(link, "source"), bitext.text(link, "target")
    return Item(link.id, link.id, link.kind, "", fidelity, None, one_line(source),
                one_line(target), "", _hash("link", source, target))


def _of_divergence(bitext: Bitext, d: Divergence) -> Item:
    link = bitext.find(d.link)
    whole: dict[Side, str] = {}
    marked: dict[Side, str] = {}
    sides: tuple[tuple[Side, Span | None, tuple[Span, ...]], ...] = (
        ("source", d.source_span, d.source_marks), ("target", d.target_span, d.target_marks))
    for side, span, marks in sides:
        text = bitext.document(side).text
        # Where in the passage the marks stand, so that a word elsewhere is another finding.
        place = bitext.span(link, side) if link else None
        start = place[0] if place else 0
        marked[side] = " ".join(f"{a - start}:{text[a:b]}" for a, b in
                                marks or ((span,) if span else ()))
        whole[side] = text[slice(*place)] if place else ""
        if link is None and span:
            whole[side] = text[slice(*span)]
    check = _hash("divergence", d.kind, whole["source"], whole["target"], marked["source"],
                  marked["target"])
    return Item(d.id, d.link, d.kind, d.severity, None, d.confidence, one_line(whole["source"]),
                one_line(whole["target"]), one_line(d.evidence), check)


def _hash(*parts: str) -> str:
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    # A letter that is no digit in front: spreadsheets turn "12e45" into a number.
    return f"k{digest[:_DIGITS]}"
