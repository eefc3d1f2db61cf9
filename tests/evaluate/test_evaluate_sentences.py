"""Sentence measures: against values computed apart, what is moved, and the command."""

from __future__ import annotations

import json
import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import evaluate as ev
from workbench.cli import main
from workbench.evaluate.crossing import crossing
from workbench.exchange import format_beads


def gold_and_found(seed, sentences, rate):
    """An alignment with every kind of bead in it, some moved, and another that errs."""
    rng = random.Random(seed)
    gold, i, j = [], 0, 0
    while i < sentences:
        x, y = rng.choice([(1, 1)] * 8 + [(1, 2), (2, 1), (2, 2), (1, 0), (0, 1), (3, 1)])
        gold.append((tuple(range(i, i + x)), tuple(range(j, j + y))))
        i, j = i + x, j + y
    for a, b in zip(gold[10:30:7], gold[11:30:7], strict=False):
        k = gold.index(a)
        if a[1] and b[1]:
            gold[k], gold[k + 1] = (a[0], b[1]), (b[0], a[1])
    found = []
    for source, target in gold:
        error = rng.randrange(5) if rng.random() < rate else None
        if error == 0:
            found += [((s,), ()) for s in source] + [((), (t,)) for t in target]
        elif error == 1:
            found.append((tuple(s + 1 for s in source), target))
        elif error == 2:
            found.append((source, tuple(sorted({*target, rng.randrange(j)}))))
        elif error == 3:
            found += [(source, target), (source, target), ((), ())]
        elif error is None:
            found.append((source, target))
    return gold, found


# strict, lax, pairs and null precision, recall and F1, from a scorer that was written apart
# from this one, after the same definitions, and reads the beads from files
APART = {
    (1, 60, 0.3): (
        (0.8928571428571429, 0.8913043478260869, 0.8920800696257616),
        (0.9107142857142857, 0.9130434782608695, 0.9118773946360152),
        (0.9545454545454546, 0.9264705882352942, 0.9402985074626866),
        (0.7142857142857143, 0.9090909090909091, 0.8),
    ),
    (2, 150, 0.1): (
        (0.8091603053435115, 0.8557692307692307, 0.8318123704977296),
        (0.8396946564885496, 0.8942307692307693, 0.8661050670956271),
        (0.96875, 0.8757062146892656, 0.9198813056379822),
        (0.4594594594594595, 0.9444444444444444, 0.6181818181818182),
    ),
    (3, 40, 0.8): (
        (0.3, 0.3333333333333333, 0.3157894736842105),
        (0.43333333333333335, 0.48148148148148145, 0.456140350877193),
        (0.65625, 0.45652173913043476, 0.5384615384615383),
        (0.0, 0.0, 0.0),
    ),
}
TOGETHER = (0.7726384584287831, 0.8186413198970022, 0.8706739526411656, 0.5806451612903225)


def ratios(counts):
    return (counts.precision, counts.recall, counts.f1)


@pytest.mark.parametrize("case", APART, ids=str)
def test_every_digit_is_that_of_a_scorer_written_apart(case):
    gold, found = gold_and_found(*case)
    scores = ev.sentences([gold], [found])
    assert tuple(map(ratios, (scores.strict, scores.lax, scores.pairs, scores.null))) == APART[case]


def test_several_documents_are_summed_before_dividing():
    golds, founds = zip(*(gold_and_found(*case) for case in APART), strict=True)
    scores = ev.sentences(golds, founds)
    assert (scores.strict.f1, scores.lax.f1, scores.pairs.f1, scores.null.f1) == TOGETHER
    assert scores.documents == 3


STARTS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 3)), max_size=7)


@given(STARTS)
def test_what_is_moved_leaves_the_largest_part_that_does_not_cross(starts):
    beads = {((i,), tuple(range(j, j + y))) for i, j, y in starts}

    def straight(some):
        return all((a[0] <= b[0] and a[1][0] <= b[1][0]) or (a[0] >= b[0] and a[1][0] >= b[1][0])
                   for a, b in combinations(some, 2))

    def size(some):
        return sum(len(s) + len(t) for s, t in some)

    kept = beads - crossing(beads)
    best = max((size(some) for k in range(len(beads) + 1) for some in combinations(beads, k)
                if straight(some)), default=0)
    assert straight(kept)
    assert size(kept) == best


def test_moved_beads_are_judged_like_a_kind():
    gold = [((0,), (4,)), ((1,), (0,)), ((2,), (1,)), ((3,), (2,)), ((4,), (3,)), ((5,), ())]
    moved = ev.sentences([gold], [gold]).moved
    assert (moved.right, moved.predicted, moved.found, moved.gold) == (1, 1, 1, 1)
    # a monotone answer misses it, and says that nothing moved
    moved = ev.sentences([gold], [gold[1:]]).moved
    assert (moved.right, moved.predicted, moved.found, moved.gold) == (0, 0, 0, 1)
    # an answer that invents a move is wrong once
    moved = ev.sentences([gold[1:]], [[((1,), (3,)), *gold[2:4], ((4,), (0,))]]).moved
    assert (moved.right, moved.predicted, moved.gold) == (0, 2, 0)


@pytest.fixture
def folders(tmp_path):
    for name in ("one", "two"):
        (tmp_path / "gold" / name).mkdir(parents=True)
    (tmp_path / "found").mkdir()
    for name, case in zip(("one", "two"), APART, strict=False):
        gold, found = gold_and_found(*case)
        (tmp_path / "gold" / name / "gold.txt").write_text(format_beads(gold), encoding="utf-8")
        (tmp_path / "found" / f"{name}.txt").write_text(format_beads(found), encoding="utf-8")
    return tmp_path


def test_the_command_prints_every_measure_and_kind(folders, capsys):
    assert main(["evaluate", "sentences", str(folders / "gold"), str(folders / "found")]) == 0
    out = capsys.readouterr().out
    assert [line.split("  ")[0] for line in out.splitlines()[:12]] == [
        "measure", "strict", "lax", "pairs", "null", "strict 1-1", "strict 1-2", "strict 2-1",
        "strict n-m", "strict added", "strict omitted", "strict moved"]
    assert "over 2 documents" in out


def test_the_command_prints_json(folders, capsys):
    one = [str(folders / "gold" / "one" / "gold.txt"), str(folders / "found" / "one.txt")]
    assert main(["evaluate", "sentences", *one, "--json"]) == 0
    body = json.loads(capsys.readouterr().out)
    case = next(iter(APART))
    for row, numbers in zip(("strict", "lax", "pairs", "null"), APART[case], strict=True):
        assert (body[row]["precision"], body[row]["recall"], body[row]["f1"]) == numbers


def test_a_prediction_that_is_missing_or_no_beads_is_told_in_a_line(folders, capsys):
    (folders / "found" / "two.txt").unlink()
    assert main(["evaluate", "sentences", str(folders / "gold"), str(folders / "found")]) == 1
    assert "two.txt: is missing" in capsys.readouterr().err
    (folders / "found" / "two.txt").write_text("[0]:[0]\n0-0 1-1\n", encoding="utf-8")
    assert main(["evaluate", "sentences", str(folders / "gold"), str(folders / "found")]) == 1
    assert "two.txt:2: '0-0 1-1' is no bead" in capsys.readouterr().err
