"""A review as a spreadsheet: out, and back by id.

XLSX where the name ends so, tab-separated text otherwise. Texts under study may begin like a
formula; in neither format does one become one.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from workbench.errors import FormatError
from workbench.exchange.files import name_of, read_text
from workbench.given import checked
from workbench.model import SEVERITIES, Analysis, Severity
from workbench.results import write_whole
from workbench.review.items import Which, items
from workbench.review.verdicts import VERDICTS, Judgement, Review, Verdict
from workbench.review.workbook import Row, read_workbook, write_workbook

__all__ = ["apply", "export", "format_review"]

COLUMNS = ("id", "passage", "kind", "rated", "fidelity", "confidence", "source", "target",
           "evidence", "verdict", "severity", "comment", "check")
_NEEDED = ("id", "verdict", "severity", "comment", "check")
_SHOWN = 5

# Spreadsheets take a cell that begins so for a formula; an apostrophe in front makes it text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class _Returned:
    """A row that came back, and where it stands."""

    place: str
    cells: dict[str, str]


@checked
def export(
    analysis: Analysis,
    path: str | os.PathLike[str],
    *,
    which: Which = "all",
    review: Review | None = None,
    reviewer: str = "",
) -> Path:
    """Write the links and divergences of an analysis for a reviewer to judge.

    Parameters
    ----------
    analysis : Analysis
    path : path
        XLSX where it ends in ``.xlsx``, else text with tabs between the cells.
    which : {"all", "links", "divergences"}
    review : Review, optional
        Verdicts that are filled in already,
    reviewer : str
        those of this reviewer; of the first one where empty.

    Returns
    -------
    Path

    Raises
    ------
    OSError
        Where the place cannot be written.
    """
    path = Path(path)
    rows = _rows(analysis, which, review, reviewer)
    if path.suffix.lower() == ".xlsx":
        return write_workbook(path, COLUMNS, rows)
    return write_whole(path, _tsv(rows))


def format_review(
    analysis: Analysis, which: Which = "all", review: Review | None = None, reviewer: str = ""
) -> str:
    """The text that :func:`export` writes where the name does not end in ``.xlsx``."""
    return _tsv(_rows(analysis, which, review, reviewer))


@checked
def apply(
    analysis: Analysis,
    path: str | os.PathLike[str],
    *,
    reviewer: str = "",
    keep_matching: bool = False,
) -> Review:
    """Read a spreadsheet of :func:`export` back, with what a reviewer filled in.

    Parameters
    ----------
    analysis : Analysis
        The one that was exported, or another of the same texts.
    path : path
        XLSX, or text with tabs, semicolons or commas between the cells.
    reviewer : str
        The name of the file without its ending where empty.
    keep_matching : bool
        Take the rows that still match, and name the others in the review's remarks.

    Returns
    -------
    Review

    Raises
    ------
    FormatError
        For a file that is no such spreadsheet, a verdict or severity that is none, an id that
        stands twice; and, unless *keep_matching*, where a row that was filled in does not
        match the analysis: no such id, or the passage under that id is another one now.
    """
    name = name_of(path)
    known = {item.id: item for item in items(analysis)}
    verdicts: dict[str, Verdict] = {}
    refused: list[str] = []
    for row in _read(path):
        verdict = _verdict(row, reviewer or Path(name).stem)
        item = known.get(row.cells["id"])
        if item is not None and item.check == row.cells["check"]:
            if item.id in verdicts:
                raise FormatError(f"{row.place}: {item.id} was judged before; keep one of the rows")
            if verdict is not None:
                verdicts[item.id] = replace(verdict, kind=item.kind, rated=item.rated,
                                            check=item.check)
        elif verdict is not None:
            why = "there is no such id" if item is None else "the passage is another one now"
            refused.append(f"{row.place}: {row.cells['id'] or 'a row without id'}: {why}")
    if refused and not keep_matching:
        more = f" (and {len(refused) - 1} more rows)" if len(refused) > 1 else ""
        raise FormatError(f"{refused[0]}{more}; export the review again, or apply only what still "
                          "matches (--keep-matching)")
    remarks = (f"Refused, because they no longer match: {'; '.join(refused[:_SHOWN])}"
               + (f"; and {len(refused) - _SHOWN} more." if len(refused) > _SHOWN else "."),
               ) if refused else ()
    return Review.of(analysis, (verdicts[i] for i in known if i in verdicts), remarks)


def _rows(
    analysis: Analysis, which: Which, review: Review | None, reviewer: str
) -> list[Row]:
    mine = reviewer or (review.reviewers[0] if review and review.reviewers else "")
    said = {v.id: v for v in review.verdicts if v.reviewer == mine} if review else {}
    out: list[Row] = []
    for item in items(analysis, which):
        verdict = said.get(item.id)
        out.append((
            item.id, item.passage, item.kind, item.rated,
            *("" if figure is None else round(figure, 3)
              for figure in (item.fidelity, item.confidence)),
            item.source, item.target, item.evidence, verdict.verdict if verdict else "",
            (verdict.severity or "") if verdict else "", verdict.comment if verdict else "",
            item.check,
        ))
    return out


def _tsv(rows: Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, "excel-tab", lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_plain(str(cell).replace("\0", "\ufffd")) for cell in row])
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _unplain(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _read(path: str | os.PathLike[str]) -> list[_Returned]:
    name = name_of(path)
    cells = read_workbook(path) if _is_workbook(path) else _read_text(path)
    head = [cell.strip().lower() for cell in cells[0]] if cells else []
    for need in _NEEDED:
        if head.count(need) != 1:
            what = "no column" if need not in head else "more than one column"
            raise FormatError(f"{name}:1: {what} {need!r}; the first line must be that of "
                              "'workbench review export'")
    out = []
    for number, row in enumerate(cells[1:], 2):
        if any(cell.strip() for cell in row):
            padded = [*row, *[""] * (len(head) - len(row))]
            out.append(_Returned(f"{name}:{number}", {
                need: padded[head.index(need)].strip() for need in _NEEDED}))
    return out


def _is_workbook(path: str | os.PathLike[str]) -> bool:
    if os.fspath(path) == "-":
        return False
    try:
        with Path(path).open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False  # reading it as a text tells what is wrong


def _read_text(path: str | os.PathLike[str]) -> list[list[str]]:
    name, text = name_of(path), read_text(path)
    head = text.split("\n", 1)[0]
    # Spreadsheets save with tabs, or with commas or semicolons as the country has it.
    mark = max("\t;,", key=head.count)
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise FormatError(f"{name}: cannot be read as a table ({error}); save it with tabs "
                          "between the cells, or as .xlsx") from None
    return [[_unplain(cell) for cell in row] for row in found]


def _verdict(row: _Returned, reviewer: str) -> Verdict | None:
    """What a row says; None where nothing was filled in."""
    verdict, severity = row.cells["verdict"].lower(), row.cells["severity"].lower()
    comment = row.cells["comment"]
    for column, said, choices in (("verdict", verdict, VERDICTS),
                                  ("severity", severity, SEVERITIES)):
        if said and said not in choices:
            raise FormatError(f"{row.place}: {column}: {said[:40]!r} is none of "
                              f"{', '.join(choices)}")
    if not (verdict or severity or comment):
        return None
    return Verdict(row.cells["id"], reviewer, cast(Judgement, verdict),
                   cast(Severity, severity) if severity else None, comment)
