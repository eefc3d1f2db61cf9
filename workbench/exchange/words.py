"""Word links: Pharaoh (``0-0 1-2`` a line) and JSON Lines with the words and their scores.

Gold files mark possible links, as Och and Ney (2003) define them, with ``?`` or ``p``
instead of the hyphen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from workbench.errors import FormatError
from workbench.exchange.files import Source, json_lines, lines, name_of, read_text
from workbench.exchange.schema import from_plain
from workbench.model import Segment, SegmentPair, Token, UnlinkedWord, WordAlignment, WordLink
from workbench.results import as_plain

__all__ = ["GoldLinks", "Pairs", "format_pharaoh", "format_words_jsonl", "read_gold_words",
           "read_pharaoh", "read_words_jsonl"]

Pairs: TypeAlias = frozenset[tuple[int, int]]
WordKind: TypeAlias = Literal["word", "number", "punct"]
_LINK = re.compile(r"(\d+)([-?p])(\d+)", re.ASCII)


class GoldLinks(NamedTuple):
    """The gold links of one line: sure ones, and those that are possible but not sure."""

    sure: Pairs
    possible: Pairs


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
    out = []
    for one in alignments:
        body = {
            "id": one.id, "method": one.method,
            "source": _segment(one.pair.source), "target": _segment(one.pair.target),
            "links": [[k.source, k.target, k.score, k.similarity] for k in one.links],
            "unlinked": as_plain(one.unlinked),
        }
        out.append(json.dumps(body, ensure_ascii=False) + "\n")
    return "".join(out)


def read_words_jsonl(path: Source) -> tuple[WordAlignment, ...]:
    """Read alignments back from what :func:`format_words_jsonl` made.

    Raises
    ------
    FormatError
        Naming the file, the line and the field that is wrong.
    """
    found = []
    for place, body in json_lines(path):
        pair = SegmentPair(
            from_plain(str, body.get("id"), f"{place}: id"),
            _read_segment(body.get("source"), f"{place}: source"),
            _read_segment(body.get("target"), f"{place}: target"),
        )
        links = from_plain(
            tuple[tuple[int, int, float, float], ...], body.get("links"), f"{place}: links"
        )
        n, m = len(pair.source.tokens), len(pair.target.tokens)
        for i, j, _, _ in links:
            if not (0 <= i < n and 0 <= j < m):
                raise FormatError(f"{place}: links: {i}-{j} points past the {n} and {m} words")
        found.append(WordAlignment(
            pair,
            tuple(WordLink(*link) for link in links),
            from_plain(tuple[UnlinkedWord, ...], body.get("unlinked"), f"{place}: unlinked"),
            from_plain(str, body.get("method"), f"{place}: method"),
        ))
    return tuple(found)


def _segment(segment: Segment) -> dict[str, object]:
    return {
        "text": segment.text, "language": segment.language, "offset": segment.offset,
        "words": [[t.start, t.end, t.kind] for t in segment.tokens],
    }


def _read_segment(body: object, place: str) -> Segment:
    """The segment, with its words spelt out again from their places."""
    if not isinstance(body, dict):
        raise FormatError(f"{place}: is no object with text, language, offset and words")
    text = from_plain(str, body.get("text"), f"{place}.text")
    words = from_plain(
        tuple[tuple[int, int, WordKind], ...], body.get("words"), f"{place}.words"
    )
    for start, end, _ in words:
        if not 0 <= start <= end <= len(text):
            raise FormatError(f"{place}.words: [{start}, {end}) lies outside the text")
    return Segment(
        text,
        from_plain(str, body.get("language"), f"{place}.language"),
        tuple(Token(text[start:end], start, end, kind) for start, end, kind in words),
        from_plain(int, body.get("offset"), f"{place}.offset"),
    )
