"""Words of the translation that are out of order."""

from __future__ import annotations

from workbench.diverge.order.order import find, lacking
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY"]

FAMILY = Family(
    name="order", label="word order", heading="language",
    kinds=(
        Kind("order", "Word order",
             "The words of the translation are out of order.", 50),
    ),
    package=__name__, lacks=lacking,
    also="a parse of the translation and a model of word order of its language", find=find,
)
