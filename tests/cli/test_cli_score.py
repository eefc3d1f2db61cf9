"""`workbench score` with an original and its translation."""

import json
from pathlib import Path

import pytest

from workbench.cli import main

FR = """Le maire a annoncé mardi la fermeture du vieux pont. Les travaux dureront trois mois.

Les habitants attendent depuis longtemps cette décision. Le conseil a voté hier soir.

Le chat dort sur le canapé."""
EN = """The mayor announced on Tuesday the closing of the old bridge. The works will last three
months.

The residents have been waiting for this decision for a long time. The council voted last night.

The cat is sleeping on the sofa."""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(FR, encoding="utf-8")
    Path("b.txt").write_text(EN, encoding="utf-8")
    return tmp_path


def test_passages_as_a_table_with_notes(capsys):
    assert main(["score", "a.txt", "b.txt"]) == 0
    out, err = capsys.readouterr()
    rows = [line.split("\t") for line in out.splitlines()]
    assert rows[0] == ["id", "opening", "links", "fidelity", "low", "high", "coverage", "rank",
                       "rank_low", "rank_high", "among_worst"]
    assert [r[0] for r in rows[1:]] == ["P0", "P1", "P2"]
    assert "Fidelity of 3 paragraphs of the original" in err
    assert main(["score", "a.txt", "b.txt", "--by", "chapter", "--json", "--out", "p.json"]) == 0
    body = json.loads(Path("p.json").read_text())
    assert [p["id"] for p in body["passages"]] == ["P0"] and body["worst"] == []


@pytest.mark.parametrize(("argv", "says"), [
    (["a.txt", "--by", "chapter"], "--by goes with an original and its translation"),
    (["a.txt", "b.txt", "--scorer", "x:y"], "--scorer goes with a table of pairs"),
    (["-", "-"], "standard input can be read once"),
])
def test_what_does_not_go_together_is_wrong_usage(capsys, argv, says):
    with pytest.raises(SystemExit) as stopped:
        main(["score", *argv])
    assert stopped.value.code == 2 and says in capsys.readouterr().err
