"""Where a sentence lacks a word, and of what kind: a small convolutional network in numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from workbench.diverge.classes import fine
from workbench.diverge.networkparts import NetworkParts, gelu
from workbench.encode.parse import ParsedWord
from workbench.encode.protocols import FloatArray

__all__ = ["DILATIONS", "MISSING", "GapNetwork", "Vocabulary", "inputs"]

# What may be missing: nothing, or a word of one of these kinds (names count as nouns,
# auxiliaries as verbs, adverbs as adjectives).
MISSING = ("", "NOUN", "VERB", "PRON", "ADJ")
DILATIONS = (1, 2, 4, 1)
_FARTHEST = 6  # places; a governor further away counts as so far
Vocabulary = Mapping[str, Mapping[str, int]]


def inputs(words: Sequence[ParsedWord], language: str, known: Vocabulary) -> npt.NDArray[np.intp]:
    """A sentence as numbers, with a mark before and behind it.

    Parameters
    ----------
    words : sequence of ParsedWord, length n
    language : str
    known : mapping
        By ``"class"``, ``"dep"`` and ``"form"`` the numbers of what was counted often enough,
        1 for the rest and 0 for the marks.

    Returns
    -------
    int array, shape (n + 2, 4)
        Class of the word, relation to its governor, distance to it, form.
    """
    out = np.zeros((len(words) + 2, 4), dtype=np.intp)
    names = fine(words, language, known["class"])[2:-1]
    for k, (word, name) in enumerate(zip(words, names, strict=True), 1):
        step = max(-_FARTHEST, min(_FARTHEST, word.head - (k - 1)))
        out[k] = (known["class"].get(name, 1), known["dep"].get(word.dep, 1),
                  step + _FARTHEST + 1, known["form"].get(word.text.lower(), 1))
    return out


class GapNetwork(NetworkParts):
    """Residual blocks of dilated convolutions (Kalchbrenner et al. 2016) over embedded words.

    Parameters
    ----------
    parts : mapping of str to array
        Weights by the names that ``training/train_gaps.py`` gives them.
    """

    def __call__(self, given: npt.NDArray[np.intp]) -> FloatArray:
        """Log-probabilities of :data:`MISSING` before each word and at the end.

        Parameters
        ----------
        given : int array, shape (n + 2, 4)

        Returns
        -------
        float32 array, shape (n + 1, len(MISSING))
        """
        h = sum(self._parts[f"embed.{k}.weight"][column] for k, column in enumerate(given.T))
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
