"""Which classes of words follow each other in a language: a small model of word order.

Closed-class words are classes of their own, all others are known by part of speech and form
(finite verb, infinitive, plural noun). Threes of these were counted in text of either
language; see ``training/make_order.py``. A class-based n-gram model after Brown et al. (1992),
*Class-based n-gram models of natural language*.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.encode.parse import ParsedWord
from workbench.encode.protocols import FloatArray
from workbench.fitted import arrays
from workbench.languages import language_of

__all__ = ["Succession", "coarse", "fine", "succession", "word_class"]

_DISCOUNT = 0.75
_CLOSED = ("DET", "ADP", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "ADV")
_MARKS = {",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "(": "(", ")": ")"}


def word_class(word: ParsedWord, language: str) -> str:
    """The class of a parsed word: ``NOUN.Plur``, ``VERB.Inf``, ``DET=the``."""
    low = word.text.lower().replace("’", "'")
    if word.pos in {"PUNCT", "SYM"} or not any(c.isalnum() for c in low):
        return "PUNCT=" + _MARKS.get(low, '"')
    closed = language_of(language).closed.function_words
    if word.pos not in {"NOUN", "PROPN", "NUM", "X"} and low in closed:
        return f"{word.pos}={low}"
    if word.pos in {"VERB", "AUX"}:
        form = word.feature("VerbForm") or "Fin"
        tense = word.feature("Tense") if form == "Part" else ""
        return f"{word.pos}.{form}{tense}"
    if word.pos in {"NOUN", "PRON", "DET", "ADJ"}:
        return f"{word.pos}.{word.feature('Number') or word.feature('Degree')}".rstrip(".")
    return word.pos or "X"


def coarse(name: str) -> str:
    """The part of speech of a class; marks stay apart."""
    if name.startswith("PUNCT="):
        return name
    return name.split("=")[0].split(".")[0]


def fine(words: Sequence[ParsedWord], language: str, known: Container[str]) -> list[str]:
    """The classes of a sentence between ``^`` and ``$``; rare ones by part of speech.

    A closed-class word that is tagged as it never was where classes were counted (*the* before
    a gap) is taken for what it mostly is.
    """
    out = ["^", "^"]
    for word in words:
        name = word_class(word, language)
        form = word.text.lower() if word.pos == "X" else name.partition("=")[2]
        closed = [f"{pos}={form}" for pos in _CLOSED] if form else []
        plain = [name.split("=")[0], coarse(name)]
        ways = [*closed, *plain] if word.pos == "X" else [name, *closed, *plain]
        out.append(next((n for n in ways if n in known), "X"))
    return [*out, "$"]


@dataclass(frozen=True)
class Succession:
    """How likely one class is after the two before it.

    Attributes
    ----------
    language : str
    place : mapping of str to int
        The classes, by name.
    log : float32 array, shape (classes, classes, classes)
        Log-probability, in nats, of the third class after the first two.
    """

    language: str
    place: Mapping[str, int]
    log: FloatArray

    @classmethod
    def from_counts(cls, language: str, counts: Mapping[str, npt.NDArray[Any]]) -> Succession:
        """From what ``training/make_order.py`` counted.

        Interpolated with the discounts of Kneser and Ney (1995, *Improved backing-off for
        m-gram language modeling*): a class is as likely in a new place as it has been seen
        after many different ones.
        """
        names = [str(n) for n in counts["names"]]
        size = len(names)
        seen, kinds = np.zeros((2, size, size))
        a, b = np.unravel_index(np.cumsum(counts["twos"]), (size,) * 2)
        seen[a, b], kinds[a, b] = counts["twos_seen"], counts["twos_kinds"]
        once = kinds.sum(axis=0) + 1
        single = once / once.sum()
        paired = np.maximum(kinds - _DISCOUNT, 0)
        total = np.maximum(kinds.sum(axis=1, keepdims=True), 1)
        paired += (total - paired.sum(axis=1, keepdims=True)) * single
        paired /= total
        threes = np.zeros((size,) * 3, dtype=np.float32)
        a, b, c = np.unravel_index(np.cumsum(counts["threes"]), (size,) * 3)
        threes[a, b, c] = counts["threes_seen"] - _DISCOUNT
        total = np.maximum(seen, 1)[:, :, None]
        threes += (total - threes.sum(axis=2, keepdims=True)) * paired[None]
        threes /= total
        return cls(language, {n: k for k, n in enumerate(names)}, np.log(threes))

    def row(self, words: Sequence[ParsedWord]) -> list[int]:
        """A sentence as numbers, with two marks before it and one behind."""
        return [self.place[n] for n in fine(words, self.language, self.place)]

    def surprise(self, row: Sequence[int]) -> float:
        """Sum over a row from its third place on, in nats."""
        return sum(self.each(row, k) for k in range(2, len(row)))

    def each(self, row: Sequence[int], k: int) -> float:
        """Surprise of one place after the two before it, in nats."""
        return -float(self.log[row[k - 2], row[k - 1], row[k]])

    def kept(self, row: Sequence[int], k: int) -> float:
        """By how much a row is likelier with what stands at *k* than without it, in nats."""
        before, after = [*row[k - 2 : k]], [*row[k + 1 : k + 3]]
        return self.surprise(before + after) - self.surprise([*before, row[k], *after])


@functools.cache
def succession(language: str) -> Succession | None:
    """The model of a language, or None where none is shipped."""
    counts = arrays("order", part=language)
    return Succession.from_counts(language, counts) if counts else None
