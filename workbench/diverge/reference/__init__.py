"""What pronouns and possessives point to."""

from __future__ import annotations

from workbench.diverge.reference.pronouns import find
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY"]

FAMILY = Family(
    name="reference", label="pronouns", heading="reference",
    kinds=(
        Kind("reference", "Reference",
             "A pronoun or possessive points to someone or something else.", 220),
    ),
    package=__name__, topics=("reference",), find=find,
)
