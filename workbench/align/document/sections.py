"""Sections that links must not cross: anchors that a person gives, chapters that both number.

An anchor ``(i, j)`` says that source sentence *i* and target sentence *j* each begin a new
section. :func:`locate` finds the places that a person wrote down; :func:`chapters` finds those
where both texts bear the same numbered headings, and rather none than a doubtful one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from workbench.align.document.numerals import bare, numeral, numeral_pattern
from workbench.errors import ParameterError
from workbench.languages import in_all_languages
from workbench.languages.topics.closed import Closed
from workbench.languages.topics.layout import Layout
from workbench.model import Document, Side

__all__ = ["Heading", "chapters", "locate", "merged", "numbered_headings"]

_LONGEST = 120
_LEAST = 2
"""Fewer headings than this are no sequence that could be compared."""

_BARE = regex.compile(r"(\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,8})([.):]*)(?:\s+(\S.*))?$")
_OPEN = regex.compile(r"[^.,;:…]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading.

    Attributes
    ----------
    sentence : int
        Its position, from 0.
    level : str
        ``chapter``, ``part``, ...; empty where no word says it.
    number : tuple of int
        ``(3, 1)`` for 3.1.
    """

    sentence: int
    level: str
    number: tuple[int, ...]


def locate(
    written: Iterable[tuple[str, int | str, int | str]], source: Document, target: Document
) -> tuple[tuple[int, int], ...]:
    """Find the sentences that a person named, and check that they can all hold.

    Parameters
    ----------
    written : iterable of (where, source place, target place)
        As :func:`workbench.exchange.read_anchor_lines` reads them. A place is the number of a
        sentence from 0, or the words that it begins with; case and blanks do not count, and
        of several sentences with that beginning a heading, or the one that says no more, is
        taken.
    source, target : Document

    Returns
    -------
    tuple of (int, int)
        In reading order.

    Raises
    ------
    ParameterError
        Saying where: a place that is not found, or found more than once; a sentence that is
        named twice; two anchors that cross.
    """
    found = [
        (_find(source, "source", one, where), _find(target, "target", other, where), where)
        for where, one, other in written
    ]
    found.sort()
    for (i, j, where), (i1, j1, other) in pairwise(found):
        if i == i1 and j == j1:
            raise ParameterError(f"{other}: says the same as {where}; take one of them out")
        if i == i1 or j == j1:
            side, number = ("source", i) if i == i1 else ("target", j)
            document = source if side == "source" else target
            raise ParameterError(
                f"{other}: {_quoted(document, number)} is anchored at {where} already; a {side} "
                "sentence can begin one section"
            )
        if j > j1:
            raise ParameterError(
                f"{other}: crosses {where}, for {_quoted(source, i1)} comes later than "
                f"{_quoted(source, i)} but {_quoted(target, j1)} earlier than "
                f"{_quoted(target, j)}; anchors keep one order on both sides"
            )
    return tuple((i, j) for i, j, _ in found)


def chapters(source: Document, target: Document) -> tuple[tuple[int, int], ...]:
    """Anchors at the numbered headings of both texts, where they surely answer each other.

    They do where one level of headings (chapters, parts; or numbers without a word) bears the
    same numbers in the same order on both sides, at least two of them. Lines of a table of
    contents, which follow each other without text between them, do not count.

    Returns
    -------
    tuple of (int, int)
        In reading order; empty where nothing is certain.
    """
    one, other = numbered_headings(source), numbered_headings(target)
    if _same_count(one, other):
        return tuple((a.sentence, b.sentence) for a, b in zip(one, other, strict=True))
    anchors: list[tuple[int, int]] = []
    for level in dict.fromkeys(h.level for h in one):
        ours, theirs = (
            [h for h in side if h.level == level] for side in (one, other))
        if not theirs and level in ("", "chapter"):
            # chapters may be named on one side and only numbered on the other
            theirs = [h for h in other if h.level in ("", "chapter")]
        if _same_count(ours, theirs):
            anchors += [(a.sentence, b.sentence) for a, b in zip(ours, theirs, strict=True)]
    anchors.sort()
    straight = all(i < i1 and j < j1 for (i, j), (i1, j1) in pairwise(anchors))
    return tuple(anchors) if straight else ()


def merged(
    given: Sequence[tuple[int, int]], found: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Anchors that a person gave, with those of the chapters that do not contradict them."""
    kept = [(i, j) for i, j in found
            if all((i < i1 and j < j1) or (i > i1 and j > j1) for i1, j1 in given)]
    return tuple(sorted([*given, *kept]))


def numbered_headings(document: Document) -> tuple[Heading, ...]:
    """The sentences that read as numbered headings, tables of contents left out."""
    texts = [" ".join(s.text.split()) for s in document.sentences]
    found = []
    for place, text in enumerate(texts):
        if not text or len(text) > _LONGEST:
            continue
        heading = _heading(text)
        if heading is not None:
            found.append(Heading(place, *heading))
    listed = {a.sentence for a, b in pairwise(found)
              if a.level == b.level and b.sentence - a.sentence == 1}
    return tuple(h for h in found if h.sentence not in listed)


def _same_count(ours: Sequence[Heading], theirs: Sequence[Heading]) -> bool:
    """Whether two rows of headings bear the same numbers; those without a word must rise."""
    if len(ours) < _LEAST or [h.number for h in ours] != [h.number for h in theirs]:
        return False
    return all(a.number < b.number for a, b in pairwise(ours) if not a.level and not b.level)


@cache
def _levels() -> dict[str, str]:
    """The words of numbered headings in all languages, and the level that each stands for."""
    return {bare(word): level for layout in in_all_languages(Layout).values()
            for word, level in layout.headings.items()}


@cache
def _named() -> regex.Pattern[str]:
    """The word before the number: *Chapter 3*."""
    return regex.compile(rf"([^\W\d_]+|§)\.?\s+({numeral_pattern()})(?![^\W_])", regex.IGNORECASE)


@cache
def _turned() -> regex.Pattern[str]:
    """The number before the word: *The First Book*."""
    articles = {a for closed in in_all_languages(Closed).values() for a in closed.definite_articles}
    return regex.compile(rf"(?:(?:{'|'.join(sorted(articles))})\s+)?({numeral_pattern()})\.?"
                         r"\s+([^\W\d_]+)(?![^\W_])", regex.IGNORECASE)


@cache
def _prefixed() -> regex.Pattern[str]:
    """The number between a prefix and the word: 第三章."""
    layouts = [la for la in in_all_languages(Layout).values() if la.heading_prefixes]
    prefixes = "|".join(sorted({p for layout in layouts for p in layout.heading_prefixes}))
    words = "|".join(sorted({word for layout in layouts for word in layout.headings}))
    return regex.compile(rf"(?:{prefixes})\s*([\p{{Han}}\d]{{1,6}}?)\s*({words})")


def _heading(text: str) -> tuple[str, tuple[int, ...]] | None:
    """Level and number of a heading, or None."""
    levels = _levels()
    prefixed = _prefixed().match(text)
    if prefixed:
        value = numeral(prefixed[1])
        return (levels[prefixed[2]], (value,)) if value is not None else None
    text = text.lstrip("*_#=-–— \"'«“(")
    for pattern, word, number in ((_named(), 1, 2), (_turned(), 2, 1)):
        match = pattern.match(text)
        if match:
            level, value = levels.get(bare(match[word])), numeral(match[number])
            if level and value is not None and _ends(text, match.end(), match[0]):
                return level, (value,)
    match = _BARE.match(text)
    if match and _is_title(match[1], match[2], match[3] or ""):
        parts = [numeral(part) for part in match[1].split(".")]
        return "", tuple(value for value in parts if value is not None)
    return None


def _is_title(number: str, mark: str, title: str) -> bool:
    """Whether what follows a number without a word is nothing, or the title of a chapter.

    "1. Mix the flour." is a step of a recipe, "3 years passed" a sentence, "I AM" a shout.
    """
    if not title:
        return True
    if not title[0].isupper() or not _OPEN.search(title):
        return False
    return bool(mark) if number[0].isdigit() else bool(mark) or title.isupper()


def _ends(text: str, end: int, matched: str) -> bool:
    """Whether a heading stops here, or goes on with its title rather than as a sentence.

    "Part one of the plan was simple" begins like a heading; a heading's own words begin with
    a capital letter.
    """
    rest = text[end:].lstrip(" .:)—–-,")
    if matched[:1].islower():
        return not rest
    return not rest or not rest[0].islower() or text[end : end + 1] in (".", ":", "—", "–")


def _find(document: Document, side: Side, place: int | str, where: str) -> int:
    if isinstance(place, int):
        if place >= len(document):
            raise ParameterError(
                f"{where}: the {side} has no sentence {side[0]}{place}; its last is "
                f"{side[0]}{len(document) - 1}"
            )
        return place
    wanted = _folded(place)
    texts = [_folded(s.text) for s in document.sentences]
    starts = [n for n, text in enumerate(texts) if _begins(text, wanted)]
    exact = [n for n in starts if texts[n] == wanted]
    for chosen in (exact, [n for n in exact or starts if document.sentences[n].heading], starts):
        if len(chosen) == 1:
            return chosen[0]
    if starts:
        which = ", ".join(f"{side[0]}{n}" for n in starts[:4]) + ", …" * (len(starts) > 4)
        raise ParameterError(
            f"{where}: {len(starts)} sentences of the {side} begin with {place!r} ({which}); "
            "write more of the one that you mean, or its number"
        )
    inside = [n for n, text in enumerate(texts) if wanted in text]
    hint = (f"it stands inside {side[0]}{inside[0]}, which begins {_quoted(document, inside[0])}"
            if inside else "check the spelling, and that source and target are not exchanged")
    raise ParameterError(f"{where}: no sentence of the {side} begins with {place!r}; {hint}")


def _begins(text: str, wanted: str) -> bool:
    """Whether a text begins with these words, whole."""
    if not text.startswith(wanted):
        return False
    rest = text[len(wanted) :]
    # "Chapter I" is not the beginning of "Chapter II"; a script without blanks has no words
    return not rest or not (rest[0].isalnum() and wanted[-1].isalnum() and rest[0] < "\u2e80")


def _folded(text: str) -> str:
    """As compared: blanks and the shape of quotes and apostrophes do not count, nor does case."""
    plain = " ".join(text.casefold().split())
    return plain.translate(_SHAPES)


_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"'})


def _quoted(document: Document, number: int, limit: int = 30) -> str:
    text = " ".join(document.sentences[number].text.split())
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
