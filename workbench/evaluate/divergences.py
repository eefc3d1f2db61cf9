"""Probabilities of divergence against labels: ranking, and decisions at a threshold.

The area under the ROC curve is the chance that a divergent pair is scored above an
equivalent one, ties counting a half (Hanley and McNeil 1982). Average precision is the
step-wise area under the precision-recall curve, pairs with one score being one step. The F1
weighted by the classes' sizes is what Briakou and Carpuat (2020) report on REFreSD.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt

from workbench.errors import InputError
from workbench.evaluate.ratios import Counts
from workbench.results import Result

__all__ = ["DivergenceScores", "area_under_roc", "average_precision", "divergence"]


@dataclass(frozen=True, slots=True)
class DivergenceScores(Result):
    """How well a score tells divergent pairs from equivalent ones.

    Attributes
    ----------
    auc, ap : float or None
        Area under the ROC curve, and average precision; None where the gold lacks one of
        the two classes (``auc``) or has no divergent pair (``ap``).
    threshold : float
        A pair with at least this score is called divergent.
    divergent, equivalent : Counts
        Decisions at the threshold, for each of the two classes.
    mcc : float
        Matthews correlation of the decisions with the labels.
    """

    auc: float | None
    ap: float | None
    threshold: float
    divergent: Counts
    equivalent: Counts
    mcc: float

    @property
    def pairs(self) -> int:
        return self.divergent.gold + self.equivalent.gold

    @property
    def accuracy(self) -> float:
        right = self.divergent.right + self.equivalent.right
        return right / self.pairs if self.pairs else 0.0

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the classes that occur in the gold or in the decisions."""
        seen = [c.f1 for c in (self.divergent, self.equivalent) if c.gold or c.predicted]
        return sum(seen) / len(seen) if seen else 0.0

    @property
    def weighted_f1(self) -> float:
        """The mean of both classes' F1, weighted by their number in the gold."""
        total = self.divergent.f1 * self.divergent.gold + self.equivalent.f1 * self.equivalent.gold
        return total / self.pairs if self.pairs else 0.0

    def rows(self) -> list[dict[str, object]]:
        return [{
            "auc": self.auc, "ap": self.ap, "threshold": self.threshold,
            "precision": self.divergent.precision, "recall": self.divergent.recall,
            "f1": self.divergent.f1, "f1_equivalent": self.equivalent.f1,
            "macro_f1": self.macro_f1, "weighted_f1": self.weighted_f1,
            "accuracy": self.accuracy, "mcc": self.mcc, "divergent": self.divergent.gold,
            "pairs": self.pairs,
        }]

    @property
    def notes(self) -> tuple[str, ...]:
        lines = [
            f"{self.divergent.gold} of {self.pairs} pairs are divergent; "
            f"{self.divergent.predicted} have a score of {self.threshold:g} or more."
        ]
        if self.auc is None:
            lines.append("The gold has one class only, so the AUC is not defined.")
        return tuple(lines)


def divergence(
    gold: Sequence[bool], scores: Sequence[float], threshold: float = 0.5
) -> DivergenceScores:
    """Score probabilities of divergence.

    Parameters
    ----------
    gold : sequence of bool
        Whether each pair is divergent.
    scores : sequence of float
        The higher, the more divergent.
    threshold : float
        From this score on, a pair is called divergent.

    Raises
    ------
    InputError
        Where the two are not equally long, or a score is not a finite number.

    Examples
    --------
    >>> divergence([True, True, False], [0.9, 0.4, 0.2]).auc
    1.0
    """
    if len(gold) != len(scores):
        raise InputError(f"{len(gold)} gold labels but {len(scores)} scores")
    bad = next((i for i, s in enumerate(scores) if not isfinite(s)), None)
    if bad is not None:
        raise InputError(f"score {bad + 1}: {scores[bad]} is not a finite number")
    called = [s >= threshold for s in scores]
    tp = sum(g and c for g, c in zip(gold, called, strict=True))
    fp = sum(called) - tp
    fn = sum(map(bool, gold)) - tp
    tn = len(gold) - tp - fp - fn
    below = sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return DivergenceScores(
        area_under_roc(gold, scores),
        average_precision(gold, scores),
        threshold,
        Counts(tp, tp + fp, tp, tp + fn),
        Counts(tn, tn + fn, tn, tn + fp),
        (tp * tn - fp * fn) / below if below else 0.0,
    )


def area_under_roc(gold: Sequence[bool], scores: Sequence[float]) -> float | None:
    """The area under the ROC curve, from the ranks of the scores; None with one class only."""
    positive = sum(map(bool, gold))
    negative = len(gold) - positive
    if not positive or not negative:
        return None
    rank_sum, below = 0.0, 0
    for block in _ties(gold, scores, descending=False):
        # Tied scores share the mean of the ranks that they take up.
        rank_sum += sum(block) * (below + (len(block) + 1) / 2)
        below += len(block)
    return (rank_sum - positive * (positive + 1) / 2) / (positive * negative)


def average_precision(gold: Sequence[bool], scores: Sequence[float]) -> float | None:
    """The step-wise area under the precision-recall curve; None without a divergent pair."""
    positive = sum(map(bool, gold))
    if not positive:
        return None
    area = before = 0.0
    found = seen = 0
    for block in _ties(gold, scores, descending=True):
        found += sum(block)
        seen += len(block)
        recall = found / positive
        area += (recall - before) * found / seen
        before = recall
    return area


def _ties(
    gold: Sequence[bool], scores: Sequence[float], *, descending: bool
) -> list[list[bool]]:
    """The labels in the order of their scores, those of one score together."""
    blocks: list[list[bool]] = []
    last: float | None = None
    pairs = zip(scores, gold, strict=True)
    for score, label in sorted(pairs, key=lambda p: p[0], reverse=descending):
        if score != last:
            blocks.append([])
            last = score
        blocks[-1].append(bool(label))
    return blocks
