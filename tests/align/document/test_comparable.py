"""How two documents relate: the first corpus, and documents made for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.align import Comparison, compare
from workbench.align.document.anchors import anchors_of, same_name
from workbench.exchange import load
from workbench.text import read, read_text

CORPUS = Path(__file__).parents[3] / "corpora" / "trump-putin-2018"


@pytest.fixture(scope="module")
def articles():
    names = {"original": "original.fr.txt", "translation": "translation.en.txt",
             "reuters": "moscow-times.en.md", "sputnik": "sputnik.fr.txt",
             "june": "announcement-june.fr.txt"}
    return {key: read(CORPUS / name) for key, name in names.items()}


@pytest.mark.parametrize(("one", "other", "relation"), [
    ("original", "translation", "parallel"),
    ("translation", "original", "parallel"),
    ("original", "reuters", "comparable"),
    ("original", "sputnik", "comparable"),
    ("translation", "sputnik", "comparable"),
    ("reuters", "sputnik", "comparable"),
    ("original", "june", "same topic"),
    ("june", "original", "same topic"),
    ("reuters", "june", "same topic"),
    ("sputnik", "june", "same topic"),
])
def test_the_five_articles(articles, one, other, relation):
    result = compare(articles[one], articles[other])
    assert result.relation == relation
    assert bool(result.passages) == (relation in ("parallel", "comparable"))
    assert all(k.linked for k in result.passages)


def test_passages_of_the_same_event(articles):
    result = compare(articles["original"], articles["reuters"])
    rows = result.rows()
    assert any("souhaite rencontrer" in r["source"] and "plan to meet in Paris" in r["target"]
               for r in rows)
    assert any("sommet bilatéral à Helsinki" in r["source"] and "bilateral summit" in r["target"]
               for r in rows)
    assert (11, 11) in result.shared.dates
    assert {"Trump", "Poutine", "Paris", "Helsinki", "Moscou"} <= set(result.shared.names)
    assert 0 < result.coverage_source < 0.8
    assert any("11 November" in note for note in result.notes)


def test_the_sides_changed_over(articles):
    there = compare(articles["original"], articles["reuters"])
    back = compare(articles["reuters"], articles["original"])
    assert (there.coverage_source, there.coverage_target) == (back.coverage_target,
                                                              back.coverage_source)
    assert ({(k.source, k.target, k.similarity, k.confidence, k.moved) for k in there.passages}
            == {(tuple("s" + i[1:] for i in k.target), tuple("t" + i[1:] for i in k.source),
                 k.similarity, k.confidence, k.moved) for k in back.passages})


def test_another_event_is_not_told_as_this_one(articles):
    result = compare(articles["original"], articles["june"])
    assert result.passages == () and result.rows() == []
    assert result.coverage_source == result.coverage_target == 0.0
    assert any("11 July, 12 July" in note for note in result.notes)


def test_an_article_and_a_recipe_are_unrelated(articles):
    recipe = read_text(
        "Preheat the oven and butter a deep dish. Peel the apples and cut them into thin slices. "
        "Mix flour, sugar and cold butter with your fingers until it crumbles. Spread the mixture "
        "over the fruit. Bake for forty minutes and serve warm with cream.", language="en")
    result = compare(articles["original"], recipe)
    assert result.relation == "unrelated" and not result.passages


def test_a_document_and_itself_are_parallel(articles):
    result = compare(articles["sputnik"], articles["sputnik"])
    assert result.relation == "parallel"
    assert result.coverage_source == result.coverage_target == 1.0


def test_the_four_exits(articles, tmp_path):
    result = compare(articles["original"], articles["sputnik"])
    assert isinstance(result, Comparison)
    assert list(result.to_frame()["target_ids"]) == [" ".join(k.target) for k in result.passages]
    assert "<table>" in result._repr_html_()
    assert result.save(tmp_path / "c.json").exists()
    assert load(tmp_path / "c.json", Comparison) == result
    assert load(tmp_path / "c.json") == result
    assert result.notes[0] == ("original.fr and sputnik.fr are comparable (they share passages or "
                               "an event).")


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Poutine", "Putin", True), ("Moscou", "Moscow", True), ("Russie", "Russia", True),
    ("Trump's", "Trump", True), ("États", "Etats", True),
    ("Paris", "Peter", False), ("Trump", "Tramp", True), ("Bolton", "Boston", True),
    ("Anna", "Anne", False), ("Helsinki", "Hambourg", False),
])
def test_forms_of_a_name(one, other, same):
    # a near miss such as Bolton and Boston is the price of meeting Poutine and Putin
    assert same_name(one, other) is same


@pytest.mark.parametrize(("text", "language", "dates"), [
    ("Le sommet est prévu les 11 et 12 juillet à Bruxelles.", "fr", {(7, 11), (7, 12)}),
    ("Ils se verront le 1er novembre 2018.", "fr", {(11, 1)}),
    ("They meet on November 11 in Paris.", "en", {(11, 11)}),
    ("They meet on Nov. 11 and on 3 May.", "en", {(11, 11), (5, 3)}),
    ("Am 3. Oktober und am 24. Dezember.", "de", {(10, 3), (12, 24)}),
    ("More than 60 heads of state came.", "en", set()),
])
def test_days_of_the_year(text, language, dates):
    assert anchors_of(read_text(text, language=language)).dates == tuple(sorted(dates))
