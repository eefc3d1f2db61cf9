"""The command for reviews: a spreadsheet out, verdicts back in, and how far reviewers agree."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.console import as_table, check_out, deliver, say, to_json
from workbench.results import record

if TYPE_CHECKING:
    from workbench.review import Review
    from workbench.run.reviewing import Place

__all__ = ["review"]


def review(args: argparse.Namespace) -> int:
    """Write a review sheet, or read filled-in ones back."""
    if args.action == "export":
        if args.files or args.keep_matching:
            args.usage_error("export takes the REPORT alone; --out names the file")
        if len(args.reviewer) > 1:
            args.usage_error("export writes the verdicts of one reviewer; name one")
        return _export(args)
    if not args.files:
        args.usage_error("apply needs the FILE of at least one reviewer")
    if args.items != "all":
        args.usage_error("--items goes with export; apply takes what the file has")
    return _apply(args)


def _export(args: argparse.Namespace) -> int:
    from workbench import review as reviews
    from workbench.run.reviewing import open_place

    check_out(args.out, (args.report,))
    place = open_place(args.report)
    reviewer = "".join(args.reviewer)
    if args.json:
        found = reviews.items(place.analysis, args.items)
        deliver(to_json([record(item) for item in found]), args.out)
    elif args.out is None or args.out == "-":
        deliver(reviews.format_review(place.analysis, args.items, place.review, reviewer), None)
    else:
        path = reviews.export(place.analysis, args.out, which=args.items, review=place.review,
                              reviewer=reviewer)
        say(f"wrote {path}; fill in verdict, severity and comment, then: workbench review apply "
            f"{args.report} {path}")
    return 0


def _apply(args: argparse.Namespace) -> int:
    from workbench.run.reviewing import apply_reviews, open_place

    check_out(args.out, (args.report, *args.files))
    place = open_place(args.report)
    found = apply_reviews(place, args.files, reviewers=args.reviewer,
                          keep_matching=args.keep_matching)
    if args.out is not None:
        found.save(args.out)
    _tell(args, place, found)
    return 0


def _tell(args: argparse.Namespace, place: Place, found: Review) -> None:
    from workbench.review import agreement

    agreed = agreement(found) if len(found.reviewers) > 1 else None
    if args.json:
        deliver(to_json({
            "page": str(place.folder / "index.html") if place.folder else None,
            "verdicts": found.rows(), "notes": list(found.notes),
            "agreement": agreed.rows() if agreed else None,
        }), None)
        return
    lines = [f"{note}\n" for note in found.notes]
    if agreed:
        lines += ["\n", as_table(agreed.rows())]
        lines += [f"{line}\n" for line in agreed.remarks]
    if place.folder:
        lines.append(f"\nReport: {Path(place.folder) / 'index.html'}\n")
    elif args.out is None:
        lines.append("\nNothing was written: name a report's folder, or a file with --out.\n")
    deliver("".join(lines), None)
