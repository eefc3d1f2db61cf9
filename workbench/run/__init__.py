"""Whole jobs: the analysis of a pair, tables of pairs, notebooks and reports.

Here live the functions that call every room below in its turn, each of which answers them and
none of which calls back. In come documents, paths or pairs of texts; out go an analysis, scores
or flags, or a folder with a page, put in place whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.modules import lazy_names

if TYPE_CHECKING:
    from workbench.run.analysis import analyse
    from workbench.run.making import ReportResult, make_report
    from workbench.run.notebook import run_notebook
    from workbench.run.tables import flag_table, score_table
    from workbench.run.tokens import flag_tokens

__all__ = [
    "ReportResult",
    "analyse",
    "flag_table",
    "flag_tokens",
    "make_report",
    "run_notebook",
    "score_table",
]

# papermill and the models are imported only by the job that needs them
__getattr__ = lazy_names(__name__)
