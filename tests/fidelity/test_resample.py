import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import ParameterError
from workbench.fidelity import bootstrap, compare_paired, reference_metrics


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
