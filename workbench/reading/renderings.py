"""What a text has for each word: the renderings that its own word links show.

A word that is rendered elsewhere in the same text and has no counterpart here is a stronger
case than one that never has a counterpart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from workbench.model import Side
from workbench.reading.view import SIDES, PairView, other

__all__ = ["rendered_elsewhere", "share_renderings"]

_SURE = 0.5


def share_renderings(views: Sequence[PairView]) -> None:
    """Let each view know how the other views render its words.

    Sets ``view.renderings``: for each side lemma to the lemmas of the other side that it is
    linked with at a score of 0.5 or more, content words only, the most frequent first.
    """
    found: dict[Side, dict[str, Counter[str]]] = {"source": {}, "target": {}}
    for side in SIDES:
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for view in views:
            for i in view.content_tokens(side):
                for j in view.counterparts(side, i)[:1]:
                    if view.link_score(side, i) >= _SURE and view.content(other(side), j):
                        counts[view.lemma(side, i)][view.lemma(other(side), j)] += 1
        found[side] = dict(counts)
    shared = {
        side: {
            lemma: tuple(w for w, _ in sorted(c.items(), key=lambda item: (-item[1], item[0])))
            for lemma, c in found[side].items()
        }
        for side in SIDES
    }
    for view in views:
        view.renderings = {"source": shared["source"], "target": shared["target"]}


def rendered_elsewhere(view: PairView, side: Side, i: int) -> str:
    """The word that the same text has elsewhere for this one and not here, or ``""``."""
    away = other(side)
    here = {view.lemma(away, j) for j in range(view.size(away))}
    known = view.renderings[side].get(view.lemma(side, i), ())
    return "" if here & set(known) else next(iter(known), "")
