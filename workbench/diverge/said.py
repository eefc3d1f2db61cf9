"""What a check has to say: a key and its parts, not yet in any language."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Said", "Word", "say"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, to be quoted and glossed."""

    text: str
    lemma: str
    language: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a check has to say, not yet in any language."""

    key: str
    parts: tuple[tuple[str, object], ...] = ()


def say(key: str, **parts: object) -> Said:
    """Evidence with this key; the parts are what its template names."""
    return Said(key, tuple(parts.items()))
