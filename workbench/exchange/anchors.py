"""Anchors that a person wrote: a place in the original, a tab, the place that answers it.

A place is what a translator has at hand: the words that a sentence or heading begins with
(``CHAPTER II``), or its number counted from 0, as in a bead file, with or without its letter
(``41``, ``s41``, ``t40``). Quotes keep a heading that is a number from being read as one
(``"12"``). ``|`` may stand for the tab; blank lines and lines that begin with ``#`` are
passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from workbench.errors import FormatError
from workbench.exchange.files import Source, name_of, written_lines

__all__ = ["AnchorLine", "format_anchors", "read_anchor_lines"]

AnchorLine: TypeAlias = tuple[str, int | str, int | str]
"""``file:line``, the place in the source and the place in the target; a place is the number of
a sentence from 0, or the words that it begins with."""

_NUMBER = re.compile(r"([st]?)(\d+)", re.ASCII)
_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“"}


def read_anchor_lines(path: Source) -> tuple[AnchorLine, ...]:
    """Read an anchor file, or standard input for ``-``.

    :func:`workbench.align.document.sections.locate` finds its places.

    Raises
    ------
    FormatError
        Naming the file and the line that does not hold two places.
    """
    found: list[AnchorLine] = []
    for where, line in written_lines(path):
        if line.lstrip().startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t" if "\t" in line else "|") if c.strip()]
        if len(cells) != 2:
            raise FormatError(
                f"{where}: {_short(line)} has {len(cells)} place{'s' * (len(cells) != 1)} where "
                "two should stand: the beginning of a source sentence, a tab, that of its target"
            )
        found.append((where, _place(cells[0], "s", where), _place(cells[1], "t", where)))
    if not found:
        raise FormatError(f"{name_of(path)}: holds no anchor; write the beginning of a source "
                          "sentence, a tab, and the beginning of the target sentence that answers "
                          "it")
    return tuple(found)


def format_anchors(anchors: Iterable[tuple[int, int]]) -> str:
    """Anchors as the lines of a file that :func:`read_anchor_lines` reads.

    Examples
    --------
    >>> format_anchors([(0, 0), (12, 14)])
    's0\\tt0\\ns12\\tt14\\n'
    """
    return "".join(f"s{i}\tt{j}\n" for i, j in anchors)


def _place(cell: str, letter: str, where: str) -> int | str:
    match = _NUMBER.fullmatch(cell)
    if match:
        if match[1] not in ("", letter):
            raise FormatError(f"{where}: {cell} stands on the wrong side; the source's place comes "
                              "first, then the target's")
        return int(match[2])
    if len(cell) > 1 and _QUOTES.get(cell[0]) == cell[-1]:
        cell = cell[1:-1].strip()
    if not any(c.isalnum() for c in cell):
        raise FormatError(f"{where}: {_short(cell)} names no place; write the first words of the "
                          "sentence")
    return cell


def _short(line: str) -> str:
    line = " ".join(line.split())
    return repr(line if len(line) <= 40 else line[:39] + "…")
