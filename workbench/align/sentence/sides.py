"""One document as the aligner sees it: vectors, and what the page shows of each sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from workbench.align.sentence.clauses import ClauseVectors
from workbench.align.sentence.runs import RunVectors, noise_of
from workbench.encode.protocols import FloatArray
from workbench.model import Document

__all__ = ["Layout", "Side", "cumulated"]

# what a sentence can end in; marks that close a quotation come after it
_STOPS = {"?": 1, "？": 1, "!": 2, "！": 2, ":": 3, "：": 3, ".": 4, "。": 4, "…": 5,
          ";": 6, "；": 6, ",": 7, "，": 7}
_CLOSING = " \t\"»”’'”)]」』"
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the page says about each sentence of a document.

    Attributes
    ----------
    headings : tuple of bool
    paragraphs : tuple of int
        Number of the sentence's paragraph, rising by one at each break.
    blank : tuple of bool
        Whether the sentence has no characters to show. It is never linked.
    stops : tuple of int
        A number for the punctuation that the sentence ends in; 0 for none.
    numbers : tuple of frozensets of str
        Numbers in digits.
    """

    headings: tuple[bool, ...]
    paragraphs: tuple[int, ...]
    blank: tuple[bool, ...]
    stops: tuple[int, ...]
    numbers: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, document: Document) -> Layout:
        """The layout of a document; one whose every sentence is a paragraph has none."""
        number, numbers, last = -1, [], None
        for sentence in document.sentences:
            number += sentence.block != last
            last = sentence.block
            numbers.append(number)
        if number + 1 == len(numbers):
            numbers = [0] * len(numbers)
        texts = [s.text for s in document.sentences]
        return cls(tuple(s.heading for s in document.sentences), tuple(numbers),
                   tuple(not t.strip() for t in texts),
                   tuple(_STOPS.get(t.rstrip(_CLOSING)[-1:], 0) for t in texts),
                   tuple(frozenset(_NUMBER.findall(t)) for t in texts))


@dataclass(frozen=True, slots=True)
class Side:
    """One document's vectors, with what they are worth to anything, and its layout.

    Attributes
    ----------
    runs : RunVectors
    noise : tuple of float32 arrays
        For each length of run, the similarity that is no more than chance.
    clauses : ClauseVectors
    head_noise, tail_noise : float32 arrays
        The same for the clauses.
    headings : int64 array, shape (n + 1,)
        Cumulated number of headings.
    paragraph : int64 array, shape (n,)
        Number of each sentence's paragraph; all 0 where none are known.
    blank : bool array, shape (n,)
    stops : int64 array, shape (n,)
    numbers : sparse float32 array, shape (n, kinds)
        1 where the sentence has the number; *kinds* as both documents have them.
    counts : float64 array, shape (n + 1,)
        Cumulated count of numbers.
    """

    runs: RunVectors
    noise: tuple[FloatArray, ...]
    clauses: ClauseVectors
    head_noise: FloatArray
    tail_noise: FloatArray
    headings: npt.NDArray[np.int64]
    paragraph: npt.NDArray[np.int64]
    blank: npt.NDArray[np.bool_]
    stops: npt.NDArray[np.int64]
    numbers: Any
    counts: npt.NDArray[np.float64]

    @classmethod
    def of(
        cls, runs: RunVectors, clauses: ClauseVectors, layout: Layout,
        other: RunVectors, general: FloatArray, kinds: dict[str, int],
    ) -> Side:
        """A side from its vectors and layout, the other side's, and all numbers of both."""
        from scipy.sparse import csr_array

        found = [[kinds[w] for w in sorted(group)] for group in layout.numbers]
        places = np.concatenate([[0], np.cumsum([len(g) for g in found])]).astype(np.int64)
        flat = np.array([k for group in found for k in group], dtype=np.int64)
        numbers = csr_array((np.ones(len(flat), dtype=np.float32), flat, places),
                            shape=(len(found), max(1, len(kinds))))
        return cls(
            runs, tuple(noise_of(v, other, general) for v in runs.vectors),
            clauses, noise_of(clauses.heads, other, general),
            noise_of(clauses.tails, other, general),
            cumulated(layout.headings), np.asarray(layout.paragraphs, dtype=np.int64),
            np.asarray(layout.blank, dtype=np.bool_), np.asarray(layout.stops, dtype=np.int64),
            numbers, places.astype(np.float64),
        )

    def cut(self, start: int, stop: int) -> Side:
        """The same for a stretch of the sentences, ``[start, stop)``; arrays are shared."""
        first = self.clauses.first
        inner = slice(int(first[start]), int(first[stop]))
        size = stop - start
        lengths = [max(0, size - x + 1) for x in range(1, len(self.noise) + 1)]
        return Side(
            RunVectors(
                tuple(v[start : start + k]
                      for v, k in zip(self.runs.vectors, lengths, strict=True)),
                self.runs.characters[start : stop + 1] - self.runs.characters[start]),
            tuple(v[start : start + k] for v, k in zip(self.noise, lengths, strict=True)),
            ClauseVectors(first[start : stop + 1] - first[start], self.clauses.heads[inner],
                          self.clauses.tails[inner]),
            self.head_noise[inner], self.tail_noise[inner],
            self.headings[start : stop + 1] - self.headings[start], self.paragraph[start:stop],
            self.blank[start:stop], self.stops[start:stop], self.numbers[start:stop],
            self.counts[start : stop + 1] - self.counts[start],
        )

    def part_similarity(
        self, which: Literal["heads", "tails"], own: slice, other: Side, others: slice
    ) -> FloatArray:
        """Similarity of the most like head or tail of each sentence with whole sentences.

        Returns
        -------
        float32 array, shape (sentences of *own*, sentences of *others*)
            -1 for a sentence that is not cut.
        """
        first = self.clauses.first
        inner = slice(int(first[own.start]), int(first[own.stop]))
        columns, noise = other.runs.vectors[0][others], other.noise[0][others]
        out = np.full((own.stop - own.start, len(columns)), -1.0, dtype=np.float32)
        if inner.start == inner.stop or not len(columns):
            return out
        heads = which == "heads"
        vectors = (self.clauses.heads if heads else self.clauses.tails)[inner]
        level = (self.head_noise if heads else self.tail_noise)[inner][:, None] + noise
        level *= np.float32(0.5)
        similar = (vectors.astype(np.float32) @ columns.T - level) / (1 - level)
        owner = np.repeat(np.arange(own.stop - own.start), np.diff(first[own.start : own.stop + 1]))
        begins = np.flatnonzero(np.diff(owner, prepend=-1))
        out[owner[begins]] = np.maximum.reduceat(similar, begins, axis=0)
        return out


def cumulated(flags: Any) -> npt.NDArray[np.int64]:
    """Running count of flags, 0 first."""
    return np.concatenate([[0], np.cumsum(np.asarray(flags, dtype=np.int64))]).astype(np.int64)
