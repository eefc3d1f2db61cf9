"""The numbers that chapters are counted by: ``12``, ``XII``, *premier*, *Second*, 十二.

Enough to know that two headings bear one number; not a reader of numbers in running text. Words
of all languages count together, for texts have headings in other languages than their own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from workbench.languages import in_all_languages, numerals
from workbench.languages.topics.quantities import Quantities

__all__ = ["bare", "numeral", "numeral_pattern"]


@cache
def numeral_pattern() -> str:
    """What may be a number, case ignored; :func:`numeral` says whether it is one.

    Endings of one letter are left out: *3a* is a part of a chapter.
    """
    endings = {e for known in in_all_languages(Quantities).values()
               for e in known.ordinal_endings if len(e) > 1}
    behind = "|".join((*sorted(endings), *numerals.ORDINAL_SIGNS))
    return (rf"\d{{1,4}}(?:{behind})?|[ivxlcdm]{{1,9}}"
            r"|[^\W\d_]{2,12}(?:-[^\W\d_]{2,10})?")


@cache
def _words() -> dict[str, int]:
    return {bare(form): value for known in in_all_languages(Quantities).values()
            for value, forms in enumerate(known.chapter_numbers, start=1)
            for form in forms.split()}


@cache
def _ending() -> re.Pattern[str]:
    endings = {bare(e) for known in in_all_languages(Quantities).values()
               for e in known.ordinal_endings}
    return re.compile(rf"(?<=\d)(?:{'|'.join(sorted(endings))}|\.)$")


def numeral(text: str) -> int | None:
    """The number that a piece of a heading stands for, or None.

    Examples
    --------
    >>> numeral("XII"), numeral("Premier"), numeral("1er"), numeral("二十三"), numeral("The")
    (12, 1, 1, 23, None)
    """
    word = bare(text.strip())
    figure = _ending().sub("", word)
    if word.isascii() and figure.isdigit():
        return int(figure)
    value = numerals.roman(word.upper()) if word.isascii() else numerals.han(word)
    return _words().get(word) if value is None else value


def bare(text: str) -> str:
    """Letters without case or accents."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))
