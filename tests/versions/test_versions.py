"""Several versions of one original, with links made by hand."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

import workbench
from workbench.errors import ParameterError
from workbench.kwic import forms
from workbench.model import Link, LinkScore
from workbench.report import versions as sections
from workbench.versions import compare, spread, units


@pytest.fixture(autouse=True)
def light(monkeypatch):
    """A stand-in for the encoder, and no parser."""
    import numpy as np

    class Letters:
        def encode(self, some):
            rows = np.asarray([[t.lower().count(c) + 0.01 for c in "etaoinshr"] for t in some])
            return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    monkeypatch.setattr(spread, "sentence_encoder", lambda *a, **k: Letters())
    monkeypatch.setattr(forms, "parser", lambda language: None)


def version(by_hand, name, sentences, links, fidelity=None):
    """A version of five sentences; links are pairs of lists of numbers."""
    base = by_hand.make_bitext(
        [["Un.", "Deux.", "Trois.", "Quatre.", "Cinq."]], [sentences],
        [(a, b, kind, 0.9, False, []) for a, b, kind in links], {})
    bitext = replace(base, words=(), target=replace(base.target, id=name))
    scores = tuple(LinkScore(k.id, (fidelity or {}).get(k.id, 0.9), 0.1)
                   for k in bitext.links if k.linked)
    whole = by_hand.make_long().document
    return replace(by_hand.make_analysis(), bitext=bitext, scores=scores, divergences=(),
                   document=whole, skipped=())


@pytest.fixture
def three(by_hand):
    first = version(by_hand, "first", ["One.", "Two.", "Three.", "Four.", "Five."],
                    [([n], [n], "1-1") for n in range(5)])
    joined = version(by_hand, "joined", ["One and two.", "Three.", "New.", "Four.", "Five."],
                     [([0, 1], [0], "2-1"), ([2], [1], "1-1"), ([], [2], "added"),
                      ([3], [3], "1-1"), ([4], [4], "1-1")])
    short = version(by_hand, "short", ["Preface.", "One.", "Two.", "Five the fourth."],
                    [([], [0], "added"), ([0], [1], "1-1"), ([1], [2], "1-1"),
                     ([2], [], "omitted"), ([3, 4], [3], "2-1")])
    return first, joined, short


def test_the_original_is_cut_where_no_version_s_link_is(three):
    cut = units(three)
    assert [u.source for u in cut] == [("s0", "s1"), ("s2",), ("s3", "s4")]
    assert [c.text for c in cut[0].cells] == ["One. Two.", "One and two.", "One. Two."]
    assert [c.text for c in cut[1].cells] == ["Three.", "Three.", ""]
    assert cut[1].cells[2].links == ()
    assert cut[2].cells[2].fidelity == pytest.approx(0.9)


def test_what_a_version_adds_stands_after_what_it_follows(three):
    found = compare(three)
    assert [(found.names[a.version], a.text, a.after) for a in found.additions] == [
        ("joined", "New.", "U1"), ("short", "Preface.", "")]


def test_parts_that_stand_apart_are_told_apart(by_hand):
    apart = version(by_hand, "apart", ["Two.", "Three.", "One.", "Four.", "Five."],
                    [([0], [2], "1-1"), ([1], [0], "1-1"), ([2], [1], "1-1"), ([3], [3], "1-1"),
                     ([4], [4], "1-1")])
    whole = version(by_hand, "whole", ["One and two.", "Three.", "Four.", "Five."],
                    [([0, 1], [0], "2-1"), ([2], [1], "1-1"), ([3], [2], "1-1"),
                     ([4], [3], "1-1")])
    assert units((apart, whole))[0].cells[0].text == "Two. … One."


def test_disagreement_ranks_the_passages(three):
    found = compare(three)
    by_id = {u.id: u for u in found.units}
    assert by_id["U1"].word_spread == pytest.approx(2 / 3)  # one of three leaves it out
    assert by_id["U1"].meaning_spread == pytest.approx(0, abs=1e-9)
    assert all(0 < u.disagreement <= 1 for u in found.units)
    assert [u.disagreement for u in found.ranked] == sorted(
        (u.disagreement for u in found.units), reverse=True)
    own = by_id["U2"].cells[2]
    assert [own.text[a:b] for a, b in own.own] == ["fourth"]


def test_versions_alike_share_every_word(by_hand):
    links = [([n], [n], "1-1") for n in range(5)]
    same = [version(by_hand, name, ["One.", "Two.", "Three.", "Four.", "Five."], links)
            for name in ("a", "b")]
    found = compare(same)
    assert all(u.word_spread == 0 and not any(c.own for c in u.cells) for u in found.units)
    (pair,) = found.pairs
    assert (pair.difference.value, pair.p_value) == (0, 1)
    # BLEU wants runs of four words, which these do not have.
    assert [round(m.value) for m in found.metrics[0].metrics[1:]] == [100, 0]


def test_fidelity_is_compared_on_the_passages_that_both_render(by_hand):
    links = [([n], [n], "1-1") for n in range(5)]
    sentences = ["One.", "Two.", "Three.", "Four.", "Five."]
    names = [f"L{n}" for n in range(5)]
    good, bad, gone = (version(by_hand, n, sentences, links, dict(zip(names, f, strict=True)))
                       for n, f in (("good", [0.9] * 5), ("bad", [0.5, 0.4, 0.6, 0.5, 0.5]),
                                    ("gone", [0.7] * 5)))
    gone = replace(gone, bitext=replace(gone.bitext, links=(
        *gone.bitext.links[:4], Link("L4", ("s4",), (), "omitted", None, 0.9))))
    found = compare((good, bad, gone))
    assert [(p.a, p.b, p.difference.n) for p in found.pairs] == [
        ("good", "bad", 5), ("good", "gone", 4), ("bad", "gone", 4)]
    assert found.pairs[0].difference.value == pytest.approx(0.4)
    assert all(p.p_adjusted >= p.p_value for p in found.pairs)


def test_what_cannot_be_compared_is_refused(three, by_hand):
    with pytest.raises(ParameterError, match="two or more"):
        compare(three[:1])
    with pytest.raises(ParameterError, match="2 names for 3"):
        compare(three, ["a", "b"])
    with pytest.raises(ParameterError, match="one name"):
        compare(three, ["a", "a", "b"])
    with pytest.raises(ParameterError, match="another original"):
        compare((three[0], by_hand.make_analysis()))
    with pytest.raises(ParameterError, match="two or more"):
        workbench.versions(three[0].bitext.source, [three[0].bitext.target])


def test_versions_of_one_name_are_numbered(three):
    twins = [replace(a, bitext=replace(a.bitext, target=replace(a.bitext.target, id="same")))
             for a in three]
    assert compare(twins).names == ("same (1)", "same (2)", "same (3)")


def test_its_exits(three, tmp_path):
    found = compare(three)
    assert workbench.load(found.save(tmp_path / "v.json"), workbench.Versions) == found
    frame = found.to_frame()
    assert list(frame["short"]) == ["One. Two.", "", "Five the fourth."]
    assert "3 versions" in found.notes[0]
    assert {r["version"]: r["omitted_passages"] for r in found.version_rows()}["short"] == 1


@pytest.fixture
def soup(three):
    return BeautifulSoup(sections.page(compare(three), "A <title>"), "html.parser")


def test_the_page_has_every_passage_of_every_version(soup):
    assert soup.h1.get_text() == "A <title>"
    rows = soup.select("#reader .vrow")
    assert [r["id"] for r in rows] == ["U0", "U1", "U2"]
    assert all(len(r.select(".text")) == 4 for r in rows)
    assert "left out" in rows[1].get_text()
    assert "New." in rows[1].select_one(".added").get_text()
    assert soup.select_one("#U2 mark.own").get_text() == "fourth"
    assert "Preface." in soup.select_one("#reader > p.added").get_text()


def test_the_page_is_sound(soup):
    ids = [e["id"] for e in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert all(a["href"][1:] in ids for a in soup.select("a[href^='#']"))
    levels = [int(h.name[1]) for h in soup.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    for table in soup.find_all("table"):
        assert table.caption.get_text().strip()
        assert all(th["scope"] in ("col", "row") for th in table.find_all("th"))
    assert all(e.get("lang") for e in soup.select("#reader .text > p[dir]"))
    assert soup.find("svg", class_="plot")["aria-labelledby"]


def test_hostile_texts_are_escaped(by_hand):
    bad = "<script>alert(1)</script> </p>"
    links = [([n], [n], "1-1") for n in range(5)]
    found = compare([version(by_hand, n, [bad, "b.", "c.", "d.", n], links) for n in ("<b>", "y")])
    soup = BeautifulSoup(sections.page(found), "html.parser")
    assert len(soup.find_all("script")) == 1
    assert soup.select_one("#U0 .text:nth-of-type(2) p").get_text() == bad


def test_a_long_original_folds(by_hand):
    base = by_hand.make_long(20)
    found = compare([base, replace(base, bitext=replace(
        base.bitext, target=replace(base.bitext.target, id="other")))])
    soup = BeautifulSoup(sections.side_by_side(found).html, "html.parser")
    assert [f.has_attr("open") for f in soup.select("details.fold")] == [True, False, False]
    assert len(soup.select(".vrow")) == 100
