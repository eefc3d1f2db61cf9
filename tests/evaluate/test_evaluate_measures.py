"""The measures against oracle numbers, and against their definitions on random data.

The oracle numbers were computed once with separate scorers written from the same papers.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import evaluate as ev
from workbench.errors import InputError
from workbench.evaluate.sentence_links import kind_of
from workbench.exchange import load

GOLD_WORDS = [
    ({(0, 0), (1, 1)}, {(2, 2), (3, 1)}),
    ({(0, 1), (1, 0), (2, 2)}, set()),
    (set(), set()),
    ({(4, 4)}, {(5, 5)}),
]
FOUND_WORDS = [{(0, 0), (1, 1), (2, 2), (3, 3)}, {(0, 1), (2, 2), (3, 1)}, set(), {(5, 5), (4, 3)}]

GOLD_BEADS = [
    [((0,), (0,)), ((1,), (1, 2)), ((2, 3), (3,)), ((4,), ()), ((), (4,)), ((5, 6), (5, 6)),
     ((), ())],
    [((0,), ()), ((1,), (0,)), ((2,), (1,))],
]
FOUND_BEADS = [
    [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2, 3), (3,)), ((4,), ()), ((5,), (4,)),
     ((6,), (6,)), ((6,), (6,))],
    [((0,), (0,)), ((1,), ()), ((2,), (1,))],
]


def test_words_against_oracle():
    scores = ev.words(GOLD_WORDS, FOUND_WORDS)
    assert scores.aer == 0.33333333333333337
    assert (scores.precision, scores.recall, scores.f1) == (6 / 9, 4 / 6, 0.6666666666666666)
    assert scores.rows() == [{
        "aer": scores.aer, "precision": scores.precision, "recall": scores.recall,
        "f1": scores.f1, "predicted": 9, "sure": 6, "possible": 3, "pairs": 4}]
    assert scores.notes[0].startswith("AER 0.333 over 4 sentence pairs")


def test_words_at_the_edges():
    nothing = ev.words([(set(), set())], [set()])
    assert (nothing.aer, nothing.precision, nothing.recall, nothing.f1) == (0, 0, 0, 0)
    assert ev.words([], []).pairs == 0
    # A link that is both sure and possible is sure.
    assert ev.words([({(0, 0)}, {(0, 0)})], [{(0, 0)}]).possible == 0
    with pytest.raises(InputError, match="1 gold lines but 2 predicted lines"):
        ev.words([(set(), set())], [set(), set()])


LINKS = st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6)


@given(st.lists(st.tuples(LINKS, LINKS, LINKS), min_size=1, max_size=4))
def test_words_keep_the_laws_of_their_definition(rows):
    gold = [(sure, possible) for sure, possible, _ in rows]
    found = [links for _, _, links in rows]
    scores = ev.words(gold, found)
    assert 0 <= scores.aer <= 1
    assert ev.words(gold, [sure for sure, _, _ in rows]).aer == 0
    if any(sure for sure, _, _ in rows) or any(found):
        only_sure = ev.words([(sure, set()) for sure, _, _ in rows], found)
        assert only_sure.aer == pytest.approx(1 - only_sure.f1)
    # More possible links can only raise precision, and leave recall as it is.
    wider = ev.words([(s, p | f) for (s, p), f in zip(gold, found, strict=True)], found)
    assert wider.precision >= scores.precision
    assert wider.recall == scores.recall


def test_sentences_against_oracle():
    scores = ev.sentences(GOLD_BEADS, FOUND_BEADS)
    expected = {
        "strict": (0.4, 0.5, 0.4444444444444445),
        "lax": (0.6, 0.8333333333333334, 0.6976744186046512),
        "pairs": (0.75, 0.5454545454545454, 0.631578947368421),
        "null": (0.3333333333333333, 0.3333333333333333, 0.3333333333333333),
    }
    for name, numbers in expected.items():
        counts = getattr(scores, name)
        assert (counts.precision, counts.recall, counts.f1) == numbers, name
    assert (scores.strict.gold, scores.strict.predicted) == (6, 10)
    assert scores.documents == 2


def test_sentences_by_kind():
    scores = ev.sentences(GOLD_BEADS, FOUND_BEADS)
    kinds = {k.kind: (k.strict.right, k.strict.predicted, k.strict.gold) for k in scores.kinds}
    assert kinds == {
        "1-1": (2, 6, 3), "1-2": (0, 0, 1), "2-1": (1, 1, 1), "n-m": (0, 0, 1),
        "added": (0, 1, 1), "omitted": (1, 2, 2),
    }
    rows = {row["measure"]: row for row in scores.rows()}
    assert rows["strict 1-1"]["precision"] == 2 / 6
    assert rows["lax"]["recall"] == scores.lax.recall


@pytest.mark.parametrize(("bead", "kind"), [
    (((0,), (0,)), "1-1"), (((0,), (0, 1)), "1-2"), (((0, 1), (0,)), "2-1"),
    (((0, 1), (0, 1)), "n-m"), (((0,), (0, 1, 2)), "n-m"), (((), (0, 1)), "added"),
    (((0,), ()), "omitted"),
])
def test_kinds_have_the_names_of_links(bead, kind):
    assert kind_of(bead) == kind


SIDE = st.lists(st.integers(0, 4), max_size=2, unique=True).map(lambda x: tuple(sorted(x)))
DOCUMENT = st.lists(st.tuples(SIDE, SIDE), max_size=5)


@given(st.lists(st.tuples(DOCUMENT, DOCUMENT), min_size=1, max_size=3))
def test_sentences_keep_the_laws_of_their_definition(documents):
    gold, found = [d[0] for d in documents], [d[1] for d in documents]
    scores = ev.sentences(gold, found)
    assert scores.lax.right >= scores.strict.right
    assert scores.lax.found >= scores.strict.found
    assert sum(k.strict.right for k in scores.kinds) == scores.strict.right
    assert sum(k.strict.predicted for k in scores.kinds) == scores.strict.predicted
    doubled = ev.sentences(gold, [d + d for d in found])
    assert doubled == scores
    perfect = ev.sentences(gold, gold)
    assert perfect.strict.right == perfect.strict.predicted
    assert perfect.strict.found == perfect.strict.gold


def test_sentences_need_as_many_documents():
    with pytest.raises(InputError, match="1 gold documents but 0"):
        ev.sentences([[]], [])


LABELS = [True, True, True, True, False, False, False, True]
SCORES = [0.9, 0.8, 0.5, 0.2, 0.5, 0.3, 0.7, 0.5]


def test_divergence_against_oracle():
    scores = ev.divergence(LABELS, SCORES)
    assert (scores.auc, scores.ap) == (0.6, 0.7916666666666667)
    assert (scores.divergent.precision, scores.divergent.recall) == (0.6666666666666666, 0.8)
    assert scores.divergent.f1 == 0.7272727272727272
    assert (scores.equivalent.precision, scores.equivalent.f1) == (0.5, 0.4)
    assert scores.macro_f1 == 0.5636363636363636
    assert scores.weighted_f1 == 0.6045454545454545
    assert scores.accuracy == 0.625
    assert scores.mcc == 0.14907119849998599
    assert scores.pairs == 8


def test_divergence_with_one_class():
    scores = ev.divergence([True, True], [0.9, 0.1])
    assert (scores.auc, scores.ap, scores.mcc) == (None, 1.0, 0.0)
    assert "not defined" in scores.notes[1]
    none = ev.divergence([False], [0.1])
    assert (none.auc, none.ap, none.macro_f1) == (None, None, 1.0)


def test_divergence_refuses_what_is_no_score():
    with pytest.raises(InputError, match="2 gold labels but 1 scores"):
        ev.divergence([True, False], [0.5])
    with pytest.raises(InputError, match="score 2: nan"):
        ev.divergence([True, False], [0.5, float("nan")])


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([0.0, 0.2, 0.5, 0.7, 1.0])), min_size=2))
def test_auc_is_the_chance_of_the_right_order(rows):
    labels, scores = [r[0] for r in rows], [r[1] for r in rows]
    high = [s for g, s in rows if g]
    low = [s for g, s in rows if not g]
    found = ev.divergence(labels, scores)
    if not high or not low:
        assert found.auc is None
        return
    wins = sum((h > w) + 0.5 * (h == w) for h in high for w in low)
    assert found.auc == pytest.approx(wins / (len(high) * len(low)))
    # Turning the scores over turns the order over.
    turned = ev.divergence(labels, [1 - s for s in scores])
    assert turned.auc == pytest.approx(1 - found.auc)
    assert len(high) / len(rows) <= ev.divergence(labels, [float(g) for g in labels]).ap == 1.0


@pytest.mark.parametrize("result", [
    ev.words(GOLD_WORDS, FOUND_WORDS), ev.sentences(GOLD_BEADS, FOUND_BEADS),
    ev.divergence(LABELS, SCORES)])
def test_results_have_their_four_exits(result, tmp_path):
    assert len(result.to_frame()) == len(result.rows())
    assert "<table>" in result._repr_html_()
    assert all(isinstance(note, str) for note in result.notes)
    assert load(result.save(tmp_path / "r.json")) == result
