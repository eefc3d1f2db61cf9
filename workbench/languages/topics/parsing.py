"""What parses a language, and what its word lists leave out."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Parsing"]


@dataclass(frozen=True, slots=True)
class Parsing:
    """What parses a language."""

    pipelines: tuple[str, ...] = ()
    """Packages of spaCy pipelines to use where they are installed, the preferred first; others
    that are installed come after them."""

    lemma_endings: tuple[tuple[str, str], ...] = ()
    """Pairs of an ending of forms and what their lemma has instead, beside those that the
    pipeline's own rules have (``["aux", "al"]``)."""
