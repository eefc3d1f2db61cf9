"""How a language denies and limits."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Negation"]


@dataclass(frozen=True, slots=True)
class Negation:
    """How a language denies and limits."""

    negators: frozenset[str] = frozenset()
    """Words that negate by themselves (*not*, *never*, *aucun*)."""

    negative_endings: tuple[str, ...] = ()
    """Endings of further such words (*mustn't*), those of titles in a language that is often
    quoted among them."""

    dependent_negators: frozenset[str] = frozenset()
    """Words that negate only near one of ``negative_parts`` (*plus*, *personne*)."""

    nominal_negators: frozenset[str] = frozenset()
    """Words that are nouns, and negate nothing, after one of ``noun_openers`` (*un pas*)."""

    noun_openers: frozenset[str] = frozenset()
    """Determiners, numbers and adjectives that open such a noun's phrase."""

    noun_marks: frozenset[str] = frozenset()
    """Prepositions before such a noun, where no negative part stands (*empreinte de pas*)."""

    times: frozenset[str] = frozenset()
    """Adverbs of time that part *plus* and *que* (*n'a plus maintenant que*)."""

    adverb_endings: tuple[str, ...] = ()
    """Endings of further adverbs that do (*n'a plus seulement que*)."""

    affirmative: frozenset[str] = frozenset()
    """Phrases that hold a negator and negate nothing (*sans doute*, *no doubt*)."""

    limits: frozenset[str] = frozenset()
    """Words after a negator that keep it from denying what follows (*not only*)."""

    coordinators: frozenset[str] = frozenset()
    """Negators that carry on one before them (*nor*, *ni*)."""

    constituent_negators: frozenset[str] = frozenset()
    """Negators that deny the word behind them (*sans*, *non*)."""

    concordant: frozenset[str] = frozenset()
    """Negators that carry on one before them in their clause (*aucun* after *jamais*)."""

    answers: frozenset[str] = frozenset()
    """Words that answer a question in the negative (*no*)."""

    answer_verbs: frozenset[str] = frozenset()
    """Auxiliaries of a clause that says such an answer again without a comma (*No I do not*)."""

    tags: frozenset[str] = frozenset()
    """Phrases that ask for assent behind a comma (*non*, *pas vrai*)."""

    lone_negators: frozenset[str] = frozenset()
    """Dependent negators that deny a participle by themselves (*jamais vu*), unless a superlative
    stands before them (*le plus beau jamais vu*)."""

    superlative: frozenset[str] = frozenset()
    """What opens such a superlative."""

    subject_negators: frozenset[str] = frozenset()
    """Dependent negators that may stand before their *ne* (*personne n'est venu*)."""

    verbal_negators: frozenset[str] = frozenset()
    """Negators that deny a whole clause (*not*, *pas*)."""

    comparatives: frozenset[str] = frozenset()
    """Dependent negators that compare where their *ne* is not near (*plus*)."""

    bare_negated: frozenset[str] = frozenset()
    """Lemmas of verbs that *ne* negates by itself (*je ne peux*)."""

    concord: bool = False
    """Whether negators side by side are one negation (French) or cancel out (English)."""

    negative_parts: frozenset[str] = frozenset()
    """Words that count only beside another (*ne*), never by themselves."""

    implicit_negatives: frozenset[str] = frozenset()
    """Lemmas and words whose meaning holds a negation (*fail*, *without*, *éviter*): they may
    answer a negation on the other side and never raise one themselves."""

    negative_prefixes: tuple[str, ...] = ()
    """Prefixes that may answer a negation (*un-*)."""

    free_prefixes: tuple[str, ...] = ()
    """Those that negate whatever word they stand before (*non-*)."""

    negative_suffixes: tuple[str, ...] = ()
    """Suffixes that may answer a negation (*-less*)."""

    negative_stems: tuple[str, ...] = ()
    """Beginnings of words with a prefix that negates in few words only (*im-possible*)."""

    negative_adjectives: str = ""
    """Pattern of adjectives whose prefix negates (*im-pardonn-able*); ``""`` for none."""

    not_prefixed: frozenset[str] = frozenset()
    """Words that begin so and hold no negation (*under*, *important*)."""

    restrictors: frozenset[str] = frozenset()
    """Words that limit (*only*, *seulement*); with ``negative_parts`` and *que* they explain a *ne*
    without a negation."""

    limit_parts: frozenset[str] = frozenset()
    """Those that make a limit with a negator before them (*not ... until*)."""

    litotes: frozenset[str] = frozenset()
    """Lemmas whose negation is a way of saying something positive (*it does not matter*)."""

    conjunctions: frozenset[str] = frozenset()
    """Those of them that limit only after a *ne* (*que*)."""
