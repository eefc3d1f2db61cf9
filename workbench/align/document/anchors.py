"""What travels through translation untouched, or nearly: names, numbers and calendar dates.

Only what is needed to say whether two documents tell of the same event. Words are compared
by their letters, so names in different scripts do not meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from workbench.languages import cldr, language_of
from workbench.model import Document, Sentence
from workbench.text import tokenize

__all__ = ["Anchors", "anchors_of", "same_name"]

_NEAR = 0.6


@dataclass(frozen=True, slots=True)
class Anchors:
    """Names, numbers and dates of a text.

    Attributes
    ----------
    names : tuple of str
        Capitalised words that stand inside a sentence somewhere, in order of appearance.
    numbers : tuple of str
        Numbers of two digits and more that are no part of a date, digits only, sorted.
    dates : tuple of (int, int)
        Month and day, sorted.
    """

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[tuple[int, int], ...]

    def shared(self, other: Anchors) -> Anchors:
        """What both have; names as *self* writes them."""
        known: dict[str, list[str]] = {}
        for name in other.names:
            known.setdefault(_plain(name)[:1], []).append(name)
        return Anchors(tuple(n for n in self.names
                             if any(same_name(n, o) for o in known.get(_plain(n)[:1], ()))),
                       tuple(sorted({*self.numbers} & {*other.numbers})),
                       tuple(sorted({*self.dates} & {*other.dates})))


def anchors_of(document: Document, sentences: Iterable[Sentence] | None = None) -> Anchors:
    """Names, numbers and dates of a document, or of some of its sentences."""
    known = language_of(document.language)
    names: dict[str, str] = {}
    numbers: set[str] = set()
    dates: set[tuple[int, int]] = set()
    for sentence in document.sentences if sentences is None else sentences:
        tokens = tokenize(sentence.text, document.language)
        for place, token in enumerate(tokens):
            if token.kind != "word" or not token.text[:1].isupper() or len(token.text) < 3:
                continue
            opening = place == 0 or (tokens[place - 1].kind == "punct"
                                     and tokens[place - 1].text not in {",", "-", "–", "’", "'"})
            if opening or token.text.lower() in known.closed.function_words:
                continue
            if not _month(token.text, document.language):
                names.setdefault(_plain(token.text), token.text)
        days, rest = _dates(sentence.text, document.language)
        dates |= days
        numbers |= {re.sub(r"\D", "", n) for n in re.findall(r"\d[\d.,  ]*\d", rest)}
    return Anchors(tuple(names.values()), tuple(sorted(numbers)), tuple(sorted(dates)))


@cache
def same_name(one: str, other: str) -> bool:
    """Whether two words are likely forms of one name: *Poutine* and *Putin*, *Moscou*, *Moscow*."""
    a, b = _plain(one), _plain(other)
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    return 1 - _distance(a, b) / max(len(a), len(b)) >= _NEAR


def _plain(word: str) -> str:
    """Lower case without accents or possessive endings."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"['’]s$", "", bare)


def _distance(a: str, b: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@cache
def _months(language: str) -> dict[str, int]:
    """Names and abbreviations of the months, from the Unicode CLDR."""
    return {_plain(name).rstrip("."): number for name, _, number in cldr.month_names(language)}


def _month(word: str, language: str) -> int | None:
    return _months(language).get(_plain(word).rstrip("."))


@cache
def _forms(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day or two days before their month, and a month before its day."""
    known = language_of(language).quantities
    endings = "|".join(map(re.escape, sorted(known.ordinal_endings | {"º"})))
    between = "|".join(map(re.escape, sorted(known.before_month | cldr.before_month(language))))
    conjunction = cldr.joining_word(language, "and")
    joining = "|".join(map(re.escape, filter(None, ("-", "–", conjunction))))
    # "les 11 et 12 juillet" names two days
    day = (rf"(?<!\d)(\d{{1,2}})(?:{endings}|\.)?(?:\s*(?:{joining})\s*(\d{{1,2}}))?"
           rf"(?:\s+(?:{between}))?\s+([^\W\d_]{{3,}}\.?)")
    month = rf"([^\W\d_]{{3,}}\.?)\s+(\d{{1,2}})(?:{endings})?(?!\d)"
    return re.compile(day), re.compile(month)


def _dates(text: str, language: str) -> tuple[set[tuple[int, int]], str]:
    """Days of the year that are named in full, and the text without them."""
    found: set[tuple[int, int]] = set()
    day_first, month_first = _forms(language)
    rest = text
    for match in day_first.finditer(text):
        month = _month(match[3], language)
        if month is not None:
            found |= {(month, int(d)) for d in (match[1], match[2]) if d}
            rest = rest.replace(match[0], " ")
    for match in month_first.finditer(rest):
        month = _month(match[1], language)
        if month is not None:
            found.add((month, int(match[2])))
            rest = rest.replace(match[0], " ")
    return {(m, d) for m, d in found if 1 <= d <= 31}, rest
