"""The command that says how two documents relate."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from workbench import exchange
from workbench.cli.console import check_out, deliver, to_json
from workbench.cli.inputs import document, one_stdin
from workbench.cli.progress import working
from workbench.exchange.files import one_line
from workbench.results import as_plain

if TYPE_CHECKING:
    from workbench.align import Comparison

__all__ = ["compare"]

_COLUMNS = ("id", "kind", "moved", "similarity", "confidence", "source_ids", "target_ids",
            "source", "target")
_SHORT = 60


def compare(args: argparse.Namespace) -> int:
    """Say how two documents relate, and which passages correspond."""
    one_stdin(args, args.source, args.target)
    check_out(args.out, (args.source, args.target))
    source = document(args.source, args.source_lang, "source", as_lines=args.lines)
    target = document(args.target, args.target_lang, "target", as_lines=args.lines)
    from workbench.align import compare as compare_documents

    with working("comparing"):
        found = compare_documents(source, target, model=args.model)
    if args.json:
        text = to_json(_as_json(found))
    else:
        text = _as_tsv(found) if args.format == "tsv" else _as_text(found)
    deliver(text, args.out)
    return 0


def _as_json(found: Comparison) -> dict[str, object]:
    return {
        "relation": found.relation, "evidence": list(found.evidence),
        "coverage_source": found.coverage_source, "coverage_target": found.coverage_target,
        "measures": as_plain(found.measures), "shared": as_plain(found.shared),
        "passages": found.rows(), "signature": str(found.signature),
    }


def _as_tsv(found: Comparison) -> str:
    """One row a passage; the relation is that of every row, so it is left to the text."""
    return exchange.format_table(exchange.table_of(found.rows(), _COLUMNS))


def _as_text(found: Comparison) -> str:
    """The relation, what says so, and each passage with the beginnings of both sides."""
    lines = [f"relation: {found.relation}", *found.notes]
    for row in found.rows():
        marks = " (moved)" if row["moved"] else ""
        lines += ["", f"{_range(row['source_ids'])} = {_range(row['target_ids'])}{marks}",
                  f"  {_short(row['source'])}", f"  {_short(row['target'])}"]
    return "\n".join(lines) + "\n"


def _range(ids: object) -> str:
    names = str(ids).split()
    return names[0] if len(names) == 1 else f"{names[0]}-{names[-1]}"


def _short(text: object) -> str:
    line = one_line(str(text))
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
