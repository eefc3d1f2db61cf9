"""What the scores are made of: one number a kind of evidence, for one segment pair."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.diverge import (
    SIDES,
    THRESHOLD,
    Finding,
    PairView,
    content,
    names,
    polarity,
    quantities,
)
from workbench.model import Side

__all__ = ["FEATURES", "common_scale", "features", "parts"]

FEATURES: tuple[str, ...] = (
    "meaning", "source_covered", "target_covered", "worst_source", "worst_target",
    "link_similarity", "length", "numbers", "names", "polarity", "lost", "structure", "degree",
    "untranslated", "alarm",
)

# Kinds whose findings rest on more than words without a link.
_DECISIVE = frozenset({"attachment", "role", "negation", "number", "date", "name", "untranslated"})

# Target characters for one source character, fr/en from the Tatoeba pairs; others near 1.
_EXPANSION = {("fr", "en"): 0.91, ("en", "fr"): 1.10}


def common_scale(cosine: float, encoder: str) -> float:
    """A cosine of another encoder on the scale of the one that the scores were fitted with.

    e5 puts every two texts near each other. The line maps its mean for random pairs (0.806)
    and for translations (0.941) to those of the Universal Sentence Encoder (0.072, 0.790),
    on 250 Tatoeba pairs. Encoders that were not measured are taken as they are.
    """
    if not encoder.startswith("multilingual-e5"):
        return cosine
    return 0.072 + (cosine - 0.806) * (0.790 - 0.072) / (0.941 - 0.806)


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
    return (
        meaning,
        known("source_covered"),
        known("target_covered"),
        _worst(view, "source"),
        _worst(view, "target"),
        _similarity(view),
        min(2.0, abs(ratio)),
        known("numbers"),
        known("names"),
        known("polarity"),
        lost / max(1, size),
        strongest("attachment", "role", "reference"),
        strongest("degree"),
        strongest("untranslated"),
        _alarm(findings),
    )


def _similarity(view: PairView) -> float:
    """Mean similarity of the content words of both sides to what answers them."""
    every = [
        view.link_similarity(side, i) for side in SIDES for i in view.content_tokens(side)
    ]
    return sum(every) / len(every) if every else 1.0


def _alarm(findings: Sequence[Finding]) -> float:
    """The chance that at least one grave finding of a special kind is right (noisy or)."""
    grave = (f for f in findings if f.kind in _DECISIVE and f.severity != "minor"
             and f.confidence >= THRESHOLD)
    return 1.0 - math.prod(1.0 - f.confidence for f in grave)


def _worst(view: PairView, side: Side) -> float:
    """Nearness of the content word that is worst answered, in [0, 1]."""
    worst = 1.0
    for i in view.content_tokens(side):
        if not view.counterparts(side, i):
            worst = min(worst, max(0.0, view.nearest(side, i)[1]))
    return worst
