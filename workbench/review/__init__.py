"""A review that goes out as a spreadsheet and comes back: verdicts on links and divergences.

In come an analysis and reviewers' files, out go sheets, a :class:`Review`, and agreement.
:func:`export` writes what was found as XLSX or TSV; reviewers fill in ``verdict``,
``severity`` and ``comment``; :func:`apply` reads the file back by id and refuses a row whose
passage is no longer the one that was judged. :func:`agreement` says how far reviewers agree.

>>> from workbench import review
>>> review.export(analysis, "review.xlsx")                    # doctest: +SKIP
>>> judged = review.apply(analysis, "review.xlsx")            # doctest: +SKIP
>>> review.agreement(judged.joined(other)).to_frame()         # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.modules import lazy_names
from workbench.review.agreement import Agreement, agreement, cohen_kappa, krippendorff_alpha
from workbench.review.items import Item, items
from workbench.review.sheet import apply, export, format_review
from workbench.review.verdicts import VERDICTS, Review, Verdict

if TYPE_CHECKING:
    from workbench.review.desk import widget

__all__ = [
    "VERDICTS",
    "Agreement",
    "Item",
    "Review",
    "Verdict",
    "agreement",
    "apply",
    "cohen_kappa",
    "export",
    "format_review",
    "items",
    "krippendorff_alpha",
    "widget",
]

__getattr__ = lazy_names(__name__)
