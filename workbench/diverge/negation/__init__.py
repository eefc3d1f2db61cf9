"""Polarity."""

from __future__ import annotations

from workbench.diverge.negation.polarity import find_negation
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY"]

FAMILY = Family(
    name="negation", label="negation", heading="polarity",
    kinds=(
        Kind("negation", "Negation",
             "One side denies what the other asserts.", 120),
    ),
    package=__name__, topics=("negation",), find=find_negation,
)
