"""Sentence alignment: what holds for any two documents, and what the first corpus must show."""

from __future__ import annotations

from pathlib import Path

import pytest
from bag import BAG, DISTINCT, SENTENCES, beads, check, lines, mirror, said
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.align import align, segment_pairs
from workbench.errors import ParameterError
from workbench.model import Bitext
from workbench.text import read

CORPUS = Path(__file__).parents[3] / "corpora" / "trump-putin-2018"


@settings(deadline=None, max_examples=60)
@given(SENTENCES, SENTENCES)
def test_each_sentence_is_in_exactly_one_link(one, other):
    check(align(lines(one), lines(other), model=BAG))


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(12)), st.sets(st.integers(0, 11), max_size=4),
       st.sets(st.integers(0, 11), max_size=4))
# the block that moved and the block it passed have as many characters
@example([0, 5, 4, 1, 2, 3, 6, 7, 8, 9, 10, 11], set(), set())
def test_swapped_sides_give_mirrored_links(order, dropped, lost):
    texts = [" ".join(f"w{k}x{p}" for p in range(3 + k)) for k in range(12)]
    one = lines([texts[k] for k in range(12) if k not in dropped])
    other = lines([texts[k] for k in order if k not in lost])
    there, back = align(one, other, model=BAG), align(other, one, model=BAG)
    check(there)
    check(back)
    assert mirror(there) == said(back)


@settings(deadline=None, max_examples=40)
@given(SENTENCES, SENTENCES)
def test_swapped_sides_of_texts_full_of_ties_give_mirrored_links(one, other):
    there = align(lines(one), lines(other), model=BAG)
    assert mirror(there) == said(align(lines(other), lines(one), model=BAG))


@settings(deadline=None, max_examples=40)
@given(SENTENCES)
def test_identical_documents_align_to_the_identity(texts):
    texts = [t for t in texts if t]
    bitext = align(lines(texts), lines(texts), model=BAG)
    assert beads(bitext) == [((f"s{i}",), (f"t{i}",)) for i in range(len(texts))]
    assert not any(k.moved for k in bitext.links)


def test_same_input_gives_the_same_value():
    one, other = lines(DISTINCT[:20]), lines(DISTINCT[5:30])
    assert align(one, other, model=BAG) == align(one, other, model=BAG)


@pytest.mark.parametrize(("one", "other"), [([], []), ([], DISTINCT[:3]), (DISTINCT[:3], [])])
def test_empty_documents(one, other):
    bitext = align(lines(one), lines(other), model=BAG)
    check(bitext)
    assert not any(k.linked for k in bitext.links)
    assert all(k.confidence == 1.0 for k in bitext.links)


def test_one_sentence_each():
    (link,) = align(lines(["a b c"]), lines(["a b c d"]), model=BAG).links
    assert (link.source, link.target, link.kind) == (("s0",), ("t0",), "1-1")


def test_one_sentence_against_fifty():
    bitext = align(lines([DISTINCT[7]]), lines(DISTINCT + ["q r s"] * 10), model=BAG)
    check(bitext)
    assert (("s0",), ("t7",)) in beads(bitext)


def test_a_sentence_repeated_by_the_hundred():
    same = ["the very same words again"] * 150
    bitext = align(lines(same), lines(same), model=BAG)
    assert beads(bitext) == [((f"s{i}",), (f"t{i}",)) for i in range(150)]
    check(align(lines(same), lines(same[:100]), model=BAG))


def test_an_empty_line_has_no_counterpart():
    texts = [*DISTINCT[:5], "", *DISTINCT[5:10]]
    bitext = align(lines(texts), lines(texts), model=BAG)
    check(bitext)
    for i in (*range(5), *range(6, 11)):
        assert ((f"s{i}",), (f"t{i}",)) in beads(bitext)


def test_joined_sentences_become_one_bead():
    joined = [*DISTINCT[:4], f"{DISTINCT[4]} {DISTINCT[5]}", *DISTINCT[6:12]]
    bitext = align(lines(DISTINCT[:12]), lines(joined), model=BAG)
    link = next(k for k in bitext.links if "t4" in k.target)
    assert (link.source, link.target, link.kind) == (("s4", "s5"), ("t4",), "2-1")


def test_a_moved_block_is_linked_and_marked():
    order = [*range(0, 8), *range(20, 24), *range(8, 20), *range(24, 30)]
    bitext = align(lines(DISTINCT[:30]), lines([DISTINCT[k] for k in order]), model=BAG)
    assert set(beads(bitext)) == {((f"s{k}",), (f"t{j}",)) for j, k in enumerate(order)}
    assert {k.source[0] for k in bitext.links if k.moved} == {f"s{k}" for k in range(20, 24)}


def test_swapped_neighbours_are_two_links():
    order = [0, 1, 2, 4, 3, 5, 6, 7]
    bitext = align(lines(DISTINCT[:8]), lines([DISTINCT[k] for k in order]), model=BAG)
    assert set(beads(bitext)) == {((f"s{k}",), (f"t{j}",)) for j, k in enumerate(order)}
    assert sum(k.moved for k in bitext.links) == 1


def test_added_and_omitted_sentences_stay_alone():
    one = [*DISTINCT[:6], "omitted one here", *DISTINCT[6:12]]
    other = [*DISTINCT[:9], "something foreign added", *DISTINCT[9:12]]
    bitext = align(lines(one), lines(other), model=BAG)
    assert [k.source for k in bitext.links if k.kind == "omitted"] == [("s6",)]
    assert [k.target for k in bitext.links if k.kind == "added"] == [("t9",)]


def test_a_second_rendering_is_a_repeat():
    lede = " ".join([*DISTINCT[6].split()[:7], "said"])
    bitext = align(lines(DISTINCT[:12]), lines([lede, *DISTINCT[:12]]), model=BAG)
    link = bitext.links[0]
    assert (link.kind, link.target, link.repeats) == ("added", ("t0",), ("s6",))


def test_a_setting_without_sense_is_refused():
    from workbench.align import Settings

    with pytest.raises(ParameterError, match="at least one sentence"):
        align(lines(["a"]), lines(["b"]), model=BAG, settings=Settings(longest=0))


@pytest.fixture(scope="module")
def corpus() -> Bitext:
    original = next(CORPUS.rglob("original.fr.txt"))
    translation = next(CORPUS.rglob("translation.en.txt"))
    return align(read(original), read(translation), cache=False)


def test_the_first_corpus(corpus):
    check(corpus)
    text = {s.id: s.text for d in (corpus.source, corpus.target) for s in d.sentences}

    def at(start: str) -> str:
        (found,) = [i for i, t in text.items() if t.lstrip('" ').startswith(start)]
        return found

    linked = {k.source: k.target for k in corpus.links if k.linked}
    assert {i for ids in linked for i in ids} == {s.id for s in corpus.source.sentences}
    for french, english in {
        "Le président Trump sera": "President Trump will be very happy",
        "Il serait utile": "It would be useful",
        "Les deux dirigeants": "The two leaders",
        "Quelles que soient": "Whatever the approaches",
        "Donald Trump et Vladimir Poutine s'étaient": "Donald Trump and Vladimir Putin met",
        "A son issue": "At his conclusion",
        "C'était, à mon sens": "It was, in my opinion",
        "Au final": "In the end",
        "Pour dire les choses honnêtement": "To put it honestly",
        "Nous ne ripostons": "We are not fighting back",
        "Mais cela continue": "But it goes on",
        "John Bolton a rencontré": "John Bolton met",
        "Sa visite": "His visit",
    }.items():
        assert linked[(at(french),)] == (at(english),)
    assert linked[("s0",)] == (at("US President Donald Trump wants"),)
    moved = [k for k in corpus.links if k.moved]
    assert len(moved) == 1
    assert moved[0].source[0] in {at("Les deux dirigeants"), at("Quelles que soient")}
    added = {k.target[0]: k.repeats for k in corpus.links if k.kind == "added"}
    assert added == {
        at("The US president has said"): ("s0",),
        at("Vladimir Putin stressed"): (at("Quelles que soient"),),
        at('A "constructive" meeting'): (),
    }


def test_segment_pairs_are_slices_of_the_documents(corpus):
    pairs = segment_pairs(corpus)
    assert [p.id for p in pairs] == [k.id for k in corpus.links if k.linked]
    for pair in pairs:
        for segment, document in ((pair.source, corpus.source), (pair.target, corpus.target)):
            assert document.text.startswith(segment.text, segment.offset)
            for token in segment.tokens:
                assert segment.text[token.start : token.end] == token.text
