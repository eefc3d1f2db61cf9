"""The picture in docs/architecture.md, made from the imports of the library.

    python docs/rooms.py            prints it
    python docs/rooms.py --write    puts it into docs/architecture.md

Each package of ``workbench/`` is a room. Its floor is one above the highest room that it imports
from, so that arrows only go down; what a room imports *directly* is named, what follows from that
is left out.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parent / "workbench"
PAGE = HERE / "architecture.md"
BEGIN, END = "<!-- rooms: made by docs/rooms.py -->\n", "<!-- /rooms -->"


def rooms() -> dict[str, set[str]]:
    """Each room with the rooms that it imports from, inside functions too."""
    names = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    found: dict[str, set[str]] = {name: set() for name in names}
    for path in HOUSE.glob("*/**/*.py"):
        room = path.relative_to(HOUSE).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("workbench"):
                parts = (node.module or "").split(".")
                used = [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
                found[room] |= set(used) & names - {room}
    return found


def floors(uses: Mapping[str, set[str]]) -> dict[str, int]:
    """The floor of each room. Raises ``SystemExit`` where rooms import each other in a circle."""
    out: dict[str, int] = {}
    while len(out) < len(uses):
        ready = [r for r, used in uses.items() if r not in out and used <= set(out)]
        if not ready:
            raise SystemExit(f"in a circle: {', '.join(sorted(set(uses) - set(out)))}")
        for room in ready:
            out[room] = 1 + max((out[u] for u in uses[room]), default=0)
    return out


def direct(room: str, uses: Mapping[str, set[str]]) -> list[str]:
    """The rooms that a room imports from and that none of the others there imports from."""
    def below(one: str) -> set[str]:
        return set().union(*({u} | below(u) for u in uses[one]))

    beneath = set().union(*(below(u) for u in uses[room]))
    return sorted(uses[room] - beneath)


def purpose(room: str) -> str:
    """The first line of a room's docstring."""
    tree = ast.parse((HOUSE / room / "__init__.py").read_text(encoding="utf-8"))
    return (ast.get_docstring(tree) or "").split("\n")[0].rstrip(".")


def picture() -> str:
    uses = rooms()
    floor = floors(uses)
    order = sorted(uses, key=lambda r: (-floor[r], r))
    arrows = [f"    {room} --> {used}" for room in order for used in direct(room, uses)]
    rows = [f"| {floor[room]} | `{room}` | {purpose(room)} | "
            f"{', '.join(f'`{u}`' for u in direct(room, uses))} |" for room in order]
    return "\n".join([
        "```mermaid", "flowchart TD", *arrows, "```", "",
        "| floor | room | who lives there | leans on |", "|---|---|---|---|", *rows, "",
    ])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put it into docs/architecture.md")
    if not parser.parse_args().write:
        sys.stdout.write(picture())
        return 0
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    PAGE.write_text(head + BEGIN + picture() + END + rest.partition(END)[2], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
