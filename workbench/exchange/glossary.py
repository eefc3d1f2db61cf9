"""Glossaries: a term of the original, a tab, its rendering, a tab, ``must`` or ``never``.

Blank lines and lines that begin with ``#`` are passed over, and so is a first line with the
names of the columns. Several ``must`` lines for one term are alternatives::

    # term	rendering	status
    traité	treaty	must
    traité	agreement	never
"""

from __future__ import annotations

from workbench.errors import FormatError
from workbench.exchange.files import Source, name_of, written_lines
from workbench.model import GlossaryTerm

__all__ = ["read_glossary"]

_STATUS = ("must", "never")


def read_glossary(path: Source) -> tuple[GlossaryTerm, ...]:
    """Read a glossary.

    Parameters
    ----------
    path : str or path
        ``-`` reads standard input.

    Raises
    ------
    FormatError
        Naming the file and the line: cells that are missing or too many, a term without a
        word, an unknown status, a rendering that is both asked for and forbidden.
    """
    found: dict[tuple[str, str], tuple[GlossaryTerm, str]] = {}
    first = True
    for place, line in written_lines(path):
        if line.lstrip().startswith("#"):
            continue
        cells = [" ".join(cell.split()) for cell in line.split("\t")]
        heading = first and len(cells) == 3 and cells[2].casefold() == "status"
        first = False
        if heading:
            continue
        term = _term(cells, place)
        key = (term.source.casefold(), term.target.casefold())
        before = found.setdefault(key, (term, place))[0]
        if before.status != term.status:
            raise FormatError(
                f"{place}: {term.target!r} for {term.source!r} is {term.status} here and "
                f"{before.status} at {found[key][1]}; keep one of the two lines")
    if not found:
        raise FormatError(f"{name_of(path)}: holds no term; write a line with a term, a tab, its "
                          "rendering, a tab, and must or never")
    return tuple(term for term, _ in found.values())


def _term(cells: list[str], place: str) -> GlossaryTerm:
    if len(cells) != 3:
        raise FormatError(
            f"{place}: {len(cells)} cell{'s' * (len(cells) != 1)} where three should stand, with "
            "tabs between them: the term, its rendering, and must or never")
    source, target, status = cells
    for what, text in (("term", source), ("rendering", target)):
        if not any(c.isalnum() for c in text):
            raise FormatError(f"{place}: {text!r} is no {what}; write one word or several")
    if status.casefold() not in _STATUS:
        raise FormatError(f"{place}: the status {status!r} is neither must nor never")
    return GlossaryTerm(source, target, "must" if status.casefold() == "must" else "never")
