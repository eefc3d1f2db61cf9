"""The months and weekdays of a language as running text has them."""

from __future__ import annotations

from functools import cache

from workbench.languages import cldr
from workbench.languages.registry import language_of

__all__ = ["calendar", "is_calendar_word"]


@cache
def calendar(code: str) -> tuple[dict[str, int], dict[str, int]]:
    """The months and the weekdays of a language by lower-case name, numbered from 1.

    Short names of months are those that the CLDR writes with a full stop, and the language's own.
    """
    months = {name.lower().rstrip("."): number
              for name, short, number in cldr.month_names(code)
              if not short or (len(name) > 3 and name.endswith("."))}
    days = {name.lower(): number for name, number in cldr.weekday_names(code)}
    return months | dict(language_of(code).quantities.short_months), days


def is_calendar_word(text: str, code: str) -> bool:
    """Whether a word names a month or a weekday, in any case."""
    months, days = calendar(code)
    return text.lower() in days or text.lower().rstrip(".") in months
