"""Phrases that order the discourse or relate what stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Discourse"]


@dataclass(frozen=True, slots=True)
class Discourse:
    """Phrases that order the discourse or relate what stands around them."""

    fillers: tuple[str, ...] = ()
    """Phrases that order the discourse and may go without loss (*pour sa part*), and prepositions
    of several words, whose noun names nothing (*dans le cadre de*)."""

    merged: Mapping[str, str] = field(default_factory=dict)
    """Forms that a preposition at the end of such a phrase takes (*du* for *de*)."""

    doubled: frozenset[str] = frozenset()
    """Words that the grammar doubles (*nous nous levons*, *he had had*)."""

    called: frozenset[str] = frozenset()
    """Words that are said twice for their force (*very very*, *tout doucement*)."""
