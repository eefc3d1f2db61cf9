"""Terms that one text renders in several ways."""

from __future__ import annotations

from workbench.diverge.registry import Family, Kind
from workbench.diverge.terminology.terminology import find

__all__ = ["FAMILY"]

FAMILY = Family(
    name="terminology", label="terminology", heading="choice",
    kinds=(
        Kind("terminology", "Terminology",
             "A term is rendered in several ways in one text.", 230),
    ),
    package=__name__, find_document=find,
)
