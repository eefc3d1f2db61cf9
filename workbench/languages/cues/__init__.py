"""Closed-class cues by language, one module a language."""

from __future__ import annotations

from workbench.languages.cues import en, fr
from workbench.languages.cues.base import Cues, Pronoun

__all__ = ["Cues", "Pronoun", "cues"]

_KNOWN = {module.CUES.code: module.CUES for module in (fr, en)}


def cues(language: str) -> Cues | None:
    """The cues of a language, or None where none have been written for it yet."""
    return _KNOWN.get(language)
