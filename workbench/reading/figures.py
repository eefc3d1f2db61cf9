"""How a number is written: figures with separators, number words, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.model import Token

__all__ = ["DIGITS", "readings", "roman", "spelled", "word_value"]

_SPELLED = frozenset({"en", "fr", "de", "es", "pt", "it", "nl"})
_ROMAN = re.compile(
    r"^(?=[IVXLC])(C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(e|er|ère|ème|th|st|nd|rd)?$"
)
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


def spelled(tokens: tuple[Token, ...], language: str) -> Iterator[tuple[int, int, float, bool]]:
    """Number words as ``(first, last + 1, value, ordinal)``."""
    if language not in _SPELLED:
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


def roman(text: str) -> int | None:
    """The value of a Roman numeral below 400; a lone letter counts with an ending only."""
    match = _ROMAN.match(text)
    if not match or not match[1] or (len(match[1]) == 1 and not match[2]):
        return None
    digits = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for here, after in zip(match[1], [*match[1][1:], ""], strict=True):
        value = digits[here]
        total += -value if after and digits[after] > value else value
    return total


def word_value(text: str, language: str) -> float | None:
    """The value of a single number word, or None."""
    if language not in _SPELLED:
        return None
    import text_to_num

    try:
        return float(text_to_num.text2num(text.lower(), language))
    except ValueError:
        return None
