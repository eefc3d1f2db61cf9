"""The command line as a newcomer types it, wrong things too."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from workbench import __version__, cli
from workbench.cli import main
from workbench.cli.console import as_table, check_out, deliver
from workbench.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("report", "align", "compare", "words", "score", "flag", "evaluate", "kwic", "review",
            "versions", "index", "doctor",             "corpora")


def shell(command, cwd, **more):
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHON": sys.executable}
    return subprocess.run(["bash", "-c", command], cwd=cwd, env=env, capture_output=True,
                          text=True, timeout=60, **more)


def usage(capsys, *argv):
    with pytest.raises(SystemExit) as left:
        main(argv)
    out, err = capsys.readouterr()
    return left.value.code, out, err


def failed(capsys, *argv):
    """The one line that a failing command says."""
    assert main(argv) == 1
    out, err = capsys.readouterr()
    assert out == ""
    lines = [line for line in err.splitlines() if line.startswith("workbench: error: ")]
    assert len(lines) == 1
    assert "Traceback" not in err
    return lines[0]


def test_nothing_prints_the_help_and_is_wrong_usage(capsys):
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert all(name in err for name in COMMANDS)


def test_version(capsys):
    assert usage(capsys, "--version") == (0, f"workbench {__version__}\n", "")


@pytest.mark.parametrize("columns", ["80", "200"])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_80_columns_and_has_an_example(capsys, monkeypatch, name, columns):
    monkeypatch.setenv("COLUMNS", columns)
    code, out, _ = usage(capsys, name, "--help")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert re.search(rf"Example:\n  workbench {name} ", out)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_each_help_is_right_usage(name):
    parser = cli.build(dict.fromkeys(COMMANDS, lambda args: 0))
    into = next(a for a in parser._actions if a.dest == "command")
    example = into.choices[name].epilog.split("\n")[1].split(">")[0].split()
    assert parser.parse_args(example[1:]).command == name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_languages(name):
    required = {"report": ["a", "b"], "align": ["a", "b"], "compare": ["a", "b"], "words": ["a", "b"], "score": ["a"],
                "flag": ["a"], "evaluate": ["words", "a", "b"],
                "review": ["export", "a"], "kwic": ["a", "b"],
                "versions": ["a", "b", "c"]}.get(name, [])
    parser = cli.build(dict.fromkeys(COMMANDS, lambda args: 0))
    args = parser.parse_args([name, *required, "--source-lang", "FR", "--target-lang", "en-GB"])
    assert (args.source_lang, args.target_lang) == ("fr", "en")


@pytest.mark.parametrize("argv", [
    ["frobnicate"], ["align"], ["align", "a"], ["align", "a", "b", "--format", "pdf"],
    ["align", "a", "b", "--lin"], ["words", "a", "b", "--format", "beads"],
    ["score", "a", "--source-lang", "french"], ["evaluate", "moods", "a", "b"],
    ["evaluate", "words", "a"], ["align", "-", "-"], ["words", "-", "-"],
    ["report", "-", "-"], ["evaluate", "words", "-", "-"], ["report", "-"], ["doctor", "x"],
    ["versions", "a"], ["versions", "a", "b"], ["versions", "-", "-", "b"], ["index", "a", "b"],
    ["kwic", "a"], ["kwic", "a", "b", "--width", "x"], ["review", "apply", "a"],
    ["review", "export", "a", "b"], ["review", "grade", "a"],
    ["review", "apply", "a", "b", "--items", "links"],
])
def test_wrong_usage(capsys, argv):
    code, out, err = usage(capsys, *argv)
    assert (code, out) == (2, "")
    assert "error:" in err


def test_one_text_alone_is_no_report(capsys, tmp_path):
    (tmp_path / "a.txt").write_text("Bonjour.")
    code, _, err = usage(capsys, "report", str(tmp_path / "a.txt"))
    assert code == 2
    assert "name its translation too" in err


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with the things a newcomer might point at by mistake."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").touch()
    (tmp_path / "binary").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "fr").write_text("Le chat dort sur le tapis.\nIl pleut depuis ce matin.\n")
    (tmp_path / "en").write_text("The cat sleeps on the rug.\nIt has rained since morning.\n")
    (tmp_path / "pairs").write_text("source\ttarget\nUn.\tOne.\n")
    return tmp_path


@pytest.mark.parametrize("command", [
    "report {} en", "report fr {}", "align {} en", "align fr {}", "words {} en", "words fr {}",
    "score {}", "flag {}", "evaluate words {} fr", "evaluate sentences {} fr",
    "evaluate divergence pairs {}",
])
@pytest.mark.parametrize("bad", ["missing", "folder", "empty", "binary"])
def test_a_bad_file_is_named_in_one_line(capsys, here, command, bad):
    said = failed(capsys, *command.format(bad).split())
    # Gold without a line is no fault of its own: then the other file is, which holds no links.
    assert bad in said or (bad == "empty" and "fr:1: " in said)
    assert sorted(p.name for p in here.iterdir()) == [
        "binary", "empty", "en", "folder", "fr", "pairs"]


@pytest.mark.parametrize(("out", "says"), [
    ("folder", "is a folder"), ("fr", "overwrite an input"), ("./folder/../fr", "overwrite"),
    ("en/x", "is not a folder"), ("/proc/nowhere/x", "cannot write in"),
])
def test_an_output_that_cannot_be_is_told_before_the_work(capsys, here, out, says):
    assert says in failed(capsys, "align", "fr", "en", "--out", out)


def test_a_report_needs_a_folder(capsys, here):
    assert "is a file; name a folder" in failed(capsys, "report", "fr", "en", "--out", "pairs")


def test_unequal_lines_give_both_counts(capsys, here):
    (here / "en").write_text("One.\n")
    said = failed(capsys, "words", "fr", "en", "--source-lang", "fr", "--target-lang", "en")
    assert "fr has 2 lines but en has 1" in said


def test_the_process_ends_with_the_status(here):
    done = shell("$PYTHON -m workbench evaluate words missing fr", here)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "workbench: error: missing: no such file; check the path\n"
    assert shell("$PYTHON -m workbench.cli", here).returncode == 2


def test_a_reader_that_leaves_is_quiet(here):
    (here / "gold").write_text("0-0\n")
    line = "$PYTHON -m workbench evaluate words gold gold"
    # The reader is gone before anything is written.
    done = shell(f"{line} | true; echo ${{PIPESTATUS[0]}}", here)
    assert (done.stdout, done.stderr) in (("141\n", ""), ("0\n", ""))
    code = ("import os, sys; sys.argv = ['workbench', 'evaluate', 'words', 'gold', 'gold']; "
            "r, w = os.pipe(); os.close(r); os.dup2(w, 1); "
            "from workbench.cli import main; sys.exit(main())")
    broken = subprocess.run([sys.executable, "-c", code], cwd=here, text=True, capture_output=True,
                            env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (broken.returncode, broken.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full device is a Linux thing")
def test_a_full_disk_is_one_line(here):
    (here / "gold").write_text("0-0\n")
    done = shell("$PYTHON -m workbench evaluate words gold gold > /dev/full", here)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


def test_an_interrupt_is_quiet(monkeypatch, capsys):
    def stop(args):
        raise KeyboardInterrupt

    monkeypatch.setattr("workbench.cli.checking.doctor", stop)
    assert main(["doctor"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_missing_package_is_told_and_a_missing_module_of_ours_is_not_hidden(monkeypatch, capsys):
    def lacks(name):
        def run(args):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return run

    monkeypatch.setattr("workbench.cli.checking.doctor", lacks("spacy.util"))
    assert "spacy.util is not installed" in failed(capsys, "doctor")
    monkeypatch.setattr("workbench.cli.checking.doctor", lacks("workbench.nowhere"))
    with pytest.raises(ModuleNotFoundError):
        main(["doctor"])


def test_tables_line_up():
    assert as_table([{"a": "x", "n": 1.0}, {"a": "longer\nline", "n": None}]) == (
        "a                 n\nx            1.0000\nlonger line       -\n")
    assert as_table([]) == ""


def test_output_goes_through_links_and_into_devices(tmp_path):
    real = tmp_path / "real"
    real.write_text("old")
    (tmp_path / "link").symlink_to(real)
    deliver("new", str(tmp_path / "link"))
    assert real.read_text() == "new"
    assert (tmp_path / "link").is_symlink()
    check_out("/dev/null")
    deliver("gone", "/dev/null")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(InputError, match="overwrite an input"):
        check_out(str(tmp_path / "link"), [str(real)])
