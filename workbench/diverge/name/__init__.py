"""Proper names."""

from __future__ import annotations

from workbench.diverge.name.names import find
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY"]

FAMILY = Family(
    name="name", label="names", heading="names",
    kinds=(
        Kind("name", "Name",
             "A proper name differs, is lost or is added.", 110),
    ),
    package=__name__, unparsed="names were found by their capitals", find=find,
)
