"""Verdicts on the page, in the tables, and through the command line."""

import csv
import json
import shutil

import nbformat
import pytest
from bs4 import BeautifulSoup

from workbench import exchange, report, review
from workbench.cli import main
from workbench.errors import FormatError, ParameterError
from workbench.review import Review, Verdict
from workbench.run.making import make_report
from workbench.run.reviewing import apply_reviews, open_place


def judge(item, reviewer, verdict, severity=None, comment="", rated="major"):
    return Verdict(item, reviewer, verdict, severity, comment, "number", rated)


REVIEW = Review((
    judge("D0", "Ann", "accept", "major", "<b>clear</b>", "critical"),
    judge("D1", "Ann", "reject"), judge("D2", "Ann", "accept"),
    judge("L5", "Ann", "accept", "minor", "the tone", ""),
    judge("D0", "Ben", "reject", rated="critical"), judge("D1", "Ben", "reject"),
), divergences=7, links=8)


@pytest.fixture(scope="module")
def soup(analysis):
    return BeautifulSoup(report.page(analysis, review=REVIEW), "html.parser")


def test_each_divergence_says_what_reviewers_said(soup):
    shown = {li.details["id"]: li for li in soup.select(".suspects > li")}
    assert shown["D0"].select_one(".verdict").get_text() == "disputed"
    assert shown["D1"].select_one(".verdict").get_text() == "rejected"
    assert shown["D2"].select_one(".verdict").get_text() == "accepted"
    assert shown["D3"].select_one(".verdict") is None
    assert shown["D0"].select_one(".said").get_text() == (
        "Ann: accepted, rated major. <b>clear</b>Ben: rejected")
    assert [li["data-review"] for li in shown.values()] == [
        "disputed", "rejected", "accepted", *["not reviewed"] * 4]
    assert [i["value"] for i in soup.select(".filters input[name=review]")] == [
        "accepted", "rejected", "disputed", "not reviewed"]


def test_the_reader_s_rows_say_so_too(soup):
    chips = soup.select_one("#L2 .chips").get_text()
    assert "D1 number, rejected" in chips
    assert "a minor divergence was not found (the tone)" in soup.select_one("#L5 .chips").get_text()


def test_what_reviewers_found_and_their_agreement_stand_above_the_list(soup):
    box = soup.select_one(".reviewed")
    assert "Ann judged 3 of 7 divergences (2 accepted, 1 rejected) and 1 of 8 links" in box.get_text()
    assert box.select_one("a[href='#L5']")
    rows = [[c.get_text() for c in row.select("th, td")] for row in box.select("tbody tr")]
    assert rows[0][:4] == ["verdict on divergences", "Ann, Ben", "2", "50\u202f%"]


def test_without_a_review_nothing_of_it_is_there(analysis):
    html = report.page(analysis)
    assert "data-review" not in html and "reviewed</b>" not in html
    assert not BeautifulSoup(html, "html.parser").select(".verdict, .reviewed, [name=review]")


def test_the_tables_have_the_verdicts(analysis, tmp_path):
    report.save_tables(analysis, tmp_path, REVIEW)
    with (tmp_path / "divergences.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert [rows["D0"][k] for k in ("verdict", "reviewed_severity", "comment")] == [
        "disputed", "Ann: major", "Ann: <b>clear</b>"]
    assert rows["D2"]["verdict"] == "accepted" and rows["D3"]["verdict"] == ""
    assert len((tmp_path / "review.csv").read_text().splitlines()) == 1 + len(REVIEW)


@pytest.fixture
def folder(analysis, tmp_path):
    """A report's folder as the notebook leaves it, without running one."""
    from nbformat import v4

    place = tmp_path / "report"
    cells = [v4.new_code_cell("order: str = 'source'", id="parameters")]
    for name, fragment in (("header", report.header(analysis, "Named")),
                           ("divergences", report.divergences(analysis)),
                           ("reader", report.reader(analysis, "source"))):
        output = v4.new_output("display_data", data=fragment._repr_mimebundle_())
        cells.append(v4.new_code_cell("1", id=name, outputs=[output]))
    report.save_tables(analysis, place / "tables")
    notebook = v4.new_notebook(cells=cells)
    nbformat.write(notebook, place / "report.ipynb")
    (place / "index.html").write_text(report.render(notebook), encoding="utf-8")
    return place


def sheet(analysis, path, verdicts):
    """A filled-in sheet."""
    said = Review(tuple(judge(i, "x", v) for i, v in verdicts.items()))
    return review.export(analysis, path, review=said)


def test_the_command_goes_out_and_comes_back(analysis, folder, tmp_path, capsys):
    assert main(["review", "export", str(folder), "--out", str(tmp_path / "a.tsv")]) == 0
    ann = sheet(analysis, tmp_path / "ann.tsv", {"D0": "accept", "D1": "reject"})
    ben = sheet(analysis, tmp_path / "ben.tsv", {"D0": "accept", "D1": "accept"})
    capsys.readouterr()
    assert main(["review", "apply", str(folder), str(ann), str(ben), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["agreement"][0]["agreed"] == 0.5
    soup = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert soup.h1.get_text() == "Named"
    assert soup.select_one("#D1 .verdict").get_text() == "disputed"
    assert "order of the original" in soup.select_one("#reader > p").get_text()
    kept = exchange.load(folder / "review.json", Review)
    assert kept.reviewers == ("ann", "ben")


def test_a_reviewer_who_comes_again_replaces_what_they_said(analysis, folder, tmp_path):
    sheet(analysis, tmp_path / "ann.tsv", {"D0": "accept", "D1": "reject"})
    sheet(analysis, tmp_path / "ben.tsv", {"D0": "accept"})
    apply_reviews(open_place(folder), [tmp_path / "ann.tsv", tmp_path / "ben.tsv"])
    sheet(analysis, tmp_path / "ann.tsv", {"D1": "unsure"})
    found = apply_reviews(open_place(folder), [tmp_path / "ann.tsv"])
    assert {(v.reviewer, v.id, v.verdict) for v in found.verdicts} == {
        ("ann", "D1", "unsure"), ("ben", "D0", "accept")}


def test_a_file_that_is_refused_changes_nothing(analysis, folder, tmp_path):
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    ann = sheet(analysis, tmp_path / "ann.tsv", {"D0": "accept"})
    ann.write_text(ann.read_text().replace("accept", "perhaps"))
    good = sheet(analysis, tmp_path / "ben.tsv", {"D0": "accept"})
    with pytest.raises(FormatError, match="perhaps"):
        apply_reviews(open_place(folder), [good, ann])
    with pytest.raises(ParameterError, match="1 reviewers for 2 files"):
        apply_reviews(open_place(folder), [good, ann], reviewers=["A"])
    with pytest.raises(ParameterError, match="two reviewers are called 'ben'"):
        apply_reviews(open_place(folder), [good, good])
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_a_saved_analysis_will_do(analysis, tmp_path, capsys):
    path = analysis.save(tmp_path / "analysis.json")
    ann = sheet(analysis, tmp_path / "ann.tsv", {"D0": "accept"})
    assert main(["review", "apply", str(path), str(ann), "--out", str(tmp_path / "r.json")]) == 0
    assert exchange.load(tmp_path / "r.json", Review).reviewers == ("ann",)
    assert main(["review", "export", str(path), "--items", "divergences"]) == 0
    assert capsys.readouterr().out.count("\nL") == 0


def test_a_folder_without_a_report_is_told(tmp_path, capsys):
    assert main(["review", "export", str(tmp_path)]) == 1
    assert "no report is in this folder" in capsys.readouterr().err


def test_a_new_report_does_not_remove_a_review(folder, tmp_path):
    (folder / "review.json").write_text("{}")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Il pleut. On attend.", encoding="utf-8")
    with pytest.raises(ParameterError, match="verdicts of reviewers"):
        make_report(tmp_path / "a.txt", tmp_path / "b.txt", out=folder, source_language="fr",
                    target_language="fr")
    shutil.rmtree(folder)
