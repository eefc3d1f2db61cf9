"""Linked words in a notebook: groups, focus, escaping, and what a reader is told."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from workbench.exchange import load
from workbench.exchange.words import format_words_jsonl, read_words_jsonl
from workbench.model import Segment, SegmentPair, UnlinkedWord, WordAlignment, WordLink
from workbench.show.words import link_groups
from workbench.text import tokenize_blanks


def alignment(source: str, target: str, links=(), unlinked=()) -> WordAlignment:
    def side(text: str, language: str) -> Segment:
        return Segment(text, language, tokenize_blanks(text))

    return WordAlignment(SegmentPair("L0", side(source, "fr"), side(target, "en")),
                         tuple(WordLink(*k) for k in links), tuple(unlinked), "test")


NEGATION = alignment(
    "il ne prend pas l' eau", "he does not take it",
    [(0, 0, 0.9, 0.8), (1, 2, 0.7, 0.5), (2, 3, 0.95, 0.9), (3, 2, 0.8, 0.6)],
    [UnlinkedWord("source", 4, 4, 0.2, "function word"),
     UnlinkedWord("source", 5, 4, 0.12, "no counterpart"),
     UnlinkedWord("target", 1, 1, 0.3, "function word", 2),
     UnlinkedWord("target", 4, None, 0.0, "beyond the window")],
)


def soup(one: WordAlignment) -> BeautifulSoup:
    return BeautifulSoup(one._repr_html_(), "html.parser")


def test_words_that_links_hold_together_are_one_group():
    assert link_groups(NEGATION) == ({0: 1, 1: 2, 2: 3, 3: 2}, {0: 1, 2: 2, 3: 3})
    chain = alignment("a b c", "x y", [(0, 0, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 1, 1, 1)])
    assert link_groups(chain) == ({0: 1, 1: 1, 2: 1}, {0: 1, 1: 1})


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_both_ends_of_every_link_are_in_one_group(links):
    text = "a b c d e f g"
    source, target = link_groups(alignment(text, text, [(*k, 1.0, 1.0) for k in sorted(links)]))
    assert all(source[i] == target[j] for i, j in links)
    assert len(set(source.values())) == max(source.values(), default=0)


def test_a_word_can_be_reached_by_keyboard_and_lights_up_its_group():
    page = soup(NEGATION)
    words = page.select(".word")
    assert all(w["tabindex"] == "0" for w in words)
    assert [w.contents[0] for w in page.select(".g2")] == ["ne", "pas", "not"]
    assert page.select(".g2")[0]["title"] == "answers “not” (0.70)"
    style = page.find("style").text
    for number in (1, 2, 3):
        assert f":has(.g{number}:is(:hover,:focus)) .g{number}{{" in style
    assert page.find("script") is None
    # the rules hold for this element alone
    name = page.find(class_="wb-words")["id"]
    assert all(rule.startswith(f"#{name}") for rule in style.strip().splitlines())


def test_the_text_is_there_word_for_word_with_its_language():
    page = soup(NEGATION)
    for sup in page.select("sup"):
        sup.decompose()
    sides = page.select("p.side")
    assert [p.text for p in sides] == [NEGATION.pair.source.text, NEGATION.pair.target.text]
    assert [p["lang"] for p in sides] == ["fr", "en"]


def test_reasons_are_told_in_the_table():
    told = [row.find_all("td")[2].text for row in soup(NEGATION).select("table")[1].select("tbody tr")]
    assert told == [
        "“l'” is a function word without a counterpart of its own.",
        "“eau” has no counterpart; the nearest word is “it” (similarity 0.12), which has no link "
        "either.",
        "“does” is a function word that belongs to “not”, which answers “ne pas”.",
        "“it” was not compared with the whole of the other side, which is too long; of what was "
        "compared, the other side has no word.",
    ]


def test_nothing_in_a_text_becomes_markup():
    evil = alignment("<script>alert(1)</script> \x07\ud800 &amp;", "</style><b>\"'", [
        (0, 0, 0.9, 0.9)])
    page = soup(evil)
    assert page.find("script") is None and page.find("b") is None
    html = evil._repr_html_()
    html.encode()
    assert not re.search(r"[\x07\ud800]", html)


def test_a_long_pair_says_what_is_left_out():
    text = " ".join(f"w{k}" for k in range(500))
    page = soup(alignment(text, "w", [(k, 0, 0.9, 0.9) for k in range(500)]))
    assert "(100 more words)" in page.text
    assert "500 (the first 200 of 500)" in page.text


def test_view_is_the_same_each_time():
    assert NEGATION._repr_html_() == NEGATION._repr_html_()
    other = alignment("il ne", "he", [(0, 0, 0.9, 0.8)])
    assert soup(other).div["id"] != soup(NEGATION).div["id"]


def test_reasons_survive_a_save_and_jsonl(tmp_path):
    path = NEGATION.save(tmp_path / "words.json")
    assert load(path) == NEGATION
    (tmp_path / "words.jsonl").write_text(format_words_jsonl([NEGATION]), encoding="utf-8")
    assert read_words_jsonl(tmp_path / "words.jsonl") == (NEGATION,)
