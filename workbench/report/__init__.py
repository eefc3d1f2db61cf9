"""From an analysis to what people read: findings, fragments of HTML, figures, a page.

Here live the sections of a report: functions from an :class:`~workbench.model.Analysis` to a
:class:`Fragment`, which shows itself in a notebook. The report notebook shows them one after
the other; :func:`render` makes the page of it.
"""

from workbench.modules import make_callable
from workbench.report.figures import (
    family_figure,
    fidelity_figure,
    figures,
    sentence_figure,
    word_figure,
)
from workbench.report.fragment import Fragment, style
from workbench.report.headlines import headlines
from workbench.report.keeping import keep
from workbench.report.matrix import word_matrix
from workbench.report.page import page, render, write_page
from workbench.report.progress import progress
from workbench.report.reader import reader
from workbench.report.sections import (
    TITLE,
    default_title,
    divergences,
    findings,
    header,
    method,
    numbers,
    overview,
)
from workbench.report.similarity import similarity
from workbench.report.tables import TABLES, save_tables, table

__all__ = [
    "TABLES",
    "TITLE",
    "Fragment",
    "default_title",
    "divergences",
    "family_figure",
    "fidelity_figure",
    "figures",
    "findings",
    "header",
    "headlines",
    "keep",
    "method",
    "numbers",
    "overview",
    "page",
    "progress",
    "reader",
    "render",
    "save_tables",
    "sentence_figure",
    "similarity",
    "style",
    "table",
    "word_figure",
    "word_matrix",
    "write_page",
]

# workbench.report(analysis, "page.html") is promised beside workbench.report.write_page
make_callable(__name__, "workbench.report.page", "write_page")
