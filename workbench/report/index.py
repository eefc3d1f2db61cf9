"""The index over a folder of reports."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from workbench.errors import ParameterError
from workbench.report.fragment import Fragment, fill
from workbench.report.page import fragments_page
from workbench.results import write_whole

__all__ = ["Listed", "index_page", "is_index", "listed", "write_index"]

_PAGE, _RUN, _FAILED = "index.html", "run.json", ".failed.ipynb"
_OURS = '<header class="wb wb-head wb-index"'


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in a folder of reports.

    Attributes
    ----------
    folder : str
        Its name.
    title : str
    kind : str
        ``report``, ``versions``, or ``failed`` for a notebook that did not run to its end.
    headlines : tuple of str
    made : str
        When, as ISO 8601; empty where it does not say.
    href : str
        From the folder of reports on.
    extras : tuple of (str, str)
        Label and address of what else there is: notebook, tables, PDF, review.
    """

    folder: str
    title: str
    kind: str
    headlines: tuple[str, ...]
    made: str
    href: str
    extras: tuple[tuple[str, str], ...] = ()


def listed(folder: str | os.PathLike[str]) -> tuple[Listed, ...]:
    """The reports in a folder, the newest first, and after them the notebooks that failed.

    Raises
    ------
    ParameterError
        Where there is no such folder.
    """
    place = Path(folder)
    if not place.is_dir():
        raise ParameterError(f"{folder} is no folder; name the one that the reports lie in")
    found = [_report(p) for p in sorted(place.iterdir())
             if not p.name.startswith(".") and (p / _PAGE).is_file()]
    found.sort(key=lambda r: r.made, reverse=True)
    failed = [
        Listed(p.name.removesuffix(_FAILED), p.name.removesuffix(_FAILED), "failed", (), "",
               quote(p.name))
        for p in sorted(place.glob(f"*{_FAILED}")) if not p.name.startswith(".")]
    return (*found, *failed)


def index_page(folder: str | os.PathLike[str]) -> str:
    """The index of a folder of reports as one HTML page.

    Raises
    ------
    ParameterError
        Where there is no such folder.
    """
    found = listed(folder)
    reports = [r for r in found if r.kind != "failed"]
    html = fill("index_of_reports.html.j2", reports=reports,
                failed=[r for r in found if r.kind == "failed"])
    lines = [f"{r.title}: {r.href}" for r in found]
    return fragments_page([Fragment(html, "\n".join(lines), {"title": "Reports"})])


def write_index(folder: str | os.PathLike[str]) -> Path:
    """Write ``index.html`` over a folder of reports and return its path.

    Raises
    ------
    ParameterError
        Where there is no such folder, or an ``index.html`` in it that is not such an index.
    OSError
        Where it cannot be written.
    """
    path = Path(folder) / _PAGE
    text = index_page(folder)
    if path.exists() and not is_index(path):
        raise ParameterError(f"{path} is not an index of reports and would be lost; move it, or "
                             "name the folder above")
    return write_whole(path, text)


def is_index(path: Path) -> bool:
    """Whether a page was written by :func:`write_index`."""
    try:
        return _OURS in path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def _report(place: Path) -> Listed:
    run: dict[str, object] = {}
    try:
        told = json.loads((place / _RUN).read_text(encoding="utf-8"))
        run = told if isinstance(told, dict) else {}
    except (OSError, ValueError):
        pass  # a page without its run is listed by the name of its folder
    headlines = run.get("headlines")
    address = quote(place.name)
    extras = [(label, f"{address}/{name}") for label, name in (
        ("notebook", "report.ipynb"), ("PDF", "report.pdf"), ("review", "review.json"))
        if (place / name).is_file()]
    if (place / "tables").is_dir():
        extras.insert(0, ("tables", f"{address}/tables/"))
    return Listed(
        place.name, str(run.get("title") or place.name),
        "versions" if (place / "tables" / "versions.json").is_file() else "report",
        tuple(map(str, headlines)) if isinstance(headlines, list) else (),
        str(run.get("started") or ""), f"{address}/{_PAGE}", tuple(extras))
