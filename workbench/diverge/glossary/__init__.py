"""A user's glossary."""

from __future__ import annotations

from workbench.diverge.glossary.glossary import Glossary
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY", "Glossary"]

FAMILY = Family(
    name="glossary", label="glossary", heading="choice",
    kinds=(
        Kind("glossary", "Glossary",
             "A rendering that the glossary asks for is missing, or one that it forbids is used.",
             10),
    ),
    package=__name__, given=Glossary,
)
