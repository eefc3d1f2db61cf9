"""What `workbench flag` takes beside a table, with the models that come with the packages."""

import json
from pathlib import Path

import pytest

import workbench
from workbench import exchange
from workbench.cli import main
from workbench.cli.options import build
from workbench.diverge import LANGUAGES

LANGS = ("--source-lang", "fr", "--target-lang", "en")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("p.tsv").write_text("source\ttarget\nIl a 30 ans.\tHe is 13.\n", encoding="utf-8")
    return tmp_path


def rows_of(capsys, *argv):
    assert main(argv) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_evidence_is_given_in_the_language_asked_for(capsys):
    assert rows_of(capsys, "flag", "p.tsv", *LANGS)[0]["evidence"].startswith("The original says")
    found = rows_of(capsys, "flag", "p.tsv", "--evidence-lang", "fr", *LANGS)[0]
    assert found["evidence"].startswith("L’original dit")


@pytest.mark.parametrize("command", ["flag", "report"])
def test_other_languages_of_evidence_are_refused_with_those_there_are(capsys, command):
    with pytest.raises(SystemExit) as stopped:
        main([command, "p.tsv", "--evidence-lang", "de"])
    assert stopped.value.code == 2
    assert "invalid choice: 'de' (choose from 'en', 'fr')" in capsys.readouterr().err


def test_the_languages_offered_are_those_that_evidence_is_written_in():
    parser = build(dict.fromkeys((
        "report", "align", "compare", "words", "score", "flag", "versions", "kwic", "review",
        "index", "evaluate", "doctor", "corpora"), print))
    for language in LANGUAGES:
        assert parser.parse_args(["flag", "x", "--evidence-lang", language])


PAGE_FR = "Le chat dort sur le canapé . Il pleut depuis ce matin . Nous avons 3 chiens . "
PAGE_EN = "The cat is sleeping on the sofa . We have 3 dogs . "


def test_words_are_scored_as_they_are_given(capsys):
    Path("t.tsv").write_text(
        f"source\ttarget\n{PAGE_FR * 2}\t{PAGE_EN * 2}\nOui .\t\nL' accord  est signé\tSigned\n",
        encoding="utf-8")
    page, empty, last = rows_of(capsys, "flag", "--tokens", "--tokenized", "t.tsv", *LANGS)
    assert (page["row"], empty["row"], last["row"]) == (0, 1, 2)
    assert page["source_tokens"] == (PAGE_FR * 2).split()
    assert page["target_tokens"] == (PAGE_EN * 2).split()
    assert last["source_tokens"] == ["L'", "accord", "est", "signé"]
    for row in (page, empty, last):
        for side in ("source", "target"):
            assert len(row[f"{side}_tokens"]) == len(row[f"{side}_scores"])
            assert all(0 <= x <= 1 for x in row[f"{side}_scores"])
    assert empty["target_tokens"] == [] and min(empty["source_scores"]) > 0.9


def test_words_of_a_sentence_without_counterpart_score_high(capsys):
    Path("t.tsv").write_text(f"source\ttarget\n{PAGE_FR}\t{PAGE_EN}\n", encoding="utf-8")
    (row,) = rows_of(capsys, "flag", "--tokens", "t.tsv", *LANGS)
    score = dict(zip(row["source_tokens"], row["source_scores"], strict=True))
    assert score["pleut"] > 0.9 > 0.6 > score["chat"]
    Path("out").write_text(json.dumps(row) + "\n")
    (back,) = exchange.read_tokens("out")
    assert back.to_frame().shape == (len(row["source_tokens"]) + len(row["target_tokens"]), 5)
    assert main(["flag", "--tokens", "t.tsv", "--json", *LANGS]) == 0
    assert json.loads(capsys.readouterr().out) == [row]


def test_the_library_scores_words_as_the_command_does(capsys):
    Path("t.tsv").write_text("source\ttarget\nIl a 30 ans.\tHe is 13.\n", encoding="utf-8")
    (row,) = rows_of(capsys, "flag", "--tokens", "t.tsv", *LANGS)
    (found,) = workbench.flag_tokens([("Il a 30 ans.", "He is 13.")], source_language="fr",
                                     target_language="en")
    assert list(found.source_scores) == row["source_scores"]
    assert "2 tokens" not in found.notes[0] and "5 tokens of the source" in found.notes[0]


def test_tokenized_goes_with_tokens(capsys):
    with pytest.raises(SystemExit):
        main(["flag", "p.tsv", "--tokenized"])
    assert "--tokenized goes with --tokens" in capsys.readouterr().err


def test_scores_of_words_that_do_not_fit_are_told_by_their_line():
    Path("out").write_text('{"row": 0, "source_tokens": ["a"], "target_tokens": [], '
                           '"source_scores": [], "target_scores": []}\n')
    with pytest.raises(workbench.WorkbenchError, match="out:1: 1 source_tokens but 0 source_sc"):
        exchange.read_tokens("out")


def test_a_glossary_is_kept_to(capsys):
    Path("g.tsv").write_text("ans\tyears\tmust\n", encoding="utf-8")
    kinds = {d["kind"] for d in rows_of(capsys, "flag", "p.tsv", "--glossary", "g.tsv", *LANGS)}
    assert "glossary" in kinds
    Path("g.tsv").write_text("ans\tyears\n", encoding="utf-8")
    for argv in (["flag", "p.tsv"], ["report", "p.tsv", "p.tsv"]):
        assert main([*argv, "--glossary", "g.tsv"]) == 1
        assert "g.tsv:1: 2 cells where three should stand" in capsys.readouterr().err


def test_columns_that_are_exchanged_are_warned_of(capsys):
    Path("t.tsv").write_text(
        "source\ttarget\nThe cat has been sleeping on the sofa since this morning.\t"
        "Le chat dort sur le canapé depuis ce matin.\n", encoding="utf-8")
    assert main(["flag", "t.tsv", *LANGS]) == 0
    err = capsys.readouterr().err
    assert "warning: the column source reads like en, but --source-lang says fr" in err


@pytest.mark.parametrize("command", [("flag",), ("flag", "--json"), ("score",), ("score", "--json")])
def test_what_was_skipped_is_said_on_standard_error(capsys, command):
    Path("sv.tsv").write_text("source\ttarget\nJa.\t\nIl a 30 ans.\tHan är 13 år.\n", "utf-8")
    assert main([command[0], "sv.tsv", *command[1:], "--source-lang", "fr", "--target-lang", "sv"]) == 0
    out, err = capsys.readouterr()
    assert "workbench: 1 row with an empty side, the first of them row 0." in err.splitlines()
    assert "No spaCy pipeline is installed for 'sv': attachment" in err
    assert "fitted on French and English; with 'sv'" in err
    assert "spaCy" not in out
    if command == ("flag",):
        assert all(isinstance(json.loads(line), dict) for line in out.splitlines())
    elif "--json" in command:
        assert isinstance(json.loads(out), list)


def test_where_nothing_was_skipped_nothing_is_said(capsys):
    assert main(["flag", "p.tsv", *LANGS]) == 0
    assert capsys.readouterr().err == ""


def test_what_was_skipped_stays_with_the_result(tmp_path):
    for work in (workbench.score, workbench.flag):
        found = work([("Il a 30 ans.", "Han är 13 år.")], source_language="fr", target_language="sv")
        assert any("No spaCy pipeline" in note for note in found.notes)
        assert workbench.load(found.save(tmp_path / "r.json")).skipped == found.skipped != ()
