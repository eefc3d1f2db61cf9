"""Tables with a header and tabs between the cells, and no quoting.

A quotation mark is a character like any other: a sentence that begins with one comes back
as it went in. What cannot be told apart without quoting (a tab or a line feed inside a
cell) is refused on the way out and shows as a ragged row on the way in.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.errors import FormatError, WorkbenchWarning
from workbench.exchange.files import Source, lines, name_of, one_line, read_text
from workbench.results import Result

__all__ = ["Table", "format_table", "read_pairs", "read_table", "table_of"]


@dataclass(frozen=True, slots=True)
class Table(Result):
    """A table of strings.

    Attributes
    ----------
    columns : tuple of str
    cells : tuple of tuple of str
        One tuple a row, as long as ``columns``.
    name : str
        What messages call the file it came from.
    """

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    name: str = "table"

    def __len__(self) -> int:
        return len(self.cells)

    def column(self, name: str) -> tuple[str, ...]:
        """The cells of one column. Raises :class:`FormatError` where there is none."""
        if name not in self.columns:
            raise FormatError(_missing(self.name, name, self.columns))
        index = self.columns.index(name)
        return tuple(row[index] for row in self.cells)

    def with_columns(self, names: Sequence[str], cells: Sequence[Sequence[str]]) -> Table:
        """The table with more columns at its right; one sequence of cells a row.

        Raises :class:`FormatError` where a column of that name stands already.
        """
        self.refuse(names)
        joined = tuple(
            (*old, *new) for old, new in zip(self.cells, cells, strict=True)
        )
        return Table((*self.columns, *names), joined, self.name)

    def refuse(self, names: Sequence[str]) -> None:
        """Raise :class:`FormatError` where a column of one of these names stands already."""
        for name in names:
            if name in self.columns:
                raise FormatError(
                    f"{self.name}: has a column {name!r} already; rename or remove it first"
                )

    def dicts(self) -> list[dict[str, str]]:
        """Each row by the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.cells]

    def rows(self) -> list[dict[str, object]]:
        return [dict(row) for row in self.dicts()]

    @property
    def notes(self) -> tuple[str, ...]:
        return (f"{self.name}: {len(self)} rows, columns {', '.join(self.columns)}.",)


def table_of(
    rows: Sequence[Mapping[str, object]], columns: Sequence[str], *, name: str = "table",
    digits: int | None = None,
) -> Table:
    """Records as a table: each value on one line, figures to so many digits, None as nothing."""

    def cell(value: object) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, float) and digits is not None:
            return f"{value:.{digits}f}"
        return "" if value is None else one_line(str(value))

    return Table(tuple(columns), tuple(tuple(cell(row[c]) for c in columns) for row in rows), name)


def read_table(path: Source, needs: Sequence[str] = ()) -> Table:
    """Read a table; every row must be as long as the header.

    Parameters
    ----------
    path : str or path
        ``-`` reads standard input.
    needs : sequence of str
        Columns that must be there.

    Raises
    ------
    FormatError
        Naming file, line and remedy: an empty file, a ragged row, a column that is missing or
        stands twice.
    """
    name = name_of(path)
    cut = lines(read_text(path))
    while cut and not cut[-1]:
        cut.pop()
    if not cut or not cut[0].strip():
        what = f"{name}: is empty" if not cut else f"{name}:1: is blank"
        raise FormatError(f"{what}; a first line with the names of the columns is needed")
    columns = tuple(cut[0].split("\t"))
    for need in needs:
        if need not in columns:
            raise FormatError(_missing(f"{name}:1", need, columns))
    twice = next((c for i, c in enumerate(columns) if c in columns[:i]), None)
    if twice is not None:
        raise FormatError(f"{name}:1: the column {twice!r} stands twice; rename one")
    cells = []
    for number, line in enumerate(cut[1:], 2):
        row = tuple(line.split("\t"))
        if len(row) != len(columns):
            raise FormatError(
                f"{name}:{number}: {len(row)} cells where the header has {len(columns)}; "
                "take tabs and line breaks out of the cells (quoting is not read)"
            )
        cells.append(row)
    _warn_of_quoting(name, cells)
    return Table(columns, tuple(cells), name)


def read_pairs(path: Source) -> Table:
    """Read a table of pairs: columns ``source`` and ``target``, any others kept.

    Raises
    ------
    FormatError
        As :func:`read_table` does.
    """
    return read_table(path, needs=("source", "target"))


def format_table(table: Table) -> str:
    """The text of a table.

    Raises
    ------
    FormatError
        Where a cell holds a tab or a line break.
    """
    out = []
    for number, row in enumerate((table.columns, *table.cells), 1):
        for cell in row:
            if "\t" in cell or "\n" in cell or cell.endswith("\r"):
                raise FormatError(
                    f"{table.name}:{number}: a tab or line break in the cell {cell[:40]!r}"
                )
        out.append("\t".join(row) + "\n")
    return "".join(out)


def _missing(where: str, need: str, columns: Sequence[str]) -> str:
    return (
        f"{where}: no column {need!r} among {', '.join(map(repr, columns))[:200]}; "
        "name it so in the first line, with tabs between the names"
    )


def _warn_of_quoting(name: str, cells: Sequence[Sequence[str]]) -> None:
    """Say so where another program seems to have quoted cells, since they stay quoted."""
    for number, row in enumerate(cells, 2):
        for cell in row:
            inner = cell[1:-1]
            if len(cell) > 2 and cell[0] == cell[-1] == '"' and '""' in inner \
                    and '"' not in inner.replace('""', ""):
                warnings.warn(
                    f"{name}:{number}: a cell looks quoted as in CSV; quotation marks are taken "
                    "as part of the text", WorkbenchWarning, stacklevel=4)
                return
