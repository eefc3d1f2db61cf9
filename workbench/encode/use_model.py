"""The network of the Universal Sentence Encoder, multilingual, version 3.

Architecture (Yang et al. 2020, *Multilingual Universal Sentence Encoder for Semantic
Retrieval*, the convolutional variant): each sub-word's embedding goes through three
branches of two convolutions (over 2, 3 and 5 sub-words), the four results are normalised
side by side, **summed over the sub-words**, projected, and passed through a small residual
network to a unit vector. The sum in the middle is what makes runs of sentences cheap: see
:mod:`workbench.encode.use`.

Every matrix product here has a fixed number of rows. A linear-algebra library picks its
inner loop by shape, so that with a free shape the same sub-word gets different last bits in
different company; with a fixed one identical text gives identical bytes. For the same reason, and
because its threads wait for each other by spinning, the library runs on one thread; passes
run side by side instead.
"""

from __future__ import annotations

import importlib
import io
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.encode.protocols import FloatArray
from workbench.errors import ModelError

__all__ = ["BOS", "DIM", "EOS", "REACH", "UseNetwork"]

DIM = 512
BOS = 1
EOS = 2
REACH = 4
"""How many sub-words to either side a sub-word's features can see (two layers of +-2)."""

_CHUNKS = 17
_BRANCH = 256
# width of the window and how many of its places lie to the left
_BRANCHES = ((2, 0), (3, 1), (5, 2))
_BLOCK = 64
_STREAM = 1024  # sub-words a pass: keeps the work arrays near 10 MB
_WORKERS = min(4, os.cpu_count() or 1)


_LIMIT = threading.Lock()


@cache
def _controller() -> Any:
    try:
        controllers = importlib.import_module("threadpoolctl")
    except ImportError:
        # slower on a busy machine, and the last bits may change with the number of threads
        return None
    # finding the loaded libraries takes some milliseconds: once is enough
    return controllers.ThreadpoolController()


@contextmanager
def _one_thread() -> Iterator[None]:
    """Hold the linear-algebra library to one thread.

    One caller at a time: two that overlap would each put back what the other had set.
    """
    controller = _controller()
    if controller is None:
        yield
        return
    with _LIMIT, controller.limit(limits=1, user_api="blas"):
        yield


def _matmul(x: FloatArray, weight: FloatArray) -> FloatArray:
    """Return ``x @ weight`` computed in blocks of a fixed number of rows.

    The rows of *x* are a multiple of the block; numpy then calls the same product, of the
    same shape, for each block.
    """
    rows, width = x.shape
    blocks = np.ascontiguousarray(x).reshape(rows // _BLOCK, _BLOCK, width)
    out: FloatArray = np.matmul(blocks, weight).reshape(rows, weight.shape[1])
    return out


def _padded(rows: int) -> int:
    return -(-max(rows, 1) // _BLOCK) * _BLOCK


def _normalise(x: FloatArray, gain: FloatArray, shift: FloatArray, eps: float) -> FloatArray:
    """Normalise each row to mean 0 and variance 1, then scale and shift."""
    centred = x - x.mean(axis=1, keepdims=True)
    variance = np.mean(centred * centred, axis=1, keepdims=True)
    out: FloatArray = centred / np.sqrt(variance + np.float32(eps)) * gain + shift
    return out


class UseNetwork:
    """The network with its weights in memory (about 75 MB, the embeddings at 8 bits).

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
                arrays = {name: archive[name] for name in archive.files}
            # row r of the vocabulary lies in chunk r % 17, each with a scale of its own
            chunks = [arrays.pop(f"q{number + 1}") for number in range(_CHUNKS)]
            self._table = np.empty((_CHUNKS * len(chunks[0]), DIM), dtype=np.uint8)
            for number, chunk in enumerate(chunks):
                self._table[number::_CHUNKS] = chunk
            self._scale: FloatArray = arrays["scale"][:, None]
            self._low: FloatArray = arrays["lo"][:, None]
            widths = [width for width, _ in _BRANCHES]
            self._entry: FloatArray = np.concatenate([arrays[f"proj{n}"] for n in widths], axis=1)
            self._entry_bias: FloatArray = np.concatenate([arrays[f"proj_b{n}"] for n in widths])
            self._entry_gain: FloatArray = np.concatenate([arrays[f"ln_g{n}"] for n in widths])
            self._entry_shift: FloatArray = np.concatenate([arrays[f"ln_b{n}"] for n in widths])
            self._convolutions = [
                [(arrays[f"w{layer}_{width}"], arrays[f"b{layer}_{width}"]) for layer in (1, 2)]
                for width in widths
            ]
            self._gain: FloatArray = arrays["ln_g"]
            self._shift: FloatArray = arrays["ln_b"]
            self._projection: FloatArray = arrays["cnn_W"]
            self._bias: FloatArray = arrays["cnn_b"]
            self._deep: list[FloatArray] = [arrays[f"d{number}"] for number in range(4)]
            self._skip: list[FloatArray] = [arrays["p1"], arrays["p3"]]
            self._eps = float(arrays["eps"])
        except (KeyError, ValueError, OSError) as error:
            raise ModelError(f"the weights of the USE model cannot be read ({error})") from error

    @property
    def vocabulary(self) -> int:
        """Number of rows of the embedding table."""
        return len(self._table)

    def features(self, streams: Sequence[Sequence[int]]) -> list[FloatArray]:
        """Return the features of each sub-word, normalised and not yet projected.

        Parameters
        ----------
        streams : sequence of sequences of int
            Sub-word numbers. Streams do not see each other.

        Returns
        -------
        list of float32 arrays, each of shape (len(stream), 1280)
        """
        passes: list[tuple[list[Sequence[int]], int]] = []
        batch: list[Sequence[int]] = []
        total = 0
        for stream in streams:
            if batch and total + len(stream) > _STREAM:
                passes.append((batch, total))
                batch, total = [], 0
            batch.append(stream)
            total += len(stream)
        if batch:
            passes.append((batch, total))
        with _one_thread():
            if len(passes) < 2:
                done = [self._pass(*work) for work in passes]
            else:
                with ThreadPoolExecutor(_WORKERS) as pool:
                    done = list(pool.map(lambda work: self._pass(*work), passes))
        return [rows for group in done for rows in group]

    def _pass(self, streams: Sequence[Sequence[int]], total: int) -> list[FloatArray]:
        rows = _padded(total)
        ids = np.zeros(rows, dtype=np.int64)
        ids[:total] = np.fromiter(chain.from_iterable(streams), dtype=np.int64, count=total)
        chunk = ids % _CHUNKS
        embedded: FloatArray = self._table[ids] * self._scale[chunk] + self._low[chunk]

        # a window place outside the own stream points at one row of zeros past the end
        lengths = np.array([len(stream) for stream in streams], dtype=np.int64)
        ends = np.cumsum(lengths)
        first = np.zeros(rows, dtype=np.int64)
        last = np.zeros(rows, dtype=np.int64)
        first[:total] = np.repeat(ends - lengths, lengths)
        last[:total] = np.repeat(ends, lengths)
        # the three branches are normalised together, as the carrier does
        entry = _matmul(embedded, self._entry) + self._entry_bias
        entry = _normalise(entry, self._entry_gain, self._entry_shift, self._eps)
        columns: list[FloatArray] = [embedded]
        for number, (width, left) in enumerate(_BRANCHES):
            window = np.arange(rows)[:, None] + np.arange(-left, width - left)
            outside = (window < first[:, None]) | (window >= last[:, None])
            window[outside] = rows
            x: FloatArray = entry[:, number * _BRANCH : (number + 1) * _BRANCH]
            for weight, bias in self._convolutions[number]:
                held = np.concatenate([x, np.zeros((1, _BRANCH), dtype=np.float32)])
                gathered = held[window].reshape(rows, width * _BRANCH)
                x = np.maximum(_matmul(gathered, weight) + bias, 0) + x
            columns.append(x)
        joined = _normalise(np.concatenate(columns, axis=1), self._gain, self._shift, self._eps)
        return np.split(joined[:total], ends[:-1])

    def project(self, sums: FloatArray) -> FloatArray:
        """Return sums of features, shape (n, 1280), in the 512 places of the head.

        Linear, so that the projections of two sums add up to that of their sum.
        """
        return self._in_blocks(sums, self._projection)

    def head(self, sums: FloatArray, counts: npt.NDArray[np.int64]) -> FloatArray:
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
        size: FloatArray = counts.astype(np.float32)[:, None]
        x = np.asarray((sums + size * self._bias) / np.sqrt(size), dtype=np.float32)
        first = np.maximum(self._in_blocks(x, self._deep[0]), 0)
        second = self._in_blocks(x, self._skip[0]) + self._in_blocks(first, self._deep[1])
        lower = np.maximum(second, 0)
        upper = np.maximum(self._in_blocks(lower, self._deep[2]), 0)
        z = np.tanh(self._in_blocks(lower, self._skip[1]) + self._in_blocks(upper, self._deep[3]))
        norm = np.sqrt(np.maximum(np.sum(z * z, axis=1, keepdims=True), self._eps))
        out: FloatArray = (z / norm).astype(np.float32, copy=False)
        return out

    @staticmethod
    def _in_blocks(x: FloatArray, weight: FloatArray) -> FloatArray:
        rows = len(x)
        held = np.zeros((_padded(rows), x.shape[1]), dtype=np.float32)
        held[:rows] = x
        with _one_thread():
            return _matmul(held, weight)[:rows]
