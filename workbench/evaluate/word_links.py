"""Word links against gold: alignment error rate, precision and recall.

Och and Ney (2003), "A Systematic Comparison of Various Statistical Alignment Models",
Computational Linguistics 29(1). With the predicted links *A*, the sure gold links *S* and
the possible ones *P* (which include the sure ones)::

    precision = |A & P| / |A|       recall = |A & S| / |S|
    AER = 1 - (|A & S| + |A & P|) / (|A| + |S|)

Counts are summed over all sentence pairs before dividing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from workbench.errors import InputError
from workbench.evaluate.ratios import Counts
from workbench.results import Result

__all__ = ["WordScores", "words"]

Pairs: TypeAlias = Collection[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class WordScores(Result):
    """How well word links agree with gold.

    Attributes
    ----------
    aer : float
        Alignment error rate in [0, 1]; lower is better.
    links : Counts
        Predictions judged against sure and possible gold links, and the sure ones to find.
    possible : int
        Gold links that are possible but not sure.
    pairs : int
        Sentence pairs.
    """

    aer: float
    links: Counts
    possible: int
    pairs: int

    @property
    def precision(self) -> float:
        return self.links.precision

    @property
    def recall(self) -> float:
        return self.links.recall

    @property
    def f1(self) -> float:
        return self.links.f1

    def rows(self) -> list[dict[str, object]]:
        return [{
            "aer": self.aer, "precision": self.precision, "recall": self.recall, "f1": self.f1,
            "predicted": self.links.predicted, "sure": self.links.gold,
            "possible": self.possible, "pairs": self.pairs,
        }]

    @property
    def notes(self) -> tuple[str, ...]:
        lines = [
            f"AER {self.aer:.3f} over {self.pairs} sentence pairs: {self.links.predicted} links "
            f"against {self.links.gold} sure and {self.possible} possible ones."
        ]
        if not self.possible:
            lines.append("The gold has no possible links, so AER is 1 - F1.")
        return tuple(lines)


def words(gold: Sequence[tuple[Pairs, Pairs]], predicted: Sequence[Pairs]) -> WordScores:
    """Score word links.

    Parameters
    ----------
    gold : sequence of (sure, possible)
        For each sentence pair two sets of ``(source index, target index)``; a link in both
        counts as sure. :func:`workbench.exchange.read_gold_words` reads them.
    predicted : sequence of sets
        The predicted links of the same pairs.

    Returns
    -------
    WordScores
        With no gold and no predicted link at all the error rate is 0.

    Raises
    ------
    InputError
        Where the two are not equally long.

    Examples
    --------
    >>> words([({(0, 0), (1, 1)}, {(1, 2)})], [{(0, 0), (1, 2), (2, 2)}]).aer
    0.4
    """
    if len(gold) != len(predicted):
        raise InputError(
            f"{len(gold)} gold lines but {len(predicted)} predicted lines; one line a sentence "
            "pair is needed, blank where it has no link"
        )
    total = Counts(0, 0, 0, 0)
    extra = 0
    for (sure, possible), answer in zip(gold, predicted, strict=True):
        found, certain = set(answer), set(sure)
        maybe = set(possible) - certain
        hits = len(found & certain)
        total += Counts(hits + len(found & maybe), len(found), hits, len(certain))
        extra += len(maybe)
    whole = total.predicted + total.gold
    aer = 1 - (total.found + total.right) / whole if whole else 0.0
    return WordScores(aer, total, extra, len(gold))
