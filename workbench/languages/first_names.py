"""First names that are almost always a man's or a woman's, whatever the language of a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from workbench.languages.toml import TURNED, read_topic

__all__ = ["first_names"]


@dataclass(frozen=True, slots=True)
class _FirstNames:
    """What ``first_names.toml`` holds."""

    beings: Mapping[str, str] = field(metadata=TURNED)
    """First names by what they say of someone, ``he`` or ``she``."""


@cache
def first_names() -> Mapping[str, str]:
    """First names in lower case, with ``he`` or ``she``."""
    return read_topic(Path(__file__).with_suffix(".toml"), _FirstNames).beings
