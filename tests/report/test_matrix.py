"""The matrix of words: what it draws, what it tells those who do not see it, and escaping."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from bs4 import BeautifulSoup

from workbench.errors import ParameterError
from workbench.model import Segment, SegmentPair, UnlinkedWord, WordAlignment, WordLink
from workbench.report.matrix import word_matrix
from workbench.text import tokenize_blanks


def alignment(source: str, target: str, links=(), lost=()) -> WordAlignment:
    def side(text: str, language: str) -> Segment:
        return Segment(text, language, tokenize_blanks(text))

    unlinked = tuple(UnlinkedWord(s, k, 0, 0.1, "no counterpart") for s, k in lost)
    return WordAlignment(SegmentPair("L3", side(source, "fr"), side(target, "en")),
                         tuple(WordLink(*k) for k in links), unlinked, "test")


def drawing(html: str):
    return BeautifulSoup(html, "html.parser").find("svg")


def test_links_are_dots_by_score_and_words_without_one_are_marked():
    found = word_matrix(alignment("le chat noir", "the cat", [(0, 0, 0.95, 0.7), (1, 1, 0.6, 0.5)],
                                  [("source", 2)]))
    svg = drawing(found.html)
    assert [c["fill"] for c in svg.find_all("circle")] == ["currentColor", "none"]
    assert [c.title.text for c in svg.find_all("circle")] == [
        "le – the: score 0.95, similarity 0.70", "chat – cat: score 0.60, similarity 0.50"]
    assert [t.text for t in svg.find_all("text")] == ["le", "chat", "noir ∅", "the", "cat"]
    assert "#" not in re.sub(r"&#\d+;", "", str(svg)), "no colour of its own"


def test_it_is_told_in_words_and_as_a_table():
    found = word_matrix(alignment("le chat", "the cat", [(0, 0, 0.95, 0.7)], [("source", 1)]),
                        name="one")
    svg = drawing(found.html)
    assert svg["role"] == "img"
    assert svg["aria-labelledby"] == "one-title one-desc"
    assert svg.find(id="one-title").text == "Words of passage L3"
    assert "Linked: le – the." in svg.find(id="one-desc").text
    cells = [[c.text for c in row.find_all(["th", "td"])]
             for row in BeautifulSoup(found.html, "html.parser").find("tbody").find_all("tr")]
    assert cells == [["le", "the", "0.95", "0.70"], ["chat", "", "no counterpart", "0.10"]]


def test_shade_is_similarity():
    one = alignment("a b", "c d", [(0, 0, 0.9, 0.9)])
    svg = drawing(word_matrix(one, np.array([[0.95, 0.5], [0.1, -0.4]])).html)
    shades = {p["fill-opacity"]: p["d"].count("M") for p in svg.find_all("path")
              if p.has_attr("fill-opacity")}
    assert sorted(shades.values()) == [1, 1]
    assert float(max(shades)) > float(min(shades)) > 0
    with pytest.raises(ParameterError, match=r"shape \(3, 2\).*\(2, 2\)"):
        word_matrix(one, np.zeros((3, 2)))


def test_sixty_words_by_sixty_stay_small_and_inside_the_picture():
    text = " ".join(f"parole{k}" for k in range(70))
    found = word_matrix(alignment(text, text, [(k, k, 0.9, 0.8) for k in range(70)]),
                        np.random.default_rng(0).uniform(-0.5, 1, (70, 70)))
    svg = ElementTree.fromstring(str(drawing(found.html)))
    assert len(svg.findall("circle")) == 60
    assert "Only the first 60 words" in found.html
    assert len(found.html) < 150_000
    width, height = (float(svg.get(k, 0)) for k in ("width", "height"))
    for dot in svg.findall("circle"):
        assert 0 < float(dot.get("cx", -1)) < width and 0 < float(dot.get("cy", -1)) < height


def test_nothing_in_a_text_becomes_markup():
    found = word_matrix(alignment("<script>alert(1)</script> \x07\ud800", "a&b \"'", [
        (0, 0, 0.9, 0.9)], [("source", 1)]), name='x"><script>')
    soup = BeautifulSoup(found.html, "html.parser")
    assert not soup.find("script")
    found.html.encode()
    assert "\x07" not in found.html


def test_a_side_without_words():
    assert drawing(word_matrix(alignment("", "the cat")).html) is not None
