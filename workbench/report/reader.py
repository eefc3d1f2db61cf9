"""The two-language reader: every sentence of both texts, row by row.

A row is a link, or a piece of matter around the text that was not compared. Nothing is
left out: added and omitted sentences have rows, and moved and repeated passages name the
place that they answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from workbench.diverge.kinds import KINDS
from workbench.errors import ParameterError
from workbench.model import (
    SIDES,
    Analysis,
    Bitext,
    Divergence,
    Document,
    Link,
    Side,
    WordAlignment,
    facing,
)
from workbench.report.folds import folds, opening
from workbench.report.fragment import Fragment, fill, language_names
from workbench.report.passage import Word, marks_of, passage
from workbench.report.verdicts import chip as verdict_chip
from workbench.report.verdicts import standing
from workbench.review import Review
from workbench.show.escaping import clean

__all__ = ["Order", "link_scores", "reader", "words_of"]

Order = Side

_MINORS = 2  # minor divergences of a row that have a chip each


@dataclass(frozen=True, slots=True)
class _Row:
    """What the template shows of one link or one block around the text."""

    id: str
    rank: int
    label: str
    source: Markup
    target: Markup
    chips: tuple[Markup, ...] = ()
    fidelity: float | None = None
    scores: str = ""
    classes: str = ""


def reader(
    analysis: Analysis, order: Order = "target", review: Review | None = None
) -> Fragment:
    """The two texts side by side, in the order of one of them.

    Parameters
    ----------
    analysis : Analysis
    order : {"target", "source"}
        Whose order the rows follow.
    review : Review, optional
        Verdicts to be shown with the rows.

    Returns
    -------
    Fragment
        Long texts fold at their chapters, or between paragraphs about every forty rows.

    Raises
    ------
    ParameterError
        For another order.
    """
    if order not in ("target", "source"):
        raise ParameterError(f"the order of the rows is {order!r}; give target or source")
    bitext = analysis.bitext
    rows = [*_link_rows(analysis, review), *_around(bitext.source, "source"),
            *_around(bitext.target, "target")]
    ranks = _ranks(bitext, rows, order)
    other = _ranks(bitext, rows, facing(order))
    ordered = [(row, other[row.id]) for row in sorted(rows, key=lambda r: ranks[r.id])]
    cut = folds(analysis, [row.id for row, _ in ordered], order)
    sections = [(fold, ordered[fold.start : fold.end]) for fold in cut]
    html = fill(
        "reader.html.j2", sections=sections, folded=len(sections) > 1, order=order,
        source=bitext.source.language, target=bitext.target.language, total=len(ordered),
        **language_names(bitext),
        families=sorted({KINDS[d.kind].family for d in analysis.divergences}),
    )
    return Fragment(html, f"(two-language reader, {len(rows)} rows)")


def words_of(
    bitext: Bitext, side: Side, only: Collection[str] | None = None
) -> dict[str, tuple[Word, ...]]:
    """The words of each linked passage on one side, with what each is linked to.

    Parameters
    ----------
    bitext : Bitext
    side : {"source", "target"}
    only : collection of str, optional
        The ids of the links that are asked for; all where left out.

    Returns
    -------
    dict of str to tuple of Word
        By the id of the link; offsets are into the document.
    """
    return {a.id: _words(a, side) for a in bitext.words if only is None or a.id in only}


def link_scores(bitext: Bitext, only: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """The scores of the word links of each passage, in hundredths, in the order of the links."""
    return {a.id: tuple(f"{round(100 * k.score)}" for k in a.links)
            for a in bitext.words if only is None or a.id in only}


def _words(alignment: WordAlignment, side: Side) -> tuple[Word, ...]:
    here, there = alignment.segment(side), alignment.segment(facing(side))
    links: dict[int, list[int]] = defaultdict(list)
    for number, link in enumerate(alignment.links):
        links[link.source if side == "source" else link.target].append(number)
    lost = {u.index: u for u in alignment.unlinked
            if u.side == side and u.reason == "no counterpart"}
    out = []
    for index, token in enumerate(here.tokens):
        start, end = token.start + here.offset, token.end + here.offset
        if index in links:
            out.append(Word(start, end, tuple(links[index])))
        elif index in lost:
            best = lost[index].best_index
            nearest = there.tokens[best].text if best is not None else ""
            out.append(Word(start, end, (), nearest, lost[index].best_similarity))
    return tuple(out)


def _link_rows(analysis: Analysis, review: Review | None) -> list[_Row]:
    bitext = analysis.bitext
    words = {side: words_of(bitext, side) for side in SIDES}
    scores = {i: " ".join(told) for i, told in link_scores(bitext).items()}
    fidelity = {s.id: s.fidelity for s in analysis.scores}
    found: dict[str, list[Divergence]] = defaultdict(list)
    for divergence in analysis.divergences:
        found[divergence.link].append(divergence)
    again = _rendered_again(bitext)
    rows = []
    for rank, link in enumerate(bitext.links):
        inline = [d for d in found[link.id] if KINDS[d.kind].family != "sentences"]
        sides = {side: _side(bitext, link, side, inline, words[side].get(link.id, ()))
                 for side in words}
        rows.append(_Row(
            link.id, rank, link.id, sides["source"], sides["target"],
            (*_chips(bitext, link, again), *_found_chips(found[link.id], review),
             *filter(None, [verdict_chip(review, link.id)])), fidelity.get(link.id),
            scores.get(link.id, ""), "" if link.linked else link.kind))
    return rows


def _side(
    bitext: Bitext, link: Link, side: Side, found: Sequence[Divergence], words: Sequence[Word]
) -> Markup:
    span = bitext.span(link, side)
    if span is None:
        return Markup("")
    document = bitext.document(side)
    marks = [m for d in found for m in marks_of(d, side)]
    sentences = [document.sentence(i) for i in link.ids(side)]
    return passage(document, span, sentences=sentences, marks=marks, words=words, anchors=True)


def _found_chips(found: Sequence[Divergence], review: Review | None) -> list[Markup]:
    """A chip for each divergence of a row; several minor ones share one."""
    minor = [d for d in found if d.severity == "minor"]
    if len(minor) <= _MINORS:
        return [_chip(d, review) for d in found]
    kinds: dict[str, list[Markup]] = defaultdict(list)
    for d in minor:
        said = f" {standing(review, d.id)}" if review is not None and review.at(d.id) else ""
        kinds[KINDS[d.kind].label.lower()].append(
            Markup('<a href="#{}">{}</a>{}').format(d.id, d.id, said))
    told = Markup("; ").join(Markup("{} {}").format(kind, Markup(", ").join(ids))
                             for kind, ids in kinds.items())
    return [*(_chip(d, review) for d in found if d.severity != "minor"),
            Markup('<span class="minors"><b>minor</b>: {}</span>').format(told)]


def _chip(divergence: Divergence, review: Review | None) -> Markup:
    label = KINDS[divergence.kind].label.lower()
    if review is not None and review.at(divergence.id):
        label += f", {standing(review, divergence.id)}"
    return Markup('<a class="ref {}" href="#{}">{} {}</a>').format(
        divergence.severity, divergence.id, divergence.id, label)


def _chips(bitext: Bitext, link: Link, again: Mapping[str, list[str]]) -> list[Markup]:
    """What is particular about a link, in words that name the places."""
    out: list[Markup] = []
    if link.kind in ("1-2", "2-1", "n-m"):
        n, m = len(link.source), len(link.target)
        out.append(Markup("{} in the original, {} in the translation").format(
            f"{n} sentence{'s' * (n > 1)}", f"{m}"))
    if link.kind == "added":
        out.append(Markup("<b>added</b>: no counterpart in the original"))
    if link.kind == "omitted":
        out.append(Markup("<b>omitted</b>: no counterpart in the translation"))
    if link.moved:
        out.append(Markup("<b>moved</b>: {}").format(_before(bitext, link)))
    if link.repeats:
        out.append(Markup("<b>repeats</b>: renders {} a second time").format(
            _refs(bitext, link.repeats)))
    twice = [i for s in (*link.source, *link.target) for i in again.get(s, ())]
    if twice:
        out.append(Markup("<b>repeated</b>: rendered again in {}").format(
            _refs(bitext, list(dict.fromkeys(twice)))))
    return out


def _before(bitext: Bitext, link: Link) -> Markup:
    """Where a moved passage stands in the original."""
    source = bitext.source
    index = source.sentences.index(source.sentence(link.source[0])) if link.source else 0
    if index == 0:
        return Markup("stands first in the original")
    before = source.sentences[index - 1].id
    return Markup("in the original it stands after {}").format(_refs(bitext, [before]))


def _refs(bitext: Bitext, ids: Sequence[str]) -> Markup:
    """Sentences by their first words, each leading to where it stands."""
    sentences = {s.id: (s, d) for d in (bitext.source, bitext.target) for s in d.sentences}
    return Markup(", ").join(
        Markup('<a href="#{}">“<bdi lang="{}">{}</bdi>”</a>').format(
            i, sentences[i][1].language, opening(sentences[i][0].text)) for i in ids)


def _rendered_again(bitext: Bitext) -> dict[str, list[str]]:
    """For each sentence that is rendered a second time: the sentences that do so."""
    out: dict[str, list[str]] = defaultdict(list)
    for link in bitext.links:
        for repeated in link.repeats:
            out[repeated].extend(link.source or link.target)
    return out


def _around(document: Document, side: Side) -> list[_Row]:
    """The matter around the text, which is shown and not compared."""
    rows = []
    for number, block in enumerate(document.blocks):
        if block.kind != "furniture":
            continue
        text = Markup("<bdi>{}</bdi>").format(
            clean(document.text[block.start : block.end].strip()))
        empty = Markup("")
        pair = (text, empty) if side == "source" else (empty, text)
        rows.append(_Row(f"{side}-around-{number}", block.start, "—", *pair,
                         (Markup("around the text, not compared"),), classes="around"))
    return rows


def _ranks(bitext: Bitext, rows: Sequence[_Row], order: Order) -> dict[str, int]:
    """The place of every row in the order of one side.

    A row without text on that side stands after the row that precedes it on the other.
    """
    starts = {s.id: s.start for s in bitext.document(order).sentences}
    keys: dict[str, tuple[int, int]] = {}
    last = -1
    for rank, link in enumerate(_in_order(bitext, facing(order))):
        ids = link.ids(order)
        last = starts[ids[0]] if link.linked else last
        keys[link.id] = (starts[ids[0]], 0) if ids else (last, rank + 1)
    for row in rows:
        if row.classes == "around":
            mine = row.id.startswith(order)
            keys[row.id] = (row.rank, -1) if mine else (_anchor(bitext, row, order, starts), 0)
    ranked = sorted(keys, key=lambda name: keys[name])
    return {name: rank for rank, name in enumerate(ranked)}


def _in_order(bitext: Bitext, side: Side) -> list[Link]:
    """The links in the order of one side; those without text there keep their place."""
    if side == "target":
        return list(bitext.links)
    position: dict[str, int] = {s.id: i for i, s in enumerate(bitext.source.sentences)}
    keys, last = {}, -1
    for rank, link in enumerate(bitext.links):
        last = position[link.source[0]] if link.source else last
        keys[link.id] = (last, rank if not link.source else -1)
    return sorted(bitext.links, key=lambda k: keys[k.id])


def _anchor(bitext: Bitext, row: _Row, order: Order, starts: Mapping[str, int]) -> int:
    """Where matter around the other text goes: before the row that follows it there."""
    other = bitext.document(facing(order)).sentences
    following = next((s.id for s in other if s.start >= row.rank), None)
    for link in bitext.links:
        mine = link.ids(order)
        if following in link.ids(facing(order)) and mine:
            return starts[mine[0]] - 1
    return -1 if following else max(starts.values(), default=0) + 1
