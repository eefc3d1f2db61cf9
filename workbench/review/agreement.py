"""How far reviewers agree: Krippendorff's alpha and Cohen's kappa."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.errors import ParameterError
from workbench.given import checked
from workbench.model import SEVERITIES
from workbench.results import Result, record
from workbench.review.verdicts import VERDICTS, Review, Verdict

__all__ = ["Agreement", "AgreementRow", "agreement", "cohen_kappa", "krippendorff_alpha"]

Metric = Literal["nominal", "ordinal", "interval"]
Weights = Literal["linear", "quadratic"]
_Table = npt.NDArray[np.float64]
_Value = Callable[[Verdict], str]

_DRAWS = 1000
_SEED = 20181023
_SCALE = ("none", *SEVERITIES)


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """Agreement on one question.

    ``agreed`` is the share of items on which all who judged one say the same; ``kappa`` is
    None for more than two reviewers; ``kappa`` and ``alpha`` are None where they are not
    defined, because nobody ever used a second category. ``low`` and ``high`` bound the
    central 95 % of alpha when the items are drawn again and again with replacement.
    """

    measure: str
    reviewers: str
    items: int
    agreed: float
    kappa: float | None
    alpha: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Agreement(Result):
    """Agreement between reviewers, by question and pair of reviewers."""

    table: tuple[AgreementRow, ...]
    remarks: tuple[str, ...] = ()

    def rows(self) -> list[dict[str, object]]:
        return [record(r) for r in self.table]

    @property
    def notes(self) -> tuple[str, ...]:
        told = tuple(
            f"{r.measure} ({r.reviewers}): {r.items} judged by more than one, "
            f"{100 * r.agreed:.0f} % of them alike; Krippendorff's alpha {_figure(r.alpha)}"
            + (f" [{_figure(r.low)}, {_figure(r.high)}]" if r.low is not None else "")
            + (f", Cohen's kappa {_figure(r.kappa)}" if r.kappa is not None else "") + "."
            for r in self.table)
        return (*(told or ("No item was judged by two reviewers.",)), *self.remarks)


@checked
def agreement(review: Review) -> Agreement:
    """How far the reviewers of a review agree.

    Three questions: the verdicts on divergences and on links (nominal), and the severity that
    each reviewer stands by for a divergence (ordinal: none where it was rejected, else minor,
    major, critical; kappa with linear weights).

    Parameters
    ----------
    review : Review
        Of two reviewers or more; an item that only one of them judged does not count.

    Raises
    ------
    ParameterError
        Where there are fewer than two reviewers.
    """
    if len(review.reviewers) < 2:
        raise ParameterError("agreement needs two reviewers or more; the review has "
                             f"{len(review.reviewers)}: apply two files")
    groups = [review.reviewers]
    if len(review.reviewers) > 2:
        groups += list(combinations(review.reviewers, 2))
    rows = []
    questions: tuple[tuple[str, Metric, Sequence[str], _Value], ...] = (
        ("verdict on divergences", "nominal", VERDICTS,
         lambda v: v.verdict if v.on_divergence else ""),
        ("severity of divergences", "ordinal", _SCALE,
         lambda v: v.weight if v.on_divergence else ""),
        ("verdict on links", "nominal", VERDICTS, lambda v: "" if v.on_divergence else v.verdict),
    )
    for group in groups:
        for measure, metric, order, value in questions:
            row = _row(measure, metric, order, _values(review, value), group)
            if row is not None:
                rows.append(row)
    return Agreement(tuple(rows))


def krippendorff_alpha(
    units: Sequence[Sequence[Hashable | None]],
    metric: Metric = "nominal",
    order: Sequence[Hashable] = (),
) -> float | None:
    """Krippendorff's alpha of any number of observers, with missing values.

    Krippendorff (2011), *Computing Krippendorff's alpha-reliability*.

    Parameters
    ----------
    units : sequence of n units, each a sequence of the observers' values
        None for a value that is missing; a unit with one value or none does not count.
    metric : {"nominal", "ordinal", "interval"}
    order : sequence
        The categories from low to high, for ``ordinal``; sorted where empty. For ``interval``
        the categories are numbers.

    Returns
    -------
    float or None
        At most 1; None where there is nothing to compare, or one category alone was used.
    """
    known = order or _sorted({v for unit in units for v in unit if v is not None})
    return _alpha(_coincidences(units, known).sum(axis=0), metric, known)


def cohen_kappa(
    a: Sequence[Hashable], b: Sequence[Hashable], *,
    weights: Weights | None = None, order: Sequence[Hashable] = (),
) -> float | None:
    """Cohen's kappa of two observers.

    Cohen (1960), *A coefficient of agreement for nominal scales*; with weights Cohen (1968).

    Parameters
    ----------
    a, b : sequence, length n
        The values of the two observers for the same n items.
    weights : {"linear", "quadratic"}, optional
        How a disagreement grows with the distance of the categories in ``order``.
    order : sequence
        The categories from low to high; sorted where empty.

    Returns
    -------
    float or None
        At most 1; None where there is no item, or both used one category alone.

    Raises
    ------
    ParameterError
        Where the lengths differ.
    """
    if len(a) != len(b):
        raise ParameterError(f"{len(a)} values against {len(b)}: give both for the same items")
    known = list(order or _sorted({*a, *b}))
    n = len(known)
    table = np.zeros((n, n))
    for x, y in zip(a, b, strict=True):
        table[known.index(x), known.index(y)] += 1
    apart = np.abs(np.subtract.outer(np.arange(n), np.arange(n))).astype(float)
    cost = (apart > 0).astype(float) if weights is None else (
        apart if weights == "linear" else apart**2)
    total = table.sum()
    expected = (np.outer(table.sum(axis=1), table.sum(axis=0)) * cost).sum()
    if not total or not expected:
        return None
    return float(1 - (table * cost).sum() * total / expected)


def _values(review: Review, value: _Value) -> dict[str, dict[str, str]]:
    """By item and reviewer, what was said; items that nobody answered are left out."""
    out: dict[str, dict[str, str]] = defaultdict(dict)
    for verdict in review.verdicts:
        said = value(verdict)
        if said:
            out[verdict.id][verdict.reviewer] = said
    return out


def _row(
    measure: str, metric: Metric, order: Sequence[str], values: dict[str, dict[str, str]],
    group: Sequence[str],
) -> AgreementRow | None:
    units: list[list[str | None]] = [[said.get(r) for r in group] for said in values.values()]
    both = [u for u in units if sum(v is not None for v in u) > 1]
    if not both:
        return None
    alike = sum(len({v for v in u if v is not None}) == 1 for u in both) / len(both)
    kappa = None
    if len(group) == 2:
        kappa = cohen_kappa([u[0] for u in both], [u[1] for u in both],
                            weights="linear" if metric == "ordinal" else None, order=order)
    low, high = _interval(both, metric, order)
    return AgreementRow(measure, ", ".join(group), len(both), alike, kappa,
                        krippendorff_alpha(both, metric, order), low, high)


def _interval(
    units: Sequence[Sequence[Hashable | None]], metric: Metric, order: Sequence[Hashable]
) -> tuple[float | None, float | None]:
    tables = _coincidences(units, order)
    rng = np.random.default_rng(_SEED)
    drawn = [_alpha(tables[rng.integers(0, len(tables), len(tables))].sum(axis=0), metric, order)
             for _ in range(_DRAWS)]
    known = [value for value in drawn if value is not None]
    if len(known) < 0.9 * _DRAWS:
        return None, None  # too often undefined for an interval to say anything
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def _coincidences(
    units: Sequence[Sequence[Hashable | None]], known: Sequence[Hashable]
) -> _Table:
    """For each unit, how often each pair of values meets in it, weighted by its size."""
    place = {value: i for i, value in enumerate(known)}
    out = np.zeros((len(units), len(known), len(known)))
    for n, unit in enumerate(units):
        counts = np.zeros(len(known))
        for value in unit:
            if value is not None:
                counts[place[value]] += 1
        size = counts.sum()
        if size > 1:
            out[n] = (np.outer(counts, counts) - np.diag(counts)) / (size - 1)
    return out


def _alpha(table: _Table, metric: Metric, known: Sequence[Hashable]) -> float | None:
    margins = table.sum(axis=0)
    total = margins.sum()
    distance = _distances(metric, margins, known)
    expected = (np.outer(margins, margins) * distance).sum()
    if total < 2 or not expected:
        return None
    return float(1 - (total - 1) * (table * distance).sum() / expected)


def _distances(metric: Metric, margins: _Table, known: Sequence[Hashable]) -> _Table:
    n = len(known)
    if metric == "nominal":
        return 1.0 - np.eye(n)
    if metric == "interval":
        values = np.asarray(known, dtype=float)
        apart: _Table = np.subtract.outer(values, values)
        return apart * apart
    if metric != "ordinal":
        raise ParameterError(f"no metric {metric!r}; there are nominal, ordinal and interval")
    # The ranks between two categories, each counted as often as it was used.
    out = np.zeros((n, n))
    for c in range(n):
        for k in range(c + 1, n):
            between = margins[c : k + 1].sum() - (margins[c] + margins[k]) / 2
            out[c, k] = out[k, c] = between**2
    return out


def _sorted(values: set[Hashable]) -> list[Hashable]:
    return sorted(values, key=lambda v: (str(type(v)), v))


def _figure(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"
