"""What holds of any alignment, where documents are long, full of copies, or lopsided.

Long ones (more than 200 by 200 sentences) are searched along bands, by other code than short
ones; what holds of short ones is in ``test_align_sentences.py``.
"""

from __future__ import annotations

import random

import pytest
from bag import BAG, beads, check, lines, mirror, said
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.align import align
from workbench.errors import ParameterError

SIZE = 230


def texts(count, seed=0):
    """Sentences of three to nine words, hardly two of them alike."""
    rng = random.Random(seed)
    return [" ".join(f"w{rng.randrange(4000)}" for _ in range(rng.randint(3, 9)))
            for _ in range(count)]


def translated(base, seed):
    """The texts with some dropped, added, joined, and a passage moved."""
    rng = random.Random(seed)
    order = list(range(len(base)))
    size = rng.randint(3, 8)
    begin = rng.randrange(len(base) - size)
    passage = order[begin : begin + size]
    del order[begin : begin + size]
    place = rng.randrange(len(order))
    order[place:place] = passage
    out, k = [], 0
    while k < len(order):
        dice = rng.random()
        if dice < 0.04:
            k += 1
        elif dice < 0.08:
            out.append(" ".join(f"x{rng.randrange(4000)}" for _ in range(5)))
        elif dice < 0.12 and k + 1 < len(order):
            out.append(f"{base[order[k]]} {base[order[k + 1]]}")
            k += 2
        else:
            out.append(base[order[k]])
            k += 1
    return out


def check_spans(bitext):
    """Each link's characters are within its documents, and are its sentences' own."""
    for link in bitext.links:
        for side, document in (("source", bitext.source), ("target", bitext.target)):
            ids = link.source if side == "source" else link.target
            span = bitext.span(link, side)
            if span is None:
                assert ids == ()
                continue
            assert 0 <= span[0] <= span[1] <= len(document.text)
            assert span == (document.sentence(ids[0]).start, document.sentence(ids[-1]).end)


@settings(deadline=None, max_examples=4)
@given(st.integers(0, 10**6))
def test_long_documents_keep_every_promise_in_both_directions(seed):
    base = texts(SIZE, seed)
    one, other = lines(base), lines(translated(base, seed))
    there, back = align(one, other, model=BAG), align(other, one, model=BAG)
    check(there)
    check(back)
    check_spans(there)
    assert mirror(there) == said(back)
    # a text that is copied is found again, wherever it went
    where = {text: place for place, text in enumerate(base)}
    found = {k.target[0]: k.source for k in there.links if k.kind == "1-1"}
    copies = [(n, where[t]) for n, t in enumerate(s.text for s in other.sentences) if t in where]
    right = sum(found.get(f"t{n}") == (f"s{i}",) for n, i in copies)
    assert right >= 0.98 * len(copies)


@settings(deadline=None, max_examples=3)
@given(st.integers(0, 10**6))
def test_a_long_document_aligns_to_itself(seed):
    base = texts(SIZE, seed)
    bitext = align(lines(base), lines(base), model=BAG)
    assert beads(bitext) == [((f"s{i}",), (f"t{i}",)) for i in range(SIZE)]
    assert not any(k.moved or k.repeats for k in bitext.links)


def test_copies_by_the_hundred_among_other_sentences():
    base = texts(SIZE)
    same = "the very same words again"
    padded = [t for n, text in enumerate(base) for t in ((text, same) if n % 2 else (text,))]
    bitext = align(lines(padded), lines(padded), model=BAG)
    check(bitext)
    assert beads(bitext) == [((f"s{i}",), (f"t{i}",)) for i in range(len(padded))]
    # with half of the copies gone on one side, the rest of the text stays where it is
    fewer = [t for n, t in enumerate(padded) if t != same or n % 4]
    bitext = align(lines(padded), lines(fewer), model=BAG)
    check(bitext)
    placed = {k.source[0]: k.target[0] for k in bitext.links if k.kind == "1-1"}
    kept = [(padded.index(t), fewer.index(t)) for t in base]
    assert sum(placed.get(f"s{i}") == f"t{j}" for i, j in kept) >= 0.95 * len(kept)


def test_a_sentence_that_is_all_of_one_side():
    same = ["no other words but these"] * 300
    check(align(lines(same[:1]), lines(same), model=BAG))
    check(align(lines(same), lines(same[:1]), model=BAG))
    check(align(lines(same), lines(same[:299]), model=BAG))


@settings(deadline=None, max_examples=6)
@given(st.integers(0, 10**6), st.integers(1, 3))
def test_one_sentence_finds_its_place_in_many(seed, size):
    base = texts(SIZE, seed)
    place = seed % (SIZE - size)
    bitext = align(lines(base[place : place + size]), lines(base), model=BAG)
    check(bitext)
    assert [(k.source, k.target) for k in bitext.links if k.linked] == [
        ((f"s{n}",), (f"t{place + n}",)) for n in range(size)]


@pytest.mark.parametrize("one", [[], [""], ["   "], ["a b c"]])
@pytest.mark.parametrize("other", [[], [""], ["a b c"]])
def test_documents_of_nothing_or_next_to_nothing(one, other):
    bitext = align(lines(one), lines(other), model=BAG)
    check(bitext)
    check_spans(bitext)
    assert any(k.linked for k in bitext.links) == (one == other == ["a b c"])


ANCHORED = st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=5)


@settings(deadline=None, max_examples=15)
@given(st.permutations(range(30)), ANCHORED)
def test_no_link_crosses_an_anchor(order, drawn):
    base = texts(30)
    anchors = rising(drawn)
    one, other = lines(base), lines([base[k] for k in order])
    there = align(one, other, model=BAG, anchors=anchors)
    check(there)
    assert crossed(there, anchors) == []
    back = align(other, one, model=BAG, anchors=[(j, i) for i, j in anchors])
    assert mirror(there) == said(back)


def test_no_link_of_long_documents_crosses_an_anchor():
    base = texts(SIZE)
    other = [*base[:20], *base[120:140], *base[20:120], *base[140:]]
    anchors = [(50, 60), (130, 150)]
    bitext = align(lines(base), lines(other), model=BAG, anchors=anchors)
    check(bitext)
    assert crossed(bitext, anchors) == []
    # without them the passage that moved goes across
    assert crossed(align(lines(base), lines(other), model=BAG), anchors) != []


def test_anchors_at_the_ends_or_true_to_the_text_change_nothing():
    base = texts(60)
    one, other = lines(base), lines(base)
    straight = beads(align(one, other, model=BAG))
    for anchors in ([(0, 0)], [(20, 20), (40, 40)], [(0, 0), (59, 59)]):
        assert beads(align(one, other, model=BAG, anchors=anchors)) == straight


def test_an_anchor_can_leave_a_side_with_nothing():
    base = texts(10)
    bitext = align(lines(base), lines(base[4:]), model=BAG, anchors=[(4, 0)])
    check(bitext)
    assert [k.kind for k in bitext.links] == ["omitted"] * 4 + ["1-1"] * 6


@pytest.mark.parametrize("anchors", [[(10, 0)], [(0, -1)], [(1, 2), (2, 1)], [(1, 1), (1, 2)]])
def test_anchors_that_make_no_sense_are_refused(anchors):
    base = texts(10)
    with pytest.raises(ParameterError, match="anchor"):
        align(lines(base), lines(base), model=BAG, anchors=anchors)


def rising(pairs):
    """The pairs that rise on both sides, each after the last that was kept."""
    kept = []
    for i, j in sorted(pairs):
        if not kept or (i > kept[-1][0] and j > kept[-1][1]):
            kept.append((i, j))
    return kept


def crossed(bitext, anchors):
    """Links with sentences on both sides of an anchor."""
    return [
        (k.source, k.target) for k in bitext.links for i, j in anchors if k.linked
        and len({int(n[1:]) >= i for n in k.source} | {int(n[1:]) >= j for n in k.target}) > 1
    ]
