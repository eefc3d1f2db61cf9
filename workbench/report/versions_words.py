"""Linked words across several versions: each version's links, through the original."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.report.passage import Word
from workbench.report.reader import link_scores, words_of
from workbench.versions import Unit, Versions

__all__ = ["LinkedWords", "linked_words"]


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """The linked words of one passage.

    Attributes
    ----------
    original : tuple of Word
        With the numbers of their links in all versions.
    versions : tuple of tuple of Word
        Of each version, in its document; the numbers are those of the whole passage.
    scores : str
        The scores of the links in hundredths, by their numbers.
    """

    original: tuple[Word, ...]
    versions: tuple[tuple[Word, ...], ...]
    scores: str


def linked_words(found: Versions, unit: Unit) -> LinkedWords:
    """The words of a passage with what each is linked to, over all versions."""
    original: list[Word] = []
    versions: list[tuple[Word, ...]] = []
    scores: list[str] = []
    for analysis, cell in zip(found.analyses, unit.cells, strict=True):
        sources, targets = (words_of(analysis.bitext, side, cell.links)
                            for side in ("source", "target"))
        told = link_scores(analysis.bitext, cell.links)
        mine: list[Word] = []
        for link in cell.links:
            first = len(scores)
            original += _numbered(sources.get(link, ()), first)
            mine += _numbered(targets.get(link, ()), first)
            scores += told.get(link, ())
        versions.append(tuple(mine))
    return LinkedWords(_merged(original), tuple(versions), " ".join(scores))


def _numbered(words: Iterable[Word], first: int) -> list[Word]:
    return [replace(w, links=tuple(first + n for n in w.links)) for w in words]


def _merged(words: Iterable[Word]) -> tuple[Word, ...]:
    """One word for what several versions link; without counterpart only where none links it."""
    links: dict[tuple[int, int], list[int]] = defaultdict(list)
    for word in words:
        links[word.start, word.end] += word.links
    return tuple(Word(a, b, tuple(numbers)) for (a, b), numbers in sorted(links.items()))
