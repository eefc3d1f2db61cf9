"""Running text with its sentences, marked stretches and linked words, as HTML.

Sentences, marks and words overlap freely. The text is cut at every boundary, and the
pieces are put together again in a fixed nesting: sentence, then marks, then word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Generic, TypeVar

from markupsafe import Markup, escape

from workbench.diverge.kinds import KINDS
from workbench.model import SEVERITIES, Divergence, Document, Sentence, Severity, Side, Span
from workbench.show.escaping import clean

__all__ = ["Mark", "Word", "marks_of", "passage"]

_PARAGRAPH = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document that a divergence marks.

    ``severity`` is None for a stretch that is marked for another reason, as the words that only
    one of several versions has.
    """

    start: int
    end: int
    id: str = ""
    severity: Severity | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a document with the numbers of its links, or its nearest other word."""

    start: int
    end: int
    links: tuple[int, ...] = ()
    nearest: str = ""
    similarity: float = 0.0


T = TypeVar("T", Sentence, Word)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    sentence: Sentence | None
    marks: tuple[Mark, ...]
    word: Word | None


def marks_of(divergence: Divergence, side: Side) -> tuple[Mark, ...]:
    """Every stretch that a divergence marks on one side, in reading order."""
    label = KINDS[divergence.kind].label
    return tuple(Mark(a, b, divergence.id, divergence.severity, label)
                 for a, b in divergence.marked(side))


def passage(
    document: Document,
    span: Span,
    *,
    sentences: Sequence[Sentence] = (),
    marks: Iterable[Mark] = (),
    words: Sequence[Word] = (),
    anchors: bool = False,
) -> Markup:
    """A stretch of a document as HTML.

    Parameters
    ----------
    document : Document
    span : tuple of int
        The stretch, in characters of the document.
    sentences, marks, words
        What to show in it; what reaches beyond the stretch is cut off.
    anchors : bool
        Give every sentence its id, and every marked stretch a reference to its
        divergence. Only one passage of a page can have them.

    Returns
    -------
    markupsafe.Markup
    """
    pieces = list(_pieces(span, sentences, tuple(marks), words))
    out: list[str] = []
    for sentence, inside in groupby(pieces, key=lambda p: p.sentence):
        body = "".join(_marked(document.text, inside, anchors))
        if sentence is None:
            out.append(_PARAGRAPH.sub('<br class="para">', body))
            continue
        name = f' id="{escape(sentence.id)}"' if anchors else ""
        kind = ' class="head"' if sentence.heading else ""
        out.append(f"<bdi{name}{kind}>{body}</bdi>")
    return Markup("".join(out))


def _pieces(
    span: Span, sentences: Sequence[Sentence], marks: tuple[Mark, ...], words: Sequence[Word]
) -> Iterator[_Piece]:
    start, end = span
    cuts = {start, end}
    spans = [(i.start, i.end) for group in (sentences, marks, words) for i in group]
    cuts.update(p for span in spans for p in span if start < p < end)
    edges = sorted(cuts)
    walk_sentences, walk_words = _Walker(sentences), _Walker(words)
    for a, b in pairwise(edges):
        here = tuple(m for m in marks if m.start <= a and b <= m.end)
        yield _Piece(a, b, walk_sentences.at(a), here, walk_words.at(a))


class _Walker(Generic[T]):
    """Finds the item that covers a place, for places that only go forward."""

    def __init__(self, items: Sequence[T]) -> None:
        self.items: list[T] = sorted(items, key=lambda i: i.start)
        self.next = 0

    def at(self, place: int) -> T | None:
        while self.next < len(self.items) and self.items[self.next].end <= place:
            self.next += 1
        if self.next < len(self.items) and self.items[self.next].start <= place:
            return self.items[self.next]
        return None


def _marked(
    text: str, pieces: Iterable[_Piece], anchors: bool
) -> Iterator[str]:
    for marks, group in groupby(pieces, key=lambda p: p.marks):
        inside = list(group)
        body = "".join(_word(text, word, list(parts))
                       for word, parts in groupby(inside, key=lambda p: p.word))
        if not marks:
            yield body
            continue
        severities = [m.severity for m in marks if m.severity]
        if not severities:
            yield f'<mark class="own">{body}</mark>'
            continue
        worst = max(severities, key=SEVERITIES.index)
        ids = " ".join(dict.fromkeys(m.id for m in marks if m.id))
        yield f'<mark class="{worst}" data-d="{escape(ids)}">{body}</mark>'
        if anchors:
            ended = dict.fromkeys(m for m in marks if m.end == inside[-1].end)
            yield "".join(map(_reference, ended))


def _reference(mark: Mark) -> str:
    """The number of a mark's divergence, as a note stands in a text; its name says the kind.

    Tab passes it by: what stands above the row leads to the same place, once for each divergence.
    """
    name, kind = escape(mark.id), escape(mark.label.lower())
    return (f'<a class="ref note {mark.severity}" lang="en" href="#{name}" tabindex="-1" '
            f'aria-label="{name}, {kind}, {mark.severity}">{name}</a>')


def _word(text: str, word: Word | None, pieces: list[_Piece]) -> str:
    body = escape(clean(text[pieces[0].start : pieces[-1].end]))
    if word is None:
        return str(body)
    if word.links:
        return f'<span data-k="{" ".join(map(str, word.links))}">{body}</span>'
    nearest = escape(clean(word.nearest[:60]))
    return f'<span data-n="{nearest}" data-s="{word.similarity:.2f}">{body}</span>'
