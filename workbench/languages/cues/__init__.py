"""The topics of a language side by side in one value, as the checks still ask for them."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

from workbench.languages.base import OPTIONAL
from workbench.languages.cues.base import Cues
from workbench.languages.registry import language_of
from workbench.languages.topics.reference import Pronoun

__all__ = ["Cues", "Pronoun", "cues"]


@cache
def cues(code: str) -> Cues | None:
    """The cues of a language, or None where none have been written for it yet."""
    known = language_of(code)
    if known.negation is None:
        return None
    wanted = {f.name for f in fields(Cues)}
    held: dict[str, Any] = {}
    for name in ("closed", *OPTIONAL):
        topic = getattr(known, name)
        held |= {f.name: getattr(topic, f.name) for f in fields(topic) if f.name in wanted}
    return Cues(known.code, **held)
