"""align_words: invariants over a made-up encoder, and the bundled model on known sentences."""

from __future__ import annotations

import hashlib
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.align import align_words
from workbench.align.word import aligner
from workbench.align.word.aligner import METHODS, word_similarity
from workbench.align.word.background import background
from workbench.align.word.windows import Windowing
from workbench.encode.bundled import bundled_e5
from workbench.encode.carriers import E5_FILE, carrier_version
from workbench.encode.e5 import E5Encoder
from workbench.errors import ModelError, ParameterError, WorkbenchWarning
from workbench.fitted import table
from workbench.model import Segment, SegmentPair, Token, WordAlignment
from workbench.text import segment, tokenize_blanks

needs_model = pytest.mark.skipif(
    carrier_version(E5_FILE) is None, reason="the package that carries the model is not installed"
)


class HashEncoder:
    """Gives the same word the same vector, wherever it stands; upper and lower case too."""

    name = "hash"
    fingerprint = "0123456789abcdef"
    dim = 16

    def encode_words(self, segments, layers=(5, 6, 7)):
        if max(layers) > 9:
            raise ParameterError("the model has layers 0 to 9")
        return [
            np.array([self._vector(w) for w in words], dtype=np.float32).reshape(-1, self.dim)
            for words in segments
        ]

    def _vector(self, word):
        if not word:
            return np.zeros(self.dim)
        seed = int.from_bytes(hashlib.sha256(word.lower().encode()).digest()[:4], "big")
        return np.random.default_rng(seed).normal(size=self.dim) + 1.0


@pytest.fixture
def made_up(monkeypatch):
    encoder = HashEncoder()
    monkeypatch.setattr(aligner, "word_encoder", lambda *_, **__: encoder)
    return encoder


def blanks(text: str, language: str = "en") -> Segment:
    return Segment(text, language, tokenize_blanks(text))


def pair(source: str, target: str, id: str = "L0") -> SegmentPair:
    return SegmentPair(id, blanks(source, "fr"), blanks(target))


REASONS = ("punctuation", "function word", "no counterpart", "beyond the window")


def check(found: WordAlignment) -> None:
    """Every token is linked or unlinked, never both; all numbers are in their ranges."""
    m, n = len(found.pair.source.tokens), len(found.pair.target.tokens)
    linked = {("source", k.source) for k in found.links} | {
        ("target", k.target) for k in found.links
    }
    unlinked = [(u.side, u.index) for u in found.unlinked]
    assert len(unlinked) == len(set(unlinked))
    assert not linked & set(unlinked)
    assert linked | set(unlinked) == {("source", i) for i in range(m)} | {
        ("target", j) for j in range(n)
    }
    assert [(k.source, k.target) for k in found.links] == sorted(
        {(k.source, k.target) for k in found.links}
    )
    assert all(0 <= k.score <= 1 for k in found.links)
    for u in found.unlinked:
        other = n if u.side == "source" else m
        assert (u.best_index is None) == (other == 0)
        assert u.best_index is None or 0 <= u.best_index < other
        assert -1 <= u.best_similarity <= 1
        assert u.reason in REASONS
        assert found.explain(u).endswith(".")
        if u.absorbed is not None:
            assert (u.side, u.absorbed) in linked


TEXT = st.lists(st.sampled_from(["la", "chat", "12", ",", "Été", "…", "«", "x" * 60]), max_size=9)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=4), st.randoms())
def test_every_word_is_accounted_for_in_any_order(texts, random):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aligner, "word_encoder", lambda *_, **__: HashEncoder())
        pairs = [pair(" ".join(s), " ".join(t), str(k)) for k, (s, t) in enumerate(texts)]
        found = align_words(pairs)
        assert [a.pair for a in found] == pairs
        for one in found:
            check(one)
        mixed = list(pairs)
        random.shuffle(mixed)
        assert {a.id: a for a in align_words(mixed)} == {a.id: a for a in found}
        for one in found:
            assert align_words([one.pair]) == (one,)


@pytest.mark.parametrize("method", ["workbench", "mutual", "softmax"])
def test_edges(made_up, method):
    cases = [("", ""), ("", "a b"), ("a b", ""), ("chat", "chat"), (".", "word"), ("…", "…")]
    found = align_words([pair(*c) for c in cases], method=method)
    for one in found:
        check(one)
        assert one.method == method
    assert [len(a.links) for a in found[:4]] == [0, 0, 0, 1]
    assert {u.reason for u in found[4].unlinked if u.side == "source"} <= {"punctuation"}
    assert align_words([], method=method) == ()


def test_sides_exchanged_give_the_links_exchanged(made_up):
    there = align_words([pair("a b c d e , f", "c d , e a g h")])[0]
    back = align_words([pair("c d , e a g h", "a b c d e , f")])[0]
    assert {(k.source, k.target) for k in there.links} == {
        (k.target, k.source) for k in back.links
    }


def test_a_thousand_words(made_up):
    text = " ".join(f"w{k}" for k in range(1000))
    found = align_words([pair(text, text.upper())])[0]
    check(found)
    assert {(k, k) for k in range(1000)} <= {(x.source, x.target) for x in found.links}


def test_a_pair_too_long_to_compare_whole_is_warned_of(made_up):
    with pytest.warns(WorkbenchWarning, match="L0 has 6 by 6 words"):
        found = align_words(
            [pair("a b c d e f", "a b c d e f")], windowing=Windowing(4, most_cells=30, blind_width=4, blind_margin=1)
        )[0]
    check(found)
    assert len(found.links) >= 6


def test_reasons(made_up):
    found = align_words([pair("la zèbre ’", "lion")])[0]
    reasons = {u.index: u.reason for u in found.unlinked if u.side == "source"}
    linked = {k.source for k in found.links}
    assert {0: "function word", 1: "no counterpart", 2: "punctuation"}.items() >= reasons.items()
    assert reasons.keys() | linked == {0, 1, 2}


def test_a_function_word_says_what_it_belongs_to(made_up):
    found = align_words([pair("la maison , du chat", "maison chat")])[0]
    told = {found.pair.source.tokens[u.index].text: u for u in found.unlinked}
    assert {"la", "du"} <= told.keys()
    assert (told["la"].absorbed, told["du"].absorbed) == (1, 4)
    assert found.explain(told["la"]) == (
        "“la” is a function word that belongs to “maison”, which answers “maison”.")
    assert found.explain(told[","]) == "“,” is punctuation without a counterpart."
    frame = found.unlinked_frame()
    assert list(frame["word"]) == ["la", ",", "du"]
    assert [found.pair.source.text[r.start : r.end] for r in frame.itertuples()] == list(
        frame["word"])


def test_a_word_without_counterpart_says_what_is_nearest(made_up):
    found = align_words([pair("zèbre", "")])[0]
    assert found.explain(found.unlinked[0]) == (
        "“zèbre” has no counterpart; the other side has no word.")
    found = align_words([pair("chat zèbre lion", "chat lion")])[0]
    lost = next(u for u in found.unlinked if u.index == 1)
    assert found.explain(lost).startswith("“zèbre” has no counterpart; the nearest word is “")
    assert f"(similarity {lost.best_similarity:.2f}), which answers “" in found.explain(lost)


def test_what_was_not_compared_is_told(made_up):
    source = " ".join(f"w{k}" for k in range(40))
    target = " ".join(f"w{k}" for k in range(40) if k != 20)
    with pytest.warns(WorkbenchWarning, match="40 by 39 words"):
        found = align_words([pair(source, target)], windowing=Windowing(
            8, most_cells=100, blind_width=8, blind_margin=4))[0]
    check(found)
    lost = [u for u in found.unlinked if u.side == "source"]
    assert [(u.index, u.reason) for u in lost] == [(20, "beyond the window")]
    assert found.explain(lost[0]).startswith("“w20” was not compared with the whole of the other")
    assert "1 unlinked words were not compared" in found.notes[1]


def test_ten_thousand_words(made_up):
    text = " ".join(f"w{k % 4000}" for k in range(10_000))
    found = align_words([pair(text, text.upper())])[0]
    check(found)
    assert {(k, k) for k in range(10_000)} <= {(x.source, x.target) for x in found.links}


def test_offsets_cover_exactly_the_words(made_up):
    found = align_words([pair("  la   maison  verte ", "maison la")])[0]
    for row in found.rows():
        for side in ("source", "target"):
            text = found.segment(side).text
            assert text[row[f"{side}_start"] : row[f"{side}_end"]] == row[side]


def test_similarity_is_that_of_the_links(made_up):
    found = align_words([pair("la maison verte", "maison la")])[0]
    matrix = word_similarity(found.pair)
    assert matrix.shape == (3, 2)
    for k in found.links:
        assert matrix[k.source, k.target] == pytest.approx(k.similarity, abs=1e-4)
    assert word_similarity(pair("", "a b")).shape == (0, 2)


def test_another_model_is_read_two_thirds_of_the_way_up(made_up):
    assert background(made_up).layers == (6,)


def test_unknown_method(made_up):
    with pytest.raises(ParameterError, match=r"'best'.*workbench, mutual, softmax, argmax"):
        align_words([pair("a", "b")], method="best")


def test_missing_model():
    with pytest.raises(ModelError):
        align_words([pair("a", "b")], model="./no-such-folder", cache=False)


# --- with the bundled model ---------------------------------------------------------------

# Excerpts for quotation from a news report and its published translation.
INF_FR = ("Sa visite intervient après l'annonce par Donald Trump d'un retrait prochain des "
          "Etats-Unis du traité sur les armes nucléaires de portée intermédiaire INF "
          "(Intermediate Nuclear Forces Treaty) conclu avec l'URSS pendant la Guerre froide.")
INF_EN = ("His visit follows Donald Trump's announcement of an upcoming withdrawal of the US "
          "Intermediate Nuclear Forces Treaty (INF) from the USSR during the Cold War.")
DEGREE = ("Nous ne ripostons quasiment pas à ces mesures.",
          "We are not fighting back to these measures.")
END = ("Il est attendu à l'occasion des commémorations de la fin de la Première guerre mondiale, "
       "pour lesquelles sont attendus des dizaines de chefs d'Etat.",
       "He is expected for commemorations of the First World War, for which dozens of heads of "
       "state are expected.")
SHORT = [("La maison est petite.", "The house is small."), ("Oui", "Yes"), ("1918", "1918")]


def known(source: str, target: str) -> SegmentPair:
    return SegmentPair("L0", segment(source, "fr"), segment(target, "en"))


@pytest.fixture(scope="module")
def cases() -> list[WordAlignment]:
    pairs = [known(INF_FR, INF_EN), known(*DEGREE), known(*END), *(known(*x) for x in SHORT)]
    return list(align_words(pairs, cache=False))


def linked(found: WordAlignment) -> set[tuple[str, str]]:
    s, t = found.pair.source.tokens, found.pair.target.tokens
    return {(s[k.source].text, t[k.target].text) for k in found.links}


def lost(found: WordAlignment, reason: str = "no counterpart") -> dict[str, float]:
    return {
        found.pair.source.tokens[u.index].text: u.best_similarity
        for u in found.unlinked if u.side == "source" and u.reason == reason
    }  # fmt: skip


@needs_model
def test_the_treaty_sentence(cases):
    found = cases[0]
    check(found)
    assert lost(found).keys() >= {"conclu", "portée"}
    assert lost(found)["conclu"] < 0.3 and lost(found)["portée"] < 0.3
    assert linked(found) >= {("URSS", "USSR"), ("Guerre", "War"), ("froide", "Cold"),
                             ("retrait", "withdrawal"), ("visite", "visit")}


@needs_model
def test_a_lost_adverb_and_a_lost_noun(cases):
    assert "quasiment" in lost(cases[1])
    assert linked(cases[1]) >= {("ne", "not"), ("ripostons", "fighting"), ("mesures", "measures")}
    assert "fin" in lost(cases[2])
    assert linked(cases[2]) >= {("guerre", "War"), ("Première", "First"), ("chefs", "heads")}


@needs_model
def test_short_pairs(cases):
    assert linked(cases[3]) == {("La", "The"), ("maison", "house"), ("est", "is"),
                                ("petite", "small"), (".", ".")}
    assert linked(cases[4]) == {("Oui", "Yes")}
    assert linked(cases[5]) == {("1918", "1918")}


@needs_model
def test_a_pair_alone_is_aligned_as_among_others(cases):
    assert align_words([cases[1].pair], cache=False)[0].links == cases[1].links


@needs_model
def test_exchanged_clauses_are_found():
    first = ("il pleuvait sur la vieille ville", "it rained on the old town")
    second = ("les enfants jouaient aux cartes", "the children played cards")
    moved = align_words(
        [known(f"{first[0]} , {second[0]} .", f"{second[1]} , {first[1]} .")], cache=False
    )[0]
    assert linked(moved) >= {("pleuvait", "rained"), ("vieille", "old"), ("ville", "town"),
                             ("enfants", "children"), ("jouaient", "played"), ("cartes", "cards")}


@needs_model
def test_simalign_methods_are_simaligns_own():
    from simalign import SentenceAligner

    pairs = [known(*DEGREE), known(*SHORT[0]), known("", "Nothing here")]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        aligner = SentenceAligner(str(bundled_e5()), token_type="bpe", matching_methods="ami")
        expected = [
            aligner.get_word_aligns(list(p.source.words()), list(p.target.words()))
            for p in pairs[:2]
        ]
        for method, name in [("argmax", "inter"), ("itermax", "itermax"), ("match", "mwmf")]:
            found = align_words(pairs, method=method, cache=False)
            links = [{(k.source, k.target) for k in a.links} for a in found]
            assert links == [*(set(e[name]) for e in expected), set()]
            for one in found:
                check(one)


@needs_model
def test_simalign_says_what_it_cannot_read():
    long = " ".join(["mot"] * 600)
    with pytest.warns(WorkbenchWarning, match="510 of the 600 sub-words of the source"):
        found = align_words([known(long, "word")], method="argmax", cache=False)[0]
    check(found)
    reasons = [u.reason for u in found.unlinked if u.side == "source"]
    assert reasons[-90:] == ["beyond the window"] * 90
    assert "beyond the window" not in reasons[:500]


@needs_model
@pytest.mark.parametrize("method", METHODS)
def test_words_that_no_vocabulary_has(method):
    odd = Segment("\u200b a\ud800 \x00", "fr", tuple(
        Token(t, k, k + len(t)) for t, k in [("\u200b", 0), ("a\ud800", 2), ("\x00", 5)]))
    only = Segment("\u200b", "fr", (Token("\u200b", 0, 1),))
    pairs = [SegmentPair("0", odd, blanks("a b")), SegmentPair("1", only, blanks("a"))]
    for found in align_words(pairs, method=method, cache=False):
        check(found)


@needs_model
def test_the_weights_were_fitted_on_the_encoder_that_is_bundled():
    common = background(E5Encoder())
    assert common.layers == (5, 6, 7)
    assert common.spread == pytest.approx(table("links")["spread"], abs=1e-3)


def test_methods_are_named():
    assert METHODS == ("workbench", "mutual", "softmax", "argmax", "itermax", "match")
