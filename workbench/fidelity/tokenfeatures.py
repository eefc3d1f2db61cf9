"""What speaks for a word's meaning being answered on the other side, as numbers.

Every token of a pair has one row. A word is judged by its own links, by how near what answers
it is, by the words around it and its governor (differences come in phrases), by what the
pair as a whole is like, and by what the checks found there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workbench.diverge import SIDES, Finding, PairView
from workbench.model import Side
from workbench.reading.view import other

__all__ = ["TOKEN_FEATURES", "token_features"]

_POS = ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "AUX", "PRON", "ADP", "DET")
_AROUND = (1, 2, 4)  # how many words to each side the windows reach
_GENERAL = frozenset({"omission", "addition"})

TOKEN_FEATURES: tuple[str, ...] = (
    "linked", "link_score", "similarity", "links", "content", "punctuation", "absorbed",
    "absorbed_similarity", *(f"pos_{p.lower()}" for p in _POS), "letters", "copy",
    "head_linked", "head_similarity", *(f"around_{n}" for n in _AROUND), "before", "after",
    "own_answered", "away_answered", "own_worst", "own_unlinked", "away_unlinked", "place",
    "displaced", "beside_answer", "size", "found", "depth", "rival",
    "read", "read_around", "read_answer", "read_pair",
)

Rows = npt.NDArray[np.float64]


def token_features(view: PairView, findings: Sequence[Finding]) -> dict[Side, Rows]:
    """The evidence for each token of both sides.

    Parameters
    ----------
    view : PairView
    findings : sequence of Finding
        All that the checks found in the pair, flagged or not. Words left out or put in are
        passed over: what they rest on is here already, and how sure they are is fitted on what
        these scores are fitted on.

    Returns
    -------
    dict of float64 array, shape (tokens, len(TOKEN_FEATURES))
        One array a side. What does not apply is -1.
    """
    answers = {side: _answers(view, side) for side in SIDES}
    return {side: _rows(view, side, findings, answers) for side in SIDES}


def _answers(view: PairView, side: Side) -> Rows:
    """How well each token is answered, in [0, 1]; one without a link reaches a half at most."""
    out = np.zeros(view.size(side))
    for i in range(len(out)):
        near = max(0.0, min(1.0, view.link_similarity(side, i)))
        out[i] = 0.5 + 0.5 * near if view.counterparts(side, i) else 0.5 * near
    return out


def _rows(
    view: PairView, side: Side, findings: Sequence[Finding], answers: dict[Side, Rows]
) -> Rows:
    away = other(side)
    size, size_away = view.size(side), view.size(away)
    own = answers[side]
    absorbed = {u.index: u.absorbed for u in view.alignment.unlinked if u.side == side}
    written = {view.lower(away, j) for j in range(size_away)}
    links = [view.counterparts(side, i) for i in range(size)]
    usual = _usual_shift(links, size, size_away)
    found = _marked(side, size, findings)
    whole = (*_summary(view, side, own), *_summary(view, away, answers[away]))
    reading, reading_away = np.array(view.reading(side)), np.array(view.reading(away))
    out = np.zeros((size, len(TOKEN_FEATURES)))
    for i, token in enumerate(view.segment(side).tokens):
        head, taken = view.head(side, i), absorbed.get(i)
        pos = view.pos(side, i)
        best, _ = view.nearest(side, i)
        answer = links[i][0] if links[i] else None
        out[i] = (
            bool(links[i]), view.link_score(side, i), view.link_similarity(side, i), len(links[i]),
            view.content(side, i), token.kind == "punct", taken is not None,
            -1.0 if taken is None else view.link_similarity(side, taken),
            *(pos == p for p in _POS), len(token.text), token.text.lower() in written,
            -1.0 if head is None else bool(links[head]),
            -1.0 if head is None else view.link_similarity(side, head),
            *(_window(own, i, n) for n in _AROUND), own[max(0, i - 1)], own[min(size - 1, i + 1)],
            whole[0], whole[3], whole[1], whole[2], whole[5], i / size,
            -1.0 if answer is None else abs(answer / size_away - i / size - usual),
            -1.0 if answer is None else _window(answers[away], answer, 1),
            math.log((size + 2) / (size_away + 2)), found[i],
            len(view.ancestors(side, i)),
            best is not None and not view.counterparts(away, best),
            reading[i], _window(reading, i, 1),
            -1.0 if answer is None else reading_away[answer], view.reading_pair,
        )
    return out


def _window(values: Rows, i: int, reach: int) -> float:
    """The mean of the values around a place; the ends stand for what lies beyond them."""
    places = range(i - reach, i + reach + 1)
    return float(np.mean([values[min(max(k, 0), len(values) - 1)] for k in places]))


def _summary(view: PairView, side: Side, answers: Rows) -> tuple[float, float, float]:
    """Of the content words: mean answer, worst answer, share without a link."""
    words = list(view.content_tokens(side))
    if not words:
        return 1.0, 1.0, 0.0
    unlinked = sum(not view.counterparts(side, i) for i in words) / len(words)
    return float(answers[words].mean()), float(answers[words].min()), unlinked


def _usual_shift(links: Sequence[tuple[int, ...]], size: int, size_away: int) -> float:
    """By how much of the text the answers stand later than their words, as a rule."""
    shifts = [k[0] / size_away - i / size for i, k in enumerate(links) if k]
    return float(np.median(shifts)) if shifts else 0.0


def _marked(side: Side, size: int, findings: Sequence[Finding]) -> Rows:
    """The surest finding at each token, of those that are more than a loss."""
    found = np.zeros(size)
    for one in findings:
        if one.kind not in _GENERAL:
            for i in one.tokens(side):
                found[i] = max(found[i], one.strength)
    return found
