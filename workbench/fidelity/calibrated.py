"""The calibrated decision: from the evidence of a pair to a probability and a score.

Two logistic regressions over :data:`workbench.fidelity.features.FEATURES`, fitted on the
three grades that readers gave in REFreSD (Briakou & Carpuat 2020): *no meaning
difference*, *some meaning difference*, *unrelated*. ``p_divergent`` is the probability of
any difference; fidelity is the expected grade on 1, 0.5, 0. ``training/fit_fidelity.py``
makes the weights; ``docs/models.md`` is their card.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.fidelity.features import FEATURES
from workbench.fitted import manifest, table

__all__ = ["Weights", "grade", "grade_from", "weights"]


# The fitting data hold few pairs that are alike but for one figure, name or negation. A grave
# finding of confidence c therefore leaves at most 1 - c / 2 of the chance that all is well, a
# minor one 1 - c / 5.
_ALARM = 0.5
_REMARK = 0.2


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression on standardised features.

    ``mean``, ``scale`` and each row of ``coef`` are in the order of ``FEATURES``; the rows
    are *any difference* and *unrelated*.
    """

    version: str
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    coef: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]


@functools.cache
def weights() -> Weights:
    """The shipped weights.

    Raises
    ------
    ModelError
        Where the file is missing or made for other features.
    """
    raw = table("fidelity", FEATURES)
    return Weights(
        manifest()["fidelity"].version, tuple(raw["mean"]), tuple(raw["scale"]),
        tuple(tuple(row) for row in raw["coef"]), tuple(raw["bias"]),
    )


def grade(values: Sequence[float], using: Weights | None = None) -> tuple[float, float]:
    """``(fidelity, p_divergent)`` of a pair with these features, both in [0, 1]."""
    w = using or weights()
    z = [(v - m) / s for v, m, s in zip(values, w.mean, w.scale, strict=True)]
    any_difference, unrelated = (
        _logistic(b + sum(c * x for c, x in zip(row, z, strict=True)))
        for row, b in zip(w.coef, w.bias, strict=True)
    )
    return grade_from(any_difference, unrelated, values)


def grade_from(
    any_difference: float, unrelated: float, values: Sequence[float]
) -> tuple[float, float]:
    """``(fidelity, p_divergent)`` from the two regressions and what the rules found."""
    alarm, remark = (values[FEATURES.index(name)] for name in ("alarm", "remark"))
    faithful = (1.0 - any_difference) * (1.0 - _ALARM * alarm) * (1.0 - _REMARK * remark)
    any_difference = 1.0 - faithful
    unrelated = min(unrelated, any_difference)
    return 1.0 - (any_difference + unrelated) / 2.0, any_difference


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, x))))
