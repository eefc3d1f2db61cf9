"""The bundled multilingual-e5-small: word vectors in context, and sentence vectors.

For words, the mean of layers 5 to 7 of the 12 (Jalili Sabet et al. 2020, *SimAlign*, found
the middle layers best for alignment in other models; so they are here), so that the upper
five layers need not run. For sentences, the mean of the last layer over the text after
``query: ``, as the model was trained (Wang et al. 2024, *Multilingual E5 Text Embeddings*).
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence

from workbench.encode.bundled import E5_FINGERPRINT, E5_NAME, bundled_e5, e5_is_unpacked
from workbench.encode.carriers import E5_FILE, locate
from workbench.encode.protocols import DEFAULT_LAYERS, FloatArray
from workbench.encode.transformer import TransformerStates, quiet

__all__ = ["E5Encoder"]

_PREFIX = "query: "


class E5Encoder:
    """multilingual-e5-small (12 layers, 384 wide, about 100 languages) from its carrier.

    Satisfies :class:`~workbench.encode.protocols.WordEncoder` and
    :class:`~workbench.encode.protocols.SentenceEncoder`. Loaded on first use; the very first
    use on a machine unpacks it (see :func:`~workbench.encode.bundled.bundled_e5`).

    Raises
    ------
    ModelError
        If the model is neither unpacked nor its carrier installed.
    """

    name = E5_NAME
    dim = 384
    fingerprint = hashlib.sha256(f"e5/1 {E5_FINGERPRINT} {_PREFIX}".encode()).hexdigest()[:16]

    def __init__(self) -> None:
        if not e5_is_unpacked():
            locate(E5_FILE)
        self._loaded: TransformerStates | None = None
        self._lock = threading.Lock()

    def _states(self) -> TransformerStates:
        with self._lock:
            if self._loaded is None:
                from transformers import AutoModel, AutoTokenizer

                folder = str(bundled_e5())
                with quiet():
                    self._loaded = TransformerStates(
                        AutoModel.from_pretrained(folder, local_files_only=True),
                        AutoTokenizer.from_pretrained(folder, local_files_only=True),
                    )
            return self._loaded

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return unit vectors, shape ``(len(texts), 384)``.

        E5's cosines lie high and close together (0.7 to 1): compare them, do not read them
        as percentages.
        """
        return self._states().mean_vectors(texts, _PREFIX)

    def encode_words(
        self, segments: Sequence[Sequence[str]], layers: tuple[int, ...] = DEFAULT_LAYERS
    ) -> list[FloatArray]:
        """Return the vectors of each segment's words, shape ``(n_words, 384)`` each.

        See :meth:`workbench.encode.protocols.WordEncoder.encode_words`.
        """
        return self._states().word_vectors(segments, layers)
