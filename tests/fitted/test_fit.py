"""Training scripts: what the manifest records is what they say; a file is made again and kept."""

from __future__ import annotations

import hashlib
import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "workbench" / "fitted"
RAW = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
SCRIPTS = sorted({told["script"] for told in RAW.values() if told["script"]})

MADE = '''
from frame import Fit, Run, as_json
from sets import Input

def make(run: Run):
    text = (run.data / "numbers.txt").read_text()
    run.figure("one", "sum", "the numbers", sum(map(int, text.split())) * run.options.times)
    return {"one": as_json({"sum": text})}

FIT = Fit(("one",), make, (Input("numbers.txt", "CC0", "A"),), ("beads",), {"times": 2})
'''


@pytest.fixture
def training(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "training"), *sys.path])


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("script", SCRIPTS)
def test_the_manifest_records_what_the_script_says(training, script):
    fit = importlib.import_module(Path(script).stem).FIT
    assert set(fit.makes) == {name for name, told in RAW.items() if told["script"] == script}
    for name in fit.makes:
        told = RAW[name]
        assert [(g["path"], g["licence"], g["class"]) for g in told["inputs"]] == [
            (g.path, g.licence, g.kind) for g in fit.inputs]
        assert told["needs"] == sorted(fit.needs)
        assert set(told["options"]) == set(fit.options)


def test_the_table_of_the_docs_is_current(training):
    table = importlib.import_module("table")
    page = table.PAGE.read_text(encoding="utf-8")
    assert table.written(page) == page
    assert all(f"`{told['file']}`" in page for told in RAW.values())


@pytest.fixture
def shop(training, monkeypatch, tmp_path):
    """A project of its own, with one script and a manifest that knows no file yet."""
    fit, table = (importlib.import_module(name) for name in ("fit", "table"))
    monkeypatch.setattr(fit, "FOLDER", tmp_path)
    monkeypatch.setattr(fit, "MANIFEST", tmp_path / "manifest.json")
    monkeypatch.setattr(table, "ROOT", tmp_path)
    monkeypatch.setattr(table, "PAGE", tmp_path / "models.md")
    (tmp_path / "workbench" / "fitted").mkdir(parents=True)
    (tmp_path / "workbench" / "fitted" / "manifest.json").write_text("{}")
    (tmp_path / "models.md").write_text(f"# Models\n{table.START}\n{table.END}\n")
    (tmp_path / "manifest.json").write_text("{}")
    (tmp_path / "fit_one.py").write_text(MADE)
    (tmp_path / "numbers.txt").write_text("1 2 3")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "fit_one", raising=False)
    return lambda *argv: fit.main([*argv, "--data", str(tmp_path)])


def test_a_file_is_made_kept_and_made_again(shop, tmp_path, capsys):
    shop(str(tmp_path / "fit_one.py"), "--keep")
    assert "not the same bytes" in capsys.readouterr().out
    told = json.loads((tmp_path / "manifest.json").read_text())["one"]
    data = (tmp_path / "one.json").read_bytes()
    assert (told["file"], told["version"], told["options"]) == ("one.json", "1", {"times": 2})
    assert told["sha256"] == hashlib.sha256(data).hexdigest() and told["bytes"] == len(data)
    assert told["figures"] == [{"what": "sum", "on": "the numbers", "value": 12.0}]
    assert told["inputs"] == [{"path": "numbers.txt", "licence": "CC0", "class": "A",
                               "sha256": hashlib.sha256(b"1 2 3").hexdigest()}]
    shop("one", "--times", "3")
    said = capsys.readouterr().out
    assert "one.json: the same bytes" in said and "+6.000" in said
    (tmp_path / "numbers.txt").write_text("4")
    shop("one")
    assert "numbers.txt is another one than was recorded" in capsys.readouterr().out
    assert (tmp_path / "one.json").read_bytes() == data
    shop("one", "--keep")
    assert json.loads((tmp_path / "manifest.json").read_text())["one"]["version"] == "2"


def test_what_cannot_be_made_is_said_in_a_line(shop, tmp_path):
    with pytest.raises(SystemExit, match="nothing fitted is called 'two'"):
        shop("two")
    with pytest.raises(SystemExit):
        shop(str(tmp_path / "fit_one.py"), "--keep", "--limit", "3")
    (tmp_path / "numbers.txt").unlink()
    with pytest.raises(SystemExit, match=r"numbers\.txt: no such file"):
        shop(str(tmp_path / "fit_one.py"))
