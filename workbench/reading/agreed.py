"""Which of the quantities that both sides state are the same."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.model import Side
from workbench.reading.once import once
from workbench.reading.stated import Quantity, quantities
from workbench.reading.units import amounts_agree, unit_beside
from workbench.reading.view import PairView

__all__ = ["Agreed", "agreed", "agreed_tokens"]


@dataclass(frozen=True, slots=True)
class Agreed:
    """The quantities of a pair: those that agree, and what is left on each side."""

    pairs: tuple[tuple[Quantity, Quantity], ...]
    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]


@once
def agreed(view: PairView) -> Agreed:
    """Pair off what agrees, linked words first, converted figures last."""
    left, right = list(quantities(view, "source")), list(quantities(view, "target"))
    pairs: list[tuple[Quantity, Quantity]] = []
    for step in ("linked", "same", "converted"):
        for a in list(left):
            linked = {j for i in a.tokens for j in view.counterparts("source", i)}
            choices = [b for b in right if (
                _converted(view, a, b) if step == "converted" else _same(a, b))]
            if step == "linked":
                choices = [b for b in choices if linked & set(b.tokens)]
            if choices:
                left.remove(a)
                right.remove(choices[0])
                pairs.append((a, choices[0]))
    return Agreed(tuple(pairs), tuple(left), tuple(right))


@once
def agreed_tokens(view: PairView, side: Side) -> frozenset[int]:
    """The words of quantities that the other side states too, in whatever form."""
    k = 0 if side == "source" else 1
    return frozenset(i for pair in agreed(view).pairs for i in pair[k].tokens)


def _same(a: Quantity, b: Quantity) -> bool:
    if a.kind == b.kind == "time":
        return bool(set(a.values) & set(b.values))
    if "time" in {a.kind, b.kind}:  # noon, from 14 to 16 hours
        time, plain = (a, b) if a.kind == "time" else (b, a)
        hours = {v * 60 % 720 for v in plain.values if v <= 24}
        return plain.kind == "number" and bool({v % 720 for v in time.values} & hours)
    if a.dated or b.dated:
        # A numeric date may state the month in digits.
        if a.kind != b.kind and {a.kind, b.kind} != {"month", "number"}:
            return False
        return bool(set(a.values) & set(b.values))
    return any(abs(x - y) <= 1e-6 * max(abs(x), abs(y), 1.0) for x in a.values for y in b.values)


def _converted(view: PairView, a: Quantity, b: Quantity) -> bool:
    if a.kind != "number" or b.kind != "number":
        return False
    return amounts_agree(a.values, unit_beside(view, "source", a.tokens),
                         b.values, unit_beside(view, "target", b.tokens)) is True
