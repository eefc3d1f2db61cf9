"""A bilingual concordance: a word in its contexts, with what answers it in the translation.

Here live the search for a word's forms and the concordance that holds its hits. In come a word
and bitexts or analyses, out goes a :class:`Concordance`.

>>> import workbench
>>> found = workbench.kwic("traité", analysis)       # doctest: +SKIP
>>> found.to_frame()                                 # doctest: +SKIP
>>> found.renderings                                 # doctest: +SKIP
"""

from workbench.kwic.concordance import Concordance, Hit, Rendering
from workbench.kwic.search import kwic
from workbench.modules import make_callable

__all__ = ["Concordance", "Hit", "Rendering", "kwic"]

make_callable(__name__, "workbench.kwic.search", "kwic")
