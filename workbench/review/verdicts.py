"""Verdicts, and the review that holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workbench.model import Analysis, Severity
from workbench.results import Result

__all__ = ["VERDICTS", "Judgement", "Review", "Verdict"]

Judgement = Literal["accept", "reject", "unsure", ""]

VERDICTS: tuple[Judgement, ...] = ("accept", "reject", "unsure")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one reviewer says of one link or divergence.

    Attributes
    ----------
    id : str
        Of the link or the divergence.
    reviewer : str
    verdict : {"accept", "reject", "unsure", ""}
        Of a divergence, whether it is one; of a link, whether its two sides answer each
        other. Empty where there is only a comment or a severity.
    severity : {"minor", "major", "critical"} or None
        The reviewer's own. On a link: there is a divergence of this severity that was not found.
    comment : str
    kind, rated, check : str
        As in the :class:`~workbench.review.Item` that was judged.
    """

    id: str
    reviewer: str
    verdict: Judgement
    severity: Severity | None = None
    comment: str = ""
    kind: str = ""
    rated: str = ""
    check: str = ""

    @property
    def on_divergence(self) -> bool:
        return bool(self.rated)

    @property
    def weight(self) -> str:
        """The severity that the reviewer stands by: ``none`` for a rejected divergence."""
        if self.verdict == "reject":
            return "none"
        if self.verdict == "accept":
            return self.severity or self.rated
        return ""


@dataclass(frozen=True, slots=True)
class Review(Result):
    """The verdicts of one or more reviewers on one analysis.

    Attributes
    ----------
    verdicts : tuple of Verdict
        In reading order for each reviewer.
    texts : str
        The pair that was judged, for people.
    signature : str
        Of the analysis.
    divergences, links : int
        How many there were to judge.
    remarks : tuple of str
        What a reader should know, such as rows that were refused.
    """

    verdicts: tuple[Verdict, ...]
    texts: str = ""
    signature: str = ""
    divergences: int = 0
    links: int = 0
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, analysis: Analysis, verdicts: Iterable[Verdict], remarks: tuple[str, ...] = ()
    ) -> Review:
        """The review of an analysis, its verdicts as they come."""
        bitext = analysis.bitext
        return cls(tuple(verdicts), f"{bitext.source.id}, {bitext.target.id}",
                   str(analysis.signature), len(analysis.divergences), len(bitext.links), remarks)

    def __len__(self) -> int:
        return len(self.verdicts)

    @property
    def reviewers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v.reviewer for v in self.verdicts))

    def at(self, item_id: str) -> tuple[Verdict, ...]:
        """What the reviewers say of one link or divergence."""
        return tuple(v for v in self.verdicts if v.id == item_id)

    def joined(self, other: Review) -> Review:
        """This review and another of the same analysis.

        The other's reviewers replace those of the same name.
        """
        again = set(other.reviewers)
        kept = tuple(v for v in self.verdicts if v.reviewer not in again)
        remarks = tuple(dict.fromkeys((*self.remarks, *other.remarks)))
        return Review((*kept, *other.verdicts), other.texts, other.signature,
                      other.divergences, other.links, remarks)

    def rows(self) -> list[dict[str, object]]:
        return [
            {"id": v.id, "reviewer": v.reviewer, "kind": v.kind, "rated": v.rated,
             "verdict": v.verdict, "severity": v.severity, "comment": v.comment}
            for v in self.verdicts
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        out = []
        for reviewer in self.reviewers:
            mine = [v for v in self.verdicts if v.reviewer == reviewer and v.verdict]
            parts = []
            for found, total, what in (
                ([v for v in mine if v.on_divergence], self.divergences, "divergences"),
                ([v for v in mine if not v.on_divergence], self.links, "links"),
            ):
                if found:
                    counts = Counter(v.verdict for v in found)
                    told = ", ".join(f"{counts[k]} {_DONE[k]}" for k in VERDICTS if counts[k])
                    parts.append(f"{len(found)} of {total} {what} ({told})")
            if parts:
                out.append(f"{reviewer} judged {' and '.join(parts)}.")
        missed = sum(1 for v in self.verdicts if not v.on_divergence and v.severity)
        if missed:
            one = missed == 1
            out.append(f"{missed} divergence{'' if one else 's'} that no check found "
                       f"{'was' if one else 'were'} added.")
        return (*(out or ["No verdict was given."]), *self.remarks)


_DONE: dict[str, str] = {"accept": "accepted", "reject": "rejected", "unsure": "unsure"}
