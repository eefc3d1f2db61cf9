"""Where the translation says something else: one module a family, one taxonomy, one order."""

from __future__ import annotations

from workbench.diverge import content, language, names, polarity, quantities, reference, structure
from workbench.diverge.kinds import FAMILIES, KINDS, Kind, family
from workbench.diverge.rank import THRESHOLD, numbered, ranked, settle
from workbench.diverge.sentences import find as sentence_divergences
from workbench.diverge.view import Finding, PairView

__all__ = [
    "FAMILIES",
    "KINDS",
    "THRESHOLD",
    "Finding",
    "Kind",
    "PairView",
    "family",
    "findings",
    "flag_pair",
    "numbered",
    "ranked",
    "sentence_divergences",
    "settle",
]

_FAMILIES = (
    structure.find, language.find, quantities.find, names.find, polarity.find_negation,
    polarity.find_degree, reference.find, content.find,
)


def findings(view: PairView) -> list[Finding]:
    """Everything that any check finds in a pair, before anything is weighed or dropped."""
    return [finding for find in _FAMILIES for finding in find(view)]


def flag_pair(view: PairView, threshold: float = THRESHOLD) -> list[Finding]:
    """The findings of a pair that are worth a flag."""
    return settle(findings(view), threshold)
