"""The commands for several reports: versions side by side, and the index over all."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Sequence
from pathlib import Path

from workbench.cli.console import check_folder, deliver, to_json
from workbench.cli.inputs import document, one_stdin
from workbench.cli.progress import working
from workbench.errors import InputError, ParameterError

__all__ = ["REPORTS", "check_report_out", "deliver_report", "index", "refresh_index", "versions"]

REPORTS = "reports"


def versions(args: argparse.Namespace) -> int:
    """Compare several translations of one original."""
    one_stdin(args, args.original, *args.versions)
    if len(args.versions) < 2:
        args.usage_error("name two versions or more; 'workbench report' looks at one")
    check_report_out(args)
    original = document(args.original, args.source_lang, "source")
    found = [document(v, args.target_lang, f"version {n}")
             for n, v in enumerate(args.versions, 1)]
    from workbench.run.versions import make_versions

    with working("comparing versions") as tell:
        result = make_versions(original, found, out=args.out, model=args.model, progress=tell)
    deliver_report(args, result.path, result.headlines)
    return 0


def index(args: argparse.Namespace) -> int:
    """Write the index over a folder of reports."""
    from workbench.report.index import listed, write_index

    found = listed(args.folder)
    path = write_index(args.folder)
    if args.json:
        deliver(to_json({"path": str(path), "reports": [
            {"folder": r.folder, "title": r.title, "kind": r.kind, "made": r.made,
             "headlines": list(r.headlines)} for r in found]}), None)
    else:
        count = sum(r.kind != "failed" for r in found)
        deliver(f"Index: {path}\n  {count} report{'' if count == 1 else 's'}\n", None)
    return 0


def check_report_out(args: argparse.Namespace) -> None:
    """Refuse a place for a report, or a PDF without a browser, before the work begins."""
    if args.out is not None:
        if Path(args.out).is_file():
            raise InputError(f"--out {args.out}: is a file; name a folder")
        check_folder(Path(args.out), args.out)
    if args.pdf:
        from workbench.run.pdf import chromium

        chromium()


def refresh_index(page: Path) -> None:
    """Bring the index up to date, where a report was made in a folder of reports.

    That is a folder named ``reports``, or one that has an index already.
    """
    from workbench.report.index import is_index, write_index

    shelf = page.resolve().parents[1]
    if shelf.name == REPORTS or is_index(shelf / "index.html"):
        # Somebody's own index.html there is no reason to fail after the work is done.
        with contextlib.suppress(ParameterError):
            write_index(shelf)


def deliver_report(args: argparse.Namespace, page: Path, headlines: Sequence[str]) -> None:
    """Print the page where that is asked for, list it, and say where it lies."""
    pdf: dict[str, str] = {}
    if args.pdf:
        from workbench.run.pdf import to_pdf

        with working("printing"):
            pdf["pdf"] = str(to_pdf(page))
    refresh_index(page)
    if args.json:
        deliver(to_json({"path": str(page), **pdf, "headlines": list(headlines)}), None)
    else:
        lines = [f"Report: {page}", *(f"PDF: {p}" for p in pdf.values()),
                 *(f"  {h}" for h in headlines[:3])]
        deliver("\n".join(lines) + "\n", None)
