"""How a language puts a claim in a tense and a mode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.languages.toml import TURNED

__all__ = ["Verbs"]


@dataclass(frozen=True, slots=True)
class Verbs:
    """How a language puts a claim in a tense and a mode."""

    modal_forms: Mapping[str, str] = field(default_factory=dict, metadata=TURNED)
    """Forms of modal auxiliaries to ``will``, ``would``, ``must``, ``should``, ``can`` or ``may``
    (*ca*, *'ll*)."""

    had_or_would: frozenset[str] = frozenset()
    """Those of ``would`` that are an auxiliary of the past before a participle (*'d*)."""

    modal_verbs: Mapping[str, str] = field(default_factory=dict, metadata=TURNED)
    """Lemmas of verbs that put their infinitive in a mode (*devoir*), or at a time: ``future``
    (*aller*), ``recent`` (*venir de*)."""

    modal_predicates: Mapping[str, str] = field(default_factory=dict, metadata=TURNED)
    """Adjectives and participles that do so with a copula (*able*, *obligé*)."""

    modal_words: frozenset[str] = frozenset()
    """Other lemmas that put a claim in a mode (*perhaps*, *permettre*)."""

    narrative_present: bool = False
    """Whether the past is told in the present and the future too (*il mourra en 1821*)."""

    conditions: frozenset[str] = frozenset()
    """Words that open a condition or a time to come (*if*, *when*)."""

    that_modals: frozenset[str] = frozenset()
    """Modal verbs that take a clause with *that* (*falloir*)."""

    infinitive_marks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The preposition that a modal verb needs before its infinitive (*venir de*)."""

    infinitive_particles: frozenset[str] = frozenset()
    """Words that mark an infinitive (*to*)."""

    progressive_endings: tuple[str, ...] = ()
    """Endings of the verb form that tells a course of action (*-ing*)."""

    tense_forms: Mapping[str, str] = field(default_factory=dict)
    """For a tense as tagged a pattern that ``form lemma`` must match to be that tense."""

    sure_tense_forms: Mapping[str, str] = field(default_factory=dict)
    """For a tense a pattern that makes a form that tense, whatever it is tagged."""

    invariant: frozenset[str] = frozenset()
    """Forms that may be present or past (*put*)."""

    possessing: frozenset[str] = frozenset()
    """Auxiliaries that with one of ``possessed`` are no perfect (*have got*)."""

    possessed: frozenset[str] = frozenset()
    """Participles that with such an auxiliary say that someone has something."""

    copulas: frozenset[str] = frozenset()
    """Lemmas of copulas."""

    perfect_auxiliaries: frozenset[str] = frozenset()
    """Lemmas of the auxiliaries of the perfect."""

    perfect_with_be: frozenset[str] = frozenset()
    """Lemmas of the verbs whose perfect is formed with the copula (*est venu*)."""
