"""Where a sentence lacks a word, and of what kind: a small convolutional network in numpy."""

from __future__ import annotations

import numpy as np

from workbench.encode.protocols import FloatArray
from workbench.reading.networkparts import NetworkParts, gelu

__all__ = ["DILATIONS", "MISSING", "GapNetwork"]

# What may be missing: nothing, or a word of one of these kinds (names count as nouns,
# auxiliaries as verbs, adverbs as adjectives).
MISSING = ("", "NOUN", "VERB", "PRON", "ADJ")
DILATIONS = (1, 2, 4, 1)


class GapNetwork(NetworkParts):
    """Residual blocks of dilated convolutions (Kalchbrenner et al. 2016) over word vectors.

    Parameters
    ----------
    parts : mapping of str to array
        Weights by the names that ``training/train_gaps.py`` gives them.
    """

    def __call__(self, vectors: FloatArray) -> FloatArray:
        """Log-probabilities of :data:`MISSING` before each word and at the end.

        Parameters
        ----------
        vectors : float32 array, shape (n, dim)
            Of the words of a text, in their context.

        Returns
        -------
        float32 array, shape (n + 1, len(MISSING))
        """
        first, last = self._parts["marks"]
        given = self._linear("given", self._normed("norm0", vectors))
        h = np.concatenate([first[None], given, last[None]])
        for k, dilation in enumerate(DILATIONS):
            block = f"blocks.{k}"
            inner = self._wide(block, self._normed(f"{block}.norm", h), dilation)
            h = h + self._linear(f"{block}.down", inner)
        h = self._normed("norm", h)
        between = np.concatenate([h[:-1], h[1:]], axis=1)
        logits = self._linear("out", gelu(self._linear("between", between)))
        top = logits.max(axis=1, keepdims=True)
        found: FloatArray = logits - top - np.log(np.exp(logits - top).sum(axis=1, keepdims=True))
        return found

    def _wide(self, name: str, h: FloatArray, dilation: int) -> FloatArray:
        """The convolution of a block: each place sees one on either side, *dilation* away."""
        weight = self._parts[f"{name}.up.weight"]  # (out, in, 3)
        padded = np.pad(h, ((dilation, dilation), (0, 0)))
        found = sum(padded[k * dilation : k * dilation + len(h)] @ weight[:, :, k].T
                    for k in range(3))
        return gelu(found + self._parts[f"{name}.up.bias"])
