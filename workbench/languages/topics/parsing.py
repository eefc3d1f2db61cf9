"""What parses a language."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Parsing"]


@dataclass(frozen=True, slots=True)
class Parsing:
    """What parses a language."""

    pipelines: tuple[str, ...] = ()
    """Packages of spaCy pipelines to use where they are installed, the preferred first; others
    that are installed come after them."""
