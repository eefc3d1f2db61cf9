"""The table of fitted files in ``docs/models.md``, made from the manifest.

    python training/table.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "models.md"
START, END = "<!-- fitted: made by training/table.py -->", "<!-- end -->"
HEAD = ("file", "what it is", "made by", "from", "reached", "again")


def row(name: str, told: dict[str, Any]) -> tuple[str, ...]:
    """The cells of one file."""
    script = f"`{told['script']}`" if told["script"] else "no script"
    given = dict.fromkeys(f"{_set(g['path'])} ({g['class']})" for g in told["inputs"])
    best = "; ".join(f"{f['what']} {f['value']:g} ({f['on']})" for f in told["figures"][:2])
    options = " ".join(f"{k} {v}" for k, v in told["options"].items() if v != "")
    return (f"`{told['file']}`, {told['version']}, {told['bytes']:,} bytes, {told['date']}",
            told["what"], f"{script}{f': {options}' if options else ''}",
            ", ".join(given) or "not recorded", best or "not recorded", told["again"])


def _set(path: str) -> str:
    """The set that a path belongs to."""
    place = 0 if path[0] == "{" else 1 if path.startswith("bitext/") else 2
    return path.split("/")[place].strip("{}")


def table() -> str:
    """The table as Markdown."""
    path = ROOT / "workbench" / "fitted" / "manifest.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    rows = [HEAD, ("---",) * len(HEAD), *(row(name, told) for name, told in known.items())]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def written(page: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = page.partition(START)
    return f"{before}{START}\n\n{table()}\n{END}{rest.partition(END)[2]}"


def write_table() -> None:
    """Write the table into the page."""
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(write_table())
