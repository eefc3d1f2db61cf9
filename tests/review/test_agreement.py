"""Agreement between reviewers, against values that others have published."""

import pytest

from workbench.errors import ParameterError
from workbench.review import Review, Verdict, agreement, cohen_kappa, krippendorff_alpha

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, examples A, B and C.
BINARY = [(0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)]
NOMINAL = ["aabbdcccedda", "babbbcccEddd".lower()]
_ = None
FOUR = [
    (1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3),
    (_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _),
]


@pytest.mark.parametrize("observers, metric, published", [
    (BINARY, "nominal", 0.095), (NOMINAL, "nominal", 0.692), (FOUR, "nominal", 0.743),
    (FOUR, "ordinal", 0.815), (FOUR, "interval", 0.849),
])
def test_alpha_is_as_published(observers, metric, published):
    units = list(zip(*observers, strict=True))
    assert krippendorff_alpha(units, metric) == pytest.approx(published, abs=5e-4)


# Two judges over yes and no, as often quoted for what kappa does and does not say.
@pytest.mark.parametrize("table, published", [
    ((20, 5, 10, 15), 0.40), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593),
])
def test_kappa_is_as_published(table, published):
    a, b, c, d = table
    one = ["yes"] * (a + b) + ["no"] * (c + d)
    other = ["yes"] * a + ["no"] * b + ["yes"] * c + ["no"] * d
    assert cohen_kappa(one, other) == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize("weights", [None, "linear", "quadratic"])
def test_kappa_is_that_of_scikit_learn(weights):
    metrics = pytest.importorskip("sklearn.metrics")
    one, other = [0, 1, 2, 3, 2, 1, 0, 3, 3, 2], [0, 2, 2, 3, 1, 1, 1, 3, 0, 2]
    assert cohen_kappa(one, other, weights=weights) == pytest.approx(
        metrics.cohen_kappa_score(one, other, weights=weights))


def test_full_agreement_is_one_and_no_variation_is_undefined():
    assert krippendorff_alpha([(1, 1), (2, 2)]) == 1
    assert cohen_kappa("ab", "ab") == 1
    assert krippendorff_alpha([(1, 1), (1, 1)]) is None
    assert cohen_kappa("aa", "aa") is None
    assert krippendorff_alpha([]) is None
    assert krippendorff_alpha([(1, None)]) is None


def test_what_cannot_be_compared_is_refused():
    with pytest.raises(ParameterError, match="2 values against 1"):
        cohen_kappa("ab", "a")
    with pytest.raises(ParameterError, match="no metric"):
        krippendorff_alpha([(1, 2)], "cosine")
    with pytest.raises(ParameterError, match="two reviewers"):
        agreement(Review((Verdict("D0", "A", "accept", rated="major"),)))


def judged(reviewer, words):
    return tuple(Verdict(f"D{i}", reviewer, w, rated="minor") for i, w in enumerate(words) if w)


def test_a_review_s_agreement_counts_what_two_have_judged():
    review = Review((*judged("A", ["accept", "accept", "reject", ""]),
                     *judged("B", ["accept", "reject", "reject", "accept"]),
                     Verdict("L0", "A", "accept"), Verdict("L0", "B", "accept")))
    found = agreement(review)
    rows = {row["measure"]: row for row in found.rows()}
    verdicts = rows["verdict on divergences"]
    assert (verdicts["items"], verdicts["agreed"]) == (3, pytest.approx(2 / 3))
    assert verdicts["kappa"] == pytest.approx(cohen_kappa(["a", "a", "r"], ["a", "r", "r"]))
    assert rows["verdict on links"]["alpha"] is None
    assert rows["severity of divergences"]["items"] == 3
    assert found.to_frame().shape[0] == 3
    assert "3 judged" in found.notes[0]


def test_three_reviewers_have_one_alpha_and_a_kappa_for_each_two():
    words = ["accept", "reject", "unsure", "accept"]
    review = Review((*judged("A", words), *judged("B", words), *judged("C", words)))
    rows = [r for r in agreement(review).rows() if r["measure"] == "verdict on divergences"]
    assert [r["reviewers"] for r in rows] == ["A, B, C", "A, B", "A, C", "B, C"]
    assert [r["kappa"] for r in rows] == [None, 1, 1, 1]
    assert all(r["alpha"] == 1 for r in rows)
