"""Reports from end to end, and what is left behind when one cannot be made."""

import csv
import json

import nbformat
import pytest
from bs4 import BeautifulSoup

from workbench import exchange
from workbench.errors import CorpusError, ModelError, ParameterError, ReportError, TextError
from workbench.model import Analysis
from workbench.run import make_report, making, notebook

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:zmq")

FRENCH = "Le maire a annoncé mardi la fermeture du vieux pont. Les travaux dureront trois mois.\n"
ENGLISH = ("The mayor announced on Tuesday the closing of the old bridge. The works will last "
           "four months.\n")


@pytest.fixture
def pair(tmp_path):
    (tmp_path / "pont.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "bridge.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path / "pont.txt", tmp_path / "bridge.txt"


def make(pair, out, **settings):
    return make_report(*pair, source_language="fr", target_language="en", out=out, **settings)


def test_a_report_is_whole_and_the_same_every_time(pair, tmp_path):
    place = tmp_path / "reports" / "one {x}"
    first = make(pair, place, title="The <bridge>")
    soup = BeautifulSoup(first.path.read_text(encoding="utf-8"), "html.parser")
    assert first.path == place / "index.html"
    assert soup.h1.get_text() == "The <bridge>"
    assert len(first.headlines) == 3
    assert all(h in soup.get_text() for h in first.headlines)
    assert sorted(p.name for p in place.iterdir()) == [
        "index.html", "report.ipynb", "run.json", "tables"]
    assert [p.name for p in first.tables] == [
        "analysis.json", "divergences.csv", "links.csv", "scores.csv", "words.csv"]
    analysis = exchange.load(place / "tables" / "analysis.json", Analysis)
    with (place / "tables" / "links.csv").open(encoding="utf-8", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == len(analysis.bitext.links)
    run = json.loads(first.run_json.read_text(encoding="utf-8"))
    assert run["signature"] == str(analysis.signature)
    assert run["seconds"] > 0
    assert run["parameters"]["source"] == "../../pont.txt"
    assert str(tmp_path) not in (place / "report.ipynb").read_text(encoding="utf-8")
    kept = {p.relative_to(place): p.read_bytes() for p in place.rglob("*") if p.is_file()}
    again = make(pair, place, title="The <bridge>")
    assert again == first
    changed = {str(p) for p, body in kept.items() if (place / p).read_bytes() != body}
    assert changed <= {"run.json"}
    assert [p.name for p in place.parent.iterdir()] == [place.name]


def test_bad_input_writes_nothing(pair, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    place = tmp_path / "reports" / "x"
    with pytest.raises(TextError):
        make((pair[0], empty), place)
    with pytest.raises(TextError):
        make((pair[0], tmp_path / "missing.txt"), place)
    with pytest.raises(CorpusError):
        make_report("no-such-corpus", out=place)
    assert not place.parent.exists()


def test_other_peoples_files_are_not_replaced(pair, tmp_path):
    place = tmp_path / "mine"
    place.mkdir()
    (place / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(ParameterError, match=r"thesis\.docx"):
        make(pair, place)
    with pytest.raises(ParameterError, match="not a folder"):
        make(pair, pair[0])
    assert [p.name for p in place.iterdir()] == ["thesis.docx"]


def test_a_failed_run_leaves_the_old_report_and_keeps_the_notebook(pair, tmp_path, monkeypatch):
    body = nbformat.read(notebook.notebooks() / "report.ipynb", as_version=4)
    body.cells[2].source = "1 / 0"
    nbformat.write(body, tmp_path / "broken.ipynb")
    monkeypatch.setattr(making, "run_notebook", lambda name, *args, **more: notebook.run_notebook(
        tmp_path / "broken.ipynb", *args, **more))
    place = tmp_path / "reports" / "x"
    place.mkdir(parents=True)
    (place / "index.html").write_text("the old one", encoding="utf-8")
    with pytest.raises(ReportError, match=r"cell \d+: ZeroDivisionError.*x\.failed\.ipynb"):
        make(pair, place)
    assert (place / "index.html").read_text(encoding="utf-8") == "the old one"
    assert sorted(p.name for p in place.parent.iterdir()) == ["x", "x.failed.ipynb"]


@pytest.mark.parametrize("model", ["./no-such-model", "nobody/no-such-model", "folder"])
def test_a_model_that_cannot_be_used_is_told_as_such_and_leaves_nothing(
        pair, tmp_path, monkeypatch, model):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(ModelError, match=r"^(?!.*ipynb).*model"):
        make(pair, tmp_path / "reports" / "x", model=model)
    assert not list((tmp_path / "reports").glob("*"))
    assert not list((tmp_path / "reports").glob(".*"))
