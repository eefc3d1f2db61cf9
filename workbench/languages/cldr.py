"""What the Unicode CLDR says of languages, through Babel: their names, months and weekdays."""

from __future__ import annotations

import functools
from collections.abc import Sequence

__all__ = ["calendar", "decimal_mark", "is_calendar_word", "joined", "language_name",
           "month_name"]


@functools.cache
def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code, or the code itself."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


@functools.cache
def month_name(number: int, language: str = "en") -> str:
    """The name of a month, counted from 1, as a date has it."""
    from babel.dates import get_month_names

    return str(get_month_names("wide", "format", language)[number])


@functools.cache
def calendar(language: str) -> tuple[dict[str, int], dict[str, int]]:
    """The months and the weekdays of a language by lower-case name, numbered from 1."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import get_day_names, get_month_names

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}, {}
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    for width in ("abbreviated", "wide"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, locale).items():
                form = name.lower().rstrip(".")
                if width == "wide" or (len(form) >= 3 and name.endswith(".")):
                    months[form] = number
            if width == "wide":
                for number, name in get_day_names(width, context, locale).items():
                    days[name.lower()] = number + 1
    if language == "en":
        months |= {n[:3]: k for n, k in months.items() if len(n) > 4 and n not in {"march"}}
        months["sept"] = 9
    return months, days


def is_calendar_word(text: str, language: str) -> bool:
    """Whether a word names a month or a weekday, in any case."""
    months, days = calendar(language)
    return text.lower() in days or text.lower().rstrip(".") in months


@functools.cache
def decimal_mark(language: str) -> str:
    """What stands between the whole of a number and its fraction."""
    from babel.numbers import get_decimal_symbol

    return str(get_decimal_symbol(language))


def joined(texts: Sequence[str], language: str) -> str:
    """Texts in a list, the last after *and*, without the comma before it of American English."""
    *rest, last = texts
    return _pair_pattern(language).format(", ".join(rest), last) if rest else last


@functools.cache
def _pair_pattern(language: str) -> str:
    from babel import Locale

    return str(Locale.parse(language).list_patterns["standard"]["2"])
