"""Printing a page, with a browser and without."""

import os
import stat
import sys

import pytest

from workbench.cli import main
from workbench.errors import ReportError
from workbench.run import pdf


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "a page.html"
    path.write_text("<!DOCTYPE html><html lang=en><title>T</title><h1>Printed words</h1></html>")
    return path


def test_without_a_browser_the_message_says_what_to_do(page, monkeypatch):
    monkeypatch.delenv(pdf.VARIABLE, raising=False)
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf, "_APPLICATIONS", ())
    with pytest.raises(ReportError, match="no Chromium, Chrome or Edge is installed; install"):
        pdf.to_pdf(page)
    monkeypatch.setenv(pdf.VARIABLE, "/nowhere/chromium")
    with pytest.raises(ReportError, match="names /nowhere/chromium, which is no program"):
        pdf.chromium()


def test_it_is_told_before_the_work_begins(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(pdf.VARIABLE, "/nowhere/chromium")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Il pleut.")
    monkeypatch.chdir(tmp_path)
    assert main(["report", "a.txt", "b.txt", "--pdf"]) == 1
    assert "a PDF needs a browser" in capsys.readouterr().err
    assert main(["versions", "a.txt", "b.txt", "b.txt", "--pdf"]) == 1
    assert not (tmp_path / "reports").exists()


def browser(tmp_path, body):
    """A program that stands in for a browser."""
    path = tmp_path / "browser"
    path.write_text(f"#!{sys.executable}\nimport sys\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")
def test_a_browser_that_fails_leaves_nothing(page, tmp_path, monkeypatch):
    monkeypatch.setenv(pdf.VARIABLE, str(browser(tmp_path, "sys.exit('no display')")))
    with pytest.raises(ReportError, match=r"did not print .*no display"):
        pdf.to_pdf(page)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a page.html", "browser"]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")
def test_what_was_printed_is_put_in_place(page, tmp_path, monkeypatch):
    body = ("out = next(a.split('=', 1)[1] for a in sys.argv if a.startswith('--print-to-pdf='))\n"
            "open(out, 'w').write(sys.argv[-1])")
    monkeypatch.setenv(pdf.VARIABLE, str(browser(tmp_path, body)))
    assert pdf.to_pdf(page) == tmp_path / "report.pdf"
    assert (tmp_path / "report.pdf").read_text() == page.as_uri()
    assert pdf.to_pdf(page, tmp_path / "new" / "x.pdf").is_file()


@pytest.mark.skipif(pdf.find_chromium() is None, reason="no Chromium is installed")
def test_a_real_browser_prints(page):
    made = pdf.to_pdf(page)
    assert made.read_bytes().startswith(b"%PDF-")
