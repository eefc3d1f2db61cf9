"""The parts of word alignment that need no model: features, rules, windows, phrases."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.align.word.background import Background, centred_cosine
from workbench.align.word.compared import Stretch, compare_words
from workbench.align.word.features import CONTEXT, STATIC, context_features, static_features
from workbench.align.word.links import above, softmax_links
from workbench.align.word.model import link_probabilities
from workbench.align.word.path import scan
from workbench.align.word.phrases import phrase_pairs
from workbench.align.word.rule import mutual_links
from workbench.align.word.windows import Windowing
from workbench.errors import ParameterError
from workbench.fitted import table
from workbench.model import Segment, SegmentPair, WordAlignment, WordLink
from workbench.text import tokenize_blanks

WORDS = st.lists(st.sampled_from(["chat", "cat", "12", ",", "Été", "", "—", "le"]), max_size=7)


def random_vectors(words: list[str], seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(len(words), 8)).astype(np.float32)


COMMON = Background((1,), np.zeros(8, dtype=np.float32), table("links")["spread"])
SMALL = Windowing(80, most_cells=1000, blind_width=80, blind_margin=40)


WHOLE = Windowing(10**6)


def mutual(seen: Stretch) -> tuple[tuple[int, int], ...]:
    return mutual_links(seen.source, seen.target, seen.similarity / seen.spread, seen.places)


def likely(seen: Stretch) -> tuple[tuple[int, int], ...]:
    return above(seen.probability, 0.4)


def segment(text: str, language: str = "en") -> Segment:
    return Segment(text, language, tokenize_blanks(text))


def alignment(source: str, target: str, links: list[tuple[int, int]]) -> WordAlignment:
    pair = SegmentPair("L0", segment(source, "fr"), segment(target))
    return WordAlignment(pair, tuple(WordLink(i, j, 0.9 - i / 100) for i, j in links), (), "test")


def test_weights_name_every_feature_of_their_round() -> None:
    names = [tuple(r["weights"]) for r in table("links")["rounds"]]
    assert names == [STATIC, STATIC + CONTEXT, STATIC + CONTEXT]


def test_features_by_hand() -> None:
    similarity = np.array([[0.9, 0.1], [0.2, 0.6]], dtype=np.float32)
    found = dict(static_features(["Été", ","], ["ete", "!"], similarity))
    assert tuple(found) == STATIC
    np.testing.assert_allclose(found["margin_low"], [[0.7, -0.8], [-0.7, 0.4]], atol=1e-6)
    np.testing.assert_allclose(found["margin_high"], [[0.8, -0.5], [-0.4, 0.5]], atol=1e-6)
    np.testing.assert_allclose(found["distance"], [[0, 0.5], [0.5, 0]])
    np.testing.assert_allclose(found["one_punctuation"], [[0, 1], [1, 0]])
    np.testing.assert_allclose(found["both_punctuation"], [[0, 0], [0, 1]])
    np.testing.assert_allclose(found["same_spelling"], [[1, 0], [0, 0]])
    # "^chat$" has 9 n-grams and "^cat$" 7; "^c", "at", "t$" and "at$" are in both
    spelling = dict(static_features(["chat"], ["cat"], similarity[:1, :1]))["spelling"]
    np.testing.assert_allclose(spelling, [[2 * 4 / 16]])


def test_context_looks_at_the_neighbours() -> None:
    p = np.zeros((4, 5), dtype=np.float32)
    p[1, 2] = 0.8
    found = dict(context_features(p))
    assert tuple(found) == CONTEXT
    assert found["diagonal"][0, 1] == found["diagonal"][2, 3] == np.float32(0.8)
    assert found["antidiagonal"][0, 3] == found["antidiagonal"][2, 1] == np.float32(0.8)
    assert {tuple(k) for k in np.argwhere(found["beside"] > 0)} == {(0, 2), (2, 2), (1, 1), (1, 3)}
    assert found["near"][3, 4] == found["near"][2, 4] == np.float32(0.8)
    assert found["lead_low"][1, 2] == np.float32(0.8)


def test_softmax_rule_needs_both_directions() -> None:
    similarity = np.array([[0.9, 0.0, 0.85], [0.0, 0.8, 0.9]], dtype=np.float32)
    assert set(softmax_links(similarity, 0.05, 0.3)) == {(0, 0), (1, 2)}
    assert softmax_links(np.zeros((0, 3), dtype=np.float32), 0.1, 0.1) == ()


def test_mutual_best_neighbours_by_hand() -> None:
    # "ne mange pas" / "does not eat": the second word of the negation joins the first's link
    similarity = np.array([[0.5, 2.0, 0.5], [0.9, 0.5, 4.0], [0.5, 3.0, 0.5]], dtype=np.float32)
    found = mutual_links(["ne", "mange", "pas"], ["does", "not", "eat"], similarity)
    assert set(found) == {(1, 2), (2, 1)}
    # "de terre" beside "pomme", all near to "potato" alone
    similarity = np.array([[3.0, 0.0], [2.98, 0.0], [0.0, 3.0]], dtype=np.float32)
    assert mutual_links(["pomme", "terre", "cuite"], ["potato", "baked"], similarity) == (
        (0, 0), (1, 0), (2, 1))
    # too far is no link, and a word is none with a mark
    far = np.full((1, 1), 0.5, dtype=np.float32)
    assert mutual_links(["a"], ["b"], far) == ()
    assert mutual_links(["a"], ["!"], np.full((1, 1), 1.5, dtype=np.float32)) == ()
    assert mutual_links([], ["b"], np.zeros((0, 1), dtype=np.float32)) == ()


@settings(deadline=None, max_examples=60)
@given(WORDS, WORDS, st.integers(0, 5))
def test_mutual_links_are_symmetric(source: list[str], target: list[str], seed: int) -> None:
    a, b = random_vectors(source, seed), random_vectors(target, seed + 50)
    there = mutual_links(source, target, centred_cosine(a, b, COMMON) / 0.2)
    back = mutual_links(target, source, centred_cosine(b, a, COMMON) / 0.2)
    assert set(there) == {(i, j) for j, i in back}


def test_above_keeps_reading_order() -> None:
    p = np.array([[0.2, 0.9], [0.7, 0.41]], dtype=np.float32)
    assert above(p, 0.4) == ((0, 1), (1, 0), (1, 1))


@settings(deadline=None, max_examples=60)
@given(WORDS, WORDS, st.integers(0, 5))
def test_probabilities_are_symmetric(source: list[str], target: list[str], seed: int) -> None:
    a, b = random_vectors(source, seed), random_vectors(target, seed + 50)
    there = link_probabilities(source, target, centred_cosine(a, b, COMMON), 0.2)
    back = link_probabilities(target, source, centred_cosine(b, a, COMMON), 0.2)
    assert there.shape == (len(source), len(target))
    assert ((there >= 0) & (there <= 1)).all()
    np.testing.assert_allclose(there, back.T, atol=1e-4)


def test_same_vectors_are_linked_wherever_they_stand() -> None:
    words = [f"w{k}" for k in range(12)]
    a = random_vectors(words, 3)
    order = [*range(6, 12), *range(6)]
    found = compare_words(words, [words[k].upper() for k in order], (a, a[order]), COMMON, likely)
    assert set(found.links) >= {(k, order.index(k)) for k in range(12)}
    assert (found.source.index == [order.index(k) for k in range(12)]).all()


@pytest.mark.parametrize("swap", [False, True])
def test_links_in_windows_are_right(swap: bool) -> None:
    words = [f"w{k}" for k in range(300)]
    a = random_vectors(words, 1)
    # one word in ten of the other side is missing
    keep = [k for k in range(300) if k % 10]
    sides = (words, [words[k] for k in keep]), (a, a[keep])
    if swap:
        sides = sides[0][::-1], sides[1][::-1]
    whole = compare_words(*sides[0], sides[1], COMMON, likely, windowing=WHOLE)
    parts = compare_words(*sides[0], sides[1], COMMON, likely, windowing=SMALL)
    assert whole.whole and not parts.whole
    right = {(k, i) if not swap else (i, k) for i, k in enumerate(keep)}
    assert right <= set(whole.links) and right <= set(parts.links)
    assert (parts.source.index >= 0).all() and (parts.target.index >= 0).all()
    given_links = tuple(sorted(right))
    given_parts = compare_words(*sides[0], sides[1], COMMON, likely, given_links, SMALL)
    assert tuple(given_parts.links) == given_links
    assert min(score for score, _ in given_parts.links.values()) > 0.4


@pytest.mark.parametrize("swap", [False, True])
def test_windows_joined_give_what_the_whole_gives(swap: bool) -> None:
    rng = np.random.default_rng(5)
    words = [f"w{k}" for k in range(260)]
    a = rng.normal(size=(260, 200)).astype(np.float32)
    # a translation of sorts: words are lost, neighbours change places, meanings blur
    order = [k for k in range(260) if k % 9]
    for k in range(0, len(order) - 1, 5):
        order[k], order[k + 1] = order[k + 1], order[k]
    b = a[order] + 0.6 * rng.normal(size=(len(order), 200)).astype(np.float32)
    sides = (words, [words[k][::-1] for k in order]), (a, b)
    if swap:
        sides = sides[0][::-1], sides[1][::-1]
    common = Background((1,), np.zeros(200, dtype=np.float32), 0.07)
    for rule in (likely, mutual):
        whole = compare_words(*sides[0], sides[1], common, rule, windowing=WHOLE)
        assert len(whole.links) > 200
        for windowing in (
            Windowing(100),
            Windowing(100, most_cells=0, blind_width=120, blind_margin=60),
        ):
            parts = compare_words(*sides[0], sides[1], common, rule, windowing=windowing)
            # a lost word may find a faint likeness in a window that is beaten in the whole
            differ = parts.links.keys() ^ whole.links.keys()
            assert all(place[1 if swap else 0] % 9 == 0 for place in differ)
            for place in whole.links.keys() - differ:
                assert parts.links[place] == pytest.approx(whole.links[place], abs=0.02)


@given(st.integers(1, 400), st.integers(1, 400))
def test_windows_own_every_word_once(m: int, n: int) -> None:
    owned: list[int] = []
    covered: set[int] = set()
    for window in Windowing(0, width=40, margin=4).over(m, n, lambda x: x * 0.7 + 30):
        here, there = (window.columns, window.rows) if n > m else (window.rows, window.columns)
        assert here.start <= window.own.start <= window.own.stop <= here.stop
        assert there.start < there.stop
        owned += range(window.own.start, window.own.stop)
        covered |= set(range(there.start, there.stop))
    assert owned == list(range(max(m, n)))
    blind = Windowing(0, most_cells=0, blind_width=40, blind_margin=20).over(m, n)
    for window in blind:
        covered |= set(range(*(window.rows if n > m else window.columns).indices(min(m, n))))
    assert covered == set(range(min(m, n)))


def test_phrases_by_hand() -> None:
    # ne prend pas / does not take: the verb lies within the negation
    found = phrase_pairs(alignment("il ne prend pas", "he does not take",
                                   [(0, 0), (1, 2), (2, 3), (3, 2)]))
    assert [(p.source_text, p.target_text) for p in found] == [
        ("il", "he"), ("ne prend pas", "not take"), ("prend", "take")]
    assert [p.score for p in found] == pytest.approx([0.9, 0.87, 0.88])
    assert found[1].source_span == (3, 15)
    assert list(found.to_frame()["source"]) == ["il", "ne prend pas", "prend"]


def test_phrases_leave_out_what_is_too_long() -> None:
    crossed = alignment("a b c", "x y z", [(0, 2), (1, 1), (2, 0), (0, 0)])
    assert [(p.source, p.target) for p in phrase_pairs(crossed)] == [((0, 3), (0, 3)),
                                                                     ((1, 2), (1, 2))]
    assert [(p.source, p.target) for p in phrase_pairs(crossed, 2)] == [((1, 2), (1, 2))]
    assert phrase_pairs(crossed, 2).left_out == 3
    assert "3 word links stand in longer ones" in " ".join(phrase_pairs(crossed, 2).notes)
    assert len(phrase_pairs(alignment("", "", []))) == 0
    with pytest.raises(ParameterError, match="max_length"):
        phrase_pairs(crossed, 0)


def consistent(links: set[tuple[int, int]], box: tuple[int, int, int, int]) -> bool:
    """Koehn's definition, word for word: a link inside, and none that leads out."""
    a, b, c, d = box
    inside = [k for k in links if a <= k[0] < b and c <= k[1] < d]
    return bool(inside) and all((a <= i < b) == (c <= j < d) for i, j in links)


@settings(deadline=None)
@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=7), st.integers(1, 5))
def test_phrases_are_the_smallest_of_all_consistent_boxes(
    links: set[tuple[int, int]], longest: int
) -> None:
    ends = [(a, b) for a in range(5) for b in range(a + 1, 6)]
    boxes = [(*s, *t) for s in ends for t in ends if consistent(links, (*s, *t))]
    expected = set()
    for i, j in links:
        around = [x for x in boxes if x[0] <= i < x[1] and x[2] <= j < x[3]]
        least = min(around, key=lambda x: (x[1] - x[0]) * (x[3] - x[2]))
        assert all(x[0] <= least[0] and least[1] <= x[1] and x[2] <= least[2]
                   and least[3] <= x[3] for x in around)
        if max(least[1] - least[0], least[3] - least[2]) <= longest:
            expected.add(least)
    text = "a b c d e"
    found = phrase_pairs(alignment(text, text, sorted(links)), longest)
    assert {(*p.source, *p.target) for p in found} == expected


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12))
def test_phrases_are_consistent_and_cover_every_link(links: set[tuple[int, int]]) -> None:
    text = " ".join("abcdefgh")
    found = phrase_pairs(alignment(text, text, sorted(links)), max_length=8)
    for p in found:
        inside = {k for k in links if p.source[0] <= k[0] < p.source[1]}
        assert inside
        assert inside == {k for k in links if p.target[0] <= k[1] < p.target[1]}
        assert {k[0] for k in inside} >= {p.source[0], p.source[1] - 1}
        assert {k[1] for k in inside} >= {p.target[0], p.target[1] - 1}
    assert all(
        any(p.source[0] <= i < p.source[1] and p.target[0] <= j < p.target[1] for p in found)
        for i, j in links
    )


def test_a_moved_stretch_of_a_long_pair_is_followed() -> None:
    rng = np.random.default_rng(2)
    words = [f"w{k}" for k in range(600)]
    a = rng.normal(size=(600, 100)).astype(np.float32)
    order = [*range(200), *range(400, 600), *range(200, 400)]
    b = a[order] + 0.5 * rng.normal(size=(600, 100)).astype(np.float32)
    common = Background((1,), np.zeros(100, dtype=np.float32), 0.1)
    found = compare_words(words, [words[k] for k in order], (a, b), common, likely)
    right = {(k, j) for j, k in enumerate(order)}
    assert len(right & set(found.links)) > 540
    assert found.whole and (found.source.index == np.argsort(order)).mean() > 0.99


def test_a_scan_finds_what_the_matrix_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.align.word.path._ROWS", 7)
    rng = np.random.default_rng(3)
    left, right = (x / np.linalg.norm(x, axis=1, keepdims=True)
                   for x in (rng.normal(size=(40, 6)), rng.normal(size=(33, 6))))
    matrix = (left @ right.T).astype(np.float32)
    for found, values in zip(scan(left.astype(np.float32), right.astype(np.float32)),
                             (matrix, matrix.T), strict=True):
        ordered = np.sort(values, axis=1)
        assert (found.index == values.argmax(axis=1)).all()
        np.testing.assert_allclose(found.similarity, ordered[:, -1], atol=1e-5)
        np.testing.assert_allclose(found.lead, ordered[:, -1] - ordered[:, -2], atol=1e-5)
