"""The field's own measures, against gold: word links, sentence links, divergence.

Values in, values out; :mod:`workbench.exchange` reads the files.
"""

from workbench.evaluate.divergences import DivergenceScores, divergence
from workbench.evaluate.ratios import Counts
from workbench.evaluate.sentence_links import KindScores, SentenceScores, sentences
from workbench.evaluate.word_links import WordScores, words

__all__ = [
    "Counts",
    "DivergenceScores",
    "KindScores",
    "SentenceScores",
    "WordScores",
    "divergence",
    "sentences",
    "words",
]
