"""Where the translation says something else: one package a family of checks, found by a registry.

In go the readings of a pair (:mod:`workbench.reading`), out come findings: a place, how strong the
evidence is, what is at stake, and what to say of it. How sure that is and how grave it may be
called is judged in :mod:`workbench.flags`.
"""

from __future__ import annotations

from workbench.diverge.finding import Finding, LinkFinding
from workbench.diverge.kinds import FAMILIES, KINDS
from workbench.diverge.registry import Family, Kind, families
from workbench.diverge.said import Said, Word, say
from workbench.diverge.search import Found, findings
from workbench.diverge.wording import LANGUAGES
from workbench.reading.view import SIDES, PairView

__all__ = [
    "FAMILIES",
    "KINDS",
    "LANGUAGES",
    "SIDES",
    "Family",
    "Finding",
    "Found",
    "Kind",
    "LinkFinding",
    "PairView",
    "Said",
    "Word",
    "families",
    "findings",
    "say",
]
