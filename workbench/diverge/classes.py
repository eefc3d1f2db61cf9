"""Which classes of words follow each other in a language: a small model of word order.

Closed-class words are classes of their own, all others are known by part of speech and form
(finite verb, infinitive, plural noun). Pairs of these and threes of plain parts of speech
were counted in text of either language; see ``training/make_order.py``. A class-based
n-gram model after Brown et al. (1992), *Class-based n-gram models of natural language*.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.encode.parse import ParsedWord
from workbench.text import facts

__all__ = ["LEAST", "Succession", "coarse", "fine", "succession", "word_class"]

LEAST = -12.0
_SPREAD = 4.0
_FILE = Path(__file__).with_name("order.npz")
_MARKS = {",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "(": "(", ")": ")"}


def word_class(word: ParsedWord, language: str) -> str:
    """The class of a parsed word: ``NOUN.Plur``, ``VERB.Inf``, ``DET=the``."""
    low = word.text.lower().replace("’", "'")
    if word.pos in {"PUNCT", "SYM"} or not any(c.isalnum() for c in low):
        return "PUNCT=" + _MARKS.get(low, '"')
    if word.pos not in {"NOUN", "PROPN", "NUM", "X"} and low in facts(language).function_words:
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
    """The classes of a sentence between ``^`` and ``$``; rare ones by part of speech."""
    out = ["^", "^"]
    for word in words:
        name = word_class(word, language)
        out.append(next((n for n in (name, name.split("=")[0], coarse(name)) if n in known), "X"))
    return [*out, "$"]


@dataclass(frozen=True)
class Succession:
    """How surprising one class is after the classes before it, in nats."""

    language: str
    place: Mapping[str, int]
    group: tuple[int, ...]
    pairs: Any
    gain: Any

    @classmethod
    def from_arrays(cls, language: str, arrays: Mapping[str, Any]) -> Succession:
        """From tables in 256 steps, as they are stored."""
        names = [str(n) for n in arrays["fine"]]
        broad = {str(n): k for k, n in enumerate(arrays["coarse"])}
        pairs = arrays["pairs"].astype("float32") / 255 * -LEAST + LEAST
        gain = arrays["gain"].astype("float32") / 255 * 2 * _SPREAD - _SPREAD
        return cls(language, {n: k for k, n in enumerate(names)},
                   tuple(broad[coarse(n)] for n in names), pairs, gain)

    def row(self, words: Sequence[ParsedWord]) -> list[int]:
        """A sentence as numbers, with two marks before it and one behind."""
        return [self.place[n] for n in fine(words, self.language, self.place)]

    def surprise(self, row: Sequence[int]) -> float:
        """Sum over a row from its third place on."""
        return sum(self.each(row, k) for k in range(2, len(row)))

    def each(self, row: Sequence[int], k: int) -> float:
        """Surprise of one place after the two before it."""
        a, b, c = row[k - 2 : k + 1]
        g = self.group
        return -float(self.pairs[b, c]) - float(self.gain[g[a], g[b], g[c]])


@functools.cache
def succession(language: str) -> Succession | None:
    """The model of a language, or None where none is shipped."""
    import numpy as np

    with np.load(_FILE) as stored:
        arrays = {k.split(".", 1)[1]: stored[k] for k in stored.files
                  if k.startswith(f"{language}.")}
    return Succession.from_arrays(language, arrays) if arrays else None
