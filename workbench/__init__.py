"""Comparative translation analysis: align, score, flag, report.

>>> import workbench
>>> source = workbench.read_text("Il n'est pas venu.", language="fr")
>>> target = workbench.read_text("He came.", language="en")
>>> analysis = workbench.analyse(source, target)          # doctest: +SKIP
>>> analysis.to_frame()                                   # doctest: +SKIP

Everything named in ``__all__`` is public and keeps its meaning; names are imported when
they are first used, so that ``import workbench`` is quick.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from workbench.modules import lazy_names
from workbench.results import Above, Result
from workbench.version import __version__ as __version__

if TYPE_CHECKING:
    from workbench import corpora, kwic, report, review, versions
    from workbench.align import align, align_words, segment_pairs
    from workbench.align.document.comparable import Comparison, compare
    from workbench.diverge import KINDS
    from workbench.errors import WorkbenchError, WorkbenchWarning
    from workbench.exchange import load
    from workbench.fidelity import compare_paired, reference_metrics
    from workbench.fidelity.passages import Passages, score_passages
    from workbench.kwic import Concordance
    from workbench.model import (
        Analysis,
        Bitext,
        Divergence,
        Document,
        Link,
        LinkScore,
        WordAlignment,
    )
    from workbench.review import Review
    from workbench.run import analyse, flag_tokens, make_report
    from workbench.run.tables import PairFlags, PairScores
    from workbench.run.tables import flag_table as flag
    from workbench.run.tables import score_table as score
    from workbench.text import read, read_lines, read_text
    from workbench.versions import Versions

_find = lazy_names(__name__)
_MODULES = ("align", "corpora", "kwic", "report", "review", "versions")  # most can be called, too

__all__ = [
    "KINDS",
    "Analysis",
    "Bitext",
    "Comparison",
    "Concordance",
    "Divergence",
    "Document",
    "Link",
    "LinkScore",
    "PairFlags",
    "PairScores",
    "Passages",
    "Review",
    "Versions",
    "WordAlignment",
    "WorkbenchError",
    "WorkbenchWarning",
    "align",
    "align_words",
    "analyse",
    "compare",
    "compare_paired",
    "corpora",
    "flag",
    "flag_tokens",
    "kwic",
    "load",
    "make_report",
    "read",
    "read_lines",
    "read_text",
    "reference_metrics",
    "report",
    "review",
    "score",
    "score_passages",
    "segment_pairs",
    "versions",
]


def _html(value: Result) -> str:
    from workbench.show import html

    return html(value)


def _public(name: str) -> object:
    return __getattr__(name) if name in __all__ else None


# The ground floor's values know no room above them; the root knows all.
Above.html, Above.public = _html, _public


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return importlib.import_module(f"workbench.{name}")
    return _find(name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
