"""align with anchors and chapters, as a translator types it."""

from __future__ import annotations

import io
import sys

import pytest

from workbench.cli import main
from workbench.exchange import read_beads

ENGLISH = """Chapter I
The cat slept on the warm stove.
Nobody came to the house that day.
Chapter II
It rained all week without a break.
The letter arrived on Thursday morning.
"""
FRENCH = """Chapitre premier
Le chat dormait sur le poêle chaud.
Personne ne vint à la maison ce jour-là.
Chapitre deux
Il plut toute la semaine sans arrêt.
La lettre arriva le jeudi matin.
"""


@pytest.fixture
def texts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "b.txt").write_text(FRENCH, encoding="utf-8")
    return ["align", "a.txt", "b.txt", "--lines", "--source-lang", "en", "--target-lang", "fr"]


def beads_in(tmp_path):
    return read_beads(tmp_path / "out")


def test_anchors_hold_even_where_the_text_says_otherwise(texts, tmp_path, capsys):
    # wrong on purpose: the letter is put into another section than its translation
    (tmp_path / "anchors.tsv").write_text("The letter arrived\tPersonne ne vint\n", encoding="utf-8")
    assert main([*texts, "--anchors", "anchors.tsv", "--out", "out"]) == 0
    capsys.readouterr()
    assert all((max(s) < 5) == (max(t) < 2) for s, t in beads_in(tmp_path) if s and t)
    assert ((1,), (1,)) in beads_in(tmp_path)


def test_anchors_come_from_standard_input_too(texts, tmp_path, capsys, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(b"Chapter II | Chapitre deux\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main([*texts, "--anchors", "-", "--out", "out"]) == 0
    assert beads_in(tmp_path) == tuple(((n,), (n,)) for n in range(6))


def test_chapters_are_found_and_counted(texts, tmp_path, capsys):
    assert main([*texts, "--chapters", "--out", "out"]) == 0
    assert "2 numbered headings answer each other" in capsys.readouterr().err
    assert beads_in(tmp_path) == tuple(((n,), (n,)) for n in range(6))
    (tmp_path / "b.txt").write_text(FRENCH.replace("deux", "trois"), encoding="utf-8")
    assert main([*texts, "--chapters", "--out", "out"]) == 0
    assert "--chapters has no effect" in capsys.readouterr().err


@pytest.mark.parametrize(("written", "said"), [
    (None, "anchors.tsv: no such file; check the path"),
    ("", "anchors.tsv: holds no anchor"),
    ("Chapter II - Chapitre deux\n", "anchors.tsv:1: 'Chapter II - Chapitre deux' has 1 place"),
    ("Chapter III\tChapitre deux\n", "anchors.tsv:1: no sentence of the source begins with"),
    ("Chapter I\tChapitre premier\nChapter II\tChapitre\n", "2 sentences of the target begin"),
    ("Chapter II\tChapitre premier\nChapter I\tChapitre deux\n", "crosses anchors.tsv:"),
])
def test_what_is_wrong_is_told_in_a_line_before_the_work_begins(
    texts, tmp_path, capsys, written, said
):
    if written is not None:
        (tmp_path / "anchors.tsv").write_text(written, encoding="utf-8")
    assert main([*texts, "--anchors", "anchors.tsv"]) == 1
    out, err = capsys.readouterr()
    errors = [line for line in err.splitlines() if "error: " in line]
    assert out == ""
    assert len(errors) == 1
    assert said in errors[0]


@pytest.mark.parametrize("argv", [
    ["align", "-", "b.txt", "--anchors", "-"], ["align", "a.txt", "b.txt", "--anchors"]])
def test_wrong_usage(argv, capsys):
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2
