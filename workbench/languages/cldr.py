"""What the Unicode CLDR says of languages, through Babel: names of languages, dates and units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["before_month", "joining_word", "language_name", "month_name", "month_names",
           "unit_names", "weekday_names"]

_COUNTS = (0, 1, 2, 3, 5, 11, 1.5, 1000000)
"""Numbers of all grammatical classes: of these, a language has a form of its own for some."""
_FIGURE = re.compile(r"\d[\d.,\s]*")


@cache
def _locale(code: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


@cache
def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code, or the code itself."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


@cache
def month_name(number: int, language: str = "en") -> str:
    """The name of a month, counted from 1, as a date has it."""
    from babel.dates import get_month_names

    return str(get_month_names("wide", "format", language)[number])


def month_names(code: str) -> Iterator[tuple[str, bool, int]]:
    """The names of the months as they are written: name, whether abbreviated, number from 1."""
    locale = _locale(code)
    if locale is None:
        return
    for width in ("abbreviated", "wide"):
        for context in ("format", "stand-alone"):
            for number, name in locale.months[context][width].items():
                yield name, width == "abbreviated", number


def weekday_names(code: str) -> Iterator[tuple[str, int]]:
    """The full names of the weekdays as they are written, numbered from Monday, 1."""
    locale = _locale(code)
    if locale is None:
        return
    for context in ("format", "stand-alone"):
        for number, name in locale.days[context]["wide"].items():
            yield name, number + 1


@cache
def before_month(code: str) -> frozenset[str]:
    """Prepositions between day and month in a date (*3 de mayo*)."""
    locale = _locale(code)
    form = locale.date_formats["long"].pattern if locale else ""
    return frozenset(re.findall(r"\bd\.? '(\w+)' M", form))


@cache
def joining_word(code: str, kind: Literal["and", "or"]) -> str:
    """The word for *and* or *or* between two things; ``""`` where it is not known.

    Examples
    --------
    >>> joining_word("fr", "and"), joining_word("de", "or"), joining_word("xx", "or")
    ('et', 'oder', '')
    """
    locale = _locale(code)
    forms = locale.list_patterns.get("standard" if kind == "and" else "or", {}) if locale else {}
    return str(forms.get("2", "")).replace("{0}", "").replace("{1}", "").strip()


@cache
def unit_names(code: str, unit: str) -> frozenset[str]:
    """What a unit or currency is called in any number, in lower case.

    Parameters
    ----------
    code : str
        Language, or language and region (``en_GB``).
    unit : str
        As the CLDR names it: ``length-kilometer``, or the ISO 4217 code of a currency.

    Examples
    --------
    >>> sorted(unit_names("fr", "length-foot")), sorted(unit_names("es", "EUR"))
    (['pied', 'pieds'], ['euro', 'euros'])
    """
    from babel.numbers import get_currency_name
    from babel.units import UnknownUnitError, format_unit

    locale = _locale(code)
    if locale is None:
        return frozenset()
    try:
        if unit.isupper():
            names = [get_currency_name(unit, count, locale) for count in _COUNTS]
        else:
            names = [format_unit(count, unit, locale=locale) for count in _COUNTS]
    except UnknownUnitError:
        return frozenset()
    forms = frozenset(" ".join(_FIGURE.sub(" ", name).lower().split()) for name in names)
    return forms - {unit, unit.lower()}  # what Babel says of a unit without a name
