"""What the working commands write, with stand-ins for the models behind them."""

import importlib
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from workbench import exchange
from workbench.cli import main
from workbench.model import (
    Bitext,
    Divergence,
    Link,
    LinkScore,
    UnlinkedWord,
    WordAlignment,
    WordLink,
)
from workbench.run.tables import PairFlags, PairScores
from workbench.text import with_role

# By name: the root has functions that are called as the packages are.
align = importlib.import_module("workbench.align")
run = importlib.import_module("workbench.run")

FR = "Le chat dort sur le tapis.\nIl pleut depuis ce matin.\nNous restons à la maison.\n"
EN = "The cat sleeps on the rug.\nIt has been raining since this morning.\n"
LANGS = ("--source-lang", "fr", "--target-lang", "en")


def align_in_order(source, target, *, model=None, cache=True, anchors=()):
    """One link a pair of sentences, in order; what is left over is omitted or added."""
    source, target = with_role(source, "source"), with_role(target, "target")
    n = min(len(source), len(target))
    links = [Link(f"L{i}", (f"s{i}",), (f"t{i}",), "1-1", 0.5, 1.0) for i in range(n)]
    for i in range(n, len(source)):
        links.append(Link(f"L{len(links)}", (f"s{i}",), (), "omitted", None, 1.0))
    for i in range(n, len(target)):
        links.append(Link(f"L{len(links)}", (), (f"t{i}",), "added", None, 1.0))
    return Bitext(source, target, tuple(links), remarks=(f"model {model}",))


def words_in_order(pairs, *, method="workbench", model=None, cache=True):
    """The i-th word with the i-th."""
    out = []
    for pair in pairs:
        n, m = len(pair.source.tokens), len(pair.target.tokens)
        short = min(n, m)
        alone = [UnlinkedWord("source", i, None, 0.0, "no counterpart") for i in range(short, n)]
        alone += [UnlinkedWord("target", i, None, 0.0, "no counterpart") for i in range(short, m)]
        links = tuple(WordLink(i, i, 0.9) for i in range(short))
        out.append(WordAlignment(pair, links, tuple(alone), method))
    return tuple(out)


def score_by_length(rows, *, source_language, target_language, model=None, cache=True, **more):
    return PairScores(tuple(
        LinkScore(str(i), 1 / (1 + len(a)), len(b) / (1 + len(b))) for i, (a, b) in enumerate(rows)
    ), tuple(rows), (source_language, target_language))


def flag_digits(rows, *, source_language, target_language, model=None, cache=True, **more):
    return PairFlags(tuple(
        tuple(Divergence("D0", "number", "major", 0.75, f"{c} is lost.", (i, i + 1), None)
              for i, c in enumerate(a) if c.isdigit() and c not in b)
        for a, b in rows
    ), tuple(rows), (source_language, target_language))


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    # Into the modules' own tables, so that what they load on demand is not loaded.
    for module, name, stand_in in (
        (align, "align", align_in_order), (align, "align_words", words_in_order),
        (run, "score_table", score_by_length), (run, "flag_table", flag_digits),
    ):
        monkeypatch.setitem(vars(module), name, stand_in)
    Path("fr").write_text(FR, encoding="utf-8")
    Path("en").write_text(EN, encoding="utf-8")
    return tmp_path


def ran(capsys, *argv):
    assert main(argv) == 0
    return capsys.readouterr()


def test_align_writes_beads_and_says_the_languages(here, capsys):
    out, err = ran(capsys, "align", "fr", "en", "--lines")
    assert out == "[0]:[0]\n[1]:[1]\n[2]:[]\n"
    assert "workbench: source language: fr (detected)\n" in err
    assert "workbench: target language: en (detected)\n" in err
    assert "Source: 2 of 3 sentences have a counterpart, 1 do not." in err
    assert "language" not in ran(capsys, "align", "fr", "en", "--lines", *LANGS).err


def test_empty_lines_count(here, capsys):
    Path("fr").write_text("\nUn chat.\n\n", encoding="utf-8")
    Path("en").write_text("\nA cat.\n\n", encoding="utf-8")
    out = ran(capsys, "align", "fr", "en", "--lines", *LANGS).out
    assert out == "[0]:[0]\n[1]:[1]\n[2]:[2]\n"


@pytest.mark.parametrize(("format_", "read", "count"), [
    ("beads", exchange.read_beads, 3), ("tsv", exchange.read_links_tsv, 3),
    ("jsonl", exchange.read_links_jsonl, 3), ("tmx", exchange.read_tmx, 2),
    ("xces", exchange.read_xces, 3),
])
def test_each_format_of_align_reads_back(here, capsys, format_, read, count):
    out, _ = ran(capsys, "align", "fr", "en", "--lines", "--format", format_, *LANGS)
    Path("printed").write_text(out, encoding="utf-8")
    assert len(read("printed")) == count
    printed, _ = ran(capsys, "align", "fr", "en", "--lines", "--format", format_, "--out",
                     "new/written", *LANGS)
    assert printed == ""
    written = Path("new/written").read_text(encoding="utf-8")
    # Only xces names the two files that stand beside it.
    assert written == out or format_ == "xces"
    assert len(read("new/written")) == count


def test_xces_comes_with_the_documents_its_ids_point_to(here, capsys):
    err = ran(capsys, "align", "fr", "en", "--lines", "--format", "xces", "--out", "a.xml",
              *LANGS).err
    assert sorted(p.name for p in here.glob("*.xml")) == ["a.source.xml", "a.target.xml", "a.xml"]
    assert 'fromDoc="a.source.xml" toDoc="a.target.xml"' in Path("a.xml").read_text()
    assert "wrote a.xml, a.source.xml and a.target.xml" in err
    for link in exchange.read_xces("a.xml"):
        for side, ids in (("source", link.source), ("target", link.target)):
            assert all(f'<s id="{i}">' in Path(f"a.{side}.xml").read_text() for i in ids)


def test_a_failure_leaves_no_half_written_file(here, capsys, monkeypatch):
    def breaks(*args, **more):
        raise OSError(28, "No space left on device", "out")

    Path("out").write_text("old")
    monkeypatch.setattr("os.replace", breaks)
    assert main(["align", "fr", "en", "--lines", "--out", "out", *LANGS]) == 1
    assert "out: No space left on device" in capsys.readouterr().err
    assert Path("out").read_text() == "old"
    assert sorted(p.name for p in here.iterdir()) == ["en", "fr", "out"]


def test_standard_input(here, capsys, monkeypatch):
    for argv in (["-", "en"], ["fr", "-"]):
        text = FR if argv[0] == "-" else EN
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert ran(capsys, "align", *argv, "--lines").out == "[0]:[0]\n[1]:[1]\n[2]:[]\n"


def test_the_model_reaches_the_aligner(here, capsys):
    assert "model mine" in ran(capsys, "align", "fr", "en", "--model", "mine").err


def test_the_same_file_and_exchanged_languages_are_warned_of(here, capsys):
    assert "fr stands on both sides" in ran(capsys, "align", "fr", "fr", "--lines").err
    Path("copy").write_text(FR, encoding="utf-8")
    assert "in one language (fr)" in ran(capsys, "align", "fr", "copy", "--lines").err
    err = ran(capsys, "align", "en", "fr", *LANGS).err
    assert "warning: en reads like en, but --source-lang says fr" in err
    assert "warning: fr reads like fr, but --target-lang says en" in err


def test_words_keeps_lines_and_words(here, capsys):
    Path("fr").write_text("a  b-c !\n\nd\u2028e f\n\n", encoding="utf-8")
    Path("en").write_text("A B\n\nD E\nF\n", encoding="utf-8")
    out = ran(capsys, "words", "fr", "en", "--tokenized", *LANGS).out
    # U+2028 is a blank, not the end of a line; the last pair has words on one side only.
    assert out.split("\n") == ["0-0 1-1", "", "0-0 1-1", "", ""]
    Path("l").write_text(out)
    assert len(exchange.read_pharaoh("l")) == 4


def test_words_as_json_lines(here, capsys):
    Path("fr").write_text("Il pleut.\n\n", encoding="utf-8")
    Path("en").write_text("It rains.\n\n", encoding="utf-8")
    ran(capsys, "words", "fr", "en", "--format", "jsonl", "--out", "w", *LANGS)
    first, second = exchange.read_words_jsonl("w")
    assert [t.text for t in first.pair.source.tokens] == ["Il", "pleut", "."]
    assert (first.id, second.id, second.links) == ("0", "1", ())


PAIRS = 'id\tsource\tnote\ttarget\n7\tIl y a 3 chats.\t"x\tThere are cats.\n8\tOui.\t\tYes.\n'


def test_score_adds_two_columns_and_keeps_the_others(here, capsys):
    Path("p.tsv").write_text(PAIRS, encoding="utf-8")
    out, err = ran(capsys, "score", "p.tsv")
    lines = out.split("\n")
    assert lines[0] == "id\tsource\tnote\ttarget\tfidelity\tp_divergent"
    assert lines[1] == '7\tIl y a 3 chats.\t"x\tThere are cats.\t0.062500\t0.937500'
    assert lines[2].startswith("8\tOui.\t\tYes.\t")
    assert "source language: fr" in err
    rows = json.loads(ran(capsys, "score", "p.tsv", "--json", *LANGS).out)
    assert rows[0] == {"id": "7", "source": "Il y a 3 chats.", "note": '"x',
                       "target": "There are cats.", "fidelity": 1 / 16, "p_divergent": 15 / 16}


def test_scoring_twice_is_refused_rather_than_overwritten(here, capsys):
    Path("p.tsv").write_text(PAIRS, encoding="utf-8")
    ran(capsys, "score", "p.tsv", "--out", "s.tsv", *LANGS)
    assert main(["score", "s.tsv"]) == 1
    assert "s.tsv: has a column 'fidelity' already" in capsys.readouterr().err
    assert main(["score", "p.tsv", "--out", "p.tsv"]) == 1
    assert Path("p.tsv").read_text() == PAIRS


def test_a_table_without_rows_needs_no_model(here, capsys, monkeypatch):
    for name in ("score_table", "flag_table"):
        monkeypatch.setitem(vars(run), name, None)
    Path("p.tsv").write_text("source\ttarget\n")
    assert ran(capsys, "score", "p.tsv").out == "source\ttarget\tfidelity\tp_divergent\n"
    assert ran(capsys, "flag", "p.tsv").out == ""


def test_flag_counts_rows_from_the_first_below_the_header(here, capsys):
    Path("p.tsv").write_text(PAIRS + "9\t4 et 5\t\tfour, 5\n", encoding="utf-8")
    out = ran(capsys, "flag", "p.tsv", *LANGS).out
    Path("f").write_text(out)
    flags = exchange.read_flags("f")
    assert [(f.row, f.source_span, f.target_span) for f in flags] == [
        (0, (7, 8), None), (2, (0, 1), None)]
    assert list(json.loads(out.split("\n")[0])) == [
        "row", "kind", "severity", "confidence", "source_span", "target_span", "evidence"]
    assert json.loads(ran(capsys, "flag", "p.tsv", "--json", *LANGS).out)[1]["row"] == 2


def test_report_prints_the_place_and_three_headlines(here, capsys, monkeypatch):
    asked = {}

    def make(source, target=None, **more):
        asked.update(source=source, target=target, **more)
        return SimpleNamespace(path=Path("r/index.html"), headlines=("One.", "Two.", "Three.", "4"))

    monkeypatch.setitem(vars(run), "make_report", make)
    out = ran(capsys, "report", "fr", "en", "--out", "r", "--model", "m").out
    assert out == "Report: r/index.html\n  One.\n  Two.\n  Three.\n"
    assert (asked["source"].language, asked["target"].language) == ("fr", "en")
    assert (asked["out"], asked["model"]) == ("r", "m")
    body = json.loads(ran(capsys, "report", "some-corpus", "--json").out)
    assert body["path"] == "r/index.html"
    assert (asked["source"], asked["target"], asked["source_language"]) == (
        "some-corpus", None, None)


def test_json_is_one_list_where_jsonl_is_an_object_a_line(here, capsys):
    for command in ("align", "words"):
        Path("en").write_text(EN + "We stay at home.\n", encoding="utf-8")
        lines = ran(capsys, command, "fr", "en", *LANGS, "--format", "jsonl").out.splitlines()
        found = json.loads(ran(capsys, command, "fr", "en", *LANGS, "--json").out)
        assert found == [json.loads(line) for line in lines]


@pytest.mark.parametrize("command", ["score", "flag"])
def test_a_cell_too_long_for_a_passage_is_told_by_its_line(here, capsys, command):
    Path("t").write_text("source\ttarget\nUn.\tOne.\nDeux.\t" + "two " * 6000 + "\n")
    assert main([command, "t", *LANGS]) == 1
    assert "t:3: target: 24,000 characters as one sentence" in capsys.readouterr().err


def test_many_rows_come_back_in_order(here, capsys):
    Path("t").write_text("source\ttarget\n" + "".join(f"{n}\tx\n" for n in range(200)))
    rows = [json.loads(x) for x in ran(capsys, "flag", "t", *LANGS).out.splitlines()]
    assert [row["row"] for row in rows] == sorted(row["row"] for row in rows)
    assert {row["row"] for row in rows} == set(range(200))
