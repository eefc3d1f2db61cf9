"""Looking a word up in linked texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from workbench.errors import ParameterError
from workbench.exchange.files import one_line
from workbench.given import checked
from workbench.kwic.concordance import NO_PASSAGE, NOTHING, Concordance, Hit
from workbench.kwic.forms import Matcher, lemmas_of
from workbench.languages import language_of
from workbench.model import (
    SIDES,
    Analysis,
    Bitext,
    Link,
    Segment,
    Side,
    Span,
    WordAlignment,
    facing,
    index_of,
)
from workbench.text import segment

__all__ = ["kwic"]

_WIDTH = 60


@dataclass(frozen=True, slots=True)
class _Passage:
    """One link with its tokens and their lemmas on both sides."""

    link: Link
    words: WordAlignment | None
    segments: dict[Side, Segment | None]
    lemmas: dict[Side, tuple[str, ...]]


@checked
def kwic(
    word: str,
    *pairs: Bitext | Analysis,
    side: Literal["both", "source", "target"] = "both",
    forms: bool = True,
    width: int = _WIDTH,
    cache: bool = True,
) -> Concordance:
    """Find a word in linked texts, with its context and what answers it on the other side.

    Parameters
    ----------
    word : str
        A word or several in a row; a star stands for any characters (``trait*``).
    *pairs : Bitext or Analysis
        One or more. Words are aligned where a bitext comes without.
    side : {"both", "source", "target"}
        Where to look.
    forms : bool
        Whether inflected forms count too, where a parser for the language is installed. The
        notes say which parser, and which forms were found.
    width : int
        Characters of context on each side of the word; whole sentences where 0.
    cache : bool
        Whether vectors and parses are kept on disk and reused.

    Returns
    -------
    Concordance

    Raises
    ------
    ParameterError
        Where there is no pair, or nothing to look for.
    ModelError
        Where a model is missing or damaged.
    """
    if not pairs:
        raise ParameterError("no texts to look in; give a bitext or an analysis")
    if width < 0:
        raise ParameterError(f"width {width}: give characters, or 0 for whole passages")
    sides: tuple[Side, ...] = ("source", "target") if side == "both" else (side,)
    bitexts = [_with_words(p.bitext if isinstance(p, Analysis) else p, cache) for p in pairs]
    read = [_passages(bitext, cache) for bitext in bitexts]
    matchers: dict[str, Matcher] = {}
    for bitext, passages in zip(bitexts, read, strict=True):
        for one in sides:
            language = bitext.document(one).language
            matcher = matchers.setdefault(language, Matcher(word, language, forms, cache))
            here = [(s, p.lemmas[one]) for p in passages if (s := p.segments[one])]
            matcher.learn([s for s, _ in here], [lemmas for _, lemmas in here])
    hits: list[Hit] = []
    for bitext, passages in zip(bitexts, read, strict=True):
        for one in sides:
            matcher = matchers[bitext.document(one).language]
            found = [hit for p in passages for hit in _hits(bitext, p, one, matcher, width)]
            hits += sorted(found, key=lambda h: index_of(h.sentence))
    told = [m for m in matchers.values() if m.found] or list(matchers.values())
    return Concordance(word, tuple(hits), tuple(m.remark for m in told))


def _with_words(bitext: Bitext, cache: bool) -> Bitext:
    if bitext.words or not any(link.linked for link in bitext.links):
        return bitext
    from workbench.align import align_words, segment_pairs

    return replace(bitext, words=align_words(segment_pairs(bitext), cache=cache))


def _passages(bitext: Bitext, cache: bool) -> list[_Passage]:
    words = {a.id: a for a in bitext.words}
    segments: dict[Side, list[Segment | None]] = {
        side: [_segment(bitext, link, words.get(link.id), side) for link in bitext.links]
        for side in SIDES}
    lemmas: dict[Side, list[tuple[str, ...]]] = {}
    for side in SIDES:
        given = iter(lemmas_of([s for s in segments[side] if s], cache=cache))
        lemmas[side] = [next(given) if s else () for s in segments[side]]
    return [
        _Passage(link, words.get(link.id), {side: segments[side][n] for side in SIDES},
                 {side: lemmas[side][n] for side in SIDES})
        for n, link in enumerate(bitext.links)
    ]


def _segment(
    bitext: Bitext, link: Link, words: WordAlignment | None, side: Side
) -> Segment | None:
    if words is not None:
        return words.segment(side)
    span = bitext.span(link, side)
    if span is None:
        return None
    document = bitext.document(side)
    return replace(segment(document.text[slice(*span)], document.language), offset=span[0])


def _hits(
    bitext: Bitext, passage: _Passage, side: Side, matcher: Matcher, width: int
) -> list[Hit]:
    here = passage.segments[side]
    if here is None:
        return []
    other = facing(side)
    there = passage.segments[other]
    document = bitext.document(side)
    out = []
    for place in matcher.places(here, passage.lemmas[side]):
        start = here.offset + here.tokens[place[0]].start
        end = here.offset + here.tokens[place[-1]].end
        answers, score = _answers(passage.words, side, place)
        marks = _stretches(there, answers) if there else ()
        sentence = next((s for s in document.sentences if s.start <= start < s.end), None)
        # Whole passages, or so much of the paragraph.
        around = bitext.span(passage.link, side) if not width else (
            (document.blocks[sentence.block].start, document.blocks[sentence.block].end)
            if sentence and sentence.block < len(document.blocks) else None)
        left, right = _context(document.text, (start, end), around, width)
        out.append(Hit(
            f"{bitext.source.id} / {bitext.target.id}", side, passage.link.id,
            sentence.id if sentence else (passage.link.source or passage.link.target)[0],
            document.language, bitext.document(other).language, left,
            one_line(document.text[start:end]), right,
            " … ".join(one_line(there.text[a:b]) for a, b in marks) if there else "",
            _rendering(there, answers, passage.lemmas[other]) if there else NO_PASSAGE,
            there.text if there else "", marks, score))
    return out


def _answers(
    words: WordAlignment | None, side: Side, place: range
) -> tuple[list[int], float | None]:
    """The tokens on the other side that are linked to a word, and the links' mean score."""
    if words is None:
        return [], None
    found = [(k.target, k.score) if side == "source" else (k.source, k.score)
             for k in words.links if (k.source if side == "source" else k.target) in place]
    if not found:
        return [], None
    return sorted({i for i, _ in found}), sum(s for _, s in found) / len(found)


def _stretches(there: Segment, answers: Sequence[int]) -> tuple[Span, ...]:
    """Linked tokens that stand together, as stretches of the segment's text."""
    out = []
    for _, group in groupby(enumerate(answers), key=lambda pair: pair[1] - pair[0]):
        run = [i for _, i in group]
        out.append((there.tokens[run[0]].start, there.tokens[run[-1]].end))
    return tuple(out)


def _rendering(there: Segment, answers: Sequence[int], lemmas: Sequence[str]) -> str:
    closed = language_of(there.language).closed.function_words
    kept = [i for i in answers if there.tokens[i].kind != "punct"]
    content = [i for i in kept if there.tokens[i].text.casefold() not in closed]
    return " ".join(lemmas[i] for i in content or kept) or NOTHING


def _context(text: str, place: Span, around: Span | None, width: int) -> tuple[str, str]:
    """What stands before and after a word: so many characters (all where 0), in whole words."""
    first, last = around or (0, len(text))
    left, right = one_line(text[first : place[0]]), one_line(text[place[1] : last])
    if width and len(left) > width:
        cut = left[-width:]
        left = cut if left[-width - 1] == " " else cut.partition(" ")[2]
    if width and len(right) > width:
        cut = right[:width]
        right = cut if right[width] == " " else cut.rpartition(" ")[0]
    return left, right
