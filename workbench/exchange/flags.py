"""Divergences of a table of pairs, one JSON object a line.

Rows are counted from 0, the first row below the header. Spans are ``[start, end)`` into the
cell, or null.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.errors import FormatError
from workbench.exchange.files import Source
from workbench.exchange.schema import format_jsonl, read_jsonl
from workbench.model import Divergence, Severity, Span

__all__ = ["Flag", "flags_of", "format_flags", "read_flags"]


@dataclass(frozen=True, slots=True)
class Flag:
    """One divergence in a row of a table, as it travels."""

    row: int
    kind: str
    severity: Severity
    confidence: float
    source_span: Span | None
    target_span: Span | None
    evidence: str


def flags_of(rows: Sequence[Iterable[Divergence]]) -> tuple[Flag, ...]:
    """The flags of each row's divergences, in the rows' order."""
    return tuple(
        Flag(row, d.kind, d.severity, d.confidence, d.source_span, d.target_span, d.evidence)
        for row, found in enumerate(rows)
        for d in found
    )


def format_flags(flags: Iterable[Flag]) -> str:
    """One JSON object a line."""
    return format_jsonl(flags)


def read_flags(path: Source) -> tuple[Flag, ...]:
    """Read flags back.

    Raises
    ------
    FormatError
        Naming the file, the line and the field that is wrong.
    """
    found = []
    for place, flag in read_jsonl(path, Flag):
        if flag.row < 0:
            raise FormatError(f"{place}.row: {flag.row} is below 0")
        found.append(flag)
    return tuple(found)
