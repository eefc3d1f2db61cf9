"""What the difference reader is given of a pair: vectors, numbers a word, relations.

All of it is symmetric in the two sides: with source and target exchanged, the same numbers
belong to the same words. Nothing depends on a language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.word.features import word_features
from workbench.encode.protocols import FloatArray

__all__ = ["NUMBERS", "RELATIONS", "Evidence", "evidence"]

NUMBERS = 27
RELATIONS = 10
_SHARP, _BROAD = 0.05, 0.12  # temperatures
_NEAR = 4.0  # words

Links = Sequence[tuple[int, int, float]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pair as the network sees it; source words first, then target words.

    Attributes
    ----------
    vectors : float32 array, shape (m + n, dim)
        Centred word vectors of unit length.
    answers : float32 array, shape (m + n, dim)
        For each word the mean of the other side's vectors, weighted by nearness.
    numbers : float32 array, shape (m + n, NUMBERS)
    relations : float32 array, shape (RELATIONS, m + n, m + n)
        What attention may go by: nearness and links across, distance within a side.
    source : int
        *m*, the number of source words.
    """

    vectors: FloatArray
    answers: FloatArray
    numbers: FloatArray
    relations: FloatArray
    source: int


def evidence(
    words: tuple[Sequence[str], Sequence[str]], vectors: tuple[FloatArray, FloatArray], links: Links
) -> Evidence:
    """Gather the evidence about a pair.

    Parameters
    ----------
    words : two sequences of str, *m* and *n* of them, at least one each
    vectors : two float32 arrays, shapes (m, dim) and (n, dim)
        Centred, of unit length (:func:`workbench.align.word.background.centred`).
    links : sequence of (int, int, float)
        Source word, target word, score.
    """
    m, n = len(words[0]), len(words[1])
    cosine: FloatArray = vectors[0] @ vectors[1].T
    linked = np.zeros((m, n), dtype=np.float32)
    for i, j, score in links:
        linked[i, j] = score
    sharp = _softmax(cosine / _SHARP, 1), _softmax(cosine / _SHARP, 0)
    broad = np.sqrt(_softmax(cosine / _BROAD, 1) * _softmax(cosine / _BROAD, 0))
    mutual = np.sqrt(sharp[0] * sharp[1])
    low = [word.casefold() for word in words[0]], [word.casefold() for word in words[1]]
    within = vectors[0] @ vectors[0].T, vectors[1] @ vectors[1].T
    spelling = dict(word_features(*words))["spelling"]
    numbers = np.concatenate([
        _numbers(words[0], low[0], low[1], cosine, sharp, mutual, broad, linked, spelling,
                 within[0]),
        _numbers(words[1], low[1], low[0], cosine.T, (sharp[1].T, sharp[0].T), mutual.T,
                 broad.T, linked.T, spelling.T, within[1]),
    ])  # fmt: skip
    beside = np.maximum(_diagonal(linked, 1), _diagonal(linked, -1))
    relations = np.zeros((RELATIONS, m + n, m + n), dtype=np.float32)
    for k, values in enumerate((4 * cosine, mutual, linked, spelling, beside)):
        relations[k, :m, m:] = values
        relations[k, m:, :m] = values.T
    for part in (slice(0, m), slice(m, m + n)):
        gap = np.subtract.outer(np.arange(m + n)[part], np.arange(m + n)[part])
        relations[5, part, part] = 1.0
        relations[6, part, part] = gap == 1
        relations[7, part, part] = gap == -1
        relations[8, part, part] = np.exp(-np.abs(gap) / _NEAR)
    relations[9, :m, :m], relations[9, m:, m:] = within
    answers = np.concatenate([sharp[0] @ vectors[1], sharp[1].T @ vectors[0]])
    return Evidence(np.concatenate(vectors), answers, numbers, relations, m)


def _numbers(
    words: Sequence[str], low: Sequence[str], other: Sequence[str], cosine: FloatArray,
    sharp: tuple[FloatArray, FloatArray], mutual: FloatArray, broad: FloatArray,
    linked: FloatArray, spelling: FloatArray, within: FloatArray,
) -> FloatArray:
    """The numbers of one side's words, shape (m, NUMBERS)."""
    m, n = cosine.shape
    row = np.arange(m)
    best = cosine.argmax(axis=1)
    two = np.sort(cosine, axis=1)[:, -2:]
    link = linked.max(axis=1)
    padded = np.concatenate([[0.0], link, [0.0]])
    known = set(other)
    ahead = [int(k > 0 and low[k] == low[k - 1]) for k in range(m)]
    alike = within - 2 * np.eye(m, dtype=np.float32)
    figures = {_figures(w) for w in other}
    strange = [bool(_figures(w)) and _figures(w) not in figures for w in low]
    marks = np.array([not any(c.isalnum() for c in w) for w in words], dtype=np.float32)
    columns = [
        cosine[row, best], two[:, 0] if n > 1 else np.zeros(m), cosine.mean(axis=1) * 4,
        sharp[0][row, best], sharp[1][row, best], mutual.max(axis=1), broad.max(axis=1),
        link, np.minimum((linked > 0).sum(axis=1), 4) / 2, (linked * cosine).max(axis=1),
        padded[:-2], padded[2:], marks,
        [any(c.isdigit() for c in w) for w in words], [w in known for w in low],
        [w[:1].isupper() for w in words], [w.isupper() for w in words],
        [min(len(w), 12) / 6 for w in words], ahead, alike.max(axis=1),
        (row + 0.5) / m, np.abs((row + 0.5) / m - (best + 0.5) / n),
        np.full(m, np.log(m / n)), np.full(m, np.log(m) / 3),
        strange, spelling.max(axis=1), spelling[row, best],
    ]  # fmt: skip
    found: FloatArray = np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)
    return found


def _figures(word: str) -> str:
    """The figures of a number, whatever separates them: both ways to write 1 000 are one."""
    return "".join(c for c in word if c.isdigit())


def _softmax(values: FloatArray, axis: int) -> FloatArray:
    raised = np.exp(values - values.max(axis=axis, keepdims=True))
    found: FloatArray = raised / raised.sum(axis=axis, keepdims=True)
    return found


def _diagonal(values: FloatArray, step: int) -> FloatArray:
    """What stands one word further on both sides, or one before."""
    out = np.zeros_like(values)
    if step > 0:
        out[:-1, :-1] = values[1:, 1:]
    else:
        out[1:, 1:] = values[:-1, :-1]
    return out
