"""Word links: Pharaoh (``0-0 1-2`` a line) and JSON Lines with the words and their scores.

Gold files mark possible links, as Och and Ney (2003) define them, with ``?`` or ``p``
instead of the hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from workbench.errors import FormatError
from workbench.exchange.files import Source, lines, name_of, read_text
from workbench.exchange.schema import format_jsonl, read_jsonl
from workbench.model import Segment, SegmentPair, Token, UnlinkedWord, WordAlignment, WordLink

__all__ = ["GoldLinks", "Pairs", "format_pharaoh", "format_words_jsonl", "read_gold_words",
           "read_pharaoh", "read_words_jsonl"]

Pairs: TypeAlias = frozenset[tuple[int, int]]
WordKind: TypeAlias = Literal["word", "number", "punct"]
_LINK = re.compile(r"(\d+)([-?p])(\d+)", re.ASCII)


class GoldLinks(NamedTuple):
    """The gold links of one line: sure ones, and those that are possible but not sure."""

    sure: Pairs
    possible: Pairs


@dataclass(frozen=True, slots=True)
class WordsSide:
    """One side of a pair as it stands in a line: words are places and kinds in the text."""

    text: str
    language: str
    offset: int
    words: tuple[tuple[int, int, WordKind], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A pair as it stands in a line: links are source word, target word, score, similarity."""

    id: str
    method: str
    source: WordsSide
    target: WordsSide
    links: tuple[tuple[int, int, float, float], ...]
    unlinked: tuple[UnlinkedWord, ...]


def format_pharaoh(links: Iterable[WordAlignment | Iterable[tuple[int, int]]]) -> str:
    """One line a pair of sentences: its links in ascending order, blank where it has none.

    Examples
    --------
    >>> format_pharaoh([{(1, 2), (0, 0)}, set()])
    '0-0 1-2\\n\\n'
    """
    out = []
    for one in links:
        if isinstance(one, WordAlignment):
            one = {(k.source, k.target) for k in one.links}
        out.append(" ".join(f"{i}-{j}" for i, j in sorted(one)) + "\n")
    return "".join(out)


def read_gold_words(path: Source) -> tuple[GoldLinks, ...]:
    """Read a gold file: ``i-j`` is sure, ``i?j`` and ``ipj`` are possible.

    A link that is both counts as sure. Raises :class:`FormatError` naming file and line.
    """
    name = name_of(path)
    found = []
    for number, line in enumerate(lines(read_text(path)), 1):
        sure: set[tuple[int, int]] = set()
        possible: set[tuple[int, int]] = set()
        for item in line.split():
            match = _LINK.fullmatch(item)
            if match is None:
                raise FormatError(
                    f"{name}:{number}: {item[:40]!r} is no word link; links such as 0-0 1-2"
                )
            (sure if match[2] == "-" else possible).add((int(match[1]), int(match[3])))
        found.append(GoldLinks(frozenset(sure), frozenset(possible - sure)))
    return tuple(found)


def read_pharaoh(path: Source) -> tuple[Pairs, ...]:
    """Read the links of each line, sure and possible alike.

    Raises
    ------
    FormatError
        Naming file and line.
    """
    return tuple(one.sure | one.possible for one in read_gold_words(path))


def format_words_jsonl(alignments: Iterable[WordAlignment]) -> str:
    """One object a pair: both texts with the places of their words, links and unlinked words."""
    return format_jsonl(
        Words(
            one.id, one.method, _side(one.pair.source), _side(one.pair.target),
            tuple((k.source, k.target, k.score, k.similarity) for k in one.links), one.unlinked,
        ) for one in alignments)


def read_words_jsonl(path: Source) -> tuple[WordAlignment, ...]:
    """Read alignments back from what :func:`format_words_jsonl` made.

    Raises
    ------
    FormatError
        Naming the file, the line and the field that is wrong.
    """
    found = []
    for place, one in read_jsonl(path, Words):
        pair = SegmentPair(one.id, _segment(one.source, f"{place}.source"),
                           _segment(one.target, f"{place}.target"))
        n, m = len(pair.source.tokens), len(pair.target.tokens)
        for i, j, _, _ in one.links:
            if not (0 <= i < n and 0 <= j < m):
                raise FormatError(f"{place}.links: {i}-{j} points past the {n} and {m} words")
        links = tuple(WordLink(*link) for link in one.links)
        found.append(WordAlignment(pair, links, one.unlinked, one.method))
    return tuple(found)


def _side(segment: Segment) -> WordsSide:
    return WordsSide(segment.text, segment.language, segment.offset,
                     tuple((t.start, t.end, t.kind) for t in segment.tokens))


def _segment(side: WordsSide, place: str) -> Segment:
    """The segment, with its words spelt out again from their places."""
    for start, end, _ in side.words:
        if not 0 <= start <= end <= len(side.text):
            raise FormatError(f"{place}.words: [{start}, {end}) lies outside the text")
    tokens = tuple(Token(side.text[start:end], start, end, kind) for start, end, kind in side.words)
    return Segment(side.text, side.language, tokens, side.offset)
