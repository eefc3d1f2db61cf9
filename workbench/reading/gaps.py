"""Whether a text reads as if a word were missing, or as if one were too many.

A rendering that leaves a word out on purpose is a sentence all the same; where a word has been
lost, an article stands before a comma. A small network reads the word vectors of each side and
says before which words one is missing, and of what kind (:mod:`workbench.reading.gapnetwork`;
French and English, ``training/train_gaps.py``); what is one too many is told by which classes of
words follow each other (:mod:`workbench.reading.succession`).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from workbench.encode.blas import one_thread
from workbench.encode.protocols import FloatArray
from workbench.fitted import arrays
from workbench.model import SegmentPair, Side
from workbench.reading.gapnetwork import MISSING, GapNetwork
from workbench.reading.once import once
from workbench.reading.view import PairView, other

__all__ = ["Gap", "carried", "gaps", "lacking", "read_gaps", "wanted"]

_NEIGHBOURS = 3  # words on either side whose answers say where a counterpart is due
_WIDEST = 12  # words; neighbours that are answered further apart say little
_REACH = 5
# So sure must the network be of a gap that stands for itself; surer in a text without capitals,
# which hides names and where sentences begin; so sure that no doubt of a word is asked for. Where
# the original reads like this too, it is a headline or a note.
_SURE, _SURE_SMALL, _PLAIN, _OWN = 0.7, 0.95, 0.98, 0.5
_DOUBTED = 0.2  # of the reader's probability that nothing means the word
_LOOSE = 0.45  # a link no nearer than this only fills a place
_BESIDE = 2
_MAY_BE = {"NOUN": {"NOUN", "PROPN", "PRON"}, "VERB": {"VERB", "AUX"},
           "PRON": {"PRON", "NOUN", "PROPN"}, "ADJ": {"ADJ", "ADV"}}


class Gap(NamedTuple):
    """A gap: what is missing, after which token (-1 at the beginning), how sure that is."""

    kind: str
    after: int
    sure: float


def read_gaps(
    pair: SegmentPair, vectors: tuple[FloatArray, FloatArray]
) -> tuple[FloatArray | None, FloatArray | None]:
    """What each side lacks before each of its tokens, and at its end.

    Parameters
    ----------
    pair : SegmentPair
    vectors : two float32 arrays, shapes (m, dim) and (n, dim)
        As :func:`workbench.reading.wordvectors.word_vectors` gives them.

    Returns
    -------
    (float32 array, shape (m + 1, len(MISSING)); float32 array, shape (n + 1, len(MISSING)))
        Log-probabilities of :data:`workbench.reading.gapnetwork.MISSING`; None where the
        language has no network, or the side no token.

    Raises
    ------
    ModelError
        Where the network is missing or damaged.
    """
    networks = _network(pair.source.language), _network(pair.target.language)
    with one_thread():
        source, target = (network(own) if network is not None and len(own) else None
                          for network, own in zip(networks, vectors, strict=True))
    return source, target


def gaps(view: PairView, side: Side) -> FloatArray | None:
    """What one side of a pair was read to lack (:func:`read_gaps`), or None."""
    return view.lacks[0 if side == "source" else 1]


@once
def wanted(view: PairView, side: Side, i: int) -> float:
    """How much likelier than not a word is missing where the counterpart of *i* is due, in nats.

    Asked of the other side at each place where the answers of the neighbours let a counterpart
    be expected, the highest counts. A word of any kind, since renderings change parts of speech.
    Mostly negative: most sentences lack nothing. 0 where the other side's language has no network.
    """
    told = gaps(view, other(side))
    if told is None:
        return 0.0
    low, high = _due(view, side, i, len(told) - 1)
    due = told[low : high + 1]
    return float((np.logaddexp.reduce(due[:, 1:], axis=1) - due[:, 0]).max())


@once
def lacking(view: PairView) -> Mapping[int, Gap]:
    """Words of the original that the translation lacks, as it reads without them.

    For every gap that the network is sure of the word whose counterpart is due there: one of
    its kind that has no link, or a loose one. Gaps without such a word are passed over, and so
    are those that the original has itself. Empty where either language has no network.
    """
    told, own = gaps(view, "target"), gaps(view, "source")
    if told is None or own is None:
        return MappingProxyType({})
    least = _SURE if any(c.isupper() for c in view.segment("target").text) else _SURE_SMALL
    out: dict[int, Gap] = {}
    for k in np.flatnonzero(told[:, 0] <= np.log1p(-least)):
        kind, sure = MISSING[int(told[k, 1:].argmax()) + 1], float(1 - np.exp(told[k, 0]))
        ways = [i for i in range(view.size("source"))
                if i not in out and view.pos("source", i) in _MAY_BE[kind]
                and _unanswered(view, i, sure) and _is_due(view, i, int(k), len(told) - 1)
                and not _lacks(own, i)]
        if ways:
            best = min(ways, key=lambda i: (bool(view.counterparts("source", i)),
                                            not view.content("source", i)))
            out[best] = Gap(kind, int(k) - 1, sure)
    return MappingProxyType(out)


def _unanswered(view: PairView, i: int, sure: float) -> bool:
    """Whether a word of the original has no link, or one that only fills a place.

    The reader must have its doubts, too, but of a word of content without any link, and but
    where the gap is plain.
    """
    linked = bool(view.counterparts("source", i))
    if linked and view.link_similarity("source", i) >= _LOOSE:
        return False
    doubted = view.reading("source")[i] >= _DOUBTED
    return doubted or sure >= _PLAIN or (not linked and view.content("source", i))


def _is_due(view: PairView, i: int, k: int, size: int) -> bool:
    """Whether the counterpart of a word of the original is due before word *k* of the other."""
    low, high = _due(view, "source", i, size)
    return low <= k <= high


def _lacks(own: FloatArray, i: int) -> bool:
    """Whether the original itself reads as if a word were missing about there."""
    near = own[max(0, i - _BESIDE) : i + _BESIDE + 1, 0]
    return bool(near.size) and bool(1 - np.exp(near.min()) >= _OWN)


@once
def carried(view: PairView, side: Side, i: int) -> float:
    """By how much the word's own sentence is likelier with it than without, in nats.

    0 where no model of the language is there.
    """
    known, place = view.rows[side], view.place(side, i)
    if known is None or place < 0:
        return 0.0
    model, row = known
    return model.kept(row, place + 2)


@functools.cache
def _network(language: str) -> GapNetwork | None:
    """The network of a language, or None where there is none."""
    parts = arrays("gaps", part=language)
    return GapNetwork(parts) if parts else None


@once
def _due(view: PairView, side: Side, i: int, size: int) -> tuple[int, int]:
    """From before which word to before which one a counterpart may be expected, of *size*."""
    near = sorted(
        j
        for k in range(max(0, i - _NEIGHBOURS), min(view.size(side), i + _NEIGHBOURS + 1))
        if k != i for j in view.counterparts(side, k)[:1]
    )
    if not near:
        return 0, size
    low, high = max(0, near[0] - 1), min(size, near[-1] + 2)
    if high - low > _WIDEST:
        middle = near[len(near) // 2]
        low, high = max(0, middle - _REACH), min(size, middle + _REACH + 1)
    return low, high
