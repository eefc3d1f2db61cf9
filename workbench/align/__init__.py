"""Sentence and word alignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.modules import lazy_names, make_callable

if TYPE_CHECKING:
    from workbench.align.comparable import Comparison, compare
    from workbench.align.pairs import segment_pairs
    from workbench.align.phrases import phrase_pairs
    from workbench.align.sentences import align
    from workbench.align.settings import Settings
    from workbench.align.words import align_words, word_similarity

__all__ = ["Comparison", "Settings", "align", "align_words", "compare", "phrase_pairs",
           "segment_pairs", "word_similarity"]

# each part is read when it is first asked for, so that sentences need no word models
__getattr__ = lazy_names(__name__)


# workbench.align(source, target) is promised beside workbench.align.align
make_callable(__name__, "workbench.align.sentences", "align")
