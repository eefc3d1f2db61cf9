import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from workbench.errors import ParameterError
from workbench.fidelity import bootstrap, compare_paired, reference_metrics, resample


def test_mean_is_weighted_and_inside_its_interval():
    interval = bootstrap([0.0, 1.0, 1.0], [2.0, 1.0, 1.0])
    assert interval.value == 0.5 and interval.low <= 0.5 <= interval.high and interval.n == 3


def test_one_segment_has_no_width():
    interval = bootstrap([0.7])
    assert (interval.low, interval.high) == (0.7, 0.7)


def test_same_seed_same_interval():
    values = [0.1, 0.5, 0.9, 0.3]
    assert bootstrap(values) == bootstrap(values)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=30))
def test_interval_stays_in_the_range_of_the_values(values):
    interval = bootstrap(values, draws=200)
    assert min(values) - 1e-9 <= interval.low <= interval.high <= max(values) + 1e-9


def test_wrong_lengths_are_named():
    with pytest.raises(ParameterError, match="2 values but 1 weights"):
        bootstrap([1.0, 0.0], [1.0])
    with pytest.raises(ParameterError, match="no segments"):
        bootstrap([])
    with pytest.raises(ParameterError, match="same segments"):
        compare_paired([1.0], [1.0, 0.5])


def test_a_clear_difference_is_significant_and_none_is_not():
    better, worse = [0.9 + 0.001 * k for k in range(30)], [0.5 + 0.001 * k for k in range(30)]
    assert compare_paired(better, worse).p_value < 0.01
    assert compare_paired(worse, better).difference.high < 0
    assert compare_paired(better, better).p_value == 1.0


def test_reference_metrics_carry_sacrebleu_signatures():
    text = ["The cat sat on the mat.", "It is raining today."]
    bleu, chrf, ter = reference_metrics(text, [text])
    assert bleu.value == pytest.approx(100) and chrf.value == pytest.approx(100)
    assert ter.value == 0.0
    assert "version:" in bleu.signature and "nrefs:1" in chrf.signature


def test_reference_metrics_need_aligned_segments():
    with pytest.raises(ParameterError, match="reference 1 has 1 segments, the translation 2"):
        reference_metrics(["a", "b"], [["a"]])
    with pytest.raises(ParameterError, match="at least one"):
        reference_metrics([], [])


def _differences(seed, n=12):
    rng = np.random.default_rng(seed)
    return rng.uniform(0, 1, n), rng.uniform(0, 1, n)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_p_value_is_that_of_the_exact_permutation_test(seed):
    a, b = _differences(seed)
    exact = stats.permutation_test((a - b,), np.mean, permutation_type="samples",
                                   n_resamples=np.inf).pvalue
    p = compare_paired(a.tolist(), b.tolist(), draws=20_000).p_value
    assert p == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / 20_000) + 1e-3)


@pytest.mark.parametrize("seed", [4, 5])
def test_the_interval_is_that_of_another_bootstrap(seed):
    a, b = _differences(seed, 40)
    other = stats.bootstrap((a - b,), np.mean, method="percentile", n_resamples=20_000,
                            rng=np.random.default_rng(0)).confidence_interval
    own = compare_paired(a.tolist(), b.tolist(), draws=20_000).difference
    assert (own.low, own.high) == pytest.approx((other.low, other.high), abs=0.006)
    assert own.value == pytest.approx((a - b).mean())


def test_no_difference_is_found_as_often_as_the_level_says():
    rng = np.random.default_rng(7)
    p = [compare_paired(rng.normal(0, 1, 30).tolist(), rng.normal(0, 1, 30).tolist(),
                        draws=200, seed=n).p_value for n in range(400)]
    assert 0.02 < np.mean(np.array(p) <= 0.05) < 0.09


def test_the_interval_holds_the_mean_as_often_as_it_says():
    rng = np.random.default_rng(8)
    held = 0
    for n in range(400):
        interval = bootstrap(rng.beta(5, 2, 60).tolist(), draws=300, seed=n)
        held += interval.low <= 5 / 7 <= interval.high
    assert 0.90 <= held / 400 <= 0.98


def test_the_least_p_value_is_one_in_the_draws_and_one():
    better = [1.0] * 40
    assert compare_paired(better, [0.0] * 40, draws=99).p_value == 1 / 100


def test_weights_count_as_repeated_segments_would():
    once = compare_paired([0.9, 0.2, 0.4], [0.1, 0.3, 0.4], [3.0, 1.0, 1.0])
    assert once.difference.value == pytest.approx((3 * 0.8 - 0.1) / 5)
    assert compare_paired([0.9, 0.2], [0.1, 0.3], [1.0, 1.0]) == compare_paired(
        [0.9, 0.2], [0.1, 0.3])


def test_many_segments_are_drawn_in_portions_to_the_same_figures(monkeypatch):
    a, b = (x.tolist() for x in _differences(9, 50))
    whole = compare_paired(a, b), bootstrap(a, b)
    monkeypatch.setattr(resample, "_AT_ONCE", 777)
    assert (compare_paired(a, b), bootstrap(a, b)) == whole
