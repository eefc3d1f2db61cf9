"""Passages of the original with what each version makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.model import SEVERITIES, Analysis, Document, Link, Severity, Span

__all__ = ["BETWEEN", "Addition", "Cell", "Unit", "additions", "stretches", "units"]

BETWEEN = " … "
"""Between parts of a version that do not stand together."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one version makes of a passage of the original.

    Attributes
    ----------
    links : tuple of str
        Ids of the links in that version's analysis; empty where it leaves the passage out.
    text : str
        Its rendering, with ``…`` between parts that do not stand together.
    fidelity : float or None
        Mean over the links, weighted by the length of their source; None where there is none.
    gravest : {"minor", "major", "critical"} or None
        The gravest divergence found in it.
    divergences : tuple of str
        Their ids in that version's analysis.
    own : tuple of tuple of int
        Where, in ``text``, the content words stand that no other version has.
    """

    links: tuple[str, ...]
    text: str
    fidelity: float | None = None
    gravest: Severity | None = None
    divergences: tuple[str, ...] = ()
    own: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """The shortest passage of the original that every version renders as a whole.

    Attributes
    ----------
    id : str
        ``U0``, ``U1`` ... in the order of the original.
    source : tuple of str
        Ids of the original's sentences.
    text : str
    cells : tuple of Cell
        One a version.
    meaning_spread : float or None
        Mean cosine distance between the versions' sentence vectors, in [0, 2]; None where
        fewer than two versions render the passage.
    word_spread : float or None
        Mean share of content words that two versions do not have in common (one less the Dice
        coefficient), in [0, 1]; a version that leaves the passage out shares nothing. None where
        no two versions are in one language.
    disagreement : float
        In [0, 1]: the mean of the passage's two ranks among all passages, 1 for the most.
    """

    id: str
    source: tuple[str, ...]
    text: str
    cells: tuple[Cell, ...]
    meaning_spread: float | None = None
    word_spread: float | None = None
    disagreement: float = 0.0


@dataclass(frozen=True, slots=True)
class Addition:
    """A sentence of a version that answers nothing in the original.

    ``version`` counts the versions from 0; ``after`` is the id of the unit that it follows, or
    ``""`` at the beginning; ``repeats`` tells whether it renders something a second time.
    """

    version: int
    sentence: str
    text: str
    after: str
    repeats: bool


def units(analyses: Sequence[Analysis]) -> tuple[Unit, ...]:
    """Cut the original so that no version's link is cut.

    Parameters
    ----------
    analyses : sequence of Analysis
        One a version, of one and the same original.

    Returns
    -------
    tuple of Unit
        In the original's order, without spreads; together they hold every sentence of it.
    """
    original = analyses[0].bitext.source
    place = {s.id: n for n, s in enumerate(original.sentences)}
    last = list(range(len(place)))  # the last sentence that each one must stay with
    for analysis in analyses:
        for link in analysis.bitext.links:
            for sentence in link.source:
                here = place[sentence]
                last[here] = max(last[here], place[link.source[-1]])
    out: list[Unit] = []
    start, reach = 0, -1
    for n in range(len(last)):
        reach = max(reach, last[n])
        if n == reach:
            ids = tuple(s.id for s in original.sentences[start : n + 1])
            span = original.sentences[start].start, original.sentences[n].end
            out.append(Unit(f"U{len(out)}", ids, original.text[slice(*span)],
                            tuple(_cell(a, set(ids)) for a in analyses)))
            start = n + 1
    return tuple(out)


def additions(analyses: Sequence[Analysis], cut: Sequence[Unit]) -> tuple[Addition, ...]:
    """The sentences that a version has and the original has not, in each version's order."""
    unit_of = {s: unit.id for unit in cut for s in unit.source}
    out = []
    for n, analysis in enumerate(analyses):
        after = ""
        for link in analysis.bitext.links:  # in the order of the version
            if link.linked:
                after = unit_of[link.source[-1]]
            for sentence in link.target if not link.source else ():
                out.append(Addition(n, sentence, analysis.bitext.target.sentence(sentence).text,
                                    after, bool(link.repeats)))
    return tuple(out)


def _cell(analysis: Analysis, ids: set[str]) -> Cell:
    bitext = analysis.bitext
    links = [k for k in bitext.links if k.linked and ids.intersection(k.source)]
    if not links:
        return Cell((), "")
    scores = {s.id: s.fidelity for s in analysis.scores}
    weights = {k.id: len(bitext.text(k, "source")) or 1 for k in links if k.id in scores}
    fidelity = sum(scores[i] * w for i, w in weights.items()) / sum(weights.values()) \
        if weights else None
    found = [d for k in links for d in analysis.at(k.id)]
    gravest = max((d.severity for d in found), key=SEVERITIES.index, default=None)
    return Cell(tuple(k.id for k in links), _text(bitext.target, links), fidelity, gravest,
                tuple(d.id for d in found))


def stretches(document: Document, links: Sequence[Link]) -> tuple[Span, ...]:
    """Where the target sentences of links stand, those that follow each other as one stretch."""
    place = {s.id: n for n, s in enumerate(document.sentences)}
    numbers = sorted({place[t] for k in links for t in k.target})
    runs = [[n for _, n in group] for _, group in
            groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return tuple((document.sentences[run[0]].start, document.sentences[run[-1]].end)
                 for run in runs)


def _text(document: Document, links: Sequence[Link]) -> str:
    return BETWEEN.join(document.text[a:b] for a, b in stretches(document, links))
