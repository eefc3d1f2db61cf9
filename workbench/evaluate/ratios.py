"""Precision, recall and their harmonic mean, from counts."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Counts"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of what was predicted is right, and how much of the gold was found.

    The two hits are apart because a prediction may be judged against more (possible links,
    empty beads) than it is asked to find. A ratio with nothing below the line is 0.

    Attributes
    ----------
    right, predicted : int
        Predictions that are right, of all predictions.
    found, gold : int
        Gold items that were found, of all that were to be found.
    """

    right: int
    predicted: int
    found: int
    gold: int

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.predicted + other.predicted,
                      self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def row(self, measure: str) -> dict[str, object]:
        """The counts and ratios as a row of a table."""
        return {"measure": measure, "precision": self.precision, "recall": self.recall,
                "f1": self.f1, "predicted": self.predicted, "gold": self.gold}
