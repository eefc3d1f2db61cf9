"""Tables: to look at, and to keep as CSV beside the whole analysis as JSON."""

from __future__ import annotations

import csv
import io
import math
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workbench.errors import ParameterError
from workbench.model import Analysis
from workbench.report.fragment import Fragment, fill
from workbench.report.verdicts import verdict_columns
from workbench.results import write_whole
from workbench.review import Review

__all__ = ["TABLES", "csv_text", "save_tables", "table"]

TABLES = ("links", "words", "scores", "divergences")


def table(
    rows: Iterable[Mapping[str, object]], caption: str, columns: Sequence[str] = ()
) -> Fragment:
    """A table to read: captioned, its figures to two places, its texts whole.

    Parameters
    ----------
    rows : iterable of mapping
        One a row, such as ``bitext.rows()`` or ``frame.to_dict("records")``.
    caption : str
        What the table shows.
    columns : sequence of str
        Which columns, in which order; those of the first row where empty.

    Raises
    ------
    ParameterError
        For a column that the rows do not have.
    """
    kept = list(rows)
    known = list(kept[0]) if kept else list(columns)
    wrong = [name for name in columns if name not in known]
    if wrong:
        raise ParameterError(f"the rows have no column {wrong[0]!r}; they have {', '.join(known)}")
    names = list(columns) or known
    cells = [[_cell(row.get(name)) for name in names] for row in kept]
    html = fill("table.html.j2", caption=caption, rows=cells,
                head=[name.replace("_", " ") for name in names])
    lines = [" | ".join(cell for cell, _ in row) for row in cells]
    return Fragment(html, "\n".join((caption, " | ".join(names), *lines)))


def _cell(value: object) -> tuple[str, bool]:
    """A value as it is read, and whether it is a figure."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "", False
    if isinstance(value, bool):
        return ("yes" if value else "no"), False
    if isinstance(value, float):
        return f"{value:.2f}", True
    return str(value), isinstance(value, int)


def save_tables(
    analysis: Analysis, folder: str | os.PathLike[str], review: Review | None = None
) -> tuple[Path, ...]:
    """Write links, words, scores and divergences as CSV, and ``analysis.json`` beside them.

    Parameters
    ----------
    analysis : Analysis
    folder : path
        Made where it is missing.
    review : Review, optional
        Verdicts: more columns of links and divergences, and ``review.csv`` with one a row.

    Returns
    -------
    tuple of Path
        ``links.csv``, ``words.csv``, ``scores.csv``, ``divergences.csv`` and
        ``analysis.json``: UTF-8, lines ended by a line feed, figures to six places.

    Raises
    ------
    OSError
        Where the folder cannot be written.
    """
    folder = Path(folder)
    rows = {
        "links": analysis.bitext.rows(),
        "words": [row for words in analysis.bitext.words for row in words.rows()],
        "scores": analysis.score_rows(),
        "divergences": analysis.rows(),
    }
    if review is not None:
        for name in ("links", "divergences"):
            for row in rows[name]:
                row.update(verdict_columns(review, str(row["id"])))
        rows["review"] = review.rows()
    paths = [write_whole(folder / f"{name}.csv", csv_text(rows[name], _HEADS[name]))
             for name in rows]
    return (*paths, analysis.save(folder / "analysis.json"))


# The first columns of each table, so that an empty one still has its head.
_HEADS: dict[str, tuple[str, ...]] = {
    "links": ("id", "kind", "moved", "similarity", "confidence", "source_ids", "target_ids",
              "repeats", "source", "target"),
    "words": ("link", "source_index", "source", "source_start", "target_index", "target",
              "target_start", "score"),
    "scores": ("id", "fidelity", "p_divergent"),
    "review": ("id", "reviewer", "kind", "rated", "verdict", "severity", "comment"),
    "divergences": ("id", "kind", "severity", "confidence", "link", "source", "target",
                    "evidence"),
}


def csv_text(rows: Sequence[Mapping[str, object]], head: Sequence[str] = ()) -> str:
    """Rows as CSV, figures to six places; *head* names the columns where there are no rows."""
    names = list(rows[0]) if rows else list(head)
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({k: round(v, 6) if isinstance(v, float) else v for k, v in row.items()})
    return out.getvalue()
