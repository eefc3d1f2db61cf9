"""What a language knows of the meanings of its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Choice"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a language knows of the meanings of its own words. All words are lemmas."""

    opposites: tuple[str, ...] = ()
    """Entries ``a b / c d``: the words before the bar are opposites of those behind it."""

    net: str = ""
    """Name of the packed file that holds the language's wordnet; ``""`` where there is none."""

    turning: frozenset[str] = frozenset()
    """Words that turn what they stand with into its opposite, or nearly (*less*, *sans*)."""

    partitives: frozenset[str] = frozenset()
    """Words that may part such a word from what it turns (*peu de*)."""

    comparing: frozenset[str] = frozenset()
    """Words that compare and may answer each other by a construction (*le plus court*)."""

    light: frozenset[str] = frozenset()
    """Verbs that mean little by themselves, particles of verbs, words of place."""

    general: frozenset[str] = frozenset()
    """Nouns so general that they leave out nearly all that a word says (*thing*)."""

    opposing_prefixes: tuple[str, ...] = ()
    """Prefixes that make an opposite (*in-*); what renders the rest of the word is an accident."""

    idioms: tuple[str, ...] = ()
    """Phrases of lemmas that mean something of their own (*pas mal de*); ``*`` for any ending."""

    aged: str = ""
    """The word that with a length of time before it says an age and has no opposite (*old*)."""

    ages: frozenset[str] = frozenset()
    """Those lengths of time."""

    wide_word_list: bool = False
    """Whether the word list of its pipelines holds many words that nobody uses (*bateaux*)."""

    lemmas: Mapping[str, str] = field(default_factory=dict)
    """Lemmas that the lexicon has under another one (*people* under *person*)."""
