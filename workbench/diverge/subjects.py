"""Subjects: does the translation still say of whom or what the original says it?

In languages whose finite verbs need a subject, a clause that has lost its own no longer says of
whom it speaks. The verb groups that render each other are compared: one has a subject without a
counterpart, the other has none. Imperatives, infinitives and verbs that share the subject of the
verb before them do without.
"""

from __future__ import annotations

from workbench.diverge.verbgroups import VerbGroup, matched
from workbench.diverge.view import Finding, PairView
from workbench.diverge.wording import say

__all__ = ["find"]

_WITHOUT = frozenset({"Imp", "Sub"})
_BEFORE = 3
_NAMING = frozenset({"NOUN", "PROPN"})


def find(view: PairView) -> list[Finding]:
    """Clauses of the translation that have lost their subject."""
    mine, yours = view.cues("source"), view.cues("target")
    if mine is None or yours is None or not yours.needs_subject:
        return []
    out = []
    for g, h in matched(view):
        if g.subject is None or not _stands_alone(view, h, g.subject):
            continue
        word = view.word("source", g.subject)
        low = view.lower("source", g.subject).lstrip("-").replace("’", "'")
        unspoken = low in mine.indefinite | mine.object_pronouns
        if word is None or word.dep.startswith("expl") or unspoken:
            continue
        phrase = [g.subject, *(k for k in range(view.size("source"))
                               if view.head("source", k) == g.subject)]
        if any(view.counterparts("source", k) for k in phrase):  # *M. Durand*, *Paul Durand*
            continue
        evidence = say("role.unsaid", verb=view.text("source", g.head),
                       subject=view.text("source", g.subject))
        out.append(Finding("role", "major", 0.7, evidence, (g.subject, g.head), (h.head,)))
    return out


def _stands_alone(view: PairView, group: VerbGroup, subject: int) -> bool:
    """Whether a group of the translation has no subject, though it needs one of its own."""
    if group.subject is not None or group.mood in _WITHOUT or not (group.time or group.modal):
        return False
    word = view.word("target", group.head)
    if word is None or word.dep == "xcomp":
        return False
    first = min(group.tokens)
    if any(view.pos("target", k) == "PRON" for k in range(max(0, first - _BEFORE), first)):
        return False  # a subject that the parser takes for something else
    # a second verb shares the subject of the first, unless the original names another
    return word.dep != "conj" or view.pos("source", subject) in _NAMING
