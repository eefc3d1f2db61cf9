"""Whole jobs: the analysis of a pair, tables of pairs, notebooks and reports."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.run.analysis import analyse, flag_table, score_table
    from workbench.run.making import ReportResult, make_report
    from workbench.run.notebook import run_notebook

__all__ = [
    "ReportResult",
    "analyse",
    "flag_table",
    "make_report",
    "run_notebook",
    "score_table",
]

_HOMES = {
    "ReportResult": "workbench.run.making",
    "analyse": "workbench.run.analysis",
    "flag_table": "workbench.run.analysis",
    "make_report": "workbench.run.making",
    "run_notebook": "workbench.run.notebook",
    "score_table": "workbench.run.analysis",
}


def __getattr__(name: str) -> object:
    # papermill and the models are imported only by the job that needs them
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
