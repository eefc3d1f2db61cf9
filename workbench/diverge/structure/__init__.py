"""What belongs with what, and who does what to whom."""

from __future__ import annotations

from workbench.diverge.registry import Family, Kind
from workbench.diverge.structure.structure import find

__all__ = ["FAMILY"]

FAMILY = Family(
    name="structure", label="attachment, roles", heading="structure",
    kinds=(
        Kind("attachment", "Attachment",
             "A phrase belongs with another word than in the original.", 20),
        Kind("role", "Roles exchanged",
             "Who acts and who is acted upon are exchanged, or who acts is no longer said.", 30),
    ),
    package=__name__, parses=True, find=find,
)
