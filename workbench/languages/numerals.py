"""Numerals that are written alike in many languages: Roman ones, and those of Han characters."""

from __future__ import annotations

import re

__all__ = ["ORDINAL_SIGNS", "han", "roman"]

ORDINAL_SIGNS = ("º", "ª", "°")
"""Signs behind a figure that make an ordinal in any language; the third stands for the first."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_FORM = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_HAN = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True))
_TENS = {"十": 10, "百": 100}


def roman(text: str) -> int | None:
    """The value of a well-formed Roman numeral in capitals, or None.

    Examples
    --------
    >>> roman("XIX"), roman("IC"), roman("")
    (19, None, None)
    """
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    total, last = 0, 0
    for letter in reversed(text):
        value = _ROMAN[letter]
        total += value if value >= last else -value
        last = max(last, value)
    return total


def han(text: str) -> int | None:
    """The value of a numeral of Han characters below a thousand, or None.

    Examples
    --------
    >>> han("二十三"), han("一百零八"), han("二〇"), han("三章")
    (23, 108, 20, None)
    """
    if not text or any(c not in _HAN and c not in _TENS for c in text):
        return None
    if not any(c in _TENS for c in text):
        return int("".join(str(_HAN[c]) for c in text))
    total, digit = 0, 0
    for c in text:
        if c in _TENS:
            total += (digit or 1) * _TENS[c]
            digit = 0
        else:
            digit = _HAN[c]
    return total + digit
