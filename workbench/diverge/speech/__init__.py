"""Questions, quotations and who is said to say what."""

from __future__ import annotations

from workbench.diverge.registry import Family, Kind
from workbench.diverge.speech.speech import find

__all__ = ["FAMILY"]

FAMILY = Family(
    name="speech", label="questions, quotations, attribution", heading="speech",
    kinds=(
        Kind("question", "Question",
             "One side asks what the other states.", 130),
        Kind("quotation", "Quotation",
             "Words are quoted on one side only, or other words are quoted.", 140),
        Kind("attribution", "Attribution",
             "Words are attributed to someone else, or said in another way.", 150,
             topics=("speech",)),
    ),
    package=__name__, find=find,
)
