"""The difference reader: how likely each word has no counterpart in meaning.

A small network reads both sides of a pair together, on the word vectors and links that word
alignment has made, and says for every word of both sides how likely it is that the other side
does not have what it means, and for the pair how likely it is that the two do not say the same.
It was trained on synthetic differences alone (Briakou and Carpuat 2020, *Detecting
Fine-Grained Cross-Lingual Semantic Divergences without Supervision by Learning to Rank*); on
what text, how, and how well it reads real ones stands in ``docs/difference-reader.md``.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.word.background import Background, background, centred
from workbench.align.word.path import opposite, scan
from workbench.align.word.windows import Windowing
from workbench.encode import word_encoder
from workbench.encode.blas import one_thread
from workbench.encode.protocols import FloatArray
from workbench.fitted import arrays
from workbench.model import WordAlignment
from workbench.reading.readerevidence import evidence
from workbench.reading.readernetwork import ReaderNetwork
from workbench.reading.wordvectors import word_vectors

__all__ = ["Reading", "read_differences", "read_pair"]

# As word alignment has it, but for the widest windows, whose relations would fill the memory.
_WINDOWING = Windowing(blind_width=160, blind_margin=80)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says of a pair.

    Attributes
    ----------
    source, target : tuple of float
        For each token of the side, punctuation included, how likely it is in [0, 1] that the
        other side has nothing that means it. Trained with differences as frequent as in no
        real text: good for ranking, to be calibrated before it is read as a frequency.
    pair : float
        The same for the pair as a whole: how likely the sides do not say the same.
    """

    source: tuple[float, ...]
    target: tuple[float, ...]
    pair: float


def read_differences(
    alignments: Sequence[WordAlignment], *, cache: bool = True
) -> tuple[Reading, ...]:
    """Read each pair for what one side says and the other does not.

    Parameters
    ----------
    alignments : sequence of WordAlignment
        What :func:`workbench.align.align_words` gave, by any method. The words' vectors are
        those of the bundled encoder, whichever model made the links; trained with the links
        of the default method.
    cache : bool, optional
        Keep word vectors on disk between runs. With it the vectors that alignment has made
        are used again.

    Returns
    -------
    tuple of Reading
        One a pair, in the order given, with a number for each token. Trained on English and
        French; any language that the encoder knows can be read. The result for a pair does
        not depend on the pairs beside it, and stays the same, source and target exchanged,
        when the sides are exchanged. A side with more than 100 words is read through
        windows that follow the text. Words that face an empty side have no counterpart.

    Raises
    ------
    ModelError
        If the encoder or the reader's weights are missing or not those that were checked.
    """
    if not alignments:
        return ()
    return tuple(read_pair(a, vectors) for a, vectors in word_vectors(alignments, cache=cache))


def read_pair(alignment: WordAlignment, vectors: tuple[FloatArray, FloatArray]) -> Reading:
    """Read one pair, as :func:`read_differences` does, with its words' vectors.

    Parameters
    ----------
    alignment : WordAlignment
    vectors : two float32 arrays, shapes (m, dim) and (n, dim)
        As :func:`workbench.reading.wordvectors.word_vectors` gives them.

    Raises
    ------
    ModelError
        If the reader's weights are missing or not those that were checked.
    """
    common = background(word_encoder(cache=False))
    with one_thread():
        return _read(alignment, vectors, common, _network())


@functools.cache
def _network() -> ReaderNetwork:
    return ReaderNetwork(arrays("reader"))


def _read(
    alignment: WordAlignment, vectors: tuple[FloatArray, FloatArray], common: Background,
    network: ReaderNetwork,
) -> Reading:
    words = alignment.pair.source.words(), alignment.pair.target.words()
    m, n = len(words[0]), len(words[1])
    if not m or not n:
        return Reading((1.0,) * m, (1.0,) * n, float(m != n))
    # the centre is that of the whole, so that a window sees what the whole would
    unit = centred(*vectors, common)
    lost = np.full(m, np.nan), np.full(n, np.nan)
    pair = 0.0
    for rows, columns, own, by_target in _windows(m, n, unit, common.spread):
        links = [(k.source - rows.start, k.target - columns.start, k.score)
                 for k in alignment.links
                 if rows.start <= k.source < rows.stop and columns.start <= k.target < columns.stop]
        seen = evidence(
            (words[0][rows], words[1][columns]), (unit[0][rows], unit[1][columns]), links
        )
        logits, whole = network(seen)
        p = 1 / (1 + np.exp(-logits.astype(np.float64)))
        sides = [(rows, p[: seen.source]), (columns, p[seen.source :])]
        for side, (place, values) in enumerate(sides):
            here = lost[side][place]
            if (side == 1) == by_target:  # the side that windows cut: each word in one
                kept = slice(own.start - place.start, own.stop - place.start)
                here[kept] = values[kept]
            else:  # found in one window is found
                here[:] = np.fmin(here, values)
        pair += whole * (own.stop - own.start) / (n if by_target else m)
    source, target = (
        tuple(1.0 if math.isnan(p) else round(float(p), 4) for p in side) for side in lost
    )
    return Reading(source, target, round(1 / (1 + math.exp(-pair)), 6))


def _windows(
    m: int, n: int, unit: tuple[FloatArray, FloatArray], spread: float
) -> Iterator[tuple[slice, slice, slice, bool]]:
    """Yield stretches of both sides, the part that is judged in each, and on which side."""
    if _WINDOWING.is_short(m, n):
        yield slice(0, m), slice(0, n), slice(0, m), False
        return
    follow = None
    if not _WINDOWING.is_blind(m, n):
        found = scan(*unit)
        follow = opposite(*(found if m >= n else found[::-1]), spread)
    for window in _WINDOWING.over(m, n, follow):
        yield window.rows, window.columns, window.own, window.by_target
