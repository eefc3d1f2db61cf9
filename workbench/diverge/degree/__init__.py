"""Degree, hedges and quantifiers."""

from __future__ import annotations

from workbench.diverge.degree.degree import find
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY"]

FAMILY = Family(
    name="degree", label="degree", heading="polarity",
    kinds=(
        Kind("degree", "Degree or hedge",
             "A word that strengthens, softens or limits a claim is lost, added or changed.", 210),
    ),
    package=__name__, topics=("degree",), find=find,
)
