"""Structure: what belongs with what, and who does what to whom.

A re-attached phrase is the divergence that sentence similarity cannot see: every word may
be there and the sentence still say something else. Two checks compare the parses of both
sides through the word links: :mod:`~workbench.diverge.structure.attachment` the governors of
phrases, :mod:`~workbench.diverge.structure.roles` the roles of a predicate's arguments. A third,
:mod:`~workbench.diverge.structure.subjects`, looks for clauses without the subject that they had.
"""

from __future__ import annotations

from dataclasses import replace

from workbench.diverge.finding import Finding
from workbench.diverge.structure import attachment, roles, subjects
from workbench.reading.view import PairView

__all__ = ["find"]

# One reading of a pair suffices: an exchange of roles explains the changed governors.
_SURE = 0.5


def find(view: PairView) -> list[Finding]:
    """Re-attached phrases, exchanged roles, lost subjects; nothing where a side has no parse."""
    if view.parse("source") is None or view.parse("target") is None:
        return []
    exchanged = roles.find(view)
    explained = {i for f in exchanged if f.strength >= _SURE for i in f.source}
    moved = [
        replace(f, strength=f.strength * _SURE) if set(f.source) <= explained else f
        for f in attachment.find(view)
    ]
    return moved + exchanged + subjects.find(view)
