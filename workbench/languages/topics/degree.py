"""Words that strengthen, soften, quantify or limit a claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.languages.toml import TURNED

__all__ = ["DegreeWords"]


@dataclass(frozen=True, slots=True)
class DegreeWords:
    """Words that strengthen, soften, quantify or limit a claim."""

    degree: Mapping[str, str] = field(default_factory=dict, metadata=TURNED)
    """Word or phrase to its class: ``approximator``, ``intensifier``, ``moderator``,
    ``diminisher``, ``frequency``, ``universal``, ``restrictor``, ``possibility``, ``certainty``;
    ``idiom`` keeps a phrase from being read by its parts. After Quirk et al. (1985) and Paradis
    (1997)."""

    vague: frozenset[str] = frozenset()
    """Approximators that only round (*environ*)."""

    exclusive: frozenset[str] = frozenset()
    """Restrictors that exclude (*only*)."""

    whole: frozenset[str] = frozenset()
    """Words for all and none, which an approximator turns (*almost all*)."""

    quantifiers: Mapping[str, str] = field(default_factory=dict, metadata=TURNED)
    """Word to the part of the whole that it claims: ``all``, ``most``, ``many``, ``several``,
    ``some``, ``few``, ``none``."""

    not_quantifiers: frozenset[str] = frozenset()
    """Two words of which one looks like a quantifier and is none (*all right*)."""
