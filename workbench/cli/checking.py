"""The commands that look rather than work: doctor and corpora."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from workbench.cli.console import deliver, deliver_rows, to_json
from workbench.errors import CorpusError

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
        return _check(names, as_json=args.json)
    found = [shelf.load(name) for name in names]
    if args.name:
        rows, notes = found[0].rows(), found[0].notes
    else:
        rows = [
            {"name": name, "title": one.title, "texts": len(one), "pair": " ".join(one.pair_ids)}
            for name, one in zip(names, found, strict=True)
        ]
        notes = ()
    if args.json:
        deliver(to_json(rows), None)
    else:
        # A whole hash in each row would make the table too wide to read; --json has it.
        deliver_rows([{k: v for k, v in row.items() if k != "sha256"} for row in rows], notes=notes)
    return 0


def _check(names: Sequence[str], *, as_json: bool) -> int:
    from workbench import corpora as shelf

    faults = {name: shelf.check(name) for name in names}
    if as_json:
        deliver(to_json({name: list(wrong) for name, wrong in faults.items()}), None)
    else:
        for name, wrong in faults.items():
            lines = wrong or ("manifest, files and hashes agree",)
            deliver("".join(f"{name}: {line}\n" for line in lines), None)
    count = sum(map(len, faults.values()))
    if count:
        raise CorpusError(f"{count} faults; mend the files or the manifest")
    return 0
