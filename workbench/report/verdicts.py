"""What reviewers said, in the words of the page."""

from __future__ import annotations

from markupsafe import Markup

from workbench.model import SEVERITIES
from workbench.review import Review, Verdict, agreement

__all__ = ["STANDINGS", "agreed", "chip", "missed", "standing", "told", "verdict_columns"]

_DONE = {"accept": "accepted", "reject": "rejected", "unsure": "unsure"}

STANDINGS = (*_DONE.values(), "disputed", "not reviewed")


def standing(review: Review | None, item_id: str) -> str:
    """One word for all the verdicts on an item: that of all, or ``disputed``."""
    said = {v.verdict for v in review.at(item_id) if v.verdict} if review else set()
    if not said:
        return "not reviewed"
    return "disputed" if len(said) > 1 else _DONE[said.pop()]


def told(review: Review | None, item_id: str) -> list[tuple[str, str, str]]:
    """For each reviewer who said something of an item: name, judgement, comment."""
    return [(v.reviewer, _judgement(v), v.comment) for v in (review.at(item_id) if review else ())]


def missed(review: Review) -> list[tuple[str, str, str, str]]:
    """What reviewers found that the checks did not: passage, reviewer, severity, comment.

    The gravest first.
    """
    found = [v for v in review.verdicts if not v.on_divergence and v.severity]
    found.sort(key=lambda v: -SEVERITIES.index(v.severity or "minor"))
    return [(v.id, v.reviewer, v.severity or "", v.comment) for v in found]


def agreed(review: Review) -> list[dict[str, object]]:
    """How far the reviewers agree, one row a question; nothing for one reviewer."""
    return agreement(review).rows() if len(review.reviewers) > 1 else []


def chip(review: Review | None, link_id: str) -> Markup | None:
    """What reviewers said of a link, for its row in the reader."""
    said = told(review, link_id)
    if not said:
        return None
    parts = Markup("; ").join(
        Markup("{}: {}{}").format(name, judgement, f" ({comment})" if comment else "")
        for name, judgement, comment in said)
    return Markup("<b>reviewed</b>: <bdi>{}</bdi>").format(parts)


def verdict_columns(review: Review, item_id: str) -> dict[str, object]:
    """The columns that a review adds to a table of links or divergences."""
    said = review.at(item_id)
    return {
        "verdict": "" if not said else standing(review, item_id),
        "reviewed_severity": _each({v.reviewer: v.severity or "" for v in said}),
        "comment": _each({v.reviewer: v.comment for v in said}),
    }


def _each(said: dict[str, str]) -> str:
    """Who said what; without the name where there is one reviewer."""
    given = {who: what for who, what in said.items() if what}
    if len(said) < 2:
        return "".join(given.values())
    return "; ".join(f"{who}: {what}" for who, what in given.items())


def _judgement(verdict: Verdict) -> str:
    word = _DONE.get(verdict.verdict, "")
    if not verdict.severity or verdict.severity == verdict.rated:
        return word or "no verdict"
    if not verdict.on_divergence:
        return f"{word + '; ' if word else ''}a {verdict.severity} divergence was not found"
    return f"{word + ', ' if word else ''}rated {verdict.severity}"
