"""compare on the command line, and what the relation is judged from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.align.document.relations import NOTHING, Measures, judge
from workbench.cli import main
from workbench.exchange import read_table
from workbench.fitted import digest

CORPUS = Path(__file__).parents[2] / "corpora" / "trump-putin-2018"
ONE, OTHER = str(CORPUS / "original.fr.txt"), str(CORPUS / "sputnik.fr.txt")


def ran(capsys, *argv):
    assert main(argv) == 0
    return capsys.readouterr().out


def test_the_text_says_the_relation_why_and_which_passages(capsys):
    out = ran(capsys, "compare", ONE, OTHER)
    first, named, held, *rest = out.splitlines()
    assert first == "relation: comparable"
    assert named.startswith("original.fr and sputnik.fr are comparable")
    assert "passages correspond; they hold" in held
    assert any(line.startswith("Days named in both: 11 November") for line in rest)
    heads = [line for line in rest if " = t" in line]
    assert heads and all(line[0] == "s" for line in heads)
    assert max(map(len, rest[3:])) <= 200


def test_tsv_and_json_hold_the_same_passages(capsys, tmp_path):
    out = tmp_path / "passages.tsv"
    assert ran(capsys, "compare", ONE, OTHER, "--format", "tsv", "--out", str(out)) == ""
    table = read_table(out)
    body = json.loads(ran(capsys, "compare", ONE, OTHER, "--json"))
    assert body["relation"] == "comparable"
    assert list(table.column("source_ids")) == [p["source_ids"] for p in body["passages"]]
    assert set(table.column("moved")) <= {"yes", "no"}
    assert 0 < body["coverage_source"] < 1
    assert body["measures"]["shared_names"] > 3
    assert "Helsinki" in body["shared"]["names"]
    assert body["signature"].startswith("sentences:")
    assert body["signature"].endswith(f"|fitted:{digest()}")


@pytest.mark.parametrize(("argv", "said"), [
    (("compare", "missing.txt", ONE), "missing.txt does not exist"),
    (("compare", str(CORPUS), ONE), "is a folder"),
    (("compare", ONE, OTHER, "--out", ONE), "would overwrite an input"),
])
def test_what_is_wrong_is_told_in_a_line(capsys, argv, said):
    assert main(argv) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err


def measures(near, told, rendered, likeness=0.4, names=0.5, shared=10, dates=0, apart=False):
    return Measures(rendered, told, near, likeness, names, shared, dates, apart)


@pytest.mark.parametrize(("found", "relation"), [
    (measures((0.95, 0.9), (0.9, 0.9), (0.6, 0.5)), "parallel"),
    # a free translation renders little word for word
    (measures((0.9, 0.9), (0.8, 0.8), (0.1, 0.1)), "parallel"),
    # two thirds of both answer each other: no translation of the whole
    (measures((0.67, 0.66), (0.65, 0.65), (0.6, 0.6)), "comparable"),
    # a part against the whole it stands in
    (measures((0.1, 1.0), (0.1, 1.0), (0.1, 0.9)), "comparable"),
    # reports of one day in other words
    (measures((0.4, 0.4), (0.1, 0.1), (0.0, 0.0), dates=1), "comparable"),
    # the same words of another day
    (measures((0.5, 0.5), (0.5, 0.5), (0.05, 0.05), apart=True), "same topic"),
    (measures((0.1, 0.1), (0.0, 0.0), (0.0, 0.0), likeness=0.3), "same topic"),
    (measures((0.0, 0.0), (0.0, 0.0), (0.0, 0.0), likeness=0.15, names=0.0, shared=0),
     "unrelated"),
    # texts that name nobody, in scripts whose names do not meet
    (measures((0.5, 0.5), (0.45, 0.4), (0.1, 0.1), names=0.0, shared=0), "comparable"),
    (NOTHING, "unrelated"),
])
def test_the_relation_is_judged_from_the_measures(found, relation):
    said, why = judge(found)
    assert said == relation
    assert why.endswith(".")


def test_the_judgement_does_not_hang_on_which_is_the_source():
    one = measures((0.1, 1.0), (0.1, 0.9), (0.0, 0.3), likeness=0.3)
    other = measures((1.0, 0.1), (0.9, 0.1), (0.3, 0.0), likeness=0.3)
    assert judge(one) == judge(other)
