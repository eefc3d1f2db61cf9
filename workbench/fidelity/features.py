"""What the scores are made of: one number a kind of evidence, for one segment pair."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from workbench.diverge import SIDES, Finding, PairView
from workbench.diverge.finding import STRONG
from workbench.fidelity.shares import share_of_names, share_of_negations, share_of_numbers
from workbench.fitted import table
from workbench.model import Side
from workbench.reading.lost import coverage, lost_words

__all__ = ["FEATURES", "common_scale", "features", "parts"]

FEATURES: tuple[str, ...] = (
    "meaning", "source_covered", "target_covered", "worst_source", "worst_target",
    "link_similarity", "length", "numbers", "names", "polarity", "lost", "structure", "degree",
    "untranslated", "words_source", "words_target", "worst_words_source", "worst_words_target",
    "worst_three_source", "worst_three_target", "many_source", "many_target", "differing",
    "read", "size", "remark", "alarm", "extent",
)

# Kinds whose findings rest on words without a link: the scores of single words hold them.
_GENERAL = frozenset({"omission", "addition", "terminology", "glossary"})
_MARKED = 0.5  # a word scored so is more likely different than not


def common_scale(cosine: float, encoder: str) -> float:
    """A cosine of another encoder on the scale of the one that the scores were fitted with.

    e5 puts every two texts near each other. The line maps its means for random pairs and for
    translations to those of the Universal Sentence Encoder. Encoders that were not measured are
    taken as they are.
    """
    if not encoder.startswith("multilingual-e5"):
        return cosine
    (own0, own1), (use0, use1) = (table("scale")[name] for name in ("multilingual-e5", "use"))
    return float(use0 + (cosine - own0) * (use1 - use0) / (own1 - own0))


def parts(
    view: PairView, meaning: float, findings: Sequence[Finding]
) -> tuple[tuple[str, float | None], ...]:
    """The parts that are shown beside a score, each in [0, 1] or None where there is nothing.

    ``meaning`` is the cosine of the two sides' sentence vectors; ``findings`` are all that the
    checks found.
    """
    return (
        ("meaning", max(0.0, min(1.0, meaning))),
        ("source_covered", coverage(view, "source")),
        ("target_covered", coverage(view, "target")),
        ("numbers", share_of_numbers(view)),
        ("names", share_of_names(view)),
        ("polarity", share_of_negations(view, findings)),
    )


def features(
    view: PairView,
    meaning: float,
    findings: Sequence[Finding],
    words: tuple[Sequence[float], Sequence[float]],
) -> tuple[float, ...]:
    """The evidence of one pair as numbers, in the order of :data:`FEATURES`.

    Evidence that does not apply (a pair without numbers) counts as agreement. ``findings``
    are all that the checks found, flagged or not; ``words`` what
    :func:`workbench.fidelity.tokens.token_scores` makes of the words.
    """
    own = dict(parts(view, meaning, findings))

    def known(name: str) -> float:
        value = own[name]
        return 1.0 if value is None else value

    def strongest(*kinds: str) -> float:
        return max((f.strength for f in findings if f.kind in kinds), default=0.0)

    source, target = view.pair.source, view.pair.target
    # target characters for one source character; where it was not counted, near 1
    expected = table("scale")["expansion"].get(f"{source.language}-{target.language}", 1.0)
    ratio = math.log((len(target.text) + 3) / (expected * len(source.text) + 3))
    lost = sum(len(lost_words(view, side)) for side in SIDES)
    size = len(view.content_tokens("source")) + len(view.content_tokens("target"))
    worst = [sorted(side, reverse=True) or [0.0] for side in words]
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
        *(_mean(side) for side in worst),
        *(side[0] for side in worst),
        *(_mean(side[:3]) for side in worst),
        *(_mean([s >= _MARKED for s in side]) for side in worst),
        math.log1p(sum(map(sum, worst))),
        view.reading_pair,
        math.log1p(size),
        _noisy_or(f.strength for f in findings
                  if f.kind not in _GENERAL and f.stakes == "minor"),
        _noisy_or(f.strength for f in findings
                  if f.kind not in _GENERAL and f.stakes != "minor"
                  and f.strength >= STRONG),
        math.log(len(source.text) + 3),
    )


def _similarity(view: PairView) -> float:
    """Mean similarity of the content words of both sides to what answers them."""
    every = [
        view.link_similarity(side, i) for side in SIDES for i in view.content_tokens(side)
    ]
    return sum(every) / len(every) if every else 1.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _noisy_or(chances: Iterable[float]) -> float:
    """The chance that at least one of several findings is right."""
    return 1.0 - math.prod(1.0 - c for c in chances)


def _worst(view: PairView, side: Side) -> float:
    """Nearness of the content word that is worst answered, in [0, 1]."""
    worst = 1.0
    for i in view.content_tokens(side):
        if not view.counterparts(side, i):
            worst = min(worst, max(0.0, view.nearest(side, i)[1]))
    return worst
