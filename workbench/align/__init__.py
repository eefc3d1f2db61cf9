"""What corresponds to what: sentences in documents, words in pairs, whole documents.

One room each: :mod:`~workbench.align.sentence`, :mod:`~workbench.align.word` and
:mod:`~workbench.align.document`, of which only the last imports another, that of sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.modules import lazy_names, make_callable

if TYPE_CHECKING:
    from workbench.align.document.comparable import Comparison, compare
    from workbench.align.sentence.aligner import align
    from workbench.align.sentence.settings import Settings
    from workbench.align.word.aligner import align_words, word_similarity
    from workbench.align.word.pairs import segment_pairs
    from workbench.align.word.phrases import phrase_pairs

__all__ = ["Comparison", "Settings", "align", "align_words", "compare", "phrase_pairs",
           "segment_pairs", "word_similarity"]

# each part is read when it is first asked for, so that sentences need no word models
__getattr__ = lazy_names(__name__)


# workbench.align(source, target) is promised beside workbench.align.align
make_callable(__name__, "workbench.align.sentence.aligner", "align")
