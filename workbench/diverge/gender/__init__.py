"""People who are men on one side and women on the other."""

from __future__ import annotations

from workbench.diverge.gender.gender import find
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY"]

FAMILY = Family(
    name="gender", label="gender", heading="reference",
    kinds=(
        Kind("gender", "Gender",
             "Someone is a man on one side and a woman on the other.", 180),
    ),
    package=__name__, topics=("reference",), find=find,
)
