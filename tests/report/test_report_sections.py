"""What the sections say: findings, marks, reader, figures, tables."""

import csv
import json
from dataclasses import replace

import numpy as np
import pytest
from bs4 import BeautifulSoup

from workbench import report
from workbench.errors import ParameterError
from workbench.model import Divergence
from workbench.report.passage import Mark, Word, passage
from workbench.report.svg import label


def test_headlines_put_the_gravest_divergence_first(analysis):
    first, second, third = report.headlines(analysis)
    assert analysis.divergences[0].evidence in first
    assert "critical" in first
    assert "is in sentence 5 of the 6: " in first
    assert "s4" not in first
    assert "2 more divergences: omitted words, moved passage" in first
    assert second.startswith("5 of 6 sentences of the original have a counterpart")
    assert "The translation has 2 sentences in another place and adds 2 sentences, " in second
    assert "1 of which repeats what is said elsewhere" in second
    assert "No critical or major divergence was found in 2 of the 5 linked passages" in third
    assert "1 critical, 3 major and 3 minor" in third
    assert "0.68" in third


def test_headlines_of_a_pair_with_nothing_found(empty, long):
    assert "No check found a divergence" in report.headlines(long)[0]
    assert report.headlines(long)[1].startswith("All 100 sentences of the original")
    assert report.headlines(empty)[1].startswith("0 of 1 sentence of the original")
    assert report.headlines(empty)[2].startswith("No passage is linked")


def test_the_head_shows_the_gravest_passage_with_its_marks(analysis, empty, hostile):
    def sides(value):
        return BeautifulSoup(report.header(value).html, "html.parser").select(".findings .side")

    french, english = sides(analysis)
    assert french.blockquote["lang"] == "fr"
    assert [m.get_text() for m in french.select("mark.critical")] == ["conclu", "régie", "crise"]
    assert [m.get_text() for m in english.select("mark.critical")] == [
        "abandonment", "utility", "crisis"]
    assert sides(empty) == []
    assert sides(hostile) == [], "a passage too long for the head stays below"


def test_a_passage_nests_sentences_marks_and_words(analysis):
    document = analysis.bitext.source
    sentence = document.sentence("s0")
    start = sentence.start
    html = passage(
        document, (start, start + 20), sentences=[sentence],
        marks=[Mark(start + 3, start + 10, "D1", "minor", "Name"),
               Mark(start + 8, start + 12, "D2", "critical", "Role")],
        words=[Word(start + 3, start + 7, (0,)), Word(start + 10, start + 16, (), "x", 0.1)],
        anchors=True)
    soup = BeautifulSoup(html, "html.parser")
    marks = soup.find_all("mark")
    assert [m["data-d"] for m in marks] == ["D1", "D1 D2", "D2"]
    assert [m["class"] for m in marks] == [["minor"], ["critical"], ["critical"]]
    refs = soup.find_all("a", class_="ref")
    assert [r.get_text() for r in refs] == ["D1", "D2"]
    assert [r["aria-label"] for r in refs] == ["D1, name, minor", "D2, role, critical"]
    for ref in refs:
        ref.decompose()
    assert soup.get_text() == document.text[start : start + 20]
    assert "".join(s.get_text() for s in soup.select("[data-k]")) == document.text[
        start + 3 : start + 7]
    assert "".join(s.get_text() for s in soup.select("[data-n]")) == document.text[
        start + 10 : start + 16]


def test_the_reader_shows_every_sentence_once(analysis):
    soup = BeautifulSoup(report.reader(analysis).html, "html.parser")
    for document in (analysis.bitext.source, analysis.bitext.target):
        for sentence in document.sentences:
            found = soup.find("bdi", id=sentence.id)
            for ref in found.select(".ref"):
                ref.decompose()
            assert found.get_text() == sentence.text


def test_the_reader_follows_either_text(analysis):
    def order(fragment, prefix):
        soup = BeautifulSoup(fragment.html, "html.parser")
        return [b["id"] for b in soup.select("bdi[id]") if b["id"].startswith(prefix)]

    by_target, by_source = report.reader(analysis), report.reader(analysis, "source")
    assert order(by_target, "t") == [f"t{i}" for i in range(8)]
    assert order(by_source, "s") == [f"s{i}" for i in range(6)]
    # An omitted sentence follows its predecessor, wherever that stands.
    assert order(by_target, "s") == ["s0", "s1", "s4", "s5", "s2", "s3"]


def test_the_reader_switches_to_the_other_order(analysis):
    rows = BeautifulSoup(report.reader(analysis).html, "html.parser").select(".row")
    other = BeautifulSoup(report.reader(analysis, "source").html, "html.parser").select(".row")
    switched = sorted(rows, key=lambda r: int(r["data-order"]))
    assert [r["id"] for r in switched] == [r["id"] for r in other]


def test_an_unknown_order_is_refused(analysis):
    with pytest.raises(ParameterError, match="target or source"):
        report.reader(analysis, "sideways")


def test_moved_repeated_added_and_omitted_rows_say_so(analysis):
    soup = BeautifulSoup(report.reader(analysis).html, "html.parser")

    def chips(row):
        return " | ".join(li.get_text() for li in soup.select_one(f"#{row} .chips").find_all("li"))

    assert "repeats: renders “Le maire a annoncé mardi la…” a second time" in chips("L0")
    assert soup.select_one("#L0 .chips a[href='#s0'] bdi")["lang"] == "fr"
    assert "repeated: rendered again in “The bridge is to close, the…”" in chips("L1")
    assert "moved: in the original it stands after “À son issue, la réunion publique…”" in chips(
        "L3")
    assert "D0 attachment" in chips("L3")
    assert "1 sentence in the original, 2 in the translation" in chips("L3")
    assert "D6 moved passage" in chips("L3")
    assert "added: no counterpart in the original" in chips("L4")
    assert "omitted: no counterpart in the translation" in chips("L7")
    assert "around the text, not compared" in chips("source-around-0")


def test_linked_words_share_their_numbers(analysis):
    row = BeautifulSoup(report.reader(analysis).html, "html.parser").find(id="L1")
    source, target = row.select(".src [data-k]"), row.select(".tgt [data-k]")
    by_key = {w["data-k"]: w.get_text() for w in target}
    pairs = {w.get_text(): by_key[w["data-k"]] for w in source}
    assert pairs["maire"] == "mayor"
    assert pairs["pont"] == "bridge"
    assert len(row["data-v"].split()) == len(analysis.bitext.words[0].links)


def test_each_divergence_opens_to_its_marked_passage(analysis):
    soup = BeautifulSoup(report.divergences(analysis).html, "html.parser")
    items = soup.select(".suspects > li")
    assert [li.find("details")["id"] for li in items] == [d.id for d in analysis.divergences]
    first = items[0]
    assert "critical" in first.find("summary").get_text()
    assert [m.get_text() for m in first.select("blockquote[lang=fr] mark")] == [
        "conclu", "régie", "crise"]
    assert [m.get_text() for m in first.select("blockquote[lang=en] mark")] == [
        "abandonment", "utility", "crisis"]
    assert "No counterpart of its own in the translation." in items[3].get_text()


def test_a_repeated_passage_shows_what_it_renders_again(analysis):
    found = Divergence("D0", "repeated-sentence", "minor", 0.9, "Said twice.", None, None, (), (),
                       "L0")
    soup = BeautifulSoup(report.divergences(replace(analysis, divergences=(found,))).html,
                         "html.parser")
    assert soup.select_one(".side .again[lang=fr]").get_text().strip() == (
        analysis.bitext.source.sentence("s0").text)


def test_the_similarity_picture_shows_path_move_and_repetition(analysis):
    html = report.sentence_figure(analysis.bitext).html
    for name in ("path", "moved", "said again", "no counterpart"):
        assert f">{name}</text>" in html


@pytest.mark.parametrize("name", ["analysis", "hostile", "empty", "long"])
def test_figures_are_the_same_on_every_run(name, request):
    value = request.getfixturevalue(name)
    for draw in (report.fidelity_figure, report.family_figure):
        assert draw(value).html == draw(value).html
    assert report.figures(value).html == report.figures(value).html


def test_a_figure_ignores_the_users_settings(analysis):
    import matplotlib

    before = report.family_figure(analysis).html
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "path"}):
        assert report.family_figure(analysis).html == before
        assert matplotlib.rcParams["font.size"] == 30


def test_the_sentence_figure_checks_its_matrix(analysis):
    shape = (len(analysis.bitext.source), len(analysis.bitext.target))
    shaded = report.sentence_figure(analysis.bitext, np.full(shape, 0.5))
    assert shaded.html != report.sentence_figure(analysis.bitext).html
    with pytest.raises(ParameterError, match="one row a source sentence"):
        report.sentence_figure(analysis.bitext, np.zeros((2, 2)))


def test_the_word_figure_wants_a_linked_passage(analysis):
    assert "passage L1" in report.word_figure(analysis.bitext, "L1").html
    with pytest.raises(ParameterError, match="L0"):
        report.word_figure(analysis.bitext, "L0")


def test_labels_are_short_and_visible():
    assert label("w" * 100) == "w" * 23 + "…"
    assert label("\u202ea\u202c\n b\x00") == "a b\ufffd"


def test_a_table_is_captioned_and_readable(analysis):
    shown = report.table(analysis.bitext.rows(), "Every <link>", ["id", "moved", "similarity"])
    soup = BeautifulSoup(shown.html, "html.parser")
    assert soup.caption.get_text() == "Every <link>"
    rows = [[c.get_text() for c in tr.find_all(["th", "td"])] for tr in soup.tbody.find_all("tr")]
    assert rows[:2] == [["L0", "no", ""], ["L1", "no", "0.91"]]
    assert all(th["scope"] for th in soup.find_all("th"))
    assert "L1 | no | 0.91" in str(shown)
    assert "none" in report.table([], "Nothing", ["a", "b"]).html
    with pytest.raises(ParameterError, match="no column 'ids'; they have id, kind"):
        report.table(analysis.bitext.rows(), "x", ["ids"])


def test_findings_stand_alone_without_links(analysis):
    alone = BeautifulSoup(report.findings(analysis).html, "html.parser")
    assert alone.find("a") is None
    assert len(alone.select(".side")) == 2
    assert str(report.findings(analysis)) == "\n".join(report.headlines(analysis))


def test_tables_hold_everything(analysis, empty, tmp_path):
    paths = report.save_tables(analysis, tmp_path / "tables")
    assert [p.name for p in paths] == [
        "links.csv", "words.csv", "scores.csv", "divergences.csv", "analysis.json"]
    with paths[0].open(encoding="utf-8", newline="") as lines:
        links = list(csv.DictReader(lines))
    assert [k["id"] for k in links] == [k.id for k in analysis.bitext.links]
    assert links[3]["source"] == analysis.bitext.source.sentence("s4").text
    assert json.loads(paths[-1].read_text(encoding="utf-8"))["type"] == "Analysis"
    for path, again in zip(paths, report.save_tables(analysis, tmp_path / "again"), strict=True):
        assert path.read_bytes() == again.read_bytes()
    heads = report.save_tables(empty, tmp_path / "empty")
    assert heads[3].read_text(encoding="utf-8") == (
        "id,kind,severity,confidence,link,source,target,evidence\n")


def test_a_fragment_shows_itself(analysis):
    bundle = report.header(analysis, "My <title>")._repr_mimebundle_()
    assert "My &lt;title&gt;" in bundle["text/html"]
    facts = bundle["application/vnd.workbench+json"]
    assert facts["title"] == "My <title>"
    assert facts["headlines"] == list(report.headlines(analysis))
    assert "--wb-ink" in report.style().html


def test_the_name_to_cite_is_that_of_the_citation_file():
    from pathlib import Path

    citation = Path(report.__file__).parents[2] / "CITATION.cff"
    if citation.is_file():
        assert f'title: "{report.TITLE}"' in citation.read_text(encoding="utf-8")


def test_evidence_in_another_language_says_so(analysis):
    items = (*dict(dict(analysis.signature.items) | {"evidence": "fr"}).items(),)
    french = replace(analysis, signature=replace(analysis.signature, items=items))
    first = analysis.divergences[0].evidence
    for made in (report.header(french), report.divergences(french)):
        page = BeautifulSoup(made.html, "html.parser")
        spoken = [one.get_text() for one in page.select("span[lang=fr], bdi[lang=fr]")]
        assert first in spoken
    plain = BeautifulSoup(report.divergences(analysis).html, "html.parser")
    assert first not in [one.get_text() for one in plain.select("bdi[lang=fr]")]
    lead = BeautifulSoup(report.header(french).html, "html.parser").select_one(".findings li p")
    assert lead.get_text().startswith(report.headlines(french)[0])
