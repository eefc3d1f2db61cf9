"""What a notebook keeps of its tables and figures: CSV and SVG files in one folder."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

from workbench.errors import ParameterError
from workbench.report.fragment import Fragment
from workbench.report.tables import csv_text
from workbench.results import write_whole

__all__ = ["keep", "kept_in", "standalone"]

_SVG = re.compile(r"<svg\b[^>]*\bclass=\"plot\".*?</svg>", re.DOTALL)
_VARIABLE = re.compile(r"var\(--[\w-]+,\s*(#[0-9a-f]{6})\)")
_NAMESPACE = "http://www.w3.org/2000/svg"
_PAPER, _INK = "#ffffff", "#1d2126"
_MARGIN = 12.0


def keep(
    folder: str | os.PathLike[str],
    tables: Mapping[str, Sequence[Mapping[str, object]]],
    figures: Mapping[str, Fragment] | None = None,
) -> tuple[Path, ...]:
    """Write tables as CSV and figures as SVG, and say what was written.

    Parameters
    ----------
    folder : path
        Made where it is missing, as :func:`kept_in` finds it. Nothing is written where empty.
    tables : mapping of str to rows
        By the name of the file without its ending; rows as :meth:`Analysis.rows` gives them.
    figures : mapping of str to Fragment, optional
        Figures of this package, likewise.

    Returns
    -------
    tuple of Path
        UTF-8 files, the same for the same input; none for an empty *folder*.

    Raises
    ------
    ParameterError
        For a fragment without a picture.
    OSError
        Where the folder cannot be written.
    """
    if not os.fspath(folder):
        return ()
    place = kept_in(folder)
    drawn = {name: standalone(figure) for name, figure in (figures or {}).items()}
    return (
        *(write_whole(place / f"{name}.csv", csv_text(rows)) for name, rows in tables.items()),
        *(write_whole(place / f"{name}.svg", svg) for name, svg in drawn.items()),
    )


def kept_in(folder: str | os.PathLike[str]) -> Path:
    """Where a notebook's files go.

    A relative folder lies in the folder that one works in; for a notebook that is opened where
    it is stored, beside the notebooks rather than among them, where the reports lie too.
    """
    here = Path.cwd()
    stored = here.name == "notebooks" and (here / "report.ipynb").is_file()
    return Path(os.path.relpath((here.parent if stored else here) / folder))


def standalone(figure: Fragment) -> str:
    """The picture of a figure as an SVG file that any program can open.

    On a page a figure takes the page's colours; a file of its own has them written in, a white
    ground and a margin. Its title and description stay.

    Raises
    ------
    ParameterError
        For a fragment without a picture.
    """
    found = _SVG.search(figure.html)
    if found is None:
        raise ParameterError("only a figure can be kept as SVG; give what sentence_figure, "
                             "word_figure, fidelity_figure or family_figure made")
    svg = _VARIABLE.sub(r"\1", found[0]).replace("currentColor", _INK)
    root = ElementTree.fromstring(svg)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    wide, high = width + 2 * _MARGIN, height + 2 * _MARGIN
    root.attrib["viewBox"] = f"{left - _MARGIN:g} {top - _MARGIN:g} {wide:g} {high:g}"
    root.attrib |= {"xmlns": _NAMESPACE, "width": f"{wide:g}", "height": f"{high:g}"}
    for key in ("class", "style", "focusable"):
        root.attrib.pop(key, None)
    ground = ElementTree.Element("rect", {
        "x": f"{left - _MARGIN:g}", "y": f"{top - _MARGIN:g}", "width": f"{wide:g}",
        "height": f"{high:g}", "fill": _PAPER})
    root.insert(2, ground)  # after the title and the description
    return ElementTree.tostring(root, encoding="unicode") + "\n"
