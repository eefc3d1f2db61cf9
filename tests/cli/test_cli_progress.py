"""The line that says what is being done: on a terminal, and nowhere else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.cli import main
from workbench.cli.console import say
from workbench.cli.progress import in_portions, working

ROOT = Path(__file__).resolve().parents[2]


class Terminal:
    """What looks like a terminal and keeps what is written to it."""

    def __init__(self):
        self.written = []

    def isatty(self):
        return True

    def write(self, text):
        self.written.append(text)

    def flush(self):
        pass

    def wait(self):
        """Until something is there."""
        for _ in range(500):
            if self.written:
                return
            time.sleep(0.01)
        raise TimeoutError


@pytest.fixture
def terminal(monkeypatch):
    """Set in the test itself: pytest puts its own standard error in place after the fixtures."""
    def begin():
        monkeypatch.setattr(sys, "stderr", Terminal())
        return sys.stderr
    return begin


def test_the_line_shows_what_is_done_and_goes(terminal):
    screen = terminal()
    with working("reading"):
        screen.wait()
        say("a word in between")
    written = screen.written
    assert written[0] == "\r\x1b[Kworkbench: reading ... 0 s"
    # What is said in between stands on a line of its own.
    assert written[written.index("workbench: a word in between\n") - 1] == "\r\x1b[K"
    assert written[-1] in ("\r\x1b[K", "workbench: a word in between\n")


def test_the_line_goes_when_the_work_fails(terminal):
    screen = terminal()
    with pytest.raises(ZeroDivisionError), working("reading"):
        screen.wait()
        raise ZeroDivisionError
    assert screen.written[-1] == "\r\x1b[K"


def test_the_line_fits_the_terminal(terminal, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    screen = terminal()
    with working("reading and reading and reading"):
        screen.wait()
    assert screen.written[0] == "\r\x1b[Kworkbench: reading"


def test_nothing_is_shown_elsewhere(capsys):
    with working("reading"):
        time.sleep(0.05)
    assert capsys.readouterr() == ("", "")


def test_portions_give_what_the_whole_gives():
    sizes = []

    def double(some):
        sizes.append(len(some))
        return [2 * x for x in some]

    assert in_portions("doubling", range(150), double) == tuple(range(0, 300, 2))
    assert sum(sizes) == 150
    assert max(sizes) < 150
    assert in_portions("doubling", (), double) == ()


def test_a_request_to_end_cleans_up(tmp_path):
    """The finally clauses run, so that no half-made folder is left."""
    code = (
        "import sys, time\nfrom workbench import cli\nfrom workbench.cli import checking\n"
        "def work(args):\n"
        "    try:\n        print('ready', flush=True); time.sleep(60)\n"
        "    finally:\n        open('cleaned', 'w').close()\n"
        "checking.doctor = work\nsys.exit(cli.main(['doctor']))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (128 + signal.SIGTERM, "")
    assert (tmp_path / "cleaned").exists()


def test_signals_are_as_before_when_the_command_is_done(capsys):
    before = signal.getsignal(signal.SIGTERM)
    main(["corpora"])
    assert signal.getsignal(signal.SIGTERM) is before
