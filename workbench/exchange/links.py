"""Sentence links as a table (TSV) and as JSON Lines.

JSON Lines keeps everything. In the table, white space inside a text becomes one blank, so
that a row is a line and a tab parts two cells, without quoting; the ids say where the exact
text stands.
"""

from __future__ import annotations

from dataclasses import fields

from workbench.errors import FormatError
from workbench.exchange.files import Source, json_lines, one_line
from workbench.exchange.schema import format_jsonl, from_plain
from workbench.exchange.tables import Table, format_table, read_table
from workbench.model import SIDES, Bitext, Link
from workbench.results import record

__all__ = ["format_links_jsonl", "format_links_tsv", "read_links_jsonl", "read_links_tsv"]

_COLUMNS = ("id", "kind", "moved", "similarity", "confidence", "source_ids", "target_ids",
            "repeats", "source", "target")


def format_links_tsv(bitext: Bitext) -> str:
    """One row a link: id, kind, marks, similarity, sentence ids and both texts."""
    rows = []
    for link in bitext.links:
        similarity = "" if link.similarity is None else repr(link.similarity)
        rows.append((
            link.id, link.kind, "yes" if link.moved else "no", similarity, repr(link.confidence),
            " ".join(link.source), " ".join(link.target), " ".join(link.repeats),
            one_line(bitext.text(link, "source")), one_line(bitext.text(link, "target")),
        ))
    return format_table(Table(_COLUMNS, tuple(rows)))


def read_links_tsv(path: Source) -> tuple[Link, ...]:
    """Read the links back from the table that :func:`format_links_tsv` made.

    Raises
    ------
    FormatError
        Naming the file and the line of a row that is no link.
    """
    table = read_table(path, needs=_COLUMNS[:-2])
    found = []
    for number, row in enumerate(table.dicts(), 2):
        place = f"{table.name}:{number}"
        if row["moved"] not in ("yes", "no"):
            raise FormatError(f"{place}: moved: {row['moved']!r} is neither yes nor no")
        found.append(_link({
            "id": row["id"], "kind": row["kind"], "moved": row["moved"] == "yes",
            "similarity": _number(row["similarity"], place) if row["similarity"] else None,
            "confidence": _number(row["confidence"], place),
            "source": row["source_ids"].split(), "target": row["target_ids"].split(),
            "repeats": row["repeats"].split(),
        }, place))
    return tuple(found)


def format_links_jsonl(bitext: Bitext) -> str:
    """One object a link: its fields, the exact text of both sides and where it stands."""
    return format_jsonl(
        {**record(link), **{f"{side}_{what}": get(link, side) for side in SIDES
                             for what, get in (("span", bitext.span), ("text", bitext.text))}}
        for link in bitext.links)


def read_links_jsonl(path: Source) -> tuple[Link, ...]:
    """Read the links back from what :func:`format_links_jsonl` made.

    Raises
    ------
    FormatError
        Naming the file, the line and the field that is wrong.
    """
    names = {f.name for f in fields(Link)}
    return tuple(
        _link({k: v for k, v in body.items() if k in names}, place)
        for place, body in json_lines(path)
    )


def _link(body: dict[str, object], place: str) -> Link:
    link: Link = from_plain(Link, body, place)
    return link


def _number(text: str, place: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise FormatError(f"{place}: {text!r} is no number") from None
