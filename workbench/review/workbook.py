"""The XLSX file of a review, through openpyxl."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

from workbench.errors import FormatError
from workbench.model import SEVERITIES
from workbench.results import put_whole
from workbench.review.verdicts import VERDICTS

__all__ = ["Row", "read_workbook", "write_workbook"]

Row: TypeAlias = tuple[str | float, ...]

SHEET = "Review"
_HELP = (
    ("What this is", "One row for each linked passage (id L…) and, below it, each divergence that "
     "was found in it (id D…). Sort, filter and widen as you like."),
    ("verdict", "On a divergence: accept where it is one, reject where it is none, unsure. "
     "On a passage: accept where its two sides answer each other, reject where they do not. "
     "Leave empty what you do not judge."),
    ("severity", "Yours, where it is not that in the column rated: minor (a shade), major (a "
     "statement is lost, added or changed), critical (who did what, or what belongs with what). "
     "On a passage: there is a divergence of this severity that was not found."),
    ("comment", "Anything."),
    ("fidelity", "On a passage: how near the translation stays to the original, from 0 to 1."),
    ("confidence", "On a divergence: how sure the workbench is that there is one, from 0 to 1."),
    ("The other columns", "Please leave them as they are: id and check lead each row back to its "
     "passage, and a row whose passage has changed since is refused."),
    ("Bringing it back", "workbench review apply REPORT FILE.xlsx; with the files of two "
     "reviewers it also says how far they agree."),
)
_WIDTHS = {"id": 7, "passage": 11, "kind": 18, "rated": 10, "fidelity": 11, "confidence": 13,
           "source": 52, "target": 52, "evidence": 44, "verdict": 11, "severity": 11,
           "comment": 32, "check": 16}
_FILLED_IN = ("verdict", "severity", "comment")
_FIGURES = ("fidelity", "confidence")
_LINE, _LEAST_LINES, _HIGHEST = 15.0, 2, 409.0  # points of a line; lines; points of a row
_LONGEST = 32_000  # characters a cell may hold: 32,767, as a spreadsheet counts them
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_workbook(path: Path, head: Sequence[str], rows: Sequence[Row]) -> Path:
    """Write a review sheet with drop-down lists for what is filled in, whole or not at all."""
    from openpyxl import Workbook  # type: ignore[import-untyped,unused-ignore]
    from openpyxl.styles import (  # type: ignore[import-untyped,unused-ignore]
        Alignment,
        Border,
        Font,
        PatternFill,
        Side,
    )
    from openpyxl.utils import (  # type: ignore[import-untyped,unused-ignore]
        get_column_letter,
    )
    from openpyxl.worksheet.datavalidation import (  # type: ignore[import-untyped,unused-ignore]
        DataValidation,
    )

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    wrapped = Alignment(vertical="top", wrap_text=True)
    figures = Alignment(vertical="top", horizontal="center")
    ruled = Border(bottom=Side("thin", "D8D3C8"))
    to_fill = PatternFill("solid", fgColor="FFF6DC")
    passage = PatternFill("solid", fgColor="EEF1F4")
    rated = head.index("rated")
    for number, row in enumerate((head, *rows), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            _put(cell, value)
            cell.alignment = figures if head[column - 1] in _FIGURES else wrapped
            cell.border = ruled
            if number == 1:
                cell.font = Font(bold=True)
            elif head[column - 1] in _FILLED_IN:
                cell.fill = to_fill
            elif not row[rated]:
                cell.fill = passage
        if number > 1:
            sheet.row_dimensions[number].height = _height(head, row)
    for column, name in enumerate(head, 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[name]
        choices = {"verdict": VERDICTS, "severity": SEVERITIES}.get(name)
        if choices and rows:
            letter = get_column_letter(column)
            listed = DataValidation(
                type="list", formula1=f'"{",".join(choices)}"', allow_blank=True,
                showErrorMessage=True, errorTitle=name,
                error=f"One of {', '.join(choices)}, or nothing.")
            sheet.add_data_validation(listed)
            listed.add(f"{letter}2:{letter}{len(rows) + 1}")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    _for_paper(sheet)
    about = book.create_sheet("How to")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 20, 100
    _for_paper(about)
    for number, (what, how) in enumerate(_HELP, 1):
        about.row_dimensions[number].height = _LINE * (2 + len(how) // 100)
        for column, text in ((1, what), (2, how)):
            cell = about.cell(number, column)
            _put(cell, text)
            cell.alignment = wrapped
            cell.font = Font(bold=column == 1)
    with put_whole(path) as part:
        book.save(part)
    return path


def read_workbook(path: str | os.PathLike[str]) -> list[list[str]]:
    """The cells of the review sheet, or of the only sheet, as texts.

    Raises
    ------
    FormatError
        Where the file is no workbook, or has several sheets and none is named ``Review``.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import (  # type: ignore[import-untyped,unused-ignore]
        InvalidFileException,
    )

    name = os.fspath(path)
    try:
        book = load_workbook(name, read_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise FormatError(f"{name}: cannot be read as an .xlsx file ({error!s:.80}); save it "
                          "again") from None
    try:
        if SHEET not in book.sheetnames and len(book.sheetnames) != 1:
            raise FormatError(f"{name}: has no sheet {SHEET!r} among "
                              f"{', '.join(book.sheetnames)[:100]}; name it so")
        sheet = book[SHEET if SHEET in book.sheetnames else book.sheetnames[0]]
        return [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    finally:
        book.close()


def _height(head: Sequence[str], row: Sequence[str | float]) -> float:
    """How high a row must be for its longest text, in points.

    Not every program finds that out when it opens a file, and text then runs over the rows.
    """
    lines = max(-(-len(str(cell)) // _WIDTHS[name]) for name, cell in zip(head, row, strict=True))
    return min(_HIGHEST, _LINE * max(_LEAST_LINES, lines))


def _for_paper(sheet: Any) -> None:
    """All columns on the width of an A4 page on its side, the heads on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"


def _put(cell: Any, value: str | float) -> None:
    if not isinstance(value, str):
        cell.value = value
        return
    text = _ILLEGAL.sub("\ufffd", value)
    cell.value = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    # A text, whatever it begins with, and one that stays so when somebody edits the cell.
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
