"""A page as PDF, printed by the Chromium that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.errors import ReportError
from workbench.results import put_whole

__all__ = ["chromium", "find_chromium", "to_pdf"]

VARIABLE = "WORKBENCH_CHROMIUM"

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome",
          "microsoft-edge", "msedge")
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_QUIET = ("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--disable-extensions",
          "--disable-quic", "--no-pdf-header-footer", "--generate-pdf-document-outline")
_SECONDS = 180


def find_chromium() -> str | None:
    """The browser that prints: the one that ``WORKBENCH_CHROMIUM`` names, or one on the path."""
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None and sys.platform == "darwin":
        found = next((a for a in _APPLICATIONS if Path(a).is_file()), None)
    return found


def chromium() -> str:
    """As :func:`find_chromium`.

    Raises
    ------
    ReportError
        Where there is none, with what to do about it.
    """
    found = find_chromium()
    if found is None:
        named = os.environ.get(VARIABLE)
        where = f"{VARIABLE} names {named}, which is no program" if named else (
            "no Chromium, Chrome or Edge is installed")
        raise ReportError(f"a PDF needs a browser to print it, and {where}; install Chromium, say "
                          f"where it is with {VARIABLE}, or print the page from any browser")
    return found


def to_pdf(page: str | os.PathLike[str], out: str | os.PathLike[str] | None = None) -> Path:
    """Print a page to PDF (A4, tagged, with bookmarks) and return its path.

    Parameters
    ----------
    page : path
        An HTML file that needs nothing else.
    out : path, optional
        ``report.pdf`` beside the page by default. It appears whole or not at all.

    Raises
    ------
    ReportError
        Where no browser is installed, or it did not print.
    """
    browser, page = chromium(), Path(page).resolve()
    place = Path(out) if out is not None else page.with_name("report.pdf")
    with TemporaryDirectory(prefix="workbench-") as scratch:
        made = Path(scratch) / "page.pdf"
        command = [browser, *_QUIET, f"--user-data-dir={scratch}/profile",
                   f"--print-to-pdf={made}", page.as_uri()]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # The browser refuses to run as root with its sandbox; the page is our own, and its
            # policy lets nothing but its own script run.
            command.insert(1, "--no-sandbox")
        try:
            ran = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS,
                                 check=False, errors="replace")
        except subprocess.TimeoutExpired:
            raise ReportError(f"{browser} did not print {page} in {_SECONDS} seconds; print the "
                              "page from a browser") from None
        except OSError as error:
            raise ReportError(f"{browser} cannot be run ({error.strerror}); say with {VARIABLE} "
                              "where Chromium is") from error
        if ran.returncode or not made.is_file():
            said = (ran.stderr.strip().splitlines() or ["it said nothing"])[-1]
            raise ReportError(f"{browser} did not print {page} ({said[:200]}); print the page "
                              "from a browser")
        with put_whole(place) as part:
            shutil.copyfile(made, part)
    return place
