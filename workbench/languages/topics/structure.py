"""What a language says of the relations between words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.languages.topics.reference import Pronoun

__all__ = ["BY", "GENITIVE", "OF", "TO", "Classes", "Markers", "Persons", "Predicates",
           "Relatives", "Structure"]

BY, OF, TO = "by", "of", "to"
"""Relations that matter by themselves, by the names that :attr:`Markers.relations` has for them."""

GENITIVE: frozenset[str] = frozenset({BY, OF, TO, "about", "at", "for", "from", "in", "on", "with"})
"""The relations that a genitive may stand for."""


@dataclass(frozen=True, slots=True)
class Markers:
    """Prepositions, and what else introduces a phrase and says what it is to its governor."""

    relations: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Preposition to the set of relations that it can mark, named by English prepositions; two
    markers of different languages agree if their sets meet."""

    primary: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Preposition to what it says first, where it can say much: it decides between two phrases
    that could each be the other. One that is not listed says itself."""

    genitive: frozenset[str] = frozenset()
    """Marks of a genitive (*of*, *'s*, *de*)."""

    agent: frozenset[str] = frozenset()
    """Prepositions of the agent of a passive or a noun (*by*)."""

    causee: frozenset[str] = frozenset()
    """Those of who is made to act, the agent's aside (*faire lire à*)."""

    temporal: frozenset[str] = frozenset()
    """Prepositions that always say when (*during*)."""

    standard: frozenset[str] = frozenset()
    """What introduces what something is compared with (*than*)."""

    degree: frozenset[str] = frozenset()
    """What must stand before a standard, where its marker has other uses (*plus ... que*)."""

    conjunctions: frozenset[str] = frozenset()
    """Conjunctions that introduce a phrase like a preposition (*plus grand que Paul*)."""


@dataclass(frozen=True, slots=True)
class Relatives:
    """Pronouns and adverbs that open a relative clause, by what they are to its verb."""

    subject: frozenset[str] = frozenset()
    """Its subject (*who*, *qui*)."""

    inflected: frozenset[str] = frozenset()
    """Its subject, where they agree with the noun in gender and number (*laquelle*)."""

    object: frozenset[str] = frozenset()
    """Its object (*whom*, *que*)."""

    either: frozenset[str] = frozenset()
    """Its subject or its object (*that*, *which*)."""

    informal_object: frozenset[str] = frozenset()
    """Subject forms that are used as the object too (*the man who I saw*)."""

    oblique: frozenset[str] = frozenset()
    """Something else (*dont*, *whose*, *where*)."""


@dataclass(frozen=True, slots=True)
class Persons:
    """Pronouns as arguments of a verb."""

    personal: Mapping[str, Pronoun] = field(default_factory=dict)
    """Personal pronouns by form, without a hyphen before them."""

    object_clitics: frozenset[str] = frozenset()
    """Forms that are an object, direct or not, and never a subject (*le*, *lui*)."""

    ambiguous_clitics: frozenset[str] = frozenset()
    """Forms that are an object where the verb has another subject (*nous*)."""

    reflexives: frozenset[str] = frozenset()
    """Reflexive pronouns, which may make a passive (*se*)."""

    resumptives: frozenset[str] = frozenset()
    """Pronouns that take up a phrase said before, those for things (*it*, *celui-ci*)."""


@dataclass(frozen=True, slots=True)
class Predicates:
    """Classes of predicates, lemmas all."""

    light: frozenset[str] = frozenset()
    """Those that stand for what is said with them (*be*, *have*)."""

    symmetric: frozenset[str] = frozenset()
    """Those that mean the same whichever of the two is named first (*marry*)."""

    causative: frozenset[str] = frozenset()
    """Verbs that make someone act (*make*, *faire*)."""

    fused_causative: frozenset[str] = frozenset()
    """Those of them that are one predicate with their infinitive, so that who acts looks like its
    object (*faire partir les enfants*)."""

    subject_control: frozenset[str] = frozenset()
    """Verbs whose infinitive has the same subject though they have an object (*promise*)."""

    support: frozenset[str] = frozenset()
    """Verbs whose participle only joins a noun and who is concerned (*la défaite infligée à X par
    Y*)."""

    prepositional: frozenset[str] = frozenset()
    """Words that say with their preposition what a bare one can say (*the book dating from*)."""

    perfect_with_be: frozenset[str] = frozenset()
    """Verbs that with *be* are no passive, beside those of the topic of verbs."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of nouns and adverbs, lemmas where nothing else is said."""

    measures: frozenset[str] = frozenset()
    """Words that measure or class what hangs on them (*number*, *kind*)."""

    times: frozenset[str] = frozenset()
    """Nouns for stretches of time, months aside (*week*)."""

    periods: frozenset[str] = frozenset()
    """Nouns for periods and events that date something (*war*, *beginning*)."""

    time_adverbs: frozenset[str] = frozenset()
    """Forms of adverbs of time (*yesterday*)."""

    adverb_endings: tuple[str, ...] = ()
    """Endings of adverbs that are made of adjectives (*-ly*)."""

    events: frozenset[str] = frozenset()
    """Nouns for what happens, so that it can have a time and an agent (*visit*)."""

    event_endings: tuple[str, ...] = ()
    """Endings of such nouns (*-tion*)."""

    works: frozenset[str] = frozenset()
    """Nouns for what is someone's by naming who made it (*a novel by*)."""


@dataclass(frozen=True, slots=True)
class Structure:
    """What a language says of the relations between words."""

    markers: Markers = field(default_factory=Markers)
    relatives: Relatives = field(default_factory=Relatives)
    persons: Persons = field(default_factory=Persons)
    predicates: Predicates = field(default_factory=Predicates)
    classes: Classes = field(default_factory=Classes)

    subject_follows: bool = False
    """Whether a subject may follow its verb in a plain clause (*qu'attendaient les enfants*)."""
