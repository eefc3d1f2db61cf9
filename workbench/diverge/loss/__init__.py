"""Words left out and words put in."""

from __future__ import annotations

from workbench.diverge.loss.content import LACKED, RENAMED, find, only_renamed
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY", "LACKED", "RENAMED", "only_renamed"]

FAMILY = Family(
    name="loss", label="omitted words, added words", heading="content",
    kinds=(
        Kind("omission", "Omitted words",
             "Words of the original have no counterpart in the translation.", 270),
        Kind("addition", "Added words",
             "Words of the translation have no counterpart in the original.", 280),
    ),
    package=__name__, find=find,
)
