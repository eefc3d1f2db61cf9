"""How closely the rest of a pair is rendered, for judging one finding in it.

In a translation that follows its original word for word a word without an answer is an
omission; in a free one it is seldom more than that freedom. What a finding marks itself is left
out of account.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workbench.diverge import SIDES, Finding, PairView
from workbench.languages.lexicon import lexicon_of

__all__ = ["CLOSENESS", "closeness"]

CLOSENESS: tuple[str, ...] = (
    "rest_source", "rest_target", "rest_near", "rest_farthest", "rest_in_order", "rest_usual",
    "rest_links", "rest_read",
)


def closeness(view: PairView, finding: Finding) -> tuple[float, ...]:
    """How closely the words that a finding does not mark render each other.

    Parameters
    ----------
    view : PairView
    finding : Finding

    Returns
    -------
    tuple of float, in the order of :data:`CLOSENESS`
        Of the content words: the share of each side that is answered; the mean and the least
        similarity of the links; the share of neighbouring links that keep their order; the
        share of links that the lexicon knows as renderings (0 where it does not know the
        languages); the number of links. Last, what the difference reader makes of the words,
        their mean.
    """
    rest = {s: [i for i in view.content_tokens(s) if i not in finding.tokens(s)] for s in SIDES}
    answered = {s: [i for i in rest[s] if view.counterparts(s, i)] for s in SIDES}
    near = [view.link_similarity(s, i) for s in SIDES for i in answered[s]]
    links = [(i, view.counterparts("source", i)[0]) for i in answered["source"]]
    in_order = [b >= a for (_, a), (_, b) in pairwise(links)]
    read = [p for s in SIDES for i, p in enumerate(view.reading(s)) if i not in finding.tokens(s)]
    return (
        *(_mean([float(bool(view.counterparts(s, i))) for i in rest[s]], 1.0) for s in SIDES),
        _mean(near, 0.0), min(near, default=0.0), _mean([float(b) for b in in_order], 1.0),
        _usual(view, links), float(len(links)), _mean(read, 0.0),
    )


def _usual(view: PairView, links: Sequence[tuple[int, int]]) -> float:
    """The share of links whose words the lexicon knows as renderings of each other."""
    here, there = (view.segment(s).language for s in SIDES)
    lexicon = lexicon_of(here, there)
    if lexicon is None:
        return 0.0
    words = [lexicon.pair.ordered(here, view.lemma("source", i), view.lemma("target", j))
             for i, j in links]
    return _mean([float(lexicon.renders(a, b)) for a, b in words], 0.0)


def _mean(values: Sequence[float], empty: float) -> float:
    return sum(values) / len(values) if values else empty
