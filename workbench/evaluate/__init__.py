"""The field's own measures, against gold: word links, sentence links, divergence.

Here live AER, strict and lax F1, AUC and average precision. In come gold and predictions as
plain values, which :mod:`workbench.exchange` reads from files; out go scores as results.
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
