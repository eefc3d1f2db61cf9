"""How a language asks, quotes and attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.languages.toml import TURNED

__all__ = ["Speech"]


@dataclass(frozen=True, slots=True)
class Speech:
    """How a language asks, quotes and attributes."""

    inverts: bool = False
    """Whether a verb before its subject makes a question without more (English)."""

    inverting: frozenset[str] = frozenset()
    """The auxiliaries that do so."""

    inquiries: frozenset[str] = frozenset()
    """Words and lemmas that ask without a question mark (*whether*, *demander*)."""

    interrogatives: frozenset[str] = frozenset()
    """Words that open a question, or a title that stands for one (*how*, *pourquoi*)."""

    sayings: Mapping[str, frozenset[str]] = field(default_factory=dict, metadata=TURNED)
    """Lemmas of verbs of saying to their forces: ``say``, ``claim``, ``admit``, ``deny``,
    ``promise``, ``warn``, ``ask``, ``order``, ``suggest``, ``insist``, ``accuse``."""

    according: tuple[str, ...] = ()
    """Phrases that name a source (*selon*, *according to*)."""

    sources: frozenset[str] = frozenset()
    """Lemmas of nouns for those who say something."""

    hearsay: frozenset[str] = frozenset()
    """Words that mark what is only said."""
