"""Tables of pairs: each row scored and flagged by itself."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from workbench.align import align_words
from workbench.diverge.wording import templates
from workbench.flags import divergence, numbered, ranked
from workbench.given import LanguageCode, checked
from workbench.model import SEVERITIES, Divergence, LinkScore, WordAlignment
from workbench.results import Result, as_plain
from workbench.run.analysis import GlossaryLike, examine, glossary_of, row_pairs, skipped
from workbench.run.doubts import empty_sides, language_doubts
from workbench.run.inputs import Rows, pairs_of
from workbench.text import check_length

__all__ = ["PairFlags", "PairScores", "PerRow", "flag_table", "score_table"]

T = TypeVar("T")


class PerRow(Result, Sequence[T]):
    """What was found in a table of pairs; a sequence with one a row, equal to a plain tuple."""

    __slots__ = ()
    pairs: tuple[tuple[str, str], ...]
    languages: tuple[str, str]
    skipped: tuple[str, ...]

    @property
    @abstractmethod
    def _items(self) -> tuple[T, ...]: ...

    def __eq__(self, other: object) -> bool:
        if isinstance(other, type(self)):
            return as_plain(self) == as_plain(other)
        return self._items == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._items[index]

    def _told(self, first: str) -> tuple[str, ...]:
        """The notes after the *first*: what to know about the texts, and what was skipped."""
        source, target = ("\n".join(pair[k] for pair in self.pairs) for k in (0, 1))
        doubts = language_doubts(source, target, *self.languages) if self.pairs else ()
        return (first, *empty_sides(self.pairs), *doubts, *self.skipped)


@dataclass(frozen=True, slots=True, eq=False)
class PairScores(PerRow[LinkScore]):
    """The scores of a table of pairs; a sequence with one a row.

    Attributes
    ----------
    scores : tuple of LinkScore
    pairs : tuple of (str, str)
        The texts.
    languages : tuple of (str, str)
    skipped : tuple of str
        Which checks could not run and why, in sentences.
    """

    scores: tuple[LinkScore, ...]
    pairs: tuple[tuple[str, str], ...]
    languages: tuple[str, str]
    skipped: tuple[str, ...] = ()

    @property
    def _items(self) -> tuple[LinkScore, ...]:
        return self.scores

    def rows(self) -> list[dict[str, object]]:
        return [
            {"row": n, "fidelity": s.fidelity, "p_divergent": s.p_divergent, **dict(s.parts),
             "source": a, "target": b}
            for n, (s, (a, b)) in enumerate(zip(self.scores, self.pairs, strict=True))
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        mean = sum(s.fidelity for s in self.scores) / max(1, len(self.scores))
        return self._told(f"{len(self)} pairs scored; mean fidelity {mean:.2f}." if self.scores
                          else "No pairs were given.")


@dataclass(frozen=True, slots=True, eq=False)
class PairFlags(PerRow[tuple[Divergence, ...]]):
    """The divergences of a table of pairs; a sequence with one tuple a row.

    Attributes
    ----------
    found : tuple of tuple of Divergence
        Spans are offsets into the texts of the row.
    pairs, languages, skipped
        As of :class:`PairScores`.
    """

    found: tuple[tuple[Divergence, ...], ...]
    pairs: tuple[tuple[str, str], ...]
    languages: tuple[str, str]
    skipped: tuple[str, ...] = ()

    @property
    def _items(self) -> tuple[tuple[Divergence, ...], ...]:
        return self.found

    def rows(self) -> list[dict[str, object]]:
        return [
            {"row": n, "kind": d.kind, "severity": d.severity, "confidence": d.confidence,
             "source": a[slice(*d.source_span)] if d.source_span else "",
             "target": b[slice(*d.target_span)] if d.target_span else "", "evidence": d.evidence}
            for n, (row, (a, b)) in enumerate(zip(self.found, self.pairs, strict=True))
            for d in row
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        levels = Counter(d.severity for row in self.found for d in row)
        told = ", ".join(f"{levels[s]} {s}" for s in reversed(SEVERITIES) if levels[s])
        return self._told(f"{len(self)} pairs; divergences: {told or 'none found'}.")


@checked
def score_table(
    rows: Rows,
    *,
    source_language: LanguageCode,
    target_language: LanguageCode,
    model: str | None = None,
    cache: bool = True,
) -> PairScores:
    """Score pairs of texts that are given as they are.

    Parameters
    ----------
    rows : iterable of (str, str), or table
        A pandas frame with the columns ``source`` and ``target`` does as well.
    source_language, target_language : str
        ISO 639-1 codes.
    model, cache
        As for :func:`workbench.analyse`.

    Returns
    -------
    PairScores
        A :class:`~workbench.model.LinkScore` a row, in order.

    Raises
    ------
    ParameterError
        Where a row is no pair of texts.
    TextError
        Where a text is too long to be compared as one passage.
    ModelError
        Where a model is missing or damaged.
    """
    pairs, alignments = _linked(rows, source_language, target_language, cache)
    results = examine(alignments, model=model, cache=cache)
    return PairScores(tuple(r.score() for r in results), pairs, (source_language, target_language),
                      skipped(results, source_language, target_language))


@checked
def flag_table(
    rows: Rows,
    *,
    source_language: LanguageCode,
    target_language: LanguageCode,
    model: str | None = None,
    cache: bool = True,
    evidence_language: str = "en",
    glossary: GlossaryLike | None = None,
) -> PairFlags:
    """Find divergences in pairs of texts.

    Parameters
    ----------
    rows, source_language, target_language, model, cache
        As for :func:`score_table`.
    evidence_language : str
        The language that divergences are explained in, ``en`` or ``fr``.
    glossary : path or sequence of GlossaryTerm, optional
        Renderings that must or must never be used.

    Returns
    -------
    PairFlags
        A tuple of divergences a row; spans are offsets into the texts of the row.

    Raises
    ------
    TextError, ModelError
        As :func:`score_table`.
    FormatError
        Where the glossary cannot be read.
    ParameterError
        Where no evidence is written in ``evidence_language``.
    """
    templates(evidence_language)
    terms = glossary_of(glossary, source_language, target_language, cache)
    pairs, alignments = _linked(rows, source_language, target_language, cache)
    results = examine(alignments, model=model, cache=cache, glossary=terms)
    found = tuple(
        numbered(ranked(divergence(r.view, f, evidence_language) for f in r.flags()))
        for r in results
    )
    return PairFlags(found, pairs, (source_language, target_language),
                     skipped(results, source_language, target_language))


def _linked(rows: Rows, source_language: str, target_language: str, cache: bool) -> tuple[
    tuple[tuple[str, str], ...], tuple[WordAlignment, ...]
]:
    """The pairs of texts, none too long for a passage, and their words linked."""
    pairs = pairs_of(rows)
    for n, pair in enumerate(pairs):
        for side, text in zip(("source", "target"), pair, strict=True):
            check_length(text, f"row {n}: {side}")
    return pairs, align_words(row_pairs(pairs, source_language, target_language), cache=cache)
