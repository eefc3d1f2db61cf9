"""Tables of pairs: each row scored and flagged by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from workbench.align import align_words
from workbench.diverge.wording import templates
from workbench.flags import divergence, numbered, ranked
from workbench.model import SEVERITIES, Divergence, LinkScore
from workbench.results import Result
from workbench.run.analysis import GlossaryLike, examine, glossary_of, row_pairs, skipped
from workbench.run.doubts import language_doubts
from workbench.text import check_length

__all__ = ["PairFlags", "PairScores", "flag_table", "score_table"]

_Rows = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PairScores(Result, Sequence[LinkScore]):
    """The scores of a table of pairs; a sequence with one a row.

    Attributes
    ----------
    scores : tuple of LinkScore
    pairs : tuple of (str, str)
        The texts.
    languages : tuple of (str, str)
    skipped : tuple of str
        What could not be looked for.
    """

    scores: tuple[LinkScore, ...]
    pairs: tuple[tuple[str, str], ...]
    languages: tuple[str, str]
    skipped: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Equal to another of the kind, and to a plain tuple of what it holds."""
        if isinstance(other, PairScores):
            return (self.scores, self.pairs, self.languages) == (
                other.scores, other.pairs, other.languages)
        return self.scores == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.scores)

    def __len__(self) -> int:
        return len(self.scores)

    @overload
    def __getitem__(self, index: int) -> LinkScore: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[LinkScore, ...]: ...
    def __getitem__(self, index: int | slice) -> LinkScore | tuple[LinkScore, ...]:
        return self.scores[index]

    def rows(self) -> list[dict[str, object]]:
        return [
            {"row": n, "fidelity": s.fidelity, "p_divergent": s.p_divergent, **dict(s.parts),
             "source": a, "target": b}
            for n, (s, (a, b)) in enumerate(zip(self.scores, self.pairs, strict=True))
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        mean = sum(s.fidelity for s in self.scores) / max(1, len(self.scores))
        first = f"{len(self)} pairs scored; mean fidelity {mean:.2f}." if self.scores else \
            "No pairs were given."
        return (first, *_remarks(self.pairs, self.languages), *self.skipped)


@dataclass(frozen=True, slots=True)
class PairFlags(Result, Sequence[tuple[Divergence, ...]]):
    """The divergences of a table of pairs; a sequence with one tuple a row.

    Attributes
    ----------
    found : tuple of tuple of Divergence
        Spans are offsets into the texts of the row.
    pairs : tuple of (str, str)
    languages : tuple of (str, str)
    skipped : tuple of str
        What could not be looked for.
    """

    found: tuple[tuple[Divergence, ...], ...]
    pairs: tuple[tuple[str, str], ...]
    languages: tuple[str, str]
    skipped: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Equal to another of the kind, and to a plain tuple of what it holds."""
        if isinstance(other, PairFlags):
            return (self.found, self.pairs, self.languages) == (
                other.found, other.pairs, other.languages)
        return self.found == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.found)

    def __len__(self) -> int:
        return len(self.found)

    @overload
    def __getitem__(self, index: int) -> tuple[Divergence, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[tuple[Divergence, ...], ...]: ...
    def __getitem__(
        self, index: int | slice
    ) -> tuple[Divergence, ...] | tuple[tuple[Divergence, ...], ...]:
        return self.found[index]

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
        return (f"{len(self)} pairs; divergences: {told or 'none found'}.",
                *_remarks(self.pairs, self.languages), *self.skipped)


def score_table(
    rows: _Rows,
    *,
    source_language: str,
    target_language: str,
    model: str | None = None,
    cache: bool = True,
) -> PairScores:
    """Score pairs of texts that are given as they are.

    Parameters
    ----------
    rows : sequence of (str, str)
    source_language, target_language : str
        ISO 639-1 codes.
    model : str, optional
        A sentence encoder's name or path; the bundled one by default.
    cache : bool
        Whether vectors and parses are kept on disk and reused.

    Returns
    -------
    PairScores
        A :class:`~workbench.model.LinkScore` a row, in order.

    Raises
    ------
    TextError
        Where a text is too long to be compared as one passage.
    ModelError
        Where a model is missing or damaged.
    """
    pairs = _checked(rows)
    alignments = align_words(row_pairs(pairs, source_language, target_language), cache=cache)
    results = examine(alignments, model=model, cache=cache)
    return PairScores(
        tuple(r.score() for r in results), pairs, (source_language, target_language),
        skipped(results, source_language, target_language),
    )


def flag_table(
    rows: _Rows,
    *,
    source_language: str,
    target_language: str,
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
    pairs = _checked(rows)
    alignments = align_words(row_pairs(pairs, source_language, target_language), cache=cache)
    results = examine(alignments, model=model, cache=cache, glossary=terms)
    found = tuple(
        numbered(ranked(divergence(r.view, f, evidence_language) for f in r.flags()))
        for r in results
    )
    return PairFlags(found, pairs, (source_language, target_language),
                     skipped(results, source_language, target_language))


def _checked(rows: _Rows) -> tuple[tuple[str, str], ...]:
    for n, row in enumerate(rows):
        for side, text in zip(("source", "target"), row, strict=True):
            check_length(text, f"row {n}: {side}")
    return tuple((a, b) for a, b in rows)


def _remarks(pairs: _Rows, languages: tuple[str, str]) -> tuple[str, ...]:
    """What to know about the texts: sides that are empty, languages that seem mixed up."""
    out = []
    empty = [n for n, (a, b) in enumerate(pairs) if not (a.strip() and b.strip())]
    if empty:
        out.append(f"{len(empty)} row{'s' * (len(empty) > 1)} with an empty side, the first of "
                   f"them row {empty[0]}.")
    doubts = language_doubts("\n".join(a for a, _ in pairs), "\n".join(b for _, b in pairs),
                             *languages) if pairs else ()
    return (*out, *doubts)
