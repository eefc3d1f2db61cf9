"""How a bitext shows itself in a notebook: a pair a row, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from workbench.model import Bitext, Link
from workbench.show.escaping import escaped

__all__ = ["bitext_html"]

_OPEN = 20
"""Links that are seen at once; those up to ``_MOST`` unfold."""
_MOST = 300
_LONGEST = 1200

# The colours are those of the cell around it, so that it is as readable in a dark theme.
_STYLE = """<style>
.wb-links { max-width: 72rem; font-size: 1em; line-height: 1.45; }
.wb-links table, .wb-links table tr, .wb-links table th, .wb-links table td { background: none; }
.wb-links table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: .3em 0; }
.wb-links table caption { text-align: left; opacity: .8; padding: .2em 0; }
.wb-links table th, .wb-links table td { text-align: left; vertical-align: top; color: inherit;
  padding: .45em .8em .45em 0; border: 0; border-bottom: 1px solid rgba(127,127,127,.45);
  overflow-wrap: anywhere; white-space: normal; max-width: none; }
.wb-links table th:first-child { width: 8.5em; font-weight: normal; }
.wb-links table thead th { font-weight: 600; border-bottom: 2px solid rgba(127,127,127,.7); }
.wb-links b.mark { display: inline-block; border: 1px solid currentColor; border-radius: 3px;
  padding: 0 .35em; margin: .15em .25em 0 0; font-size: .85em; }
.wb-links b.moved { border-style: dashed; }
.wb-links b.alone { border-style: dotted; }
.wb-links .none { opacity: .75; font-style: italic; }
.wb-links small { display: block; font-size: .85em; opacity: .85; }
.wb-links summary { cursor: pointer; padding: .3em 0; }
@media (max-width: 40em) {
  .wb-links table, .wb-links caption, .wb-links tbody, .wb-links tr, .wb-links td,
  .wb-links tbody th { display: block; width: auto !important; }
  .wb-links table tbody th, .wb-links table td:first-of-type
    { border-bottom: 0; padding-bottom: .1em; }
  .wb-links thead { position: absolute; clip-path: inset(50%); }
}
</style>"""


def bitext_html(bitext: Bitext) -> str:
    """The links of a bitext as HTML: kind, confidence and marks, and both texts.

    The first ones are seen at once and the next unfold; a note says how many are not shown.
    """
    links = bitext.links
    first, folded, rest = links[:_OPEN], links[_OPEN:_MOST], len(links) - _MOST
    parts = [_STYLE, _table(bitext, first, f"{_name(bitext.source.id)} and "
                            f"{_name(bitext.target.id)}: {len(links)} "
                            f"link{'s' * (len(links) != 1)}. {escape(' '.join(bitext.notes[:2]))}")]
    if folded:
        name = f"Links {folded[0].id} to {folded[-1].id}"
        parts.append(f"<details><summary>{escape(name)} ({len(folded)} more)</summary>"
                     f"{_table(bitext, folded, escape(name))}</details>")
    if rest > 0:
        parts.append(f"<p>{rest} more links are not shown; <code>to_frame()</code> and "
                     "<code>save()</code> have them all.</p>")
    return f'<div class="wb-links">{"".join(parts)}</div>'


def _table(bitext: Bitext, links: Sequence[Link], caption: str) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in (
        "Link", f"Original ({escaped(bitext.source.language)})",
        f"Translation ({escaped(bitext.target.language)})"))
    rows = "".join(_row(bitext, link) for link in links)
    return (f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table>")


def _row(bitext: Bitext, link: Link) -> str:
    marks = [f'<b class="mark{"" if link.linked else " alone"}">{link.kind}</b>']
    if link.moved:
        marks.append('<b class="mark moved">moved</b>')
    if link.repeats:
        marks.append('<b class="mark">repeats</b>')
    figures = f"confidence {link.confidence:.2f}"
    if link.similarity is not None:
        figures += f"<br>similarity {link.similarity:.2f}"
    return (f'<tr><th scope="row">{escaped(link.id)} {"".join(marks)}'
            f"<small>{figures}</small></th>"
            f"{_cell(bitext, link, 'source')}{_cell(bitext, link, 'target')}</tr>")


def _cell(bitext: Bitext, link: Link, side: str) -> str:
    at_source = side == "source"
    document = bitext.source if at_source else bitext.target
    text = bitext.text(link, "source" if at_source else "target")
    open_tag = f'<td lang="{escaped(document.language)}" dir="auto">'
    if text:
        return f"{open_tag}{_shown(text, _LONGEST)}</td>"
    if link.repeats:
        said = document.sentence(link.repeats[0])
        return (f'{open_tag}<span class="none" lang="en">renders {escaped(said.id)} once more:'
                f"</span> {_shown(said.text, 120)}</td>")
    return '<td><span class="none" lang="en">no counterpart</span></td>'


def _shown(text: str, limit: int) -> str:
    line = " ".join(text.split())
    return escaped(line if len(line) <= limit else line[: limit - 1] + "…")


def _name(text: str) -> str:
    return _shown(text, 60)
