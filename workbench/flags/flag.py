"""A finding with the confidence that it deserves and the severity that this allows."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.diverge.finding import Finding, LinkFinding
from workbench.diverge.wording import render
from workbench.model import Divergence, Severity, Side, Span
from workbench.reading.view import SIDES, PairView

__all__ = ["Flag", "as_found", "divergence", "of_links"]


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding, judged.

    Attributes
    ----------
    finding : Finding
    confidence : float
        How often a careful reader agrees with such a flag, in [0, 1].
    severity : {"minor", "major", "critical"}
    """

    finding: Finding
    confidence: float
    severity: Severity

    @property
    def kind(self) -> str:
        return self.finding.kind


def as_found(finding: Finding) -> Flag:
    """A flag that takes the check at its word."""
    return Flag(finding, finding.strength, finding.stakes)


def divergence(view: PairView, flag: Flag, language: str = "en") -> Divergence:
    """A flag with character spans, in the segments' own offsets, and no id yet.

    The evidence is put into ``language``.
    """
    finding = flag.finding
    marks = {side: view.marks(side, finding.tokens(side)) for side in SIDES}

    def principal(side: Side) -> Span | None:
        if not finding.tokens(side):
            return None
        start = view.segment(side).tokens[finding.tokens(side)[0]].start
        return next(m for m in marks[side] if m[0] <= start < m[1])

    return Divergence(
        id="", kind=flag.kind, severity=flag.severity, confidence=round(flag.confidence, 3),
        evidence=render(finding.evidence, language),
        source_span=principal("source"), target_span=principal("target"),
        source_marks=marks["source"], target_marks=marks["target"], link=view.pair.id,
    )


def of_links(finding: LinkFinding, language: str = "en") -> Divergence:
    """A finding about whole sentences, in the documents' own offsets, and no id yet.

    What the aligner says of its links is taken at its word: no word of the pair speaks for or
    against it. The evidence is put into ``language``.
    """
    return Divergence(
        id="", kind=finding.kind, severity=finding.stakes, confidence=finding.strength,
        evidence=render(finding.evidence, language),
        source_span=finding.source, target_span=finding.target,
        source_marks=(finding.source,) if finding.source else (),
        target_marks=(finding.target,) if finding.target else (), link=finding.link,
    )
