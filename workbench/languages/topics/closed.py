"""The closed classes of a language, apart from what a topic of its own holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Closed"]


@dataclass(frozen=True, slots=True)
class Closed:
    """The closed classes of a language, apart from what a topic of its own holds."""

    function_words: frozenset[str] = frozenset()
    """Closed-class forms: articles, prepositions, pronouns, auxiliaries, conjunctions, clitics."""

    determiners: frozenset[str] = frozenset()

    definite_articles: frozenset[str] = frozenset()
    """*the*, in the singular and with its vowel (*le*, not *l'*)."""

    gloss: Mapping[str, str] = field(default_factory=dict)
    """English gloss of the degree words and negators, for the evidence."""
