"""How a language is written: what tells where sentences and words end."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Writing"]


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language is written: what tells where sentences and words end."""

    abbreviations: frozenset[str] = frozenset()
    """Written with a full stop inside a sentence and sometimes at its end (*etc*)."""

    titles: frozenset[str] = frozenset()
    """Abbreviations that a name follows, so that they never end a sentence (*mr*)."""

    before_number: frozenset[str] = frozenset()
    """Abbreviations only where a number follows (*no. 5*, *art. 3*, *Nov. 11*)."""

    starters: frozenset[str] = frozenset()
    """Further words that, with a capital, open a sentence rather than continue a name."""

    name_particles: frozenset[str] = frozenset()
    """Words that stand in front of a surname (*le*, *de*, *von*)."""

    speech_verbs: frozenset[str] = frozenset()
    """Forms that follow a quotation and name its speaker (*said*, *asked*)."""

    quotatives: frozenset[str] = frozenset()
    """Beginnings of what carries a sentence on after a quotation (Japanese と)."""

    terminators: frozenset[str] = frozenset()
    """Marks that end a sentence in this language beside those that do in all (Greek *;*)."""

    capital_words: frozenset[str] = frozenset()
    """Words of one letter that are always written with a capital and are no initials (*I*)."""

    elisions: frozenset[str] = frozenset()
    """Forms that lose a vowel before an apostrophe and are words of their own (*qu*)."""

    whole: frozenset[str] = frozenset()
    """Words that keep their apostrophe or hyphen although a rule would cut there."""

    enclitics: frozenset[str] = frozenset()
    """Hyphenated endings that are words of their own (*-il*, *-t-elle*)."""

    contractions: frozenset[str] = frozenset()
    """Endings with an apostrophe that are words of their own (*'s*, *n't*)."""

    unaccented: bool = False
    """Whether its own words are written without accents."""

    ordinal_dot: bool = False
    """Whether a full stop after a number makes it an ordinal (*3. Oktober*)."""
