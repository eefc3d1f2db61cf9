"""What may be known of two languages together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["PairChoice", "PairMeta", "PairStructure"]


@dataclass(frozen=True, slots=True)
class PairMeta:
    """What the tables of a pair rest on."""

    first: str
    """Code of the language whose words stand first."""


@dataclass(frozen=True, slots=True)
class PairChoice:
    """How the words of two languages render each other. All words are lemmas."""

    renderings: str = ""
    """Name of the packed file of counted renderings; ``""`` where there is none."""

    forms: str = ""
    """Name of the packed file of inflected forms whose rendering is not that of their lemma."""

    false_friends: tuple[str, ...] = ()
    """Entries ``word | look-alike | what the word means | what the look-alike is``: a word of the
    first language, one of the second, its meaning in the second, the other's in the first."""

    partly_false_friends: tuple[str, ...] = ()
    """Those that are right translations in some contexts."""

    shared: frozenset[str] = frozenset()
    """Words of either language that are at home in the other (*café*, *leader*)."""

    cognate_endings: tuple[tuple[str, str], ...] = ()
    """Endings of words of the first language, and what stands for them in cognates."""


@dataclass(frozen=True, slots=True)
class PairStructure:
    """What two languages build in other ways."""

    converses: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verbs of the first language to those of the second that say the same the other way round
    (*tu me manques*, *I miss you*). Lemmas."""
