"""What the checks know of a language: closed lists of words that carry a claim's force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Cues", "Pronoun"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun or possessive says of the one it stands for.

    ``person`` is 1 to 3, ``number`` ``sing``, ``plur`` or ``""`` (either), ``being`` one of
    ``he``, ``she``, ``it`` or ``""`` where the form does not say; ``possessive`` forms are
    compared with possessive forms only.
    """

    person: int
    number: str = ""
    being: str = ""
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """Closed-class knowledge of one language, in lower case.

    Attributes
    ----------
    negators : frozenset of str
        Words that negate by themselves (*not*, *never*, *aucun*).
    dependent_negators : frozenset of str
        Words that negate only near one of ``negative_parts`` (*plus*, *personne*).
    nominal_negators : frozenset of str
        Words that are nouns, and negate nothing, after one of ``determiners`` (*un pas*).
    determiners : frozenset of str
    affirmative : frozenset of str
        Two words that hold a negator and negate nothing (*sans doute*, *no doubt*).
    concord : bool
        Whether negators side by side are one negation (French) or cancel out (English).
    negative_parts : frozenset of str
        Words that count only beside another (*ne*), never by themselves.
    implicit_negatives : frozenset of str
        Lemmas and words whose meaning holds a negation (*fail*, *without*, *éviter*): they
        may answer a negation on the other side and never raise one themselves.
    negative_prefixes : tuple of str
        Prefixes that may answer a negation (*un-*, *in-*).
    restrictors : frozenset of str
        Words that limit (*only*, *seulement*); with ``negative_parts`` and *que* they
        explain a *ne* without a negation.
    degree : mapping of str to str
        Word or phrase to its class: ``approximator``, ``intensifier``, ``moderator``,
        ``diminisher``, ``frequency``, ``universal``, ``restrictor``, ``possibility``,
        ``certainty``; ``idiom`` keeps a phrase from being read by its parts. After Quirk et
        al. (1985) and Paradis (1997).
    gloss : mapping of str to str
        English gloss of the degree words and negators, for the evidence.
    loose_numbers : mapping of str to tuple of float
        Words that may render a number but need not (*both*, *dozen*).
    pronouns : mapping of str to Pronoun
    events : frozenset of str
        Lemmas of nouns that name events, which things said of them may refer to.
    phases : frozenset of str
        Lemmas of nouns that name a phase of an event (*end*, *issue*).
    fillers : tuple of str
        Phrases that order the discourse and may go without loss (*pour sa part*).
    markers : mapping of str to frozenset of str
        Preposition to the set of relations that it can mark, named by English prepositions;
        two markers of different languages agree if their sets meet.
    """

    code: str
    negators: frozenset[str] = frozenset()
    dependent_negators: frozenset[str] = frozenset()
    nominal_negators: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    affirmative: frozenset[str] = frozenset()
    concord: bool = False
    negative_parts: frozenset[str] = frozenset()
    implicit_negatives: frozenset[str] = frozenset()
    negative_prefixes: tuple[str, ...] = ()
    restrictors: frozenset[str] = frozenset()
    degree: Mapping[str, str] = field(default_factory=dict)
    gloss: Mapping[str, str] = field(default_factory=dict)
    loose_numbers: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    pronouns: Mapping[str, Pronoun] = field(default_factory=dict)
    events: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    fillers: tuple[str, ...] = ()
    markers: Mapping[str, frozenset[str]] = field(default_factory=dict)
