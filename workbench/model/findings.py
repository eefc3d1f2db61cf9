"""Findings: scores with their uncertainty, divergences, and the whole analysis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.model.links import Bitext, Signature
from workbench.model.text import Side, Span
from workbench.results import Result

__all__ = ["SEVERITIES", "Analysis", "Divergence", "DocumentScore", "Interval", "LinkScore",
           "Metric", "Severity"]

Severity = Literal["minor", "major", "critical"]

SEVERITIES: tuple[Severity, ...] = ("minor", "major", "critical")


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its bootstrap interval.

    ``low`` and ``high`` bound the central 95 % of the resampled figures; ``n`` is the
    number of segments that were resampled.
    """

    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.value:.2f} [{self.low:.2f}, {self.high:.2f}]"


@dataclass(frozen=True, slots=True)
class LinkScore:
    """How faithful one two-sided link is, with the parts side by side.

    Attributes
    ----------
    id : str
        The link's id.
    fidelity : float
        In [0, 1]; 1 is a rendering in which no check finds a difference.
    p_divergent : float
        In [0, 1]: the estimated probability that a reader finds a difference in meaning.
    parts : tuple of (str, float or None)
        ``meaning``, ``source_covered``, ``target_covered``, ``numbers``, ``names``,
        ``polarity``, each in [0, 1], or None where it does not apply.
    """

    id: str
    fidelity: float
    p_divergent: float
    parts: tuple[tuple[str, float | None], ...] = ()

    def part(self, name: str) -> float | None:
        return dict(self.parts)[name]


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure of a reference metric, with the signature that sacreBLEU gives it."""

    name: str
    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """Fidelity of a whole translation.

    Attributes
    ----------
    fidelity : Interval
        Mean over the links, weighted by the length of their source, with its interval.
    coverage_source, coverage_target : float
        Share of the characters of each side that stand in two-sided links.
    parts : tuple of (str, Interval)
    metrics : tuple of Metric
        BLEU, chrF and TER where there is a reference or second version.
    """

    fidelity: Interval
    coverage_source: float
    coverage_target: float
    parts: tuple[tuple[str, Interval], ...] = ()
    metrics: tuple[Metric, ...] = ()


@dataclass(frozen=True, slots=True)
class Divergence:
    """A place where the translation says something else, with the evidence.

    Attributes
    ----------
    id : str
    kind : str
        A stable name of the taxonomy (``workbench.diverge.KINDS``).
    severity : {"minor", "major", "critical"}
    confidence : float
        In [0, 1].
    evidence : str
        One sentence a scholar can read.
    source_span, target_span : tuple of int or None
        The principal place on each side; None where a side has none.
    source_marks, target_marks : tuple of tuple of int
        Every stretch to be marked, where the place is not in one piece.
    link : str
        The id of the link, or of the row, that it was found in.
    """

    id: str
    kind: str
    severity: Severity
    confidence: float
    evidence: str
    source_span: Span | None = None
    target_span: Span | None = None
    source_marks: tuple[Span, ...] = ()
    target_marks: tuple[Span, ...] = ()
    link: str = ""

    def marked(self, side: Side) -> tuple[Span, ...]:
        """The stretches that are marked on a side, in reading order: its marks, or its span."""
        many, one = (self.source_marks, self.source_span) if side == "source" else (
            self.target_marks, self.target_span)
        return tuple(sorted(set(many))) if many else (one,) if one else ()


@dataclass(frozen=True, slots=True)
class Analysis(Result):
    """All of it: the links, the words, the scores and the divergences of a pair.

    ``divergences`` are ranked, the gravest first. ``skipped`` says, in sentences, which
    checks could not run and why.
    """

    bitext: Bitext
    scores: tuple[LinkScore, ...]
    document: DocumentScore
    divergences: tuple[Divergence, ...]
    signature: Signature = field(default_factory=Signature)
    skipped: tuple[str, ...] = ()

    def score(self, link_id: str) -> LinkScore | None:
        return next((s for s in self.scores if s.id == link_id), None)

    def at(self, link_id: str) -> tuple[Divergence, ...]:
        """The divergences found in one link, in rank order."""
        return tuple(d for d in self.divergences if d.link == link_id)

    def kinds(self) -> Mapping[str, int]:
        """Number of divergences of each kind, the most frequent first."""
        return dict(Counter(d.kind for d in self.divergences).most_common())

    def rows(self) -> list[dict[str, object]]:
        out: list[dict[str, object]] = []
        for d in self.divergences:
            source = self.bitext.source.text[slice(*d.source_span)] if d.source_span else ""
            target = self.bitext.target.text[slice(*d.target_span)] if d.target_span else ""
            out.append({"id": d.id, "kind": d.kind, "severity": d.severity,
                        "confidence": d.confidence, "link": d.link, "source": source,
                        "target": target, "evidence": d.evidence})
        return out

    def score_rows(self) -> list[dict[str, object]]:
        """One row a two-sided link: fidelity, p_divergent and the parts."""
        return [
            {"id": s.id, "fidelity": s.fidelity, "p_divergent": s.p_divergent, **dict(s.parts),
             "source": self.bitext.text(self.bitext.link(s.id), "source"),
             "target": self.bitext.text(self.bitext.link(s.id), "target")}
            for s in self.scores
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        by_severity = Counter(d.severity for d in self.divergences)
        found = ", ".join(f"{by_severity[s]} {s}" for s in reversed(SEVERITIES) if by_severity[s])
        return (
            *self.bitext.notes,
            f"Fidelity {self.document.fidelity} (mean over {self.document.fidelity.n} links, 95 % "
            "bootstrap interval).",
            f"Divergences: {found or 'none found'}.",
            *self.skipped,
            f"Signature: {self.signature}",
        )
