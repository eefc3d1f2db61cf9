"""Whole sentences: added, omitted, moved, repeated."""

from __future__ import annotations

from workbench.diverge.registry import Family, Kind
from workbench.diverge.sentences.sentences import find

__all__ = ["FAMILY"]

FAMILY = Family(
    name="sentences", label="sentences", heading="sentences",
    kinds=(
        Kind("omitted-sentence", "Omitted sentence",
             "A sentence of the original has no counterpart in the translation."),
        Kind("added-sentence", "Added sentence",
             "A sentence of the translation has no counterpart in the original."),
        Kind("repeated-sentence", "Repeated passage",
             "A sentence renders content that is already rendered elsewhere."),
        Kind("moved-sentence", "Moved passage",
             "A passage stands elsewhere than in the original."),
    ),
    package=__name__, find_links=find,
)
