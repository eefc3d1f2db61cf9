"""The network of the Universal Sentence Encoder, multilingual, version 3.

Architecture (Yang et al. 2020, *Multilingual Universal Sentence Encoder for Semantic
Retrieval*, the convolutional variant): each sub-word's embedding goes through three
branches of two convolutions (over 2, 3 and 5 sub-words), the four results are normalised
side by side, **summed over the sub-words**, projected, and passed through a small residual
network to a unit vector. The sum in the middle is what makes runs of sentences cheap: see
:mod:`workbench.encode.use`.

The work is laid out so that little is left to do over the text:

- everything up to the first convolution is looked up by type
  (:mod:`workbench.encode.use_types`);
- the windows of the second convolution that begin at every *w*-th row do not overlap, so
  that the rows themselves, seen with *w* of them as one, are the matrix to multiply: *w*
  products without a copy in place of one with *w* copies;
- normalising is linear but for one factor a sub-word: the sums are taken over the rows as
  they are, weighted by that factor, and only the sums are scaled and shifted.

Every matrix product has a fixed number of rows, so that identical text gives identical
bytes: see :mod:`workbench.encode.blas`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from workbench.encode.blas import BLOCK, in_blocks, padded, side_by_side
from workbench.encode.protocols import FloatArray, IntArray
from workbench.encode.use_types import BRANCH, BRANCHES, DIM, Types, TypeTable
from workbench.errors import ModelError

__all__ = ["BOS", "DIM", "EOS", "REACH", "Sums", "UseNetwork"]

BOS = 1
EOS = 2
REACH = 4
"""How many sub-words to either side a sub-word's features can see (two layers of +-2)."""

_SEEN = 2  # sub-words to either side that one layer sees
_WIDE = DIM + len(BRANCHES) * BRANCH
# rows a pass: whole blocks for windows of 2, 3 and 5; keeps the work arrays near 20 MB
_PASS = 30 * BLOCK
_TEXTS = 256  # texts a piece of work
_BORDER = 4 * REACH  # sub-words around a border: those that change, and what they see
_HEADS = 4 * BLOCK

_Rows = npt.NDArray[np.int32]


class Sums(NamedTuple):
    """Projected sums of features, float32 arrays with half precision: a cosine of 1 - 1e-6.

    Attributes
    ----------
    content, begin, end : float32 arrays, shape (n, 512)
        Over each text's own sub-words; the begin mark; the end mark.
    border : float32 array, shape (n - 1, 512)
        The change around the border with the next text where the two are joined.
    """

    content: FloatArray
    begin: FloatArray
    end: FloatArray
    border: FloatArray


class _Piece(NamedTuple):
    """Rows through the second convolutions, and which of them to sum."""

    near: _Rows
    """Rows of the table of types for each place and two to either side, shape (r, 5)."""
    starts: IntArray
    counts: IntArray
    group: int = 0
    """Where not 0, the first and last two of every so many places are only seen by the rest."""

    @property
    def own(self) -> _Rows:
        """Rows of the table for the places that come out."""
        rows = self.near[:, _SEEN]
        return rows.reshape(-1, self.group)[:, _SEEN:-_SEEN].ravel() if self.group else rows


class UseNetwork:
    """The network with its weights in memory (about 75 MB, the embeddings at 8 bits).

    Up to 130 MB more is taken by what is remembered of types.

    Parameters
    ----------
    data : bytes
        Content of the carrier's ``weights.npz``.

    Raises
    ------
    ModelError
        If the file does not hold the arrays of this network.
    """

    def __init__(self, data: bytes) -> None:
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as archive:
                arrays: dict[str, npt.NDArray[Any]] = {name: archive[name]
                                                      for name in archive.files}
            self._eps = float(arrays["eps"])
            self._types = TypeTable(arrays, self._eps)
            self._second = [(arrays[f"w2_{width}"], arrays[f"b2_{width}"])
                            for width, _ in BRANCHES]
            projection: FloatArray = arrays["cnn_W"]
            # the gain and the shift of the features are taken into the projection
            self._projection: FloatArray = arrays["ln_g"][:, None] * projection
            self._constant: FloatArray = arrays["ln_b"] @ projection
            self._bias: FloatArray = arrays["cnn_b"]
            self._deep: list[FloatArray] = [arrays[f"d{number}"] for number in range(4)]
            self._skip: list[FloatArray] = [arrays["p1"], arrays["p3"]]
        except (KeyError, ValueError, OSError) as error:
            raise ModelError(f"the weights of the USE model cannot be read ({error})") from error

    @property
    def vocabulary(self) -> int:
        """Number of rows of the embedding table."""
        return len(self._types)

    def sums(self, texts: Sequence[Sequence[int]], borders: bool = False) -> Sums:
        """Return the projected sums of texts, given as sub-word numbers without marks.

        Linear in the features, so that sums add up; see :mod:`workbench.encode.use`.

        Parameters
        ----------
        texts : sequence of sequences of int
        borders : bool
            Whether the borders are wanted; where not, the array has no rows.
        """
        # a text more than is kept in each group, for the border with it
        groups = [(texts[k : k + _TEXTS + borders], min(_TEXTS, len(texts) - k))
                  for k in range(0, len(texts), _TEXTS)]
        types = self._types.of(np.array([0, BOS, EOS, *set(chain.from_iterable(texts))]))
        done = side_by_side(lambda work: self._group(*work, types, borders), groups)
        empty = np.zeros((0, DIM), dtype=np.float32)
        return Sums(*(np.concatenate([empty, *column]) for column in zip(*done, strict=True))
                    ) if done else Sums(empty, empty, empty, empty)

    def _group(
        self, texts: Sequence[Sequence[int]], kept: int, types: Types, borders: bool
    ) -> Sums:
        counts = np.array([len(text) for text in texts], dtype=np.int64)
        marked = np.fromiter(chain.from_iterable((BOS, *text, EOS) for text in texts),
                             dtype=np.int64, count=int(counts.sum()) + 2 * len(texts))
        rows = types.row[marked]
        begins = np.cumsum(counts + 2) - counts - 2
        # of each text: all of it, its marks, and what a border changes, if wanted
        edge = np.minimum(counts, REACH)
        parts = [(1 + 0 * counts, counts), (0 * counts, 1 + 0 * counts),
                 (counts + 1, 1 + 0 * counts)]
        if borders:
            parts += [(1 + counts - edge, edge), (1 + 0 * counts, edge)]
        sums = self._texts(types, rows, begins, counts, parts)
        content, begin, end = (self._project(each[:kept], size[:kept])
                               for each, (_, size) in zip(sums[:3], parts[:3], strict=True))
        if not borders or len(texts) < 2:
            return Sums(content, begin, end, np.zeros((0, DIM), dtype=np.float32))
        change = self._joined(types, rows, begins, counts) - sums[3][:-1] - sums[4][1:]
        # as many sub-words now as before: the shift falls out
        return Sums(content, begin, end, self._project(change, None))

    def _texts(
        self, types: Types, rows: _Rows, begins: IntArray, counts: IntArray,
        parts: list[tuple[IntArray, IntArray]],
    ) -> list[FloatArray]:
        """Sums over parts of each text, a part given by where it starts and how long it is."""
        size = len(counts)
        out = [np.empty((size, _WIDE), dtype=np.float32) for _ in parts]
        for first, last in _passes(counts + 2 + _SEEN):
            length = counts[first:last] + 2
            # two rows of nothing before each text, and after the last
            own = np.zeros(int((length + _SEEN).sum()) + _SEEN + 2 * _SEEN, dtype=np.int32)
            place = np.cumsum(length + _SEEN) - length
            own[_SEEN + _ranges(place, length)] = rows[_ranges(begins[first:last], length)]
            near = np.lib.stride_tricks.sliding_window_view(own, 2 * _SEEN + 1)
            found = self._sum(types, _Piece(
                near,
                np.concatenate([place + start[first:last] for start, _ in parts]),
                np.concatenate([count[first:last] for _, count in parts]),
            ))
            for held, part in zip(out, np.split(found, len(parts)), strict=True):
                held[first:last] = part
        return out

    def _joined(
        self, types: Types, rows: _Rows, begins: IntArray, counts: IntArray
    ) -> FloatArray:
        """Sums over the sub-words next to each border, joined, shape (n - 1, 1280)."""
        half = np.arange(_BORDER // 2)
        # the last eight of each text with its begin mark, the first eight with its end mark
        left = (counts + 1)[:-1, None] - _BORDER // 2 + half
        right = 1 + half + np.zeros_like(counts[1:, None])
        at = np.concatenate([begins[:-1, None] + left, begins[1:, None] + right], axis=1)
        none = np.concatenate([left < 0, right > (counts + 1)[1:, None]], axis=1)
        own = np.where(none, 0, rows[np.where(none, 0, at)])
        # the outermost two on either side are only seen
        near = np.lib.stride_tricks.sliding_window_view(own, 2 * _SEEN + 1, axis=1)
        width = near.shape[1]
        before, after = np.minimum(counts[:-1], REACH), np.minimum(counts[1:], REACH)
        out = np.empty((len(counts) - 1, _WIDE), dtype=np.float32)
        step = _PASS // width
        for k in range(0, len(out), step):
            some = slice(k, k + step)
            size = len(near[some])
            out[some] = self._sum(types, _Piece(
                near[some].reshape(size * width, -1),
                np.arange(size) * 2 * REACH + REACH - before[some],
                before[some] + after[some], group=width,
            ))
        return out

    def _sum(self, types: Types, piece: _Piece) -> FloatArray:
        """Sums of normalised features, not yet scaled and shifted, shape (len(starts), 1280)."""
        from scipy.sparse import csr_array

        own = piece.own
        found = self._convolve(types, piece)[: len(own)]
        # one factor and one mean a sub-word, over the embedding and the branches
        moments = types.moments[own]
        total = moments[:, 0] + found.sum(axis=1)
        square = moments[:, 1] + np.einsum("ij,ij->i", found, found)
        mean = total / _WIDE
        factor = 1 / np.sqrt(square / _WIDE - mean * mean + self._eps)
        chosen = _ranges(piece.starts, piece.counts)
        ends = np.concatenate([[0], np.cumsum(piece.counts)])
        weight = factor[chosen].astype(np.float32)
        shift = csr_array((factor[chosen] * mean[chosen], chosen, ends),
                          shape=(len(piece.starts), len(own))).sum(axis=1)
        out = np.empty((len(piece.starts), _WIDE), dtype=np.float32)
        out[:, :DIM] = csr_array((weight, own[chosen], ends),
                                 shape=(len(out), len(types.embedded))) @ types.embedded
        out[:, DIM:] = csr_array((weight, chosen, ends), shape=(len(out), len(own))) @ found
        out -= shift.astype(np.float32)[:, None]
        return out

    def _convolve(self, types: Types, piece: _Piece) -> FloatArray:
        """Both convolutions of every branch, shape (places that come out or more, 768)."""
        near, group = piece.near, piece.group
        size = len(near)
        come_out = size // group * (group - 2 * _SEEN) if group else size
        most = max(padded(come_out, BLOCK * width) for width, _ in BRANCHES)
        out = np.empty((most, len(BRANCHES) * BRANCH), dtype=np.float32)
        term = np.empty((size, BRANCH), dtype=np.float32)
        for number, (width, left) in enumerate(BRANCHES):
            columns = out[:, number * BRANCH : (number + 1) * BRANCH]
            held = np.zeros((padded(size, BLOCK * width) + width, BRANCH), dtype=np.float32)
            x = held[left : left + size]
            self._first(types, near, number, x, term)
            weight, bias = self._second[number]
            if group:
                x = x.reshape(-1, group, BRANCH)
                self._apart(x, weight, left, columns)
                x = x[:, _SEEN:-_SEEN].reshape(-1, BRANCH)
            else:
                self._along(held, weight, columns)
            y = columns[:come_out]
            y += bias
            np.maximum(y, 0, out=y)
            y += x
        return out

    @staticmethod
    def _first(
        types: Types, near: _Rows, number: int, out: FloatArray, term: FloatArray
    ) -> None:
        """The first convolution of a branch, from what each type adds at each place."""
        left = BRANCHES[number][1]
        for place, table in enumerate(types.first[number], start=_SEEN - left):
            into = term if place > _SEEN - left else out
            np.take(table, near[:, place], axis=0, out=into, mode="clip")
            if into is term:
                out += term
        np.maximum(out, 0, out=out)
        out += np.take(types.entry[number], near[:, _SEEN], axis=0, out=term, mode="clip")
        out[near[:, _SEEN] == 0] = 0

    @staticmethod
    def _along(held: FloatArray, weight: FloatArray, out: FloatArray) -> None:
        """The second convolution at every place of a stretch; windows begin at each row."""
        width = len(weight) // BRANCH
        rows = len(held) - width
        by_place = out[:rows].reshape(-1, width, BRANCH)
        for first in range(width):
            windows = held[first : first + rows].reshape(-1, width * BRANCH)
            in_blocks(windows, weight, out=by_place[:, first])

    @staticmethod
    def _apart(x: FloatArray, weight: FloatArray, left: int, out: FloatArray) -> None:
        """The same at the inner places of many short stretches, whose windows are copied."""
        groups, length, _ = x.shape
        width, inner = len(weight) // BRANCH, length - 2 * _SEEN
        rows = padded(groups * inner)
        windows = np.lib.stride_tricks.sliding_window_view(
            x.reshape(groups, length * BRANCH), width * BRANCH, axis=1
        )[:, :: BRANCH][:, _SEEN - left : _SEEN - left + inner]
        copied = np.zeros((rows, width * BRANCH), dtype=np.float32)
        copied[: groups * inner].reshape(groups, inner, -1)[:] = windows
        in_blocks(copied, weight, out=out[:rows])

    def _project(self, sums: FloatArray, counts: IntArray | None) -> FloatArray:
        """Return sums over so many sub-words in the 512 places of the head."""
        held = np.zeros((padded(len(sums)), _WIDE), dtype=np.float32)
        held[: len(sums)] = sums
        out = in_blocks(held, self._projection)[: len(sums)]
        if counts is not None:
            out += counts.astype(np.float32)[:, None] * self._constant
        return _rounded(out)

    def head(self, sums: FloatArray, counts: IntArray) -> FloatArray:
        """Return unit vectors from projected sums over all the sub-words of a text.

        Parameters
        ----------
        sums : float32 array, shape (n, 512)
        counts : int64 array, shape (n,)
            How many sub-words were summed, begin and end included.

        Returns
        -------
        float32 array, shape (n, 512)
        """
        pieces = [slice(start, start + _HEADS) for start in range(0, len(sums), _HEADS)]
        done = side_by_side(lambda here: self._head(sums[here], counts[here]), pieces)
        return np.concatenate([np.zeros((0, DIM), dtype=np.float32), *done])

    def _head(self, sums: FloatArray, counts: IntArray) -> FloatArray:
        size: FloatArray = counts.astype(np.float32)[:, None]
        x = np.zeros((padded(len(sums)), DIM), dtype=np.float32)
        x[: len(sums)] = (sums + size * self._bias) / np.sqrt(size)
        first = np.maximum(in_blocks(x, self._deep[0]), 0)
        lower = np.maximum(in_blocks(x, self._skip[0]) + in_blocks(first, self._deep[1]), 0)
        upper = np.maximum(in_blocks(lower, self._deep[2]), 0)
        z = np.tanh(in_blocks(lower, self._skip[1]) + in_blocks(upper, self._deep[3]))
        z = z[: len(sums)]
        norm = np.sqrt(np.maximum(np.sum(z * z, axis=1, keepdims=True), np.float32(self._eps)))
        out: FloatArray = z / norm
        return out


def _rounded(x: FloatArray) -> FloatArray:
    """Round to half precision, which takes half the room, what does not exceed its range."""
    with np.errstate(over="ignore"):
        half = x.astype(np.float16).astype(np.float32)
    return np.where(np.isfinite(half), half, x)


def _passes(sizes: IntArray) -> Iterator[tuple[int, int]]:
    """Cut texts into passes of so many rows; a longer text is one by itself."""
    first, total = 0, 0
    for number, size in enumerate(sizes.tolist()):
        if number > first and total + size + _SEEN > _PASS:
            yield first, number
            first, total = number, 0
        total += size
    if len(sizes):
        yield first, len(sizes)


def _ranges(starts: IntArray, counts: IntArray) -> IntArray:
    """The numbers ``start ... start + count - 1`` of each pair, one after the other."""
    ends = np.cumsum(counts)
    out: IntArray = np.repeat(starts - ends + counts, counts) + np.arange(ends[-1], dtype=np.int64)
    return out
