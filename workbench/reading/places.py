"""Places and where people are from: which words of two languages name the same.

Countries, continents and some hundred cities come from the Unicode CLDR through Babel; other
exonyms and the adjectives of origin are listed by hand in the topic of names.
"""

from __future__ import annotations

import functools

from workbench.languages import language_of
from workbench.reading.spelling import fold

__all__ = ["origin", "places"]

_CONTINENTS = ("Africa/", "America/", "Asia/", "Australia/", "Europe/", "Atlantic/", "Pacific/")


@functools.cache
def places(language: str) -> dict[str, frozenset[str]]:
    """Countries, continents and cities by folded name, with their codes.

    Cities are those that name a time zone, most of them capitals, and some listed by hand.
    """
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, set[str]] = {}
    for code, name in locale.territories.items():
        if code != "001" and (code.isdigit() or (len(code) == 2 and code.isalpha())):
            found.setdefault(fold(name), set()).add(code)
    for zone in get_global("zone_territories"):
        if not zone.startswith(_CONTINENTS):
            continue
        named = locale.time_zones.get(zone, {}).get("city")  # where it differs from the id
        city = named or zone.rsplit("/", 1)[-1].replace("_", " ")
        found.setdefault(fold(city), set()).add(zone)
    known = language_of(language).names
    for name, codes in known.exonyms.items() if known is not None else ():
        found.setdefault(fold(name), set()).update(codes)
    return {name: frozenset(codes) for name, codes in found.items()}


@functools.cache
def origin(word: str, language: str) -> str:
    """The code of the country or continent that a word of origin speaks of, or ``""``.

    Where such words have a capital, only those with one count (*Polish*, not *polish*).
    """
    known = language_of(language).names
    if known is None or (known.origins_capitalised and not word[:1].isupper()):
        return ""
    low = word.lower()
    for stem, code in known.origins.items():
        if low.startswith(stem) and len(low) - len(stem) <= 4:
            return code
    return ""
