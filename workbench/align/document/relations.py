"""How two documents relate, judged from what was measured between them.

The thresholds were chosen on the ``tune`` half of ``benchmarks/comparable.py`` and on the
five articles of the first corpus; the other half measures.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from workbench.fitted import table

__all__ = ["NOTHING", "Measures", "Relation", "judge"]

Relation = Literal["parallel", "comparable", "same topic", "unrelated"]

_THROUGHOUT = 0.78
"""Share of both sides that resembles the other, from which one renders the other throughout.
Two passages of three can answer each other in documents that only overlap."""
_MOSTLY = 0.50
"""Of which this share is told alike, not only near."""
_PARTLY = 0.20
_RETOLD = 0.25
_FEW_NAMES = 3



@dataclass(frozen=True, slots=True)
class Measures:
    """What the judgement rests on. Pairs are (source, target).

    Attributes
    ----------
    rendered, told, near : pair of float
        Share of the characters of each side in passages that render each other, in passages
        that at least tell the same, and in all that resemble each other.
    likeness : float
        Mean similarity of the sentences with their nearest ones, of the side where it is less.
    names : float
        Share of the names of the side with fewer that the other has too.
    shared_names, shared_dates : int
    apart : bool
        Whether both name days, but none in common.
    """

    rendered: tuple[float, float]
    told: tuple[float, float]
    near: tuple[float, float]
    likeness: float
    names: float
    shared_names: int
    shared_dates: int
    apart: bool

    @property
    def subject(self) -> float:
        """How likely documents without common passages are to have one subject, in [0, 1]."""
        held = table("subject", ("likeness", "names", "near"))
        total = sum(w * f for w, f in zip(
            (held["bias"], *held["weights"]), (1.0, self.likeness, self.names, max(self.near)),
            strict=True))
        return round(1 / (1 + math.exp(-total)), 4)


NOTHING = Measures((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), 0.0, 0.0, 0, 0, False)
"""Between a document and an empty one."""


def judge(m: Measures) -> tuple[Relation, str]:
    """The relation, and one sentence that says why."""
    if min(m.near) >= _THROUGHOUT and min(m.told) >= _MOSTLY:
        return "parallel", "The passages that correspond render each other nearly throughout."
    if max(m.rendered) >= _PARTLY:
        return "comparable", "Some passages render each other; the rest has no counterpart."
    named = m.shared_names >= _FEW_NAMES
    if named and m.shared_dates and max(m.near) >= _PARTLY:
        return "comparable", ("They name the same people and places and the same day, in passages "
                              "that tell the same in other words.")
    if not m.apart and max(m.told) >= (_RETOLD if named else 1.5 * _RETOLD):
        return "comparable", ("Passages tell the same in other words, of the same names." if named
                              else "Passages tell the same in other words.")
    if m.subject >= 0.5:
        why = "They share names and subject" if named else "They share their subject"
        return "same topic", (f"{why}, but the days they name are different ones." if m.apart
                              else f"{why}, but few passages, or none, say the same.")
    return "unrelated", "Hardly a sentence of one is nearer to the other than chance."
