"""How likely each word is to differ in meaning, on both sides of a pair.

A word that something answers counts as far as the answer is from it; a content word that
nothing answers counts with the confidence that a reader would miss it.
"""

from __future__ import annotations

from workbench.diverge import SIDES, PairView, content
from workbench.model import Side

__all__ = ["ALONE", "token_scores"]

# A word of a sentence that nothing answers at all; just below certainty, since the sentence
# may be rendered where nobody looked.
ALONE = 0.95
_MARK = 0.05  # a punctuation mark that nothing answers
_SHARE = 0.5  # what a word takes over from the words beside it: differences come in phrases


def token_scores(view: PairView) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Score the words of a pair.

    Parameters
    ----------
    view : PairView

    Returns
    -------
    tuple of (tuple of float, tuple of float)
        One number a token of the source and of the target, in [0, 1]: the higher, the more
        likely the word is to differ in meaning from what answers it.
    """
    source, target = (_smooth([_own(view, side, i) for i in range(view.size(side))])
                      for side in SIDES)
    return source, target


def _own(view: PairView, side: Side, i: int) -> float:
    """The score of a word by itself."""
    token = view.segment(side).tokens[i]
    if token.kind == "punct":
        return 0.0 if view.counterparts(side, i) else _MARK
    if view.counterparts(side, i):
        return min(1.0, max(0.0, 1.0 - view.link_similarity(side, i)))
    if view.content(side, i) and not view.glossed(side, i):
        return content.confidence(view, side, i)
    return min(1.0, max(0.0, 1.0 - view.nearest(side, i)[1])) / 2


def _smooth(scores: list[float]) -> tuple[float, ...]:
    """Each score and the mean of its neighbours', half and half."""
    out = []
    for i, own in enumerate(scores):
        beside = scores[max(0, i - 1) : i] + scores[i + 1 : i + 2]
        shared = sum(beside) / len(beside) if beside else own
        out.append((1.0 - _SHARE) * own + _SHARE * shared)
    return tuple(out)
