"""What the workbench knows about a language, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LanguageFacts", "words"]


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """The facts about one language that segmentation and the checks lean on.

    All word forms are lower case and without their full stop, apostrophes are ``'``.
    A language that nobody described yet has empty sets, which is valid everywhere: what
    needs a fact then falls back on what holds for every script.

    Attributes
    ----------
    code : str
        ISO 639-1.
    name : str
        English name.
    abbreviations : frozenset of str
        Written with a full stop inside a sentence and sometimes at its end (*etc*).
    titles : frozenset of str
        Abbreviations that a name follows, so that they never end a sentence (*mr*).
    before_number : frozenset of str
        Abbreviations only where a number follows (*no. 5*, *art. 3*, *Nov. 11*).
    function_words : frozenset of str
        Closed-class forms: articles, prepositions, pronouns, auxiliaries, conjunctions,
        clitics.
    starters : frozenset of str
        Further words that, with a capital, open a sentence rather than continue a name.
    name_particles : frozenset of str
        Words that stand in front of a surname (*le*, *de*, *von*).
    speech_verbs : frozenset of str
        Forms that follow a quotation and name its speaker (*said*, *asked*).
    elisions : frozenset of str
        Forms that lose a vowel before an apostrophe and are words of their own (*qu*).
    whole : frozenset of str
        Words that keep their apostrophe or hyphen although a rule would cut there.
    enclitics : frozenset of str
        Hyphenated endings that are words of their own (*-il*, *-t-elle*).
    contractions : frozenset of str
        Endings with an apostrophe that are words of their own (*'s*, *n't*).
    ordinal_dot : bool
        Whether a full stop after a number makes it an ordinal (*3. Oktober*).
    rtl : bool
        Whether the script runs from right to left.
    """

    code: str
    name: str
    abbreviations: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    speech_verbs: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    enclitics: frozenset[str] = frozenset()
    contractions: frozenset[str] = frozenset()
    ordinal_dot: bool = False
    rtl: bool = False


def words(text: str) -> frozenset[str]:
    """Cut a list written with blanks into a set."""
    return frozenset(text.split())
