"""Texts that encoders are measured on, whatever documents they are used for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbench.languages.toml import read_topic

__all__ = ["Texts", "sample_texts"]


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts that encoders are measured on."""

    unrelated: tuple[str, ...]
    """Sentences that have nothing to do with each other, nor with any document."""


@cache
def sample_texts() -> Texts:
    """The texts that encoders are measured on."""
    return read_topic(Path(__file__).parent / "texts.toml", Texts)
