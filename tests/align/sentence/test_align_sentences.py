"""Sentence alignment: what holds for any two documents, and what the first corpus must show."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.align import align, segment_pairs
from workbench.errors import ParameterError
from workbench.model import Bitext, Block, Document, Sentence
from workbench.text import read

CORPUS = Path(__file__).parents[3] / "corpora" / "trump-putin-2018"


@cache
def direction(word: str, dim: int) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(dim)


class BagOfWords:
    """A tiny encoder: a fixed random direction a word, added up; runs add up exactly."""

    name = "bag"
    fingerprint = "0" * 16
    dim = 96

    def _sum(self, text: str) -> np.ndarray:
        total = np.full(self.dim, 1e-3, dtype=np.float32)
        for word in text.lower().split():
            total = total + direction(word, self.dim)
        return total.astype(np.float32)

    def encode(self, texts):
        rows = np.array([self._sum(t) for t in texts], dtype=np.float32).reshape(-1, self.dim)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def parts(self, texts):
        rows = np.array([self._sum(t) for t in texts], dtype=np.float32).reshape(-1, self.dim)
        return rows, np.array([len(t.split()) for t in texts], dtype=np.int64)

    def runs(self, parts, spans):
        rows = np.array([parts[0][i:j].sum(axis=0) for i, j in spans], dtype=np.float32)
        rows = rows.reshape(-1, self.dim)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


BAG = BagOfWords()


def lines(texts: list[str]) -> Document:
    """One sentence a line; unlike a file that is read, it may be empty or blank."""
    sentences, blocks, start = [], [], 0
    for n, text in enumerate(texts):
        sentences.append(Sentence(f"s{n}", text, start, start + len(text), n))
        blocks.append(Block("paragraph", start, start + len(text)))
        start += len(text) + 1
    return Document("lines", "\n".join(texts), "en", tuple(sentences), tuple(blocks))


def beads(bitext: Bitext) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(k.source, k.target) for k in bitext.links]


def check(bitext: Bitext) -> None:
    """What is promised of every bitext."""
    for ids, document in (([i for k in bitext.links for i in k.source], bitext.source),
                          ([i for k in bitext.links for i in k.target], bitext.target)):
        assert Counter(ids) == Counter(s.id for s in document.sentences)
    # links are in the order of the target; a link is contiguous on each side
    assert [i for k in bitext.links for i in k.target] == [s.id for s in bitext.target.sentences]
    placed: dict[str, int] = {}
    for place, link in enumerate(bitext.links):
        assert link.id == f"L{place}"
        for ids in (link.source, link.target):
            numbers = [int(i[1:]) for i in ids]
            assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if ids else True
        assert 0.0 <= link.confidence <= 1.0
        placed.update((i, place) for i in link.source)
        if link.linked:
            assert link.similarity is not None and -1.0 <= link.similarity <= 1.0
            assert not link.repeats
        else:
            assert link.similarity is None and not link.moved
            assert len(link.source) + len(link.target) == 1
            assert link.kind == ("omitted" if link.source else "added")
        other = {s.id for s in (bitext.target if link.source else bitext.source).sentences}
        assert set(link.repeats) <= other
    for link in bitext.links:
        if link.kind == "omitted" and link.source != ("s0",):
            i = int(link.source[0][1:])
            assert placed[f"s{i}"] == placed[f"s{i - 1}"] + 1


SENTENCES = st.lists(
    st.lists(st.sampled_from("aa bb cc dd ee ff gg hh ii jj kk ll mm".split()),
             min_size=0, max_size=8).map(" ".join),
    max_size=12,
)
DISTINCT = [" ".join(f"w{k}x{p}" for p in range(3 + k % 7)) + " ." * (k % 3) for k in range(40)]


@settings(deadline=None, max_examples=60)
@given(SENTENCES, SENTENCES)
def test_each_sentence_is_in_exactly_one_link(one, other):
    check(align(lines(one), lines(other), model=BAG))


def mirror(bitext: Bitext) -> set[tuple[object, ...]]:
    """All that is said of each link, but its place, with the sides changed over."""
    def turned(ids):
        return tuple(("t" if i[0] == "s" else "s") + i[1:] for i in ids)

    kinds = {"1-2": "2-1", "2-1": "1-2", "omitted": "added", "added": "omitted"}
    return {(turned(k.target), turned(k.source), kinds.get(k.kind, k.kind), k.similarity,
             k.confidence, k.moved, turned(k.repeats)) for k in bitext.links}


def said(bitext: Bitext) -> set[tuple[object, ...]]:
    return {(k.source, k.target, k.kind, k.similarity, k.confidence, k.moved, k.repeats)
            for k in bitext.links}


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
