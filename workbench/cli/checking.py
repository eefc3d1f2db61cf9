"""The commands that look rather than work: doctor and corpora."""

from __future__ import annotations

import argparse

from workbench.cli.console import deliver, deliver_rows, to_json

__all__ = ["corpora", "doctor"]


def doctor(args: argparse.Namespace) -> int:
    """Say what is installed, and whether this machine can do the main job."""
    from workbench.doctor import examine

    checkup = examine(languages=tuple(c for c in (args.source_lang, args.target_lang) if c))
    if args.json:
        body = {"able": checkup.able, "notes": list(checkup.notes), "findings": checkup.rows()}
        deliver(to_json(body), None)
    else:
        deliver_rows(checkup.rows(), notes=checkup.notes)
    return 0 if checkup.able else 1


def corpora(args: argparse.Namespace) -> int:
    """List the corpora or one's texts, and check them against their manifests."""
    from workbench import corpora as shelf

    names = [args.name] if args.name else list(shelf.list())
    if args.check:
        for name in names:
            shelf.check(name)
    rows = [row for name in names for row in shelf.load(name).rows()]
    if args.json:
        deliver(to_json(rows), None)
    else:
        deliver_rows(rows, notes=[f"{n}: files and hashes hold." for n in names if args.check])
    return 0
