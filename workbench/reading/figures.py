"""How a number is written: figures with separators, number words, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from workbench.languages import language_of, numerals
from workbench.languages.cldr import joining_word
from workbench.model import Token

__all__ = ["DIGITS", "joining", "readings", "roman", "spelled", "word_value"]

_ROMAN = re.compile(r"([IVXLC]+)(\w*)")
_GAPS = "\\s'’\u00a0\u202f\u2009"  # what may stand between groups of three digits
DIGITS = re.compile(rf"^[+-]?\d[\d.,{_GAPS}]*")


class _Word:
    """A token as text2num wants it."""

    def __init__(self, token: Token, before: Token | None, plain: bool) -> None:
        self._text = token.text
        self._apart = before is not None and before.kind == "punct"
        self._plain = plain

    def text(self) -> str:
        return self._text

    def nt_separated(self, previous: object) -> bool:
        return self._apart

    def not_a_number_part(self) -> bool:
        return not self._plain


@cache
def _knows(language: str) -> bool:
    """Whether text2num reads the number words of a language."""
    import text_to_num

    try:
        text_to_num.find_numbers([], language, 0)
    except ValueError:
        return False
    return True


def spelled(tokens: tuple[Token, ...], language: str) -> Iterator[tuple[int, int, float, bool]]:
    """Number words as ``(first, last + 1, value, ordinal)``."""
    if not _knows(language):
        return
    import text_to_num

    stream = [
        _Word(token, tokens[i - 1] if i else None, token.kind == "word")
        for i, token in enumerate(tokens)
    ]
    for found in text_to_num.find_numbers(stream, language, 0):
        yield found.start, found.end, float(found.value), bool(found.is_ordinal)


def readings(text: str) -> tuple[float, ...]:
    """What a figure may mean: separators are commas, points or blanks by locale."""
    body = re.sub(f"[{_GAPS}]", "", text).strip(".,")
    if not body:
        return ()
    out: set[float] = set()
    marks = [c for c in body if c in ".,"]
    if not marks:
        out.add(float(body))
    elif len(set(marks)) == 2:
        decimal = marks[-1]
        thousands = "," if decimal == "." else "."
        plain = body.replace(thousands, "").replace(decimal, ".")
        if plain.count(".") == 1:
            out.add(float(plain))
    else:
        parts = re.split(r"[.,]", body)
        if all(len(p) == 3 for p in parts[1:]):
            out.add(float("".join(parts)))
        if len(parts) == 2:
            out.add(float(".".join(parts)))
    return tuple(sorted(out))


@cache
def joining(language: str) -> frozenset[str]:
    """Words and dashes between two figures of a row or a range (*1 to 4 inches*)."""
    words = language_of(language).quantities.range_words
    return words | {joining_word(language, "and"), joining_word(language, "or"), "-", "–"}


def roman(text: str, endings: Container[str]) -> int | None:
    """The value of a Roman numeral below 400; a lone letter counts with an ending only."""
    match = _ROMAN.fullmatch(text)
    if not match or (match[2] not in endings if match[2] else len(match[1]) == 1):
        return None
    value = numerals.roman(match[1])
    return value if value is not None and value < 400 else None


def word_value(text: str, language: str) -> float | None:
    """The value of a single number word, or None."""
    import text_to_num

    try:
        return float(text_to_num.text2num(text.lower(), language))
    except ValueError:
        return None
