"""What a check finds: a place, how strong the evidence is, and what would be misunderstood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.diverge.said import Said, Word
from workbench.model import Severity, Side, Span
from workbench.reading.view import PairView

__all__ = ["STRONG", "Finding", "LinkFinding", "named"]

STRONG = 0.5
"""From this strength on a check believes its own finding."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, in token indexes of the pair.

    How sure it is and how grave it may be called is judged later, in :mod:`workbench.flags`.

    Attributes
    ----------
    kind : str
        A name of :data:`workbench.diverge.KINDS`.
    stakes : {"minor", "major", "critical"}
        How much would be misunderstood if the finding is right.
    strength : float
        How strong the evidence is in the check's own terms, in [0, 1].
    evidence : Said
    source, target : tuple of int
        The tokens to be marked on each side, the principal one first.
    """

    kind: str
    stakes: Severity
    strength: float
    evidence: Said
    source: tuple[int, ...] = ()
    target: tuple[int, ...] = ()

    def tokens(self, side: Side) -> tuple[int, ...]:
        return self.source if side == "source" else self.target


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """What a check found in the links of whole sentences, in characters of the two documents.

    Attributes
    ----------
    kind, stakes, strength, evidence
        As of a :class:`Finding`.
    link : str
        The link's id.
    source, target : (int, int) or None
    """

    kind: str
    stakes: Severity
    strength: float
    evidence: Said
    link: str
    source: Span | None = None
    target: Span | None = None


def named(view: PairView, side: Side, indexes: Iterable[int]) -> Word:
    """A phrase to be quoted in evidence, with its gloss where its language is foreign."""
    places = sorted(indexes)
    lemma = view.lemma(side, places[0]) if len(places) == 1 else ""
    return Word(view.phrase(side, places), lemma, view.segment(side).language)
