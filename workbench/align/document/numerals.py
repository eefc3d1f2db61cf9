"""The numbers that chapters are counted by: ``12``, ``XII``, *premier*, *Second*, 十二.

Enough to know that two headings bear one number; not a reader of numbers in running text.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["NUMERAL", "bare", "numeral"]

# Cardinals and ordinals as headings have them, in order from 1; variants after a bar.
_SPELLED = {
    "en": "one|first two|second three|third four|fourth five|fifth six|sixth seven|seventh "
          "eight|eighth nine|ninth ten|tenth eleven|eleventh twelve|twelfth "
          "thirteen|thirteenth fourteen|fourteenth fifteen|fifteenth sixteen|sixteenth "
          "seventeen|seventeenth eighteen|eighteenth nineteen|nineteenth twenty|twentieth",
    "fr": "un|premier|premiere deux|deuxieme|second|seconde trois|troisieme quatre|quatrieme "
          "cinq|cinquieme six|sixieme sept|septieme huit|huitieme neuf|neuvieme dix|dixieme "
          "onze|onzieme douze|douzieme treize|treizieme quatorze|quatorzieme quinze|quinzieme "
          "seize|seizieme dix-sept|dix-septieme dix-huit|dix-huitieme dix-neuf|dix-neuvieme "
          "vingt|vingtieme",
    "de": "eins|erste|erster|erstes zwei|zweite|zweiter|zweites drei|dritte|dritter|drittes "
          "vier|vierte|vierter|viertes funf|funfte|funfter|funftes sechs|sechste|sechster|"
          "sechstes sieben|siebte|siebter|siebtes|siebentes acht|achte|achter|achtes "
          "neun|neunte|neunter|neuntes zehn|zehnte|zehnter|zehntes elf|elfte|elfter|elftes "
          "zwolf|zwolfte|zwolfter|zwolftes",
    "es": "uno|primero|primera|primer dos|segundo|segunda tres|tercero|tercera|tercer "
          "cuatro|cuarto|cuarta cinco|quinto|quinta seis|sexto|sexta siete|septimo|septima "
          "ocho|octavo|octava nueve|noveno|novena diez|decimo|decima once doce",
    "it": "uno|primo|prima due|secondo|seconda tre|terzo|terza quattro|quarto|quarta "
          "cinque|quinto|quinta sei|sesto|sesta sette|settimo|settima otto|ottavo|ottava "
          "nove|nono|nona dieci|decimo|decima undici dodici",
}
_WORDS = {
    form: value
    for names in _SPELLED.values()
    for value, forms in enumerate(names.split(), start=1)
    for form in forms.split("|")
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_HAN = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 10, "百": 100}
_SUFFIX = re.compile(r"(?<=\d)(?:er|re|e|st|nd|rd|th|º|ª|°|\.)$")

NUMERAL = r"\d{1,4}(?:er|re|st|nd|rd|th|º|ª|°)?|[ivxlcdm]{1,9}|[^\W\d_]{2,12}(?:-[^\W\d_]{2,10})?"
"""A pattern (case ignored) of what may be a number; :func:`numeral` says whether it is one."""


def numeral(text: str) -> int | None:
    """The number that a piece of a heading stands for, or None.

    Examples
    --------
    >>> numeral("XII"), numeral("Premier"), numeral("1er"), numeral("二十三"), numeral("The")
    (12, 1, 1, 23, None)
    """
    word = bare(text.strip())
    if word.isascii() and _SUFFIX.sub("", word).isdigit():
        return int(_SUFFIX.sub("", word))
    if word and re.fullmatch(_ROMAN_FORM, word):
        return _roman(word)
    if word and all(c in _HAN or c in _TENS for c in word):
        return _han(word)
    return _WORDS.get(word)


def bare(text: str) -> str:
    """Letters without case or accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))


def _roman(word: str) -> int:
    total, last = 0, 0
    for letter in reversed(word):
        value = _ROMAN[letter]
        total += value if value >= last else -value
        last = max(last, value)
    return total


def _han(word: str) -> int:
    """``二十三`` and ``一百零八``, or digit by digit (``二〇``)."""
    if not any(c in _TENS for c in word):
        return int("".join(str(_HAN[c]) for c in word))
    total, digit = 0, 0
    for c in word:
        if c in _TENS:
            total += (digit or 1) * _TENS[c]
            digit = 0
        else:
            digit = _HAN[c]
    return total + digit
