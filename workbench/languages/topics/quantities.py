"""How a language states numbers beside figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Quantities"]


@dataclass(frozen=True, slots=True)
class Quantities:
    """How a language states numbers beside figures."""

    loose_numbers: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Words that may render a number but need not (*both*, *dozen*)."""
