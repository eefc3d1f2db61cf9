"""The notebooks: their form, and that they run from top to bottom on a small pair."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from workbench.report.progress import PROGRESS
from workbench.run.notebook import check_parameters, notebooks, run_notebook

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:zmq")

FOLDER = notebooks()
ALL = sorted(FOLDER.glob("*.ipynb"))
ALLOWED = {"workbench", "dataclasses"}

FRENCH = """Le maire a annoncé mardi la fermeture du vieux pont. Les travaux dureront trois mois.

Selon Mme Arnaud, il n'y aura quasiment pas de déviation. Les habitants attendent."""
ENGLISH = """The mayor announced on Tuesday the closing of the old bridge. The works will last
three months.

According to Mrs Arnaud, there will be no diversion. The residents are waiting."""


@pytest.fixture(params=ALL, ids=lambda p: p.stem)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    node = nbformat.read(path, as_version=4)
    nbformat.validate(node)
    return node


def test_there_are_the_guided_notebooks_and_the_report():
    assert [p.stem for p in ALL] == [
        "00_start_here", "01_alignment", "02_fidelity", "03_divergences", "04_versions",
        "05_versions", "report"]


def test_it_begins_with_its_purpose(notebook):
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert len(first.source.split()) > 40


def test_it_has_one_typed_parameters_cell_with_help(path, notebook):
    cells = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", ())]
    assert len(cells) == 1
    for node, line in zip(ast.parse(cells[0].source).body, cells[0].source.splitlines(),
                          strict=True):
        assert isinstance(node, ast.AnnAssign), line
        assert re.search(r"  # \S", line), line
        assert check_parameters(path, {node.target.id: ast.literal_eval(node.value)})


def test_it_is_stored_without_outputs_and_with_fixed_ids(notebook):
    assert (notebook.nbformat, notebook.nbformat_minor) >= (4, 5)
    assert all(re.fullmatch(r"[a-z][a-z-]*", c.id) for c in notebook.cells)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}


def test_it_only_calls_the_library(notebook):
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        assert len(cell.source.splitlines()) <= 20
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Import):
                assert {a.name.split(".")[0] for a in node.names} <= ALLOWED
            elif isinstance(node, ast.ImportFrom):
                assert node.module.split(".")[0] in ALLOWED
            elif isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 10


KEPT = {
    "00_start_here": set(),
    "01_alignment": {"links.csv", "words.csv", "words-without-counterpart.csv", "methods.csv",
                     "sentences.svg", "words-L3.svg"},
    "02_fidelity": {"document.csv", "passages.csv", "lowest.csv", "fidelity.svg"},
    "03_divergences": {"divergences.csv", "kinds.csv", "sound-renderings.csv", "families.svg"},
}


@pytest.mark.parametrize("name", list(KEPT))
def test_it_runs_on_a_pair_of_files_and_keeps_what_it_shows(name, tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    run = run_notebook(name, tmp_path / "out.ipynb", html=tmp_path / "out.html",
                       parameters={"source": "a.txt", "target": "b.txt"})
    done = nbformat.read(run.notebook, as_version=4)
    assert all(c.execution_count for c in done.cells if c.cell_type == "code")
    assert "<h1" in run.html.read_text(encoding="utf-8")
    for cell in done.cells:
        for output in cell.get("outputs", ()):
            shown = output.get("data", {})
            assert "text/html" in shown or output.output_type == "stream", cell.id
            assert "dataframe" not in shown.get("text/html", ""), "use report.table"
            assert output.get("name") != "stderr", output.text
            assert PROGRESS not in output.get("metadata", ())
    kept = {p.name for p in (tmp_path / "reports").glob("*/*")}
    assert kept == KEPT[name]
    assert {p.parent.name for p in (tmp_path / "reports").glob("*/*")} <= {name}
    assert all(p.stat().st_size for p in (tmp_path / "reports").glob("*/*"))


def test_the_versions_run_on_the_corpus(tmp_path):
    from workbench import corpora

    run = run_notebook("04_versions", tmp_path / "out.ipynb",
                       env={"WORKBENCH_CORPORA": str(Path(corpora.folder()).resolve())})
    text = run.notebook.read_text(encoding="utf-8")
    kept = tmp_path / "reports" / "04_versions"
    assert {p.name for p in kept.iterdir()} == {"articles.csv", "relations.csv", "passages.csv"}
    for article in ("translation", "sputnik", "moscow-times", "announcement-june"):
        assert article in text
        assert article in (kept / "relations.csv").read_text(encoding="utf-8")


def test_several_translations_run_on_the_small_story(tmp_path):
    run = run_notebook("05_versions", tmp_path / "out.ipynb", html=tmp_path / "out.html",
                       parameters={"tables": "kept", "most": 1})
    text = run.html.read_text(encoding="utf-8")
    assert text.count("<h1") == 1
    assert all(f"<bdi>{name}</bdi>" in text for name in ("close", "free", "careless"))
    assert {p.name for p in (tmp_path / "kept").iterdir()} == {
        "drift.svg", "metrics.csv", "pairs.csv", "passages.csv", "versions.csv", "versions.json"}


def test_the_first_notebook_keeps_what_it_is_told_to(tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    run_notebook("00_start_here", tmp_path / "out.ipynb", parameters={
        "source": "a.txt", "target": "b.txt", "word": "pont", "page": "page.html",
        "tables": "kept"})
    assert "<h1" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert (tmp_path / "kept" / "analysis.json").is_file()
    assert "bridge" in (tmp_path / "out.ipynb").read_text(encoding="utf-8")


def test_nothing_is_kept_where_no_folder_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    run_notebook("02_fidelity", tmp_path / "out.ipynb",
                 parameters={"source": "a.txt", "target": "b.txt", "out": ""})
    assert {p.name for p in tmp_path.iterdir()} == {"a.txt", "b.txt", "out.ipynb"}


def test_the_report_runs_with_plain_papermill(tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    command = [sys.executable, "-m", "papermill", str(FOLDER / "report.ipynb"), "out.ipynb",
               "-p", "source", "a.txt", "-p", "target", "b.txt", "-p", "tables", "kept",
               "-k", "python3", "--no-progress-bar", "--log-level", "ERROR"]
    root = str(FOLDER.parent)
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300,
                         env={**os.environ, "PYTHONPATH": root}, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert (tmp_path / "kept" / "links.csv").is_file()
    done = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    outputs = [output for cell in done.cells for output in cell.get("outputs", ())]
    assert not [o.text for o in outputs if o.get("name") == "stderr"]
    lines = [o for o in outputs if PROGRESS in o.get("metadata", ())]
    assert [o.data for o in lines] == [{"text/html": "", "text/plain": ""}]  # one, and empty
    assert len(ran.stderr.splitlines()) < 5
