"""Phrase pairs that the word links allow.

Koehn (2010), *Statistical Machine Translation*, section 5.2.3, after Och, Tillmann and Ney
(1999): a stretch of source words and a stretch of target words make a consistent phrase pair
if at least one link joins them and no link leads from either stretch to outside the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.errors import ParameterError
from workbench.model import Span, WordAlignment
from workbench.results import Result

__all__ = ["PhrasePair", "PhrasePairs", "phrase_pairs"]


@dataclass(frozen=True, slots=True)
class PhrasePair:
    """Two stretches of words that answer each other.

    Attributes
    ----------
    source, target : (int, int)
        Half-open ranges of token indexes.
    source_span, target_span : (int, int)
        Character offsets into the two segments' texts.
    source_text, target_text : str
        The characters of the spans, untouched.
    score : float
        The lowest score of the links inside.
    """

    source: Span
    target: Span
    source_span: Span
    target_span: Span
    source_text: str
    target_text: str
    score: float


@dataclass(frozen=True, slots=True)
class PhrasePairs(Result):
    """The phrase pairs of one segment pair; goes through them in the order of the source.

    Attributes
    ----------
    id : str
        That of the segment pair.
    pairs : tuple of PhrasePair
    left_out : int
        Links whose smallest phrase pair is longer than was asked for.
    """

    id: str
    pairs: tuple[PhrasePair, ...]
    left_out: int = 0

    def __iter__(self) -> Iterator[PhrasePair]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __getitem__(self, number: int) -> PhrasePair:
        return self.pairs[number]

    def rows(self) -> list[dict[str, object]]:
        return [
            {"link": self.id, "source": p.source_text, "target": p.target_text,
             "source_start": p.source_span[0], "source_end": p.source_span[1],
             "target_start": p.target_span[0], "target_end": p.target_span[1],
             "source_words": p.source[1] - p.source[0],
             "target_words": p.target[1] - p.target[0], "score": p.score}
            for p in self.pairs
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        lines = [f"{len(self.pairs)} phrase pairs."]
        if self.left_out:
            lines.append(f"{self.left_out} word links stand in longer ones only.")
        return tuple(lines)


def phrase_pairs(alignment: WordAlignment, max_length: int = 7) -> PhrasePairs:
    """Return the minimal consistent phrase pairs: the smallest one around each link.

    Each has a linked word at each of its four ends; unlinked words may stand inside. One may
    lie within another where a link belongs to the outer alone, as *prend* lies within
    *ne prend pas*. Every link is in at least one, but for those whose smallest pair is longer
    than *max_length*.

    Parameters
    ----------
    alignment : WordAlignment
    max_length : int, optional
        Most words on either side.

    Returns
    -------
    PhrasePairs
        In the order of the source; a sequence of :class:`PhrasePair` with the four exits of
        a result.

    Raises
    ------
    ParameterError
        If *max_length* is less than 1.
    """
    if max_length < 1:
        raise ParameterError(f"max_length must be 1 or more, not {max_length}")
    by_source: dict[int, list[int]] = {}
    by_target: dict[int, list[int]] = {}
    scores: dict[tuple[int, int], float] = {}
    for link in alignment.links:
        by_source.setdefault(link.source, []).append(link.target)
        by_target.setdefault(link.target, []).append(link.source)
        scores[link.source, link.target] = link.score
    smallest = {start: _closure(start, by_source, by_target, max_length) for start in by_source}
    found = {pair for pair in smallest.values() if pair is not None}
    out = []
    for source, target in sorted(found):
        inside = [scores[i, j] for i in range(*source) for j in by_source.get(i, ())]
        here, there = alignment.pair.source, alignment.pair.target
        left = (here.tokens[source[0]].start, here.tokens[source[1] - 1].end)
        right = (there.tokens[target[0]].start, there.tokens[target[1] - 1].end)
        out.append(
            PhrasePair(source, target, left, right, here.text[slice(*left)],
                       there.text[slice(*right)], min(inside))
        )  # fmt: skip
    left_out = sum(len(by_source[k]) for k, pair in smallest.items() if pair is None)
    return PhrasePairs(alignment.id, tuple(out), left_out)


def _closure(
    start: int, by_source: dict[int, list[int]], by_target: dict[int, list[int]], longest: int
) -> tuple[Span, Span] | None:
    """Return the smallest consistent pair around the source word *start*, if short enough."""
    first, last = start, start
    low, high = min(by_source[start]), max(by_source[start])
    while max(last - first, high - low) < longest:
        sources = [i for j in range(low, high + 1) for i in by_target.get(j, ())]
        first, last = min(first, *sources), max(last, *sources)
        targets = [j for i in range(first, last + 1) for j in by_source.get(i, ())]
        lower, higher = min(targets), max(targets)
        if (lower, higher) == (low, high):
            return ((first, last + 1), (low, high + 1)) if last - first < longest else None
        low, high = lower, higher
    return None

