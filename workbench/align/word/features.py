"""What speaks for and against a link between two words, as matrices of numbers.

Every feature has one value for each source and target word, and each is symmetric: with the
sides exchanged, its matrix is transposed. So is the alignment that is made from them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_matrix

from workbench.encode.protocols import FloatArray

__all__ = ["CONTEXT", "STATIC", "context_features", "moved", "places_of", "static_features",
           "word_features"]

STATIC = ("similarity", "specificity", "margin_low", "margin_high", "distance",
          "one_punctuation", "both_punctuation", "spelling", "same_spelling")
CONTEXT = ("probability", "log_probability", "diagonal", "antidiagonal", "beside",
           "lead_low", "lead_high", "near")

_TEMPERATURE = 0.1
_ALONE = 0.3  # margin of a word that has no rival
_FLOOR = 1e-4


def static_features(
    source: Sequence[str],
    target: Sequence[str],
    similarity: FloatArray,
    places: tuple[FloatArray, FloatArray] | None = None,
) -> Iterator[tuple[str, FloatArray]]:
    """Yield the features that need no other links, by name, in the order of ``STATIC``.

    Parameters
    ----------
    source, target : sequence of str
        The words of the two sides, *m* and *n* of them, at least one each.
    similarity : float32 array, shape (m, n)
        Centred cosine of the words' vectors.
    places : two float32 arrays, shapes (m,) and (n,), optional
        Where the words stand in their texts, from 0 to 1; evenly spread by default.

    Notes
    -----
    ``specificity`` is the sum of the log softmax along rows and along columns: a word that
    is near to everything (a hub; Conneau et al. 2018) is specific to nothing. ``margin_*``
    are the lower and the higher of the distances to the best rival in the row and in the
    column; ``spelling`` is the Dice coefficient of character bigrams and trigrams without
    accents or case, which finds names, numbers and cognates.
    """
    yield "similarity", similarity
    yield "specificity", (
        _log_softmax(similarity / _TEMPERATURE, 1) + _log_softmax(similarity / _TEMPERATURE, 0)
    )
    rows, columns = _lead(similarity, 1), _lead(similarity, 0)
    yield "margin_low", np.minimum(rows, columns)
    yield "margin_high", np.maximum(rows, columns)
    yield from word_features(source, target, places)


def word_features(
    source: Sequence[str],
    target: Sequence[str],
    places: tuple[FloatArray, FloatArray] | None = None,
) -> Iterator[tuple[str, FloatArray]]:
    """Yield those of the static features that look at the words alone."""
    left, right = places or (places_of(len(source)), places_of(len(target)))
    yield "distance", np.abs(left[:, None] - right[None, :])
    marks = np.array([_is_mark(w) for w in source]), np.array([_is_mark(w) for w in target])
    yield "one_punctuation", (marks[0][:, None] != marks[1][None, :]).astype(np.float32)
    yield "both_punctuation", (marks[0][:, None] & marks[1][None, :]).astype(np.float32)
    spelling = _dice(source, target)
    yield "spelling", spelling
    yield "same_spelling", (spelling > 0.999).astype(np.float32)


def context_features(probability: FloatArray) -> Iterator[tuple[str, FloatArray]]:
    """Yield the features that an earlier round's links give, in the order of ``CONTEXT``.

    A link is likelier where its neighbours are linked to neighbours: along the diagonal
    (same order), the antidiagonal (exchanged order), beside it (one word to several), or a
    step further (``near``). ``lead_*`` compare it with its best rival in row and column. None
    of this asks where in the sentence the words stand, so that it holds in moved passages.
    """
    p = probability
    yield "probability", p
    yield "log_probability", np.log(p + _FLOOR)
    yield "diagonal", moved(p, 1, 1) + moved(p, -1, -1)
    yield "antidiagonal", moved(p, 1, -1) + moved(p, -1, 1)
    yield "beside", np.maximum(
        np.maximum(moved(p, 0, 1), moved(p, 0, -1)),
        np.maximum(moved(p, 1, 0), moved(p, -1, 0)),
    )
    rows, columns = _lead(p, 1), _lead(p, 0)
    yield "lead_low", np.minimum(rows, columns)
    yield "lead_high", np.maximum(rows, columns)
    near = np.zeros_like(p)
    for step in ((2, 2), (1, 2), (2, 1)):
        near = np.maximum(near, moved(p, *step))
        near = np.maximum(near, moved(p, -step[0], -step[1]))
    yield "near", near


def places_of(size: int) -> FloatArray:
    """Return where each of *size* words stands in its text, from 0 to 1."""
    found: FloatArray = (np.arange(size, dtype=np.float32) + 0.5) / np.float32(max(size, 1))
    return found


def _log_softmax(values: FloatArray, axis: int) -> FloatArray:
    shifted = values - values.max(axis=axis, keepdims=True)
    found: FloatArray = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
    return found


def _lead(values: FloatArray, axis: int) -> FloatArray:
    """Return how far each value is ahead of the best other one along *axis*."""
    if axis == 0:
        columns: FloatArray = _lead(values.T, 1).T
        return columns
    if values.shape[1] == 1:
        return np.full_like(values, _ALONE)
    row, place = np.arange(len(values)), values.argmax(axis=1)
    best = values[row, place]
    others = values.copy()
    others[row, place] = -np.inf
    second = others.max(axis=1)
    # a rival that is as good leaves no lead to either
    found: FloatArray = np.where(
        values >= best[:, None], values - second[:, None], values - best[:, None]
    )
    return found


def moved(values: FloatArray, down: int, right: int) -> FloatArray:
    """Return a matrix that has at ``[i, j]`` what stands at ``[i + down, j + right]``, or 0."""
    out = np.zeros_like(values)
    m, n = values.shape
    top, bottom = max(0, -down), min(m, m - down)
    start, end = max(0, -right), min(n, n - right)
    if top < bottom and start < end:
        out[top:bottom, start:end] = values[top + down : bottom + down, start + right : end + right]
    return out


def _is_mark(word: str) -> bool:
    return not any(c.isalnum() for c in word)


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def _grams(word: str) -> tuple[str, ...]:
    """Return the bigrams and trigrams of a word with its ends marked, each once."""
    text = f"^{_plain(word)}$"
    return tuple(dict.fromkeys(
        text[k : k + size] for size in (2, 3) for k in range(len(text) - size + 1)
    ))  # fmt: skip


def _dice(source: Sequence[str], target: Sequence[str]) -> FloatArray:
    """Return the Dice coefficient of the words' character n-grams, shape (m, n)."""
    columns: dict[str, int] = {}

    def table(words: Sequence[str]) -> tuple[csr_matrix, FloatArray]:
        kinds = {word: number for number, word in enumerate(dict.fromkeys(words))}
        grams = [_grams(word) for word in kinds]
        pointer = np.cumsum([0] + [len(g) for g in grams])
        place = [columns.setdefault(x, len(columns)) for g in grams for x in g]
        matrix = csr_matrix(
            (np.ones(len(place), np.float32), place, pointer), shape=(len(grams), len(columns))
        )
        order = np.array([kinds[word] for word in words])
        return matrix[order], np.array([len(g) for g in grams], np.float32)[order]

    left, left_sizes = table(source)
    right, right_sizes = table(target)
    left.resize((left.shape[0], len(columns)))
    shared = np.asarray((left @ right.T).todense(), dtype=np.float32)
    dice: FloatArray = 2 * shared / (left_sizes[:, None] + right_sizes[None, :])
    return dice
