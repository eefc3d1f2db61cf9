"""Words and passages that are not in the language of the translation."""

from __future__ import annotations

from workbench.diverge.language.language import find
from workbench.diverge.registry import Family, Kind

__all__ = ["FAMILY"]

FAMILY = Family(
    name="language", label="untranslated words", heading="language",
    kinds=(
        Kind("untranslated", "Untranslated",
             "Words of the original stand untranslated in the translation.", 60),
        Kind("language", "Other language",
             "A passage stands in another language than the translation.", 40),
    ),
    package=__name__, find=find,
)
