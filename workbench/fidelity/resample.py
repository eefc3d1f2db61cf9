"""Uncertainty by resampling: percentile bootstrap, paired comparison of two versions.

Efron & Tibshirani (1993), *An Introduction to the Bootstrap*; for translation metrics Koehn
(2004), *Statistical significance tests for machine translation evaluation*; approximate
randomisation after Riezler & Maxwell (2005), *On some pitfalls in automatic evaluation and
significance testing for MT*. The tests hold them against SciPy's bootstrap and its exact
permutation test, and count how often they err where there is nothing to find.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.errors import ParameterError
from workbench.given import checked
from workbench.model import Interval

__all__ = ["PairedComparison", "bootstrap", "compare_paired"]

DRAWS = 2000
SEED = 20181023
_AT_ONCE = 2_000_000  # numbers that are held at once


@dataclass(frozen=True, slots=True)
class PairedComparison:
    """Mean difference ``a - b`` over the same segments, its interval and p-value.

    ``p_value`` is two-sided, by approximate randomisation of the segments' labels.
    """

    difference: Interval
    p_value: float


def bootstrap(
    values: Sequence[float], weights: Sequence[float] | None = None, *,
    draws: int = DRAWS, seed: int = SEED,
) -> Interval:
    """Weighted mean with a 95 % percentile bootstrap interval over the segments.

    Parameters
    ----------
    values : sequence of float, length n
    weights : sequence of float, length n, optional
        Not negative; equal where left out.

    Raises
    ------
    ParameterError
        Where there is no value, or lengths differ.
    """
    x = np.asarray(values, dtype=float)
    w = np.ones_like(x) if weights is None else np.asarray(weights, dtype=float)
    if not len(x):
        raise ParameterError("no segments to average: the texts have no link with both sides")
    if len(x) != len(w):
        raise ParameterError(f"{len(x)} values but {len(w)} weights: give one weight a value")
    mean = float(np.average(x, weights=w))
    if len(x) == 1:
        return Interval(mean, mean, mean, 1)
    rng = np.random.default_rng(seed)
    means = np.empty(draws)
    for rows in _portions(draws, len(x)):
        chosen = rng.integers(0, len(x), size=(rows.stop - rows.start, len(x)))
        means[rows] = (x[chosen] * w[chosen]).sum(axis=1) / w[chosen].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(mean, float(low), float(high), len(x))


@checked
def compare_paired(
    a: Sequence[float], b: Sequence[float], weights: Sequence[float] | None = None, *,
    draws: int = DRAWS, seed: int = SEED,
) -> PairedComparison:
    """Compare two versions over the same segments.

    Parameters
    ----------
    a, b : sequence of float, length n
        Scores of the same n segments in two versions.
    weights : sequence of float, length n, optional
        Of the segments; equal where left out.

    Returns
    -------
    PairedComparison
        The interval is that of the paired bootstrap: a draw takes a segment's scores in both
        versions together. The p-value is that of a two-sided approximate randomisation test,
        ``(c + 1) / (draws + 1)`` where ``c`` counts the draws with a difference at least as
        large as the one found when each segment's two scores are exchanged by chance.

    Raises
    ------
    ParameterError
        Where the lengths differ or there is no segment.
    """
    if len(a) != len(b):
        raise ParameterError(f"{len(a)} scores against {len(b)}: the versions must be scored on "
                             "the same segments")
    delta = np.asarray(a, dtype=float) - np.asarray(b, dtype=float)
    difference = bootstrap(delta.tolist(), weights, draws=draws, seed=seed)
    share = np.ones_like(delta) if weights is None else np.asarray(weights, dtype=float)
    delta *= share / share.sum()
    rng = np.random.default_rng(seed)
    extreme = 0
    for rows in _portions(draws, len(delta)):
        signs = rng.choice([-1.0, 1.0], size=(rows.stop - rows.start, len(delta)))
        extreme += int((np.abs(signs @ delta) >= abs(difference.value) - 1e-12).sum())
    return PairedComparison(difference, (extreme + 1) / (draws + 1))


def _portions(draws: int, n: int) -> Iterator[slice]:
    """The draws in portions that fit into memory, however many segments there are."""
    step = max(1, _AT_ONCE // max(1, n))
    for start in range(0, draws, step):
        yield slice(start, min(draws, start + step))
