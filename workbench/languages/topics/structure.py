"""What a language says of the relations between words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Structure"]


@dataclass(frozen=True, slots=True)
class Structure:
    """What a language says of the relations between words."""

    markers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Preposition to the set of relations that it can mark, named by English prepositions; two
    markers of different languages agree if their sets meet."""
