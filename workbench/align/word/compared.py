"""The words of one pair compared: with those about the same place where the pair is long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.align.word.background import Background, centred, cosine
from workbench.align.word.features import places_of
from workbench.align.word.links import Pairs
from workbench.align.word.model import link_probabilities
from workbench.align.word.path import Scan, opposite, scan
from workbench.align.word.windows import Window, Windowing
from workbench.encode.protocols import FloatArray, IntArray

__all__ = ["Compared", "Nearest", "Rule", "Stretch", "compare_words"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a rule sees of a pair: all of it, or a window.

    Attributes
    ----------
    source, target : sequence of str
    similarity, probability : float32 arrays, shape (m, n)
    places : two float32 arrays, shapes (m,) and (n,)
        Where the words stand in the whole pair, from 0 to 1.
    spread : float
        How far similarities reach by chance in this encoder.
    """

    source: Sequence[str]
    target: Sequence[str]
    similarity: FloatArray
    probability: FloatArray
    places: tuple[FloatArray, FloatArray]
    spread: float


Rule = Callable[[Stretch], Pairs]
"""Chooses links."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """For each word of one side the most similar word of the other, and how similar it is.

    ``first`` and ``last`` bound the words of the other side that it was compared with.
    """

    index: IntArray
    similarity: FloatArray
    first: IntArray
    last: IntArray


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing the words of a pair gave.

    Attributes
    ----------
    links : dict of (int, int) to (float, float)
        The probability and the similarity of each link that was chosen, in reading order of
        the source.
    source, target : Nearest
        Index -1 where the other side has no word.
    whole : bool
        False where the pair was so long that not every word was compared with every other.
    """

    links: dict[tuple[int, int], tuple[float, float]]
    source: Nearest
    target: Nearest
    whole: bool = True


def compare_words(
    source: Sequence[str],
    target: Sequence[str],
    vectors: tuple[FloatArray, FloatArray],
    common: Background,
    rule: Rule,
    given: Pairs | None = None,
    windowing: Windowing | None = None,
) -> Compared:
    """Compare the words of a pair and choose links.

    Parameters
    ----------
    source, target : sequence of str
        The words of the two sides.
    vectors : two float32 arrays, shapes (m, dim) and (n, dim)
    common : Background
        Of the encoder that made the vectors.
    rule : callable
        How links are chosen.
    given : pairs of indexes, optional
        Links that were chosen elsewhere; they get probabilities and *rule* is not asked.
    windowing : Windowing, optional
        When and how a long pair is compared in windows.
    """
    m, n = len(source), len(target)
    if not m or not n:
        return Compared({}, _none(m, n), _none(n, m))
    links: dict[tuple[int, int], tuple[float, float]] = {}
    # centre and places are those of the whole, so that a window sees what the whole would
    left, right = centred(*vectors, common)
    places = places_of(m), places_of(n)
    windowing = windowing or Windowing()
    nearest, follow = (_none(m, n), _none(n, m)), None
    followed = not windowing.is_short(m, n) and not windowing.is_blind(m, n)
    if followed:
        found = scan(left, right)
        nearest = _whole(found[0], n), _whole(found[1], m)
        follow = opposite(*(found if m >= n else found[::-1]), common.spread)
    for window in windowing.over(m, n, follow):
        rows, columns = window.rows, window.columns
        similarity = cosine(left[rows], right[columns])
        here = places[0][rows], places[1][columns]
        probability = link_probabilities(
            source[rows], target[columns], similarity, common.spread, here
        )
        if not followed:
            _improve(nearest[0], rows, similarity, columns)
            _improve(nearest[1], columns, similarity.T, rows)
        seen = Stretch(
            source[rows], target[columns], similarity, probability, here, common.spread
        )
        chosen = rule(seen) if given is None else _inside(given, window)
        for i, j in chosen:
            if window.owns(i + rows.start, j + columns.start):
                links[i + rows.start, j + columns.start] = (
                    float(probability[i, j]), float(similarity[i, j])
                )  # fmt: skip
    if given is not None:
        # what lies in no window was judged by nobody here
        links = {**dict.fromkeys(given, (0.0, 0.0)), **links}
    blind = windowing.is_blind(m, n) and not windowing.is_short(m, n)
    return Compared(dict(sorted(links.items())), *nearest, not blind)


def _inside(given: Pairs, window: Window) -> Pairs:
    rows, columns = window.rows, window.columns
    return tuple(
        (i - rows.start, j - columns.start)
        for i, j in given
        if rows.start <= i < rows.stop and columns.start <= j < columns.stop
    )


def _none(size: int, other: int) -> Nearest:
    def filled(value: int) -> IntArray:
        return np.full(size, value, dtype=np.int64)

    return Nearest(filled(-1), np.full(size, -2.0, dtype=np.float32), filled(other), filled(0))


def _whole(found: Scan, other: int) -> Nearest:
    size = len(found.index)
    return Nearest(found.index, found.similarity, np.zeros(size, dtype=np.int64),
                   np.full(size, other, dtype=np.int64))


def _improve(nearest: Nearest, here: slice, similarity: FloatArray, there: slice) -> None:
    """Take the most similar words of a window where they are nearer than those so far."""
    best = similarity.argmax(axis=1)
    value = similarity[np.arange(len(best)), best]
    better: npt.NDArray[np.bool_] = value > nearest.similarity[here]
    nearest.index[here] = np.where(better, best + there.start, nearest.index[here])
    nearest.similarity[here] = np.where(better, value, nearest.similarity[here])
    nearest.first[here] = np.minimum(nearest.first[here], there.start)
    nearest.last[here] = np.maximum(nearest.last[here], there.stop)
