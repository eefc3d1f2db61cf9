"""The words of one pair compared: every word with every word, in windows where it is huge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from workbench.align.background import Background, centred_cosine
from workbench.align.linkmodel import link_probabilities
from workbench.align.wordlinks import Pairs
from workbench.encode.protocols import FloatArray, IntArray

__all__ = ["MOST_CELLS", "Compared", "Nearest", "Rule", "compare_words"]

MOST_CELLS = 4000 * 4000
"""Pairs with more source times target words than this are compared in windows."""

_WINDOW = 2000
_MARGIN = 1000

Rule = Callable[[FloatArray, FloatArray], Pairs]
"""From similarity and probability, each of shape (m, n), to links."""


@dataclass(frozen=True)
class Nearest:
    """For each word of one side the most similar word of the other, and how similar it is."""

    index: IntArray
    similarity: FloatArray


@dataclass(frozen=True)
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
        False where the pair was so long that words were compared in windows.
    """

    links: dict[tuple[int, int], tuple[float, float]]
    source: Nearest
    target: Nearest
    whole: bool = True


@dataclass(frozen=True)
class _Window:
    """Source words ``rows`` against target words ``columns``.

    Links count where their source word lies in ``own`` (or the target word, where the target
    is the longer side), so that each is judged once, far from the window's ends.
    """

    rows: slice
    columns: slice
    own: slice
    by_target: bool = field(default=False)


def compare_words(
    source: Sequence[str],
    target: Sequence[str],
    vectors: tuple[FloatArray, FloatArray],
    common: Background,
    rule: Rule,
    given: Pairs | None = None,
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
    """
    m, n = len(source), len(target)
    nearest = _none(m), _none(n)
    if not m or not n:
        return Compared({}, *nearest)
    links: dict[tuple[int, int], tuple[float, float]] = {}
    whole = m * n <= MOST_CELLS
    for window in [_Window(slice(0, m), slice(0, n), slice(0, m))] if whole else _windows(m, n):
        rows, columns = window.rows, window.columns
        similarity = centred_cosine(vectors[0][rows], vectors[1][columns], common)
        probability = link_probabilities(
            source[rows], target[columns], similarity, common.spread
        )
        _improve(nearest[0], rows, similarity, columns.start)
        _improve(nearest[1], columns, similarity.T, rows.start)
        chosen = rule(similarity, probability) if given is None else _inside(given, window)
        for i, j in chosen:
            place = (i + rows.start, j + columns.start)
            if window.own.start <= place[1 if window.by_target else 0] < window.own.stop:
                links[place] = float(probability[i, j]), float(similarity[i, j])
    if given is not None:
        # what lies in no window was judged by nobody here
        links = {**dict.fromkeys(given, (0.0, 0.0)), **links}
    return Compared(dict(sorted(links.items())), *nearest, whole)


def _windows(m: int, n: int) -> Iterator[_Window]:
    """Yield overlapping windows along the diagonal, cut by the longer side."""
    by_target = n > m
    long, short = max(m, n), min(m, n)
    starts = range(0, max(1, long - _WINDOW // 2), _WINDOW // 2)
    for number, start in enumerate(starts):
        last = number == len(starts) - 1
        stop = long if last else start + _WINDOW
        own = slice(
            0 if not number else start + _WINDOW // 4,
            long if last else start + 3 * _WINDOW // 4,
        )
        low = max(0, start * short // long - _MARGIN)
        high = min(short, stop * short // long + _MARGIN)
        here, there = slice(start, stop), slice(low, high)
        yield _Window(*((there, here) if by_target else (here, there)), own, by_target)


def _inside(given: Pairs, window: _Window) -> Pairs:
    rows, columns = window.rows, window.columns
    return tuple(
        (i - rows.start, j - columns.start)
        for i, j in given
        if rows.start <= i < rows.stop and columns.start <= j < columns.stop
    )


def _none(size: int) -> Nearest:
    return Nearest(np.full(size, -1, dtype=np.int64), np.full(size, -2.0, dtype=np.float32))


def _improve(nearest: Nearest, here: slice, similarity: FloatArray, offset: int) -> None:
    """Take the most similar words of a window where they are nearer than those so far."""
    best = similarity.argmax(axis=1)
    value = similarity[np.arange(len(best)), best]
    better: npt.NDArray[np.bool_] = value > nearest.similarity[here]
    nearest.index[here] = np.where(better, best + offset, nearest.index[here])
    nearest.similarity[here] = np.where(better, value, nearest.similarity[here])
