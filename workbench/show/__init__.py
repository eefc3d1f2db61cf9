"""HTML of values, for notebooks: what ``_repr_html_`` of a result returns.

In come the results of every room below, out goes one element of HTML that holds all it needs.
A value without a view of its own is shown as the table of its rows.
"""

from __future__ import annotations

from functools import singledispatch

from workbench.align.document.comparable import Comparison
from workbench.kwic.concordance import Concordance
from workbench.model import Bitext, WordAlignment
from workbench.results import Result
from workbench.show.bitext import bitext_html
from workbench.show.concordance import concordance_html
from workbench.show.table import comparison_html, table_html
from workbench.show.words import words_html

__all__ = ["html"]


@singledispatch
def html(value: Result) -> str:
    """Return a result as one element of HTML; every character of its texts is escaped."""
    return table_html(value)


html.register(Bitext, bitext_html)
html.register(Comparison, comparison_html)
html.register(Concordance, concordance_html)
html.register(WordAlignment, words_html)
