"""Shares of a pair that agree, as they are shown beside a score: numbers, names, negations."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.diverge.finding import Finding
from workbench.reading.agreed import agreed
from workbench.reading.negations import negations
from workbench.reading.proper import answered, names
from workbench.reading.view import SIDES, PairView

__all__ = ["share_of_names", "share_of_negations", "share_of_numbers"]


def share_of_numbers(view: PairView) -> float | None:
    """Share of the quantities of both sides that agree, in [0, 1]; None without any."""
    held = agreed(view)
    total = 2 * len(held.pairs) + sum(not q.soft for q in (*held.source, *held.target))
    return 2 * len(held.pairs) / total if total else None


def share_of_names(view: PairView) -> float | None:
    """Share of the names of both sides that are answered, in [0, 1]; None without any."""
    every = [answered(view, side, i) for side in SIDES for i in names(view, side)]
    return sum(every) / len(every) if every else None


def share_of_negations(view: PairView, findings: Sequence[Finding]) -> float | None:
    """1 where the negations of both sides answer each other, less for each that was found not to.

    None where neither side negates.
    """
    total = sum(len(negations(view, side)) for side in SIDES)
    if not total:
        return None
    return max(0.0, 1.0 - sum(f.kind == "negation" for f in findings) / total)
