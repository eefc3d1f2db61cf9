"""What the scores are made of: one number a kind of evidence, for one segment pair."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.diverge import Finding, PairView, content, names, polarity, quantities
from workbench.model import Side

__all__ = ["FEATURES", "features", "parts"]

FEATURES: tuple[str, ...] = (
    "meaning", "source_covered", "target_covered", "worst_source", "worst_target",
    "link_score", "length", "numbers", "names", "polarity", "lost", "structure", "degree",
    "untranslated", "tokens",
)

# Target characters for one source character, fr/en from the Tatoeba pairs; others near 1.
_EXPANSION = {("fr", "en"): 0.91, ("en", "fr"): 1.10}


def parts(view: PairView, meaning: float) -> tuple[tuple[str, float | None], ...]:
    """The parts that are shown beside a score, each in [0, 1] or None where there is nothing.

    ``meaning`` is the cosine of the two sides' sentence vectors.
    """
    return (
        ("meaning", max(0.0, min(1.0, meaning))),
        ("source_covered", content.coverage(view, "source")),
        ("target_covered", content.coverage(view, "target")),
        ("numbers", quantities.agreement(view)),
        ("names", names.agreement(view)),
        ("polarity", polarity.agreement(view)),
    )


def features(
    view: PairView, meaning: float, findings: Sequence[Finding]
) -> tuple[float, ...]:
    """The evidence of one pair as numbers, in the order of :data:`FEATURES`.

    Evidence that does not apply (a pair without numbers) counts as agreement. ``findings``
    are all that the checks found, flagged or not.
    """
    own = dict(parts(view, meaning))

    def known(name: str) -> float:
        value = own[name]
        return 1.0 if value is None else value

    def strongest(*kinds: str) -> float:
        return max((f.confidence for f in findings if f.kind in kinds), default=0.0)

    source, target = view.pair.source, view.pair.target
    expected = _EXPANSION.get((source.language, target.language), 1.0)
    ratio = math.log((len(target.text) + 3) / (expected * len(source.text) + 3))
    lost = sum(f.confidence for f in findings if f.kind in {"omission", "addition", "name"})
    size = len(view.content_tokens("source")) + len(view.content_tokens("target"))
    scores = [link.score for link in view.alignment.links]
    return (
        meaning,
        known("source_covered"),
        known("target_covered"),
        _worst(view, "source"),
        _worst(view, "target"),
        sum(scores) / len(scores) if scores else 0.0,
        min(2.0, abs(ratio)),
        known("numbers"),
        known("names"),
        known("polarity"),
        lost / max(1, size),
        strongest("attachment", "role", "reference"),
        strongest("degree"),
        strongest("untranslated"),
        math.log(1 + len(source.tokens)),
    )


def _worst(view: PairView, side: Side) -> float:
    """Nearness of the content word that is worst answered, in [0, 1]."""
    worst = 1.0
    for i in view.content_tokens(side):
        if not view.counterparts(side, i):
            worst = min(worst, max(0.0, view.nearest(side, i)[1]))
    return worst
