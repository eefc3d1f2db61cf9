"""Words and texts of any length from an encoder with a window.

What any encoder of sub-words needs besides its network: texts longer than its window are read
through overlapping windows that are blended, and sub-words are pooled to words or to a text.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from workbench.encode.protocols import FloatArray
from workbench.errors import ParameterError

__all__ = ["WindowedStates", "window_starts"]


def window_starts(length: int, window: int) -> list[int]:
    """Return where the windows over *length* sub-words begin; neighbours share half or more."""
    if length <= window:
        return [0]
    count = -(-(length - window) // (window // 2)) + 1
    return [round(number * (length - window) / (count - 1)) for number in range(count)]


class WindowedStates(ABC):
    """An encoder's states for texts of any length.

    A subclass sets the attributes, cuts texts into sub-words and runs the network.

    Attributes
    ----------
    dim : int
        Length of a state.
    layers : int
        Number of layers above the embeddings.
    """

    dim: int
    layers: int
    _before: list[int]
    _after: list[int]
    _room: int  # sub-words in a window, marks apart

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @abstractmethod
    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the sub-words of each text, without marks and never cut short."""

    @abstractmethod
    def _passes(
        self, pieces: Sequence[Sequence[int]], layers: list[int]
    ) -> Iterator[tuple[int, FloatArray]]:
        """Yield each piece's number and its states averaged over *layers*.

        Pieces hold their marks and fit the window. Those of one length come in the order
        given; a piece's states do not depend on the others.
        """

    def states(
        self,
        texts: Sequence[Sequence[int]],
        layers: Sequence[int],
        reduce: Callable[[int, FloatArray], FloatArray] | None = None,
    ) -> list[FloatArray]:
        """Return the hidden states of each text, averaged over *layers*.

        Parameters
        ----------
        texts : sequence of sequences of int
            Sub-words as :meth:`tokenize` gives them.
        layers : sequence of int
            0 is the embedding layer; negative numbers count from the top.
        reduce : callable, optional
            Called with a text's number and its states as soon as they are known; what it
            returns is kept in their place.

        Returns
        -------
        list of float32 arrays, each of shape (marks before + sub-words + marks after, dim)

        Raises
        ------
        ParameterError
            If the model has no such layer.
        """
        chosen = sorted({self._layer(layer) for layer in layers})
        if not chosen:
            raise ParameterError("no layer is named; give one at least, such as (5, 6, 7)")
        places: list[tuple[int, int]] = []
        wanting: list[int] = []
        for number, ids in enumerate(texts):
            starts = window_starts(len(ids), self._room)
            wanting.append(len(starts))
            places += [(number, start) for start in starts]
        pieces = [
            [*self._before, *texts[number][start : start + self._room], *self._after]
            for number, start in places
        ]
        blends: dict[int, tuple[FloatArray, FloatArray]] = {}
        out: list[FloatArray] = [np.zeros((0, self.dim), dtype=np.float32)] * len(texts)
        with self._lock:
            for piece, found in self._passes(pieces, chosen):
                number, start = places[piece]
                states = found
                if wanting[number] > 1 or number in blends:
                    self._blend(blends, number, len(texts[number]), start, states)
                    wanting[number] -= 1
                    if wanting[number]:
                        continue
                    total, weight = blends.pop(number)
                    states = total / weight
                out[number] = reduce(number, states) if reduce else states.copy()
        return out

    def _layer(self, layer: int) -> int:
        place = layer if layer >= 0 else self.layers + 1 + layer
        if not 0 <= place <= self.layers:
            raise ParameterError(f"the model has layers 0 to {self.layers}, not {layer}")
        return place

    def _blend(
        self,
        blends: dict[int, tuple[FloatArray, FloatArray]],
        number: int,
        size: int,
        start: int,
        states: FloatArray,
    ) -> None:
        """Add a window's states to a text's, weighted by the distance from the window's ends.

        The weight falls to nearly nothing at the ends, where context is missing, so that one
        window passes into the next with no seam.
        """
        before, after = len(self._before), len(self._after)
        width = len(states) - before - after
        if number not in blends:
            blends[number] = (
                np.zeros((before + size + after, self.dim), dtype=np.float32),
                np.zeros((before + size + after, 1), dtype=np.float32),
            )
        total, weight = blends[number]
        ramp = np.minimum(np.arange(1, width + 1), np.arange(width, 0, -1)).astype(np.float32)
        here = slice(before + start, before + start + width)
        total[here] += ramp[:, None] * states[before : before + width]
        weight[here] += ramp[:, None]
        # the marks are the text's own at its two ends only
        if start == 0:
            total[:before] = states[:before]
            weight[:before] = 1.0
        if start + width == size:
            total[before + size :] = states[before + width :]
            weight[before + size :] = 1.0

    def word_vectors(
        self, segments: Sequence[Sequence[str]], layers: Sequence[int]
    ) -> list[FloatArray]:
        """Return the mean over each word's sub-words, one array for each segment."""
        # a blank before each word: byte-level vocabularies mark a word's beginning by it, and
        # the others take it off again
        flat = self.tokenize([" " + word for words in segments for word in words])
        place = 0
        texts: list[list[int]] = []
        owners: list[list[int]] = []
        for words in segments:
            pieces = flat[place : place + len(words)]
            place += len(words)
            texts.append([token for piece in pieces for token in piece])
            owners.append([n for n, piece in enumerate(pieces) for _ in piece])

        def pool(number: int, states: FloatArray) -> FloatArray:
            owner = np.array(owners[number], dtype=np.int64)
            inner = states[len(self._before) : len(self._before) + len(owner)]
            out = np.zeros((len(segments[number]), self.dim), dtype=np.float32)
            np.add.at(out, owner, inner)
            count = np.bincount(owner, minlength=len(out)).astype(np.float32)
            out /= np.maximum(count, 1.0)[:, None]
            return out

        return self.states(texts, layers, pool)

    def mean_vectors(self, texts: Sequence[str], prefix: str = "") -> FloatArray:
        """Return unit vectors: the mean of the last layer over all tokens, marks included."""

        def pool(_: int, states: FloatArray) -> FloatArray:
            mean = states.mean(axis=0)
            return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), dtype=np.float32)

        rows = self.states(self.tokenize([prefix + text for text in texts]), [self.layers], pool)
        return np.stack(rows) if rows else np.zeros((0, self.dim), dtype=np.float32)
