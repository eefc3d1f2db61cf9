"""What `workbench flag` takes beside a table, with the models that come with the packages."""

import json
from pathlib import Path

import pytest

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
