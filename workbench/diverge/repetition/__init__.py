"""Words that stand twice in the translation and once in the original."""

from __future__ import annotations

from workbench.diverge.registry import Family, Kind
from workbench.diverge.repetition.repetition import find

__all__ = ["FAMILY"]

FAMILY = Family(
    name="repetition", label="repetitions", heading="language",
    kinds=(
        Kind("repetition", "Repetition",
             "Words stand twice or more in the translation and once in the original.", 70),
    ),
    package=__name__, find=find,
)
