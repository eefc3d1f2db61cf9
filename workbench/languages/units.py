"""Units of measure and currencies: how large they are, and what a language calls them.

Sizes and signs stand in ``units.toml``; names come from the Unicode CLDR and, where it has not
all of them, from the language's topic ``quantities``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from workbench.languages.cldr import unit_names
from workbench.languages.registry import language_of
from workbench.languages.toml import read_topic

__all__ = ["Unit", "is_currency_sign", "is_divided", "units_of"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, and how many of the base unit it is, with an offset."""

    measures: str
    """``length``, ``mass``, ``volume``, ``area``, ``speed``, ``temperature`` or ``money``."""

    factor: float = 1.0
    """Without meaning for currencies, which are never converted."""

    offset: float = 0.0

    name: str = ""
    """In the Unicode CLDR; of a currency its code in ISO 4217."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A unit as the table has it."""

    measures: str
    factor: float = 1.0
    offset: float = 0.0
    forms: frozenset[str] = frozenset()
    """Signs, and names that most languages share."""


@dataclass(frozen=True, slots=True)
class _Table:
    divided: frozenset[str]
    units: Mapping[str, _Entry]


@cache
def _table() -> _Table:
    return read_topic(Path(__file__).parent / "units.toml", _Table)


def is_divided(text: str) -> bool:
    """Whether this before a slash is not a unit but part of one (*m/s*)."""
    return text in _table().divided


@cache
def units_of(code: str) -> Mapping[str, tuple[Unit, ...]]:
    """What each name or sign of a unit may stand for in a language, in lower case.

    A temperature has two words: a word or sign for the degree and one for the scale.

    Examples
    --------
    >>> [unit.measures for unit in units_of("en")["pounds"]]
    ['mass', 'money']
    >>> units_of("fr")["degrés celsius"] == units_of("en")["° c"]
    True
    """
    own = language_of(code).quantities
    out: dict[str, tuple[Unit, ...]] = {}
    for name, entry in _table().units.items():
        unit = Unit(entry.measures, entry.factor, entry.offset, name)
        names = {n for locale in (code, *own.locales) for n in unit_names(locale, name)}
        forms = entry.forms | own.unit_names.get(name, frozenset())
        if unit.measures == "temperature":
            pairs = [n.split() for n in names if n.count(" ") == 1]
            every = {f"{degree} {scale}" for degree in {"°", *(p[0] for p in pairs)}
                     for scale in {*forms, *(p[1] for p in pairs)}}
        else:
            every = {*forms, *(n for n in names if n and " " not in n)}
        for form in every:
            out[form] = (*out.get(form, ()), unit)
    return MappingProxyType(out)


def is_currency_sign(text: str, code: str) -> bool:
    """Whether this is the sign of a currency, which stands in front of its figure."""
    return text in units_of(code) and unicodedata.category(text[0]) == "Sc"
