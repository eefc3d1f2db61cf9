"""Where the translation says something else: one module a family, one taxonomy, one order."""

from __future__ import annotations

from workbench.diverge.choice import choice as lexical
from workbench.diverge.degree import degree
from workbench.diverge.finding import Finding
from workbench.diverge.kinds import FAMILIES, KINDS, Kind, family
from workbench.diverge.language import language
from workbench.diverge.loss import content
from workbench.diverge.name import names
from workbench.diverge.negation import polarity
from workbench.diverge.order import order
from workbench.diverge.quantity import numbers as quantities
from workbench.diverge.gender import gender
from workbench.diverge.reference import pronouns as reference
from workbench.diverge.repetition import repetition
from workbench.diverge.sentences.sentences import find as sentence_divergences
from workbench.diverge.speech import speech
from workbench.diverge.structure import structure
from workbench.diverge.verbs import verbs
from workbench.diverge.wording import LANGUAGES, Said, Word, say
from workbench.reading.view import SIDES, PairView

__all__ = [
    "FAMILIES",
    "KINDS",
    "LANGUAGES",
    "SIDES",
    "Finding",
    "Kind",
    "PairView",
    "Said",
    "Word",
    "family",
    "findings",
    "say",
    "sentence_divergences",
]

_FAMILIES = (
    structure.find, language.find, quantities.find, names.find, polarity.find_negation,
    degree.find, lexical.find, reference.find, repetition.find, order.find, content.find,
    speech.find, verbs.find, gender.find,
)


def findings(view: PairView) -> list[Finding]:
    """Everything that any check finds in a pair, before anything is weighed or dropped."""
    return [finding for find in _FAMILIES for finding in find(view)]
