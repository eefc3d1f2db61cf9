"""Subjects: does the translation still say of whom or what the original says it?

In languages whose finite verbs need a subject, a clause that has lost its own no longer says of
whom it speaks. The verb groups that render each other are compared: one has a subject without a
counterpart, the other has none. Verbs that share the subject of the verb before them do without; so
do imperatives and infinitives, unless the sentence reads as if a word were missing before them
(:mod:`workbench.reading.gaps`).
"""

from __future__ import annotations

import numpy as np

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.reading.gapnetwork import MISSING
from workbench.reading.gaps import gaps
from workbench.reading.verbgroups import VerbGroup, matched
from workbench.reading.view import SIDES, PairView

__all__ = ["find"]

_WITHOUT = frozenset({"Imp", "Sub"})
_BEFORE = 3
_NAMING = frozenset({"NOUN", "PROPN"})
_MISSED = 0.3  # how likely a noun or a pronoun must be missing before a verb
_OPEN = [MISSING.index("NOUN"), MISSING.index("PRON")]


def find(view: PairView) -> list[Finding]:
    """Clauses of the translation that have lost their subject."""
    mine, yours = (view.language(side).reference for side in SIDES)
    if mine is None or yours is None or not yours.needs_subject:
        return []
    out = []
    for g, h in matched(view):
        if g.subject is None:
            continue
        gap = h.subject is None and _gap_before(view, h)
        if not gap and not _stands_alone(view, h, g.subject):
            continue
        word = view.word("source", g.subject)
        low = view.lower("source", g.subject).lstrip("-").replace("’", "'")
        unspoken = low in mine.indefinite | mine.object_pronouns
        if word is None or word.dep.startswith("expl") or unspoken:
            continue
        phrase = [g.subject, *(k for k in range(view.size("source"))
                               if view.head("source", k) == g.subject)]
        answers = [j for k in phrase for j in view.counterparts("source", k)]
        # *M. Durand*, *Paul Durand*; where a word is missing, the verb may answer the pronoun
        if any(not gap or j not in h.tokens for j in answers):
            continue
        evidence = say("role.unsaid", verb=view.text("source", g.head),
                       subject=view.text("source", g.subject))
        out.append(Finding("role", "major", 0.7, evidence, (g.subject, g.head), (h.head,)))
    return out


def _gap_before(view: PairView, group: VerbGroup) -> bool:
    """Whether the translation reads as if a word were missing just before a verb group.

    A second verb, which may share the subject of the first, is not asked about.
    """
    told, first = gaps(view, "target"), min(group.tokens)
    word = view.word("target", group.head)
    if told is None or word is None or word.dep == "conj":
        return False
    due = np.exp(told[max(0, first - 1) : first + 1][:, _OPEN])
    return bool(due.sum(axis=1).max() >= _MISSED)


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
