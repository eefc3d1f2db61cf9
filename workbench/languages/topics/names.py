"""How a language names places, peoples and persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.languages.toml import TURNED

__all__ = ["Names"]


@dataclass(frozen=True, slots=True)
class Names:
    """How a language names places, peoples and persons.

    Places have the codes of the CLDR (ISO 3166 for countries, UN M49 for continents) or, where
    it has none, codes of our own that all languages share (``be-anv`` for Antwerp).
    """

    exonyms: Mapping[str, frozenset[str]] = field(default_factory=dict, metadata=TURNED)
    """Names of places that the CLDR lacks in this language, to the codes of what they name: other
    names of countries (*Holland*), cities without a time zone of their own (*Anvers*)."""

    origins: Mapping[str, str] = field(default_factory=dict, metadata=TURNED)
    """How adjectives and nouns of origin begin (*allemand*), to the code of the place."""

    origins_capitalised: bool = False
    """Whether they always have a capital (*Polish*, not *polish*)."""

    place_joiners: frozenset[str] = frozenset()
    """Words between a place and the one in which it lies (*États-Unis d'Amérique*)."""

    forms_of_address: frozenset[str] = frozenset()
    """Words that stand before the name of a person and are no part of it (*Mrs*, *madame*)."""
