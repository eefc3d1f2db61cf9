"""The tables that go with a report, as CSV, and the whole analysis as JSON."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path

from workbench.model import Analysis
from workbench.results import write_whole

__all__ = ["TABLES", "save_tables"]

TABLES = ("links", "words", "scores", "divergences")


def save_tables(analysis: Analysis, folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """Write links, words, scores and divergences as CSV, and ``analysis.json`` beside them.

    Parameters
    ----------
    analysis : Analysis
    folder : path
        Made where it is missing.

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
    paths = [write_whole(folder / f"{name}.csv", _csv(rows[name], _HEADS[name]))
             for name in TABLES]
    return (*paths, analysis.save(folder / "analysis.json"))


# The first columns of each table, so that an empty one still has its head.
_HEADS: dict[str, tuple[str, ...]] = {
    "links": ("id", "kind", "moved", "similarity", "confidence", "source_ids", "target_ids",
              "repeats", "source", "target"),
    "words": ("link", "source_index", "source", "source_start", "target_index", "target",
              "target_start", "score"),
    "scores": ("id", "fidelity", "p_divergent"),
    "divergences": ("id", "kind", "severity", "confidence", "link", "source", "target",
                    "evidence"),
}


def _csv(rows: Sequence[dict[str, object]], head: tuple[str, ...]) -> str:
    names = list(rows[0]) if rows else list(head)
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({k: round(v, 6) if isinstance(v, float) else v for k, v in row.items()})
    return out.getvalue()
