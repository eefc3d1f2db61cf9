"""What the checks know of a language: closed lists of words that carry a claim's force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.languages.topics.reference import Pronoun

__all__ = ["Cues"]


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
    noun_marks : frozenset of str
        Prepositions before such a noun, where no negative part stands (*empreinte de pas*).
    times : frozenset of str
        Adverbs of time that part *plus* and *que* (*n'a plus maintenant que*).
    affirmative : frozenset of str
        Phrases that hold a negator and negate nothing (*sans doute*, *no doubt*).
    limits : frozenset of str
        Words after a negator that keep it from denying what follows (*not only*).
    coordinators : frozenset of str
        Negators that carry on one before them (*nor*, *ni*).
    constituent_negators : frozenset of str
        Negators that deny the word behind them (*sans*, *non*).
    concordant : frozenset of str
        Negators that carry on one before them in their clause (*aucun* after *jamais*).
    answers, tags : frozenset of str
        *no*, and phrases that ask for assent behind a comma (*non*, *pas vrai*).
    lone_negators, superlative : frozenset of str
        Dependent negators that deny a participle by themselves (*jamais vu*), unless a
        superlative stands before them (*le plus beau jamais vu*).
    subject_negators : frozenset of str
        Dependent negators that may stand before their *ne* (*personne n'est venu*).
    verbal_negators : frozenset of str
        Negators that deny a whole clause (*not*, *pas*).
    comparatives : frozenset of str
        Dependent negators that compare where their *ne* is not near (*plus*).
    bare_negated : frozenset of str
        Lemmas of verbs that *ne* negates by itself (*je ne peux*).
    concord : bool
        Whether negators side by side are one negation (French) or cancel out (English).
    negative_parts : frozenset of str
        Words that count only beside another (*ne*), never by themselves.
    implicit_negatives : frozenset of str
        Lemmas and words whose meaning holds a negation (*fail*, *without*, *éviter*): they
        may answer a negation on the other side and never raise one themselves.
    negative_prefixes, negative_suffixes : tuple of str
        Prefixes and suffixes that may answer a negation (*un-*, *-less*).
    negative_stems : tuple of str
        Beginnings of words with a prefix that negates in few words only (*im-possible*).
    negative_adjectives : str
        Pattern of adjectives whose prefix negates (*im-pardonn-able*); ``""`` for none.
    not_prefixed : frozenset of str
        Words that begin so and hold no negation (*under*, *important*).
    restrictors : frozenset of str
        Words that limit (*only*, *seulement*); with ``negative_parts`` and *que* they
        explain a *ne* without a negation.
    limit_parts : frozenset of str
        Those that make a limit with a negator before them (*not ... until*).
    litotes : frozenset of str
        Lemmas whose negation is a way of saying something positive (*it does not matter*).
    conjunctions : frozenset of str
        Those of them that limit only after a *ne* (*que*).
    degree : mapping of str to str
        Word or phrase to its class: ``approximator``, ``intensifier``, ``moderator``,
        ``diminisher``, ``frequency``, ``universal``, ``restrictor``, ``possibility``,
        ``certainty``; ``idiom`` keeps a phrase from being read by its parts. After Quirk et
        al. (1985) and Paradis (1997).
    vague, exclusive, whole : frozenset of str
        Approximators that only round (*environ*); restrictors that exclude (*only*); words for
        all and none, which an approximator turns (*almost all*).
    quantifiers : mapping of str to str
        Word to the part of the whole that it claims: ``all``, ``most``, ``many``, ``several``,
        ``some``, ``few``, ``none``.
    not_quantifiers : frozenset of str
        Two words of which one looks like a quantifier and is none (*all right*).
    gloss : mapping of str to str
        English gloss of the degree words and negators, for the evidence.
    pronouns : mapping of str to Pronoun
    beings : mapping of str to str
        Nouns and titles that say that someone is a man, ``he``, or a woman, ``she``.
    epicene : frozenset of str
        Lemmas of nouns whose grammatical gender says nothing of the person (*victime*).
    grammatical_gender : bool
        Whether pronouns follow the gender of nouns for things.
    needs_subject : bool
        Whether finite verbs have a subject of their own.
    object_pronouns : frozenset of str
        Pronouns that are never a subject.
    indefinite : frozenset of str
        Subject pronouns that stand for no one in particular (*on*, *one*).
    impersonal : frozenset of str
        Lemmas of verbs whose pronoun stands for nothing (*falloir*).
    events : frozenset of str
        Lemmas of nouns that name events, which things said of them may refer to.
    phases : frozenset of str
        Lemmas of nouns that name a phase of an event (*end*, *issue*).
    fillers : tuple of str
        Phrases that order the discourse and may go without loss (*pour sa part*), and
        prepositions of several words, whose noun names nothing (*dans le cadre de*).
    merged : mapping of str to str
        Forms that a preposition at the end of such a phrase takes (*du* for *de*).
    modal_forms : mapping of str to str
        Forms of modal auxiliaries to ``will``, ``would``, ``must``, ``should``, ``can`` or
        ``may`` (*ca*, *'ll*).
    modal_verbs : mapping of str to str
        Lemmas of verbs that put their infinitive in a mode (*devoir*), or at a time: ``future``
        (*aller*), ``recent`` (*venir de*).
    modal_predicates : mapping of str to str
        Adjectives and participles that do so with a copula (*able*, *obligé*).
    modal_words : frozenset of str
        Other lemmas that put a claim in a mode (*perhaps*, *permettre*).
    inverts : bool
        Whether a verb before its subject makes a question without more (English).
    inverting : frozenset of str
        The auxiliaries that do so.
    inquiries : frozenset of str
        Words and lemmas that ask without a question mark (*whether*, *demander*).
    interrogatives : frozenset of str
        Words that open a question, or a title that stands for one (*how*, *pourquoi*).
    sayings : mapping of str to frozenset of str
        Lemmas of verbs of saying to their forces: ``say``, ``claim``, ``admit``, ``deny``,
        ``promise``, ``warn``, ``ask``, ``order``, ``suggest``, ``insist``, ``accuse``.
    according : tuple of str
        Phrases that name a source (*selon*, *according to*).
    sources, hearsay : frozenset of str
        Nouns for those who say something, and words that mark what is only said.
    narrative_present : bool
        Whether the past is told in the present and the future too (*il mourra en 1821*).
    conditions : frozenset of str
        Words that open a condition or a time to come (*if*, *when*).
    that_modals : frozenset of str
        Modal verbs that take a clause with *that* (*falloir*).
    infinitive_marks : mapping of str to frozenset of str
        The preposition that a modal verb needs before its infinitive (*venir de*).
    tense_forms : mapping of str to str
        For a tense as tagged a pattern that ``form lemma`` must match to be that tense.
    sure_tense_forms : mapping of str to str
        For a tense a pattern that makes a form that tense, whatever it is tagged.
    invariant : frozenset of str
        Forms that may be present or past (*put*).
    possessing : frozenset of str
        Auxiliaries that with *got* are no perfect (*have got*).
    copulas, perfect_auxiliaries, perfect_with_be : frozenset of str
        Lemmas of copulas, of the auxiliaries of the perfect, and of the verbs whose perfect is
        formed with the copula (*est venu*).
    """

    code: str
    negators: frozenset[str] = frozenset()
    dependent_negators: frozenset[str] = frozenset()
    nominal_negators: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    noun_marks: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    affirmative: frozenset[str] = frozenset()
    limits: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    constituent_negators: frozenset[str] = frozenset()
    concordant: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    lone_negators: frozenset[str] = frozenset()
    superlative: frozenset[str] = frozenset()
    subject_negators: frozenset[str] = frozenset()
    verbal_negators: frozenset[str] = frozenset()
    comparatives: frozenset[str] = frozenset()
    bare_negated: frozenset[str] = frozenset()
    concord: bool = False
    negative_parts: frozenset[str] = frozenset()
    implicit_negatives: frozenset[str] = frozenset()
    negative_prefixes: tuple[str, ...] = ()
    negative_suffixes: tuple[str, ...] = ()
    negative_stems: tuple[str, ...] = ()
    negative_adjectives: str = ""
    not_prefixed: frozenset[str] = frozenset()
    restrictors: frozenset[str] = frozenset()
    limit_parts: frozenset[str] = frozenset()
    litotes: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    degree: Mapping[str, str] = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    exclusive: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    quantifiers: Mapping[str, str] = field(default_factory=dict)
    not_quantifiers: frozenset[str] = frozenset()
    gloss: Mapping[str, str] = field(default_factory=dict)
    pronouns: Mapping[str, Pronoun] = field(default_factory=dict)
    beings: Mapping[str, str] = field(default_factory=dict)
    epicene: frozenset[str] = frozenset()
    grammatical_gender: bool = False
    needs_subject: bool = False
    object_pronouns: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    fillers: tuple[str, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    modal_forms: Mapping[str, str] = field(default_factory=dict)
    modal_verbs: Mapping[str, str] = field(default_factory=dict)
    modal_predicates: Mapping[str, str] = field(default_factory=dict)
    modal_words: frozenset[str] = frozenset()
    inverts: bool = False
    inverting: frozenset[str] = frozenset()
    inquiries: frozenset[str] = frozenset()
    interrogatives: frozenset[str] = frozenset()
    sayings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    according: tuple[str, ...] = ()
    sources: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    narrative_present: bool = False
    conditions: frozenset[str] = frozenset()
    that_modals: frozenset[str] = frozenset()
    infinitive_marks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tense_forms: Mapping[str, str] = field(default_factory=dict)
    sure_tense_forms: Mapping[str, str] = field(default_factory=dict)
    invariant: frozenset[str] = frozenset()
    possessing: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    perfect_auxiliaries: frozenset[str] = frozenset()
    perfect_with_be: frozenset[str] = frozenset()
