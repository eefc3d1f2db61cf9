"""Whether a text reads as if a word were missing, or as if one were too many.

A rendering that leaves a word out on purpose is a sentence all the same; where a word has been
lost, an article stands before a comma. Both are told by which classes of words follow each
other (:mod:`workbench.diverge.classes`), in the languages for which these were counted.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from workbench.diverge.view import PairView, other
from workbench.model import Side

__all__ = ["carried", "wanted"]

_NEIGHBOURS = 3  # words on either side whose answers say where a counterpart is due
_WIDEST = 12  # words; neighbours that are answered further apart say little
_REACH = 5
_ASKED: WeakKeyDictionary[PairView, dict[tuple[Side, int], float]] = WeakKeyDictionary()


def wanted(view: PairView, side: Side, i: int) -> float:
    """By how much the other side would be likelier with a word of this kind, in nats.

    Asked at each place where the answers of the neighbours let a counterpart be expected, the
    highest counts. Mostly negative: a sentence that lacks nothing gets less likely with another
    word. 0 where no model of the language is there or the word has no part of speech.
    """
    asked = _ASKED.setdefault(view, {})  # several checks ask about one word
    if (side, i) not in asked:
        asked[side, i] = _wanted(view, side, i)
    return asked[side, i]


def _wanted(view: PairView, side: Side, i: int) -> float:
    known, pos = view.rows[other(side)], view.pos(side, i)
    if known is None or not pos:
        return 0.0
    model, row = known
    low, high = _due(view, side, i, len(row) - 3)
    return max(model.wanted(row, k + 2, pos) for k in range(low, high + 1))


def carried(view: PairView, side: Side, i: int) -> float:
    """By how much the word's own sentence is likelier with it than without, in nats.

    0 where no model of the language is there.
    """
    known, place = view.rows[side], view.place(side, i)
    if known is None or place < 0:
        return 0.0
    model, row = known
    return model.kept(row, place + 2)


def _due(view: PairView, side: Side, i: int, size: int) -> tuple[int, int]:
    """From before which word to before which one a counterpart may be expected, of *size*."""
    away = other(side)
    near = sorted(
        place
        for k in range(max(0, i - _NEIGHBOURS), min(view.size(side), i + _NEIGHBOURS + 1))
        if k != i for j in view.counterparts(side, k)[:1] if (place := view.place(away, j)) >= 0
    )
    if not near:
        return 0, size
    low, high = max(0, near[0] - 1), min(size, near[-1] + 2)
    if high - low > _WIDEST:
        middle = near[len(near) // 2]
        low, high = max(0, middle - _REACH), min(size, middle + _REACH + 1)
    return low, high
