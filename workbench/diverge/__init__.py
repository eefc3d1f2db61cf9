"""Where the translation says something else: one module a family, one taxonomy, one order."""

from __future__ import annotations

from dataclasses import replace

from workbench.diverge import (
    content,
    degree,
    gender,
    language,
    lexical,
    names,
    order,
    polarity,
    quantities,
    reference,
    repetition,
    speech,
    structure,
    verbs,
)
from workbench.diverge.designation import RENAMED, only_renamed, redesignated
from workbench.diverge.kinds import FAMILIES, KINDS, Kind, family
from workbench.diverge.rank import THRESHOLD, numbered, ranked, settle
from workbench.diverge.renderings import share_renderings
from workbench.diverge.sentences import find as sentence_divergences
from workbench.diverge.view import SIDES, Finding, PairView
from workbench.diverge.wording import LANGUAGES, Said, Word, say

__all__ = [
    "FAMILIES",
    "KINDS",
    "LANGUAGES",
    "SIDES",
    "THRESHOLD",
    "Finding",
    "Kind",
    "PairView",
    "Said",
    "Word",
    "family",
    "findings",
    "flag_pair",
    "numbered",
    "ranked",
    "say",
    "sentence_divergences",
    "settle",
    "share_renderings",
]

_FAMILIES = (
    structure.find, language.find, quantities.find, names.find, polarity.find_negation,
    degree.find, lexical.find, reference.find, repetition.find, order.find, content.find,
    speech.find, verbs.find, gender.find,
)


def findings(view: PairView) -> list[Finding]:
    """Everything that any check finds in a pair, before anything is weighed or dropped."""
    found = [finding for find in _FAMILIES for finding in find(view)]
    renamed = redesignated(view)
    return [
        replace(f, confidence=f.confidence * RENAMED) if only_renamed(f, renamed) else f
        for f in found
    ]


def flag_pair(view: PairView, threshold: float = THRESHOLD) -> list[Finding]:
    """The findings of a pair that are worth a flag."""
    return settle(findings(view), threshold)
