"""Make a fitted file again, and say whether it is the same.

    python training/fit.py NAME [--data ../shared] [--keep] [--limit N] [--evidence DIR] ...

NAME is a name of ``workbench/fitted/manifest.json``; its recorded script runs with the recorded
options (others may be given: ``--passes 3``). What it made lies in a temporary folder then: the
same bytes, or other ones whose figures stand beside the recorded ones. ``--keep`` puts it in the
place of what ships and writes the manifest and the table of ``docs/models.md`` anew. For a new
file NAME is the path of its script.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums in one order

import argparse
import hashlib
import importlib
import json
import re
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from frame import Fit, Run
from table import write_table

HERE = Path(__file__).parent
FOLDER = HERE.parent / "workbench" / "fitted"
MANIFEST = FOLDER / "manifest.json"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--data", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--keep", action="store_true", help="put it in the place of what ships")
    parser.add_argument("--evidence", type=Path, metavar="DIR",
                        help="keep there what takes long to gather, and take it thence")
    parser.add_argument("--limit", type=int, default=0, metavar="N",
                        help="read about N rows of a set, to see whether the script runs")
    chosen, rest = parser.parse_known_args(argv)
    if chosen.keep and chosen.limit:
        parser.error("what is made from a part of the sets is not kept")
    known = json.loads(MANIFEST.read_text(encoding="utf-8"))
    script, fit = script_of(chosen.name, known)
    recorded = known.get(fit.makes[0], {}).get("options", {})
    run = Run(chosen.data, options(fit, recorded, rest), chosen.limit, chosen.evidence)
    given = fit.recorded(run)
    began = time.perf_counter()
    made = fit.make(run)
    print(f"{script}: {time.perf_counter() - began:.0f} s")
    place = Path(tempfile.mkdtemp(prefix="fit-"))
    for name in fit.makes:
        told = known.get(name) or {"file": file_of(name, made[name]), "inputs": []}
        (place / told["file"]).write_bytes(made[name])
        same = hashlib.sha256(made[name]).hexdigest() == told.get("sha256")
        print(f"{place / told['file']}: {'' if same else 'not '}the same bytes as what ships")
        hashes = {g["path"]: g["sha256"] for g in given}
        for old in told["inputs"]:
            if old["sha256"] != hashes.get(old["path"]):
                print(f"  {old['path']} is another one than was recorded")
    for name in fit.makes:
        compare(name, known.get(name, {}).get("figures", []), run.figures.get(name, []))
    if chosen.keep:
        for name in fit.makes:
            keep(name, script, fit, run, given, made[name], known)
        MANIFEST.write_text(
            json.dumps(dict(sorted(known.items())), indent=1, ensure_ascii=False) + "\n",
            encoding="utf-8")
        write_table()
    return 0


def script_of(name: str, known: Mapping[str, Any]) -> tuple[str, Fit]:
    """The script that makes a file, by the file's name or its own path."""
    if name not in known and not Path(name).is_file():
        raise SystemExit(f"nothing fitted is called {name!r}; known are {', '.join(sorted(known))}")
    path = known[name]["script"] if name in known else f"training/{Path(name).name}"
    if path is None:
        raise SystemExit(f"{name} cannot be made again: {known[name]['note']}")
    return path, importlib.import_module(Path(path).stem).FIT


def options(fit: Fit, recorded: Mapping[str, Any], rest: list[str]) -> argparse.Namespace:
    """The script's options: as given, as recorded, or as the script has them."""
    parser = argparse.ArgumentParser(prog="training/fit.py NAME")
    for name, value in fit.options.items():
        parser.add_argument(f"--{name}", type=type(value), default=recorded.get(name, value))
    return parser.parse_args(rest)


def compare(name: str, before: list[dict[str, Any]], now: list[dict[str, Any]]) -> None:
    """Print each figure as recorded, as reached (- where it is measured elsewhere), and how far."""
    old = {(f["what"], f["on"]): f["value"] for f in before}
    new = {(f["what"], f["on"]): f["value"] for f in now}
    for what, on in dict.fromkeys([*old, *new]):
        a, b = old.get((what, on)), new.get((what, on))
        far = f"{b - a:+.3f}" if a is not None and b is not None else ""
        cells = [f"{'-' if v is None else f'{v:.10g}':>9}" for v in (a, b)]
        print(f"{f'{name}: {what}; {on}':<92}{''.join(cells)} {far:>8}")


def keep(name: str, script: str, fit: Fit, run: Run, given: list[dict[str, str]], data: bytes,
         known: dict[str, Any]) -> None:
    """Put a file in the place of what ships, and what is told of it into the manifest."""
    told = known.get(name, {"file": file_of(name, data), "version": "0", "layout": 1, "what": "",
                            "note": "", "figures": [], "sha256": ""})
    digest = hashlib.sha256(data).hexdigest()
    if digest != told["sha256"]:
        told["version"] = re.sub(r"\d+$", lambda m: str(int(m[0]) + 1), told["version"])
        told["date"], told["note"] = time.strftime("%Y-%m-%d"), ""
        told["figures"] = run.figures.get(name, [])  # what others measured holds no longer
    (FOLDER / told["file"]).write_bytes(data)
    known[name] = told | {"sha256": digest, "bytes": len(data), "script": script,
                          "options": fit.settings(run), "inputs": given,
                          "needs": sorted(fit.needs), "again": "same bytes"}


def file_of(name: str, data: bytes) -> str:
    """The name of a new file."""
    starts = {b"PK": "npz", b"\xfd7": "txt.xz"}
    return f"{name}.{starts.get(data[:2], 'json')}"


if __name__ == "__main__":
    sys.exit(main())
