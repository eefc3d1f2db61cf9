"""A result as the table of its rows, for a notebook."""

from __future__ import annotations

from html import escape

from workbench.align.document.comparable import Comparison
from workbench.results import Result

__all__ = ["comparison_html", "table_html"]

_SHOWN = 50


def table_html(value: Result) -> str:
    """The first rows of a result, under the first of its notes."""
    rows = value.rows()
    head = list(rows[0]) if rows else []
    cells = "".join(
        "<tr>" + "".join(f"<td>{escape(_show(v))}</td>" for v in row.values()) + "</tr>"
        for row in rows[:_SHOWN]
    )
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    more = f" The first {_SHOWN} of {len(rows)} rows." if len(rows) > _SHOWN else ""
    caption = escape(" ".join(value.notes[:1]) + more)
    return (f"<table><caption>{caption}</caption><thead><tr>{names}</tr></thead>"
            f"<tbody>{cells}</tbody></table>")


def comparison_html(value: Comparison) -> str:
    """How two documents relate and why, over the table of what corresponds."""
    said = "".join(f"<li>{escape(line)}</li>" for line in value.evidence)
    table = table_html(value) if value.passages else ""
    return f"<div><p><strong>{escape(value.notes[0])}</strong></p><ul>{said}</ul>{table}</div>"


def _show(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return "" if value is None else str(value)
