"""The bundled multilingual-e5-small: word vectors in context, and sentence vectors.

For words, the mean of layers 5 to 7 of the 12 (Jalili Sabet et al. 2020, *SimAlign*, found
the middle layers best for alignment in other models; so they are here), so that the upper
five layers need not run, with an adapter trained for words
(:mod:`workbench.encode.adapter`). For sentences, all twelve layers as they are: the mean of
the last over the text after ``query: ``, as it was trained (Wang et al. 2024, *Multilingual
E5 Text Embeddings*). Products are in eight bits (:mod:`workbench.encode.e5_network`); sentence
vectors have a cosine of 0.999 with those of the whole model.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence

from workbench.encode.adapter import bundled_adapter
from workbench.encode.bundled import E5_FINGERPRINT, E5_NAME
from workbench.encode.carriers import E5_FILE, locate
from workbench.encode.e5_words import E5States, mapped_e5
from workbench.encode.protocols import DEFAULT_LAYERS, FloatArray
from workbench.fitted import manifest

__all__ = ["E5Encoder"]

_PREFIX = "query: "


def _fingerprint(adapter: str) -> str:
    settings = f"e5/3 {E5_FINGERPRINT} {_PREFIX} adapter {adapter or 'none'}"
    return hashlib.sha256(settings.encode()).hexdigest()[:16]


class E5Encoder:
    """multilingual-e5-small (12 layers, 384 wide, about 100 languages) from its carrier.

    Satisfies :class:`~workbench.encode.protocols.WordEncoder` and
    :class:`~workbench.encode.protocols.SentenceEncoder`. Read on first use, from the carrier's
    own file, of which only the rows of embeddings that are needed come into memory.

    Parameters
    ----------
    adapter : bool, optional
        Use the word adapter. Sentence vectors are the same either way.

    Raises
    ------
    ModelError
        If the carrier is not installed; on first use, if its file or the adapter is not the
        one that was checked.
    """

    name = E5_NAME
    dim = 384
    fingerprint = _fingerprint(manifest()["adapter"].sha256)

    def __init__(self, *, adapter: bool = True) -> None:
        locate(E5_FILE)
        self._adapted = adapter
        if not adapter:
            self.fingerprint = _fingerprint("")
        self._whole: E5States | None = None
        self._words: E5States | None = None
        self._lock = threading.Lock()

    def _sentence_states(self) -> E5States:
        with self._lock:
            if self._whole is None:
                self._whole = E5States(mapped_e5())
            return self._whole

    def _word_states(self) -> E5States:
        with self._lock:
            if self._words is None:
                self._words = E5States(mapped_e5(), bundled_adapter() if self._adapted else None)
            return self._words

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return unit vectors, shape ``(len(texts), 384)``.

        E5's cosines lie high and close together (0.7 to 1): compare them, do not read them
        as percentages.
        """
        return self._sentence_states().mean_vectors(texts, _PREFIX)

    def encode_words(
        self, segments: Sequence[Sequence[str]], layers: tuple[int, ...] = DEFAULT_LAYERS
    ) -> list[FloatArray]:
        """Return the vectors of each segment's words, shape ``(n_words, 384)`` each.

        See :meth:`workbench.encode.protocols.WordEncoder.encode_words`.
        """
        return self._word_states().word_vectors(segments, layers)
