"""Where a long reader is folded: at its chapters, else between paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model import Analysis, Document, Sentence, Side
from workbench.report.headlines import severities
from workbench.show.escaping import clean

__all__ = ["Fold", "folds", "opening"]

_WHOLE = 60  # rows that are not folded
_SECTION = 40  # rows of a fold, where no heading says otherwise
_LEAST = 12  # rows, so that a text with many small headings does not fall into crumbs
_LONGEST = 120
_OPENING = 6


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of rows that opens as one.

    Attributes
    ----------
    start, end : int
        Into the rows, half open.
    title : str
        Its heading, or how it begins; empty where there is one fold for all.
    language : str
        Of the title.
    found : str
        How many divergences of each severity stand in it; empty where there are none.
    """

    start: int
    end: int
    title: str = ""
    language: str = ""
    found: str = ""


def folds(
    analysis: Analysis, ids: Sequence[str], order: Side
) -> tuple[Fold, ...]:
    """Cut the rows of a reader into folds.

    Parameters
    ----------
    analysis : Analysis
    ids : sequence of str
        Of the rows, in the order in which they stand: of links, or of matter around the text.
    order : {"target", "source"}
        Whose order that is.

    Returns
    -------
    tuple of Fold
        One for all where there are no more than sixty rows.
    """
    if len(ids) <= _WHOLE:
        return (Fold(0, len(ids)),)
    document = analysis.bitext.document(order)
    first = [_first(analysis, row, order, document) for row in ids]
    # A title at the head of the text makes no chapters.
    starts = _cuts(first, any(s is not None and s.heading for s in first[_LEAST:]))
    out = []
    for start, end in zip(starts, [*starts[1:], len(ids)], strict=True):
        begins = next((s for s in first[start:end] if s is not None), None)
        here = set(ids[start:end])
        found = severities(tuple(d for d in analysis.divergences if d.link in here))
        title = "" if begins is None else (
            clean(" ".join(begins.text.split())) if begins.heading and len(begins.text) < 120
            else opening(begins.text))
        out.append(Fold(start, end, title, document.language, found))
    return tuple(out)


def opening(text: str) -> str:
    """The first words of a sentence, enough to know it by."""
    words = clean(text).split()
    shown = " ".join(words[:_OPENING])[: _OPENING * 12]
    bare = shown.strip("\"'“”«»„‟ ")
    return f"{bare}…" if len(shown) < len(" ".join(words)) else bare


def _first(analysis: Analysis, row: str, order: Side, document: Document) -> Sentence | None:
    """The first sentence of a row on the side whose order is followed."""
    link = analysis.bitext.find(row)  # there is none for matter around the text
    ids = link.ids(order) if link else ()
    return document.sentence(ids[0]) if ids else None


def _cuts(first: Sequence[Sentence | None], chapters: bool) -> list[int]:
    usual, most = (_LONGEST, 2 * _LONGEST) if chapters else (_SECTION, 2 * _SECTION)
    starts, block = [0], -1
    for n, sentence in enumerate(first):
        if sentence is None:
            continue
        long = n - starts[-1]
        at_paragraph = sentence.block != block
        block = sentence.block
        at_chapter = chapters and sentence.heading and long >= _LEAST
        if at_chapter or (at_paragraph and long >= usual) or long >= most:
            starts.append(n)
    # What would be left over as a crumb goes with what stands before it.
    if len(starts) > 1 and len(first) - starts[-1] < _LEAST:
        tail = first[starts[-1]]
        if tail is None or not tail.heading:
            starts.pop()
    return starts
