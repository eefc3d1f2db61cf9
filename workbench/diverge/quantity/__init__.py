"""Numbers, dates, units and currencies."""

from __future__ import annotations

from workbench.diverge.quantity.numbers import find
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY"]

FAMILY = Family(
    name="quantity", label="numbers, dates, units", heading="quantities",
    kinds=(
        Kind("number", "Number",
             "A number, quantity or ordinal differs, is lost or is added.", 100),
        Kind("date", "Date",
             "A date, month, weekday or year differs, is lost or is added.", 80),
        Kind("unit", "Unit or currency",
             "A quantity is stated in another unit or currency that does not amount to the same.",
             90),
    ),
    package=__name__, find=find,
)
