"""The page: an executed notebook as one HTML file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from workbench.given import checked
from workbench.model import Analysis
from workbench.report.figures import family_figure, fidelity_figure, figures
from workbench.report.fragment import FACTS, TEMPLATES, Fragment
from workbench.report.reader import reader
from workbench.report.sections import divergences, header, method, numbers, overview
from workbench.results import write_whole
from workbench.review import Review

if TYPE_CHECKING:
    import nbformat

__all__ = ["as_output", "facts", "fragments_page", "page", "render", "write_page"]


def page(
    analysis: Analysis, title: str = "", similarity: NDArray[Any] | None = None,
    review: Review | None = None,
) -> str:
    """The whole report as HTML, without running a notebook.

    Parameters
    ----------
    analysis : Analysis
    title : str
        Empty for one made from the documents' titles.
    similarity : (n_source, n_target) array, optional
        As for :func:`workbench.report.sentence_figure`.
    review : Review, optional
        Verdicts to be shown.
    """
    return fragments_page((
        header(analysis, title),
        overview(analysis, (fidelity_figure(analysis), family_figure(analysis))),
        divergences(analysis, review), reader(analysis, review=review),
        figures(analysis, similarity),
        numbers(analysis), method(analysis, title),
    ))


def fragments_page(sections: Iterable[Fragment]) -> str:
    """Fragments, one after the other, as one page of HTML."""
    from nbformat import v4

    return render(v4.new_notebook(cells=[
        v4.new_code_cell(id=f"section-{i}", outputs=[as_output(f)])
        for i, f in enumerate(sections)]))


@checked
def write_page(
    analysis: Analysis,
    path: str | os.PathLike[str],
    *,
    title: str = "",
    similarity: NDArray[Any] | None = None,
) -> Path:
    """Write the report of an analysis as one HTML file and return its path.

    The page is :func:`page`'s; it appears whole or not at all. Raises ``OSError`` where the
    place cannot be written.
    """
    return write_whole(path, page(analysis, title, similarity))


def render(notebook: nbformat.NotebookNode, title: str = "Report") -> str:
    """An executed notebook as one page of HTML.

    Cells with the tag ``desk`` are for the notebook only and are left out. The code stands
    folded at the end.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Executed; its outputs are :class:`Fragment` values or other HTML.
    title : str
        For the window, where no fragment states one.

    Returns
    -------
    str
        A document with no reference to the network, which its content security policy
        forbids as well; the only script that can run is the page's own.
    """
    from nbconvert import HTMLExporter, TemplateExporter

    script = (TEMPLATES / "page" / "page.js").read_text(encoding="utf-8")
    exporter = HTMLExporter(
        template_name="page", extra_template_basedirs=[str(TEMPLATES)], exclude_anchor_links=True,
    )
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # HTMLExporter itself would parse the finished page and write it anew; its templates name a
    # filter that it puts in only there, for cells that ours leaves out.
    exporter.register_filter("highlight_code", lambda source, **_: source)
    body, _ = TemplateExporter.from_notebook_node(exporter, notebook, resources={"workbench": {
        "title": str(facts(notebook).get("title", title)), "script": script,
        "digest": digest, "css": (TEMPLATES / "page" / "page.css").read_text(encoding="utf-8"),
        "code": [c.source for c in notebook.cells
                 if c.cell_type == "code" and c.source.strip() and "desk" not in _tags(c)],
    }})
    return str(body)


def facts(notebook: nbformat.NotebookNode) -> dict[str, Any]:
    """What the fragments of an executed notebook state about it, all together."""
    out: dict[str, Any] = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            out.update(output.get("data", {}).get(FACTS, {}))
    return out


def _tags(cell: nbformat.NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", ()))


def as_output(fragment: Fragment) -> nbformat.NotebookNode:
    """A fragment as the output of a notebook's cell."""
    from nbformat import v4

    return v4.new_output("display_data", data=fragment._repr_mimebundle_())
