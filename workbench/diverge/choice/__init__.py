"""Choice of words: opposites, broader and narrower terms, false friends, another sense."""

from __future__ import annotations

from workbench.diverge.choice.choice import find, lacking
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY"]

FAMILY = Family(
    name="choice", label="opposites, broader terms, narrower terms, false friends, other senses",
    heading="choice",
    kinds=(
        Kind("opposite", "Opposite",
             "A word is rendered by one that means the opposite.", 160),
        Kind("broader", "Broader term",
             "A word is rendered by a more general one.", 250),
        Kind("narrower", "Narrower term",
             "A word is rendered by a more specific one.", 240),
        Kind("false-friend", "False friend",
             "A word is rendered by one that looks like it and means something else.", 170),
        Kind("sense", "Another sense",
             "A word is rendered by one that means something else.", 260),
    ),
    package=__name__, lacks=lacking, also="a lexicon of the two languages", find=find,
)
