"""Beads: ``[0]:[0, 1]`` a line, counted from 0, ``[]`` where a side has none.

This is the format of vecalign and of the gold files that are scored with it (Thompson and
Koehn 2019, "Vecalign: Improved Sentence Alignment in Linear Time and Space").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from workbench.errors import FormatError
from workbench.exchange.files import Source, name_of, written_lines
from workbench.model import Bitext

__all__ = ["Bead", "beads_of", "format_beads", "read_bead_folders", "read_beads"]

Bead: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""The positions of the source and of the target sentences of one link, counted from 0."""

_SIDE = r"\[\s*((?:\d+\s*(?:,\s*\d+\s*)*)?)\]"
# vecalign writes a third field, the cost of the bead; it is read over.
_LINE = re.compile(rf"\s*{_SIDE}\s*:\s*{_SIDE}\s*(?::[^:]*)?", re.ASCII)


def beads_of(bitext: Bitext) -> tuple[Bead, ...]:
    """The links as positions of sentences, in the links' order."""
    source = {s.id: i for i, s in enumerate(bitext.source.sentences)}
    target = {s.id: i for i, s in enumerate(bitext.target.sentences)}
    return tuple(
        (tuple(source[i] for i in link.source), tuple(target[i] for i in link.target))
        for link in bitext.links
    )


def format_beads(beads: Bitext | Iterable[Bead]) -> str:
    """The text of a bead file, one bead a line.

    Examples
    --------
    >>> format_beads([((0,), (0, 1)), ((), (2,))])
    '[0]:[0, 1]\\n[]:[2]\\n'
    """
    if isinstance(beads, Bitext):
        beads = beads_of(beads)
    return "".join(f"{list(source)}:{list(target)}\n" for source, target in beads)


def read_beads(path: Source) -> tuple[Bead, ...]:
    """Read a bead file; blank lines are passed over, a cost after the bead is dropped.

    Raises
    ------
    FormatError
        Naming the file and the line that is no bead.
    """
    found: list[Bead] = []
    for place, line in written_lines(path):
        match = _LINE.fullmatch(line)
        if match is None:
            raise FormatError(
                f"{place}: {line.strip()[:40]!r} is no bead; one such as [0]:[0, 1] a line")
        found.append((_numbers(match[1]), _numbers(match[2])))
    return tuple(found)


def read_bead_folders(
    gold: Source, predicted: Source
) -> tuple[tuple[str, tuple[Bead, ...], tuple[Bead, ...]], ...]:
    """Read gold and predicted beads, from two files or from two folders.

    In folders, gold is ``<doc>/gold.txt`` and the prediction ``<doc>.txt``.

    Returns
    -------
    tuple of (name, gold beads, predicted beads)
        One a document, in the order of the names.

    Raises
    ------
    FormatError
        For a file beside a folder, a folder without gold, or a document without prediction.
    """
    folders = [name_of(p) != "standard input" and Path(p).is_dir() for p in (gold, predicted)]
    if not any(folders):
        return ((Path(gold).stem, read_beads(gold), read_beads(predicted)),)
    if not all(folders):
        raise FormatError(
            f"{name_of(gold)} and {name_of(predicted)}: one is a folder and one a file; give two "
            "files, or a folder of <doc>/gold.txt and a folder of <doc>.txt"
        )
    found = []
    for path in sorted(Path(gold).glob("*/gold.txt")):
        answer = Path(predicted) / f"{path.parent.name}.txt"
        if not answer.is_file():
            raise FormatError(f"{answer}: is missing; {path} asks for it")
        found.append((path.parent.name, read_beads(path), read_beads(answer)))
    if not found:
        raise FormatError(f"{name_of(gold)}: holds no <doc>/gold.txt; name the folder that the "
                          "documents' folders lie in")
    return tuple(found)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in text.split(",")) if text.strip() else ()
