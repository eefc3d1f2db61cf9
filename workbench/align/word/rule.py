"""Word links by a rule alone: no weight in it was fitted to links that people made.

Mutual best neighbours (SimAlign's argmax; Jalili Sabet et al. 2020) over a similarity that is
first made fair to hubs (cross-domain similarity local scaling; Conneau et al. 2018, *Word
Translation Without Parallel Data*) and drawn towards the diagonal, then towards the links
found around; at the end words that were left over join a link beside them, as in the
symmetrisation of statistical aligners (grow-diag; Koehn, Och and Marcu 2003), which gives
one word to several where the evidence is there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workbench.align.word.features import moved, word_features
from workbench.align.word.links import Pairs
from workbench.encode.protocols import FloatArray

__all__ = ["mutual_links"]

BoolArray = npt.NDArray[np.bool_]

# In standard deviations of the similarity between unrelated words, so that they hold for any
# encoder. Set by hand, once, on the bundled one; AER moves by 0.3 or less around them.
_NEIGHBOURS = 3  # how many near words say how much of a hub a word is
_DISTANCE = 1.1  # taken off for a whole sentence's length between the two places
_FLOOR = 0.8  # less is no link at all
_PUNCTUATION = 1.1  # taken off between a word and a punctuation mark
_AROUND = 0.55  # added where a neighbour is linked to a neighbour
_JOINS = 1.6  # least similarity of a word that joins a link beside it
_TIE = 0.1  # and how far it may be from its best
_ROUNDS = 2
_STEPS = 4


def mutual_links(
    source: Sequence[str],
    target: Sequence[str],
    similarity: FloatArray,
    places: tuple[FloatArray, FloatArray] | None = None,
) -> Pairs:
    """Return the links of mutual best neighbours, with the words that join them.

    Parameters
    ----------
    source, target : sequence of str
        The words of the two sides.
    similarity : float32 array, shape (m, n)
        Centred cosine over the encoder's spread
        (:attr:`workbench.align.word.background.Background.spread`).
    places : two float32 arrays, shapes (m,) and (n,), optional
        Where the words stand in their texts, from 0 to 1; evenly spread by default.

    Returns
    -------
    tuple of (int, int)
        In reading order of the source. With the sides exchanged, the links are exchanged.
    """
    if 0 in similarity.shape:
        return ()
    words = dict(word_features(source, target, places))
    plain = similarity - np.float32(_PUNCTUATION) * words["one_punctuation"]
    placed = _fair(plain) - np.float32(_DISTANCE) * words["distance"]
    value = placed
    links = _mutual(value) & (plain > _FLOOR)
    for _ in range(_ROUNDS):
        value = placed + np.float32(_AROUND) * _around(links)
        links = _mutual(value) & (plain > _FLOOR)
    links = _joined(links, value, plain > _JOINS)
    rows, columns = np.nonzero(links)
    return tuple(zip(rows.tolist(), columns.tolist(), strict=True))


def _mutual(values: FloatArray) -> BoolArray:
    found: BoolArray = (values >= values.max(axis=1, keepdims=True)) & (
        values >= values.max(axis=0, keepdims=True)
    )
    return found


def _fair(values: FloatArray) -> FloatArray:
    """Take off half of how near a word is to its nearest words, on both sides."""
    if min(values.shape) < 2:
        return values
    found: FloatArray = values - np.float32(0.5) * (_nearness(values) + _nearness(values.T).T)
    return found


def _nearness(values: FloatArray) -> FloatArray:
    size = min(_NEIGHBOURS, values.shape[1])
    nearest = np.partition(values, values.shape[1] - size, axis=1)[:, -size:]
    found: FloatArray = nearest.mean(axis=1, keepdims=True, dtype=np.float32)
    return found


def _around(links: BoolArray) -> FloatArray:
    """Say where neighbours are linked: in the same order 1, in the other order a half."""
    p = links.astype(np.float32)
    same = moved(p, 1, 1) + moved(p, -1, -1)
    other = moved(p, 1, -1) + moved(p, -1, 1)
    found: FloatArray = np.minimum(np.float32(1), same + np.float32(0.5) * other)
    return found


def _joined(links: BoolArray, value: FloatArray, near: BoolArray) -> BoolArray:
    """Let words without a link join a link that stands right beside their best place."""
    by_row = value >= value.max(axis=1, keepdims=True) - _TIE
    by_column = value >= value.max(axis=0, keepdims=True) - _TIE
    for _ in range(_STEPS):
        p = links.astype(np.float32)
        beside = moved(p, 0, 1) + moved(p, 0, -1) + moved(p, 1, 0) + moved(p, -1, 0) > 0
        free = (by_row & ~_any(links, 1)) | (by_column & ~_any(links, 0))
        more = near & beside & free & ~links
        if not more.any():
            break
        links = links | more
    return links


def _any(links: BoolArray, axis: int) -> BoolArray:
    found: BoolArray = np.any(links, axis=axis, keepdims=True)
    return found
