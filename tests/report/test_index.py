"""The index over a folder of reports."""

import json

import pytest
from bs4 import BeautifulSoup

from workbench.cli import main
from workbench.errors import ParameterError
from workbench.report.index import listed, write_index


@pytest.fixture
def shelf(tmp_path):
    """Two reports, one of versions, one without its run, a failed one, and other things."""
    place = tmp_path / "reports"
    for name, run, more in (
        ("old", {"title": "An <old> one", "headlines": ["First.", "Second."],
                 "started": "2026-01-02T10:00:00+00:00"}, ["report.ipynb", "report.pdf"]),
        ("new & best", {"title": "New", "started": "2026-02-03T10:00:00+00:00"}, []),
        ("versions", {"title": "Versions"}, ["tables/versions.json"]),
        ("bare", None, []),
    ):
        for file in ("index.html", *more):
            (place / name / file).parent.mkdir(parents=True, exist_ok=True)
            (place / name / file).write_text("x")
        if run is not None:
            (place / name / "run.json").write_text(json.dumps(run))
    (place / "broken.failed.ipynb").write_text("{}")
    (place / ".hidden").mkdir()
    (place / "notes").mkdir()
    return place


def test_reports_are_listed_the_newest_first(shelf):
    assert [(r.folder, r.kind) for r in listed(shelf)] == [
        ("new & best", "report"), ("old", "report"), ("bare", "report"), ("versions", "versions"),
        ("broken", "failed")]


def test_the_page_leads_to_each(shelf):
    soup = BeautifulSoup(write_index(shelf).read_text(encoding="utf-8"), "html.parser")
    assert [a["href"] for a in soup.select(".shelf h2 a")] == [
        "new%20%26%20best/index.html", "old/index.html", "bare/index.html", "versions/index.html"]
    old = soup.select(".shelf > li")[1]
    assert old.h2.get_text() == "An <old> one"
    assert [li.get_text() for li in old.select("ul li")] == ["First.", "Second."]
    assert [a["href"] for a in old.select(".foot a")] == ["old/report.ipynb", "old/report.pdf"]
    assert old.time["datetime"].startswith("2026-01-02")
    assert soup.find("a", href="broken.failed.ipynb")
    assert len(soup.find_all("h1")) == 1
    assert len(soup.find_all("script")) == 1


def test_it_is_written_again_but_not_over_another_page(shelf, tmp_path):
    assert write_index(shelf) == write_index(shelf)
    (shelf / "index.html").write_text("<h1>My home page</h1>")
    with pytest.raises(ParameterError, match="not an index of reports"):
        write_index(shelf)
    with pytest.raises(ParameterError, match="no folder"):
        write_index(tmp_path / "nowhere")


def test_an_empty_folder_says_how_to_begin(tmp_path):
    html = write_index(tmp_path).read_text(encoding="utf-8")
    assert "0 reports" in html and "workbench report" in html


def test_the_command(shelf, capsys, monkeypatch):
    monkeypatch.chdir(shelf.parent)
    assert main(["index"]) == 0
    assert capsys.readouterr().out == "Index: reports/index.html\n  4 reports\n"
    assert main(["index", "reports", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["reports"]) == 5


def test_a_report_made_among_reports_is_listed(shelf, tmp_path):
    from workbench.cli.reports import refresh_index

    refresh_index(shelf / "old" / "index.html")
    assert "An &lt;old&gt; one" in (shelf / "index.html").read_text(encoding="utf-8")
    other = shelf.rename(tmp_path / "elsewhere")
    (other / "index.html").unlink()
    refresh_index(other / "old" / "index.html")
    assert not (other / "index.html").exists()
    (other / "index.html").write_text("mine")
    refresh_index(other / "old" / "index.html")
    assert (other / "index.html").read_text() == "mine"
