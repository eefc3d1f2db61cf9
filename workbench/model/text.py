"""Texts: documents, sentences, words, and the segments that are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workbench.results import Result

__all__ = ["SIDES", "Block", "Document", "Segment", "SegmentPair", "Sentence", "Side", "Span",
           "Token", "facing", "index_of"]

Side = Literal["source", "target"]
Span = tuple[int, int]

SIDES: tuple[Side, Side] = ("source", "target")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a punctuation mark, with its place.

    Attributes
    ----------
    text : str
        The characters themselves, never normalised.
    start, end : int
        Character offsets into the text that was tokenised.
    kind : {"word", "number", "punct"}
    """

    text: str
    start: int
    end: int
    kind: Literal["word", "number", "punct"] = "word"

    @property
    def span(self) -> Span:
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or piece of matter around the text.

    Attributes
    ----------
    kind : {"paragraph", "heading", "item", "furniture"}
        ``item`` is a list item or verse line; ``furniture`` is matter around the text
        (a byline, a photo credit, a link line) that is shown but not aligned.
    start, end : int
        Character offsets into ``Document.text``.
    level : int
        1 to 6 for a heading, 0 otherwise.
    """

    kind: Literal["paragraph", "heading", "item", "furniture"]
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its place.

    Attributes
    ----------
    id : str
        Prefix of the role and the position, counted from 0: ``s0``, ``t41``.
    text : str
        ``Document.text[start:end]``, untouched.
    start, end : int
        Character offsets into ``Document.text``.
    block : int
        Index into ``Document.blocks``.
    heading : bool
        Whether the sentence is a heading.
    """

    id: str
    text: str
    start: int
    end: int
    block: int = 0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document(Result):
    """A text that has been read and cut into sentences.

    Attributes
    ----------
    id : str
        A name for people: the file's stem or the manifest's id.
    text : str
        The text as a reader meets it. For plain text this is the decoded file, character
        for character; for Markdown and HTML, what remains when the markup is gone.
    language : str
        ISO 639-1 code, ``fr``.
    sentences : tuple of Sentence
    blocks : tuple of Block
    title : str or None
    path : str or None
        Where it was read from, as given by the user.
    encoding : str or None
        The character encoding that was found, where bytes were read.
    raw_runs : tuple of (int, int, int)
        ``(start in text, start in the decoded file, length)`` of each stretch that was
        carried over unchanged; empty where text and file are the same.
    remarks : tuple of str
        What a reader should know: a guessed encoding or language, removed markup.
    """

    id: str
    text: str
    language: str
    sentences: tuple[Sentence, ...]
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    path: str | None = None
    encoding: str | None = None
    raw_runs: tuple[tuple[int, int, int], ...] = ()
    remarks: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.sentences)

    def sentence(self, sentence_id: str) -> Sentence:
        """Return the sentence with this id. Raises ``KeyError`` where there is none."""
        index = index_of(sentence_id)
        if 0 <= index < len(self.sentences) and self.sentences[index].id == sentence_id:
            return self.sentences[index]
        raise KeyError(sentence_id)

    def rows(self) -> list[dict[str, object]]:
        return [
            {"id": s.id, "block": s.block, "heading": s.heading, "start": s.start, "end": s.end,
             "text": s.text}
            for s in self.sentences
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        blocks = sum(1 for b in self.blocks if b.kind != "furniture")
        count = f"{len(self)} sentences in {blocks} paragraphs and headings"
        lead = f"{self.id}: {count} ({self.language})."
        return (lead, *self.remarks)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one document that is compared as a whole: the sentences of one link.

    Attributes
    ----------
    text : str
    language : str
    tokens : tuple of Token
        Offsets are into ``text``.
    offset : int
        Where ``text`` begins in the document.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    offset: int = 0

    def words(self) -> tuple[str, ...]:
        return tuple(t.text for t in self.tokens)


@dataclass(frozen=True, slots=True)
class SegmentPair:
    """The two sides of one link, ready for the word aligner and the checks.

    ``id`` is the id of the link (``L7``), or the row of a table of pairs.
    """

    id: str
    source: Segment
    target: Segment

    def segment(self, side: Side) -> Segment:
        return self.source if side == "source" else self.target


def facing(side: Side) -> Side:
    """The other side."""
    return "target" if side == "source" else "source"


def index_of(identifier: str) -> int:
    """The number in an id such as ``s12``; -1 where there is none."""
    digits = identifier[1:]
    return int(digits) if digits.isascii() and digits.isdigit() else -1
