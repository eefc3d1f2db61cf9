"""What the rest of the workbench may ask of an encoder.

Alignment and scoring know these three protocols only, never a model library. The
values that travel are plain numpy arrays of ``float32``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias, runtime_checkable

import numpy as np
import numpy.typing as npt

__all__ = [
    "DEFAULT_LAYERS",
    "FloatArray",
    "IntArray",
    "RunEncoder",
    "SentenceEncoder",
    "WordEncoder",
]

FloatArray: TypeAlias = npt.NDArray[np.float32]
IntArray: TypeAlias = npt.NDArray[np.int64]

DEFAULT_LAYERS = (5, 6, 7)
"""The layers whose mean serves for words in the bundled model (1 is the first layer)."""


@runtime_checkable
class SentenceEncoder(Protocol):
    """Gives one unit vector for a text of any length.

    Attributes
    ----------
    name : str
        Short name for readers and signatures, e.g. ``use-multilingual-3``.
    fingerprint : str
        Sixteen hexadecimal digits that change whenever the vectors could: a hash of the
        model's files and of the settings. The same on every run and machine.
    dim : int
        Length of a vector.
    """

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return the unit vectors of *texts*, shape ``(len(texts), dim)``.

        No text is cut short; the empty string has a valid vector. The vector of a text
        does not depend on the texts beside it.
        """
        ...


@runtime_checkable
class RunEncoder(SentenceEncoder, Protocol):
    """A sentence encoder that gives vectors of joined sentences cheaply.

    A run is a stretch of consecutive sentences joined by blanks. Its vector is made from
    parts that were computed once for each sentence, so that all runs of up to *k*
    sentences of a document cost little more than the document itself.
    """

    def parts(self, texts: Sequence[str]) -> tuple[FloatArray, IntArray]:
        """Return what the vectors of all runs in *texts* are made from.

        Parameters
        ----------
        texts : sequence of str
            Consecutive sentences of one document, in order.

        Returns
        -------
        parts : float32 array, shape (n, k)
            Row *i* depends on ``texts[i]`` and ``texts[i + 1]`` alone.
        lengths : int64 array, shape (n,)
            Number of sub-words of each text.
        """
        ...

    def runs(
        self, parts: tuple[FloatArray, IntArray], spans: Sequence[tuple[int, int]]
    ) -> FloatArray:
        """Return unit vectors for the sentences ``[i, j)`` of each span, joined.

        Parameters
        ----------
        parts : the result of :meth:`parts`
        spans : sequence of (int, int)
            Half-open ranges of sentences with ``0 <= i < j <= n``.

        Returns
        -------
        float32 array, shape (len(spans), dim)
        """
        ...


@runtime_checkable
class WordEncoder(Protocol):
    """Gives a vector in context for each word of a segment.

    Attributes are those of :class:`SentenceEncoder`.
    """

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def encode_words(
        self, segments: Sequence[Sequence[str]], layers: tuple[int, ...] = DEFAULT_LAYERS
    ) -> list[FloatArray]:
        """Return, for each segment, the vectors of its words in context.

        Parameters
        ----------
        segments : sequence of sequence of str
            The words of each segment, in order. No segment is cut short: one longer than
            the model's window is read through overlapping windows.
        layers : tuple of int
            Layers to average; 0 is the embedding layer, 1 the first layer above it.

        Returns
        -------
        list of float32 arrays, each of shape (number of words, dim)
            The mean over the word's sub-words and over the layers. A word with no
            sub-word (an empty string) has a zero vector. Neither centred nor scaled to
            unit length.
        """
        ...
