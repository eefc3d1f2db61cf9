"""A review brought back into a report's folder: its page, tables and notebook show it."""

from __future__ import annotations

import ast
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from workbench import exchange, review
from workbench.errors import FormatError, ParameterError
from workbench.model import Analysis
from workbench.report import divergences, page, reader, render, save_tables
from workbench.report.page import as_output
from workbench.report.reader import Order
from workbench.results import write_whole
from workbench.review import Review

if TYPE_CHECKING:
    import nbformat

__all__ = ["REVIEW", "Place", "apply_reviews", "open_place"]

REVIEW = "review.json"
_PAGE, _NOTEBOOK, _TABLES, _ANALYSIS = "index.html", "report.ipynb", "tables", "analysis.json"


@dataclass(frozen=True, slots=True)
class Place:
    """A saved analysis, and the folder of its report where it is in one.

    Attributes
    ----------
    analysis : Analysis
    folder : Path or None
        None for an analysis that was saved by itself.
    review : Review or None
        What reviewers said before.
    """

    analysis: Analysis
    folder: Path | None
    review: Review | None


def open_place(path: str | os.PathLike[str]) -> Place:
    """Find the analysis in a report's folder, or in a file of its own.

    Raises
    ------
    FormatError
        Where there is none.
    """
    place = Path(path)
    if not place.is_dir():
        return Place(exchange.load(place, Analysis), None, None)
    saved = place / _TABLES / _ANALYSIS
    if not saved.is_file():
        raise FormatError(f"{path}: no report is in this folder ({_TABLES}/{_ANALYSIS} is "
                          "missing); name the folder of a report, or an analysis that was saved")
    before = place / REVIEW
    said = exchange.load(before, Review) if before.is_file() else None
    return Place(exchange.load(saved, Analysis), place, said)


def apply_reviews(
    place: Place,
    files: Sequence[str | os.PathLike[str]],
    *,
    reviewers: Sequence[str] = (),
    keep_matching: bool = False,
) -> Review:
    """Read reviewers' files and show their verdicts in the report.

    In a report's folder ``review.json`` is written, ``tables/`` gets the verdicts, and the page
    and its notebook are made anew from what the notebook holds; no model is needed. All files
    are read before anything is written.

    Parameters
    ----------
    place : Place
    files : sequence of path
        One a reviewer.
    reviewers : sequence of str
        Their names, in the same order; those of the files where empty.
    keep_matching : bool
        As for :func:`workbench.review.apply`.

    Returns
    -------
    Review
        With the verdicts that the folder held before; a reviewer who comes again replaces
        what they said.

    Raises
    ------
    FormatError
        As :func:`workbench.review.apply`.
    ParameterError
        Where the names do not go with the files, or two reviewers have one name.
    """
    names = list(reviewers) or [Path(f).stem for f in files]
    if len(names) != len(files):
        raise ParameterError(f"{len(names)} reviewers for {len(files)} files; name one a file, in "
                             "the same order")
    twice = next((n for i, n in enumerate(names) if n in names[:i]), None)
    if twice is not None:
        raise ParameterError(f"two reviewers are called {twice!r}; name them with --reviewer")
    found = place.review or Review(())
    for name, file in zip(names, files, strict=True):
        found = found.joined(review.apply(place.analysis, file, reviewer=name,
                                          keep_matching=keep_matching))
    if place.folder is not None:
        _show(place.folder, place.analysis, found)
    return found


def _show(folder: Path, analysis: Analysis, said: Review) -> None:
    said.save(folder / REVIEW)
    save_tables(analysis, folder / _TABLES, said)
    notebook = _notebook(folder / _NOTEBOOK)
    if notebook is None:
        write_whole(folder / _PAGE, page(analysis, review=said))
        return
    import nbformat

    sections = {"divergences": divergences(analysis, said),
                "reader": reader(analysis, _order(notebook), said)}
    for cell in notebook.cells:
        if cell.id in sections and cell.get("outputs"):
            cell.outputs = [as_output(sections[cell.id])]
    write_whole(folder / _NOTEBOOK, nbformat.writes(notebook) + "\n")
    write_whole(folder / _PAGE, render(notebook, folder.name))


def _notebook(path: Path) -> nbformat.NotebookNode | None:
    """The notebook of a report, where it is there and has the two sections in it."""
    import nbformat

    if not path.is_file():
        return None
    try:
        notebook = nbformat.read(path, as_version=4)
    except (ValueError, KeyError, AttributeError, nbformat.ValidationError) as error:
        raise FormatError(f"{path}: cannot be read as a notebook ({error!s:.100}); make the report "
                          "again") from error
    known = {cell.get("id") for cell in notebook.cells if cell.get("outputs")}
    return notebook if {"divergences", "reader"} <= known else None


def _order(notebook: nbformat.NotebookNode) -> Order:
    """Whose order the reader follows: the last value that a parameters cell gives it."""
    order = "target"
    for cell in notebook.cells:
        if cell.id in ("parameters", "injected-parameters"):
            for node in ast.parse(cell.source).body:
                names = node.targets if isinstance(node, ast.Assign) else (
                    [node.target] if isinstance(node, ast.AnnAssign) else [])
                value = getattr(node, "value", None)
                if any(isinstance(n, ast.Name) and n.id == "order" for n in names) \
                        and isinstance(value, ast.Constant):
                    order = str(value.value)
    return cast(Order, order)
