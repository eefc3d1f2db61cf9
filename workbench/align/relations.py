"""How two documents relate, judged from what was measured between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["NOTHING", "Measures", "Relation", "judge"]

Relation = Literal["parallel", "comparable", "same topic", "unrelated"]


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
    subject : float
        Cosine of the two documents' mean vectors, what all texts have in common taken off.
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
    subject: float
    names: float
    shared_names: int
    shared_dates: int
    apart: bool


NOTHING = Measures((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), 0.0, 0.0, 0.0, 0, 0, False)
"""Between a document and an empty one."""


def judge(m: Measures) -> tuple[Relation, str]:
    """The relation, and one sentence that says why."""
    if min(m.rendered) >= 0.6 or (min(m.told) >= 0.7 and max(m.rendered) >= 0.5):
        return "parallel", "The passages that correspond render each other nearly throughout."
    if max(m.rendered) >= 0.2:
        return "comparable", "Some passages render each other; the rest has no counterpart."
    subject = m.shared_names >= 3
    if subject and m.shared_dates and max(m.near) >= 0.2:
        return "comparable", ("They name the same people and places and the same day, in passages "
                              "that tell the same in other words.")
    if subject and not m.apart and max(m.told) >= 0.25:
        return "comparable", "Passages tell the same in other words, of the same names."
    if subject and (m.likeness >= 0.25 or max(m.near) >= 0.2):
        why = "They share names and subject"
        return "same topic", (f"{why}, but the days they name are different ones." if m.apart
                              else f"{why}, but few passages, or none, say the same.")
    if max(m.near) >= 0.2 and not m.apart:
        return "same topic", ("Some sentences are alike, but nothing ties them to the same names "
                              "or days.")
    return "unrelated", "Hardly a sentence of one is nearer to the other than chance."
