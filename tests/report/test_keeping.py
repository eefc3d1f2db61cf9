"""Tables and figures that a notebook keeps."""

import csv
import re
from xml.etree import ElementTree

import pytest

from workbench import report
from workbench.errors import ParameterError
from workbench.report.keeping import kept_in, standalone


def test_tables_and_figures_are_written_and_named(analysis, tmp_path):
    saved = report.keep(tmp_path / "new" / "folder", {"flags": analysis.rows(), "none": []},
                        {"along": report.fidelity_figure(analysis)})
    assert [p.name for p in saved] == ["flags.csv", "none.csv", "along.svg"]
    with saved[0].open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [d.id for d in analysis.divergences]


def test_the_same_input_gives_the_same_files(analysis, tmp_path):
    def made(name):
        return report.keep(tmp_path / name, {"flags": analysis.rows()},
                           {"words": report.word_figure(analysis.bitext)})

    for a, b in zip(made("a"), made("b"), strict=True):
        assert a.read_bytes() == b.read_bytes()


def test_nothing_is_written_without_a_folder(analysis, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert report.keep("", {"flags": analysis.rows()}) == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("figure", [
    report.fidelity_figure, report.family_figure, lambda a: report.sentence_figure(a.bitext),
    lambda a: report.word_figure(a.bitext)])
def test_a_kept_figure_stands_on_its_own(analysis, hostile, figure):
    for each in (analysis, hostile):
        svg = standalone(figure(each))
        root = ElementTree.fromstring(svg)
        space = "{http://www.w3.org/2000/svg}"
        assert root.tag == f"{space}svg"
        assert float(root.attrib["width"]) > 60
        assert root.find(f"{space}title").text and root.find(f"{space}desc").text
        assert "var(" not in svg and "currentColor" not in svg
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg\")", svg)


def test_only_a_figure_can_be_kept_as_one(analysis, tmp_path):
    with pytest.raises(ParameterError, match="only a figure"):
        report.keep(tmp_path / "kept", {"t": analysis.rows()}, {"x": report.reader(analysis)})
    assert not (tmp_path / "kept").exists()


def test_a_stored_notebook_keeps_its_files_beside_the_notebooks(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert kept_in("reports/x").as_posix() == "reports/x"
    (tmp_path / "notebooks" / "report.ipynb").touch()
    assert kept_in("reports/x").as_posix() == "../reports/x"
    assert kept_in(tmp_path / "else").resolve() == tmp_path / "else"
