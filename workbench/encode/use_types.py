"""What the USE network makes of a sub-word before it has seen its neighbours.

The embedding, the entry of each branch, and the part of each branch's first convolution that
falls to one place of its window depend on the sub-word's type alone. A text of a thousand
sentences has thirty thousand sub-words of four thousand types; a long one repeats ever more.
They are computed once for each type and remembered, which leaves the second convolutions as
the only ones that run over the text.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.encode.blas import BLOCK, in_blocks, padded, side_by_side
from workbench.encode.protocols import FloatArray

__all__ = ["BRANCH", "BRANCHES", "TypeTable", "Types", "normalise"]

DIM = 512
BRANCH = 256
BRANCHES = ((2, 0), (3, 1), (5, 2))
"""Width of each branch's window and how many of its places lie to the left."""

_CHUNKS = 17
_KEPT = 8192  # types remembered from call to call, 15 kB each
_AT_ONCE = 8 * BLOCK


def normalise(x: FloatArray, gain: FloatArray, shift: FloatArray, eps: float) -> FloatArray:
    """Normalise each row to mean 0 and variance 1, then scale and shift."""
    centred = x - x.mean(axis=1, keepdims=True)
    variance = np.mean(centred * centred, axis=1, keepdims=True)
    out: FloatArray = centred / np.sqrt(variance + np.float32(eps)) * gain + shift
    return out


@dataclass(frozen=True, slots=True)
class Types:
    """The rows of some types; row 0 is all zeros and stands where there is no sub-word.

    Rows are only ever added to the arrays: what is in use does not change.

    Attributes
    ----------
    row : int32 array, shape (vocabulary,)
        The row of each type, 0 where it has none yet.
    embedded : float32 array, shape (rows, 512)
    moments : float64 array, shape (rows, 2)
        Sum and sum of squares of each embedding.
    entry : tuple of float32 arrays, shape (rows, 256)
        One a branch.
    first : tuple of tuples of float32 arrays, shape (rows, 256)
        For each branch and place in its window, what the type adds to the first convolution
        at the sub-word that the window belongs to; the bias is in the sub-word's own place.
    """

    row: npt.NDArray[np.int32]
    embedded: FloatArray
    moments: npt.NDArray[np.float64]
    entry: tuple[FloatArray, ...]
    first: tuple[tuple[FloatArray, ...], ...]

    def arrays(self) -> list[npt.NDArray[np.generic]]:
        """All arrays by row, in a fixed order."""
        return [self.embedded, self.moments, *self.entry,
                *(place for branch in self.first for place in branch)]

    @classmethod
    def room(cls, vocabulary: int, rows: int) -> Types:
        """No type yet, and room for some."""
        def table(width: int) -> FloatArray:
            return np.zeros((rows, width), dtype=np.float32)

        return cls(
            np.zeros(vocabulary, dtype=np.int32), table(DIM), np.zeros((rows, 2)),
            tuple(table(BRANCH) for _ in BRANCHES),
            tuple(tuple(table(BRANCH) for _ in range(width)) for width, _ in BRANCHES),
        )


class TypeTable:
    """Computes the rows of types, and remembers them.

    Parameters
    ----------
    arrays : mapping of str to array
        The carrier's weights.

    Raises
    ------
    KeyError
        If an array is missing.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]], eps: float) -> None:
        # row r of the vocabulary lies in chunk r % 17, each with a scale of its own
        chunks = [arrays[f"q{number + 1}"] for number in range(_CHUNKS)]
        self._table = np.empty((_CHUNKS * len(chunks[0]), DIM), dtype=np.uint8)
        for number, chunk in enumerate(chunks):
            self._table[number::_CHUNKS] = chunk
        self._scale: FloatArray = np.asarray(arrays["scale"], dtype=np.float32)[:, None]
        self._low: FloatArray = np.asarray(arrays["lo"], dtype=np.float32)[:, None]
        self._eps = eps
        # the three branches are normalised together, as the carrier does
        entry = {
            part: np.concatenate([np.asarray(arrays[f"{part}{width}"], dtype=np.float32)
                                  for width, _ in BRANCHES], axis=-1)
            for part in ("proj", "proj_b", "ln_g", "ln_b")
        }
        self._entry, self._bias = entry["proj"], entry["proj_b"]
        self._gain, self._shift = entry["ln_g"], entry["ln_b"]
        self._first = [
            (np.asarray(arrays[f"w1_{width}"], dtype=np.float32).reshape(width, BRANCH, BRANCH),
             np.asarray(arrays[f"b1_{width}"], dtype=np.float32))
            for width, _ in BRANCHES
        ]
        self._lock = threading.Lock()
        self._types = Types.room(len(self._table), BLOCK)
        self._used = 1

    def __len__(self) -> int:
        return len(self._table)

    def of(self, ids: npt.NDArray[np.int64]) -> Types:
        """Return a table that has a row for every one of *ids*."""
        wanted = np.unique(ids)
        with self._lock:
            missing = wanted[self._types.row[wanted] == 0]
            if len(missing) and self._used + len(missing) > _KEPT:
                # begin anew; whoever still works with the old table keeps it
                self._types, self._used, missing = Types.room(len(self._table), BLOCK), 1, wanted
            if len(missing):
                self._make_room(self._used + len(missing))
                groups = [missing[k : k + _AT_ONCE] for k in range(0, len(missing), _AT_ONCE)]
                for group, rows in zip(groups, side_by_side(self._compute, groups), strict=True):
                    self._add(group, rows)
            return self._types

    def _make_room(self, rows: int) -> None:
        held = len(self._types.embedded)
        if rows <= held:
            return
        old, new = self._types, Types.room(len(self._table), max(rows, min(_KEPT, 2 * held)))
        for one, other in zip(old.arrays(), new.arrays(), strict=True):
            other[: self._used] = one[: self._used]
        new.row[:] = old.row
        self._types = new

    def _add(self, group: npt.NDArray[np.int64], rows: list[npt.NDArray[np.generic]]) -> None:
        here = slice(self._used, self._used + len(group))
        for held, fresh in zip(self._types.arrays(), rows, strict=True):
            held[here] = fresh[: len(group)]
        # last, so that a row that is found is complete
        self._types.row[group] = np.arange(here.start, here.stop, dtype=np.int32)
        self._used = here.stop

    def _compute(self, group: npt.NDArray[np.int64]) -> list[npt.NDArray[np.generic]]:
        """The rows of some types, in the order of :meth:`Types.arrays`."""
        ids = np.zeros(padded(len(group)), dtype=np.int64)
        ids[: len(group)] = group
        chunk = ids % _CHUNKS
        embedded: FloatArray = self._table[ids] * self._scale[chunk] + self._low[chunk]
        exact = embedded.astype(np.float64)
        moments = np.stack([exact.sum(axis=1), (exact * exact).sum(axis=1)], axis=1)
        entry = in_blocks(embedded, self._entry) + self._bias
        entry = normalise(entry, self._gain, self._shift, self._eps)
        parts = [np.ascontiguousarray(entry[:, k * BRANCH : (k + 1) * BRANCH])
                 for k in range(len(BRANCHES))]
        first = []
        for (_, left), part, (weights, bias) in zip(BRANCHES, parts, self._first, strict=True):
            for place, weight in enumerate(weights):
                product = in_blocks(part, weight)
                first.append(product + bias if place == left else product)
        return [embedded, moments, *parts, *first]
