"""Tense and modality."""

from __future__ import annotations

from workbench.diverge.registry import Family, Kind
from workbench.diverge.verbs.verbs import find

__all__ = ["FAMILY"]

FAMILY = Family(
    name="verbs", label="modality, tense", heading="verbs",
    kinds=(
        Kind("modality", "Modality",
             "What must, may, can or would be is put in another mode.", 190),
        Kind("tense", "Tense or aspect",
             "What was, is or will be is put at another time or in another course.", 200),
    ),
    package=__name__, parses=True, topics=("verbs",), find=find,
)
