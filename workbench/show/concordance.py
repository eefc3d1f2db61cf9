"""How a concordance shows itself in a notebook: the word in the middle, its renderings below."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from workbench.kwic.concordance import Concordance, with_marks

__all__ = ["concordance_html"]

_SHOWN = 100


def concordance_html(found: Concordance) -> str:
    """The hits with their passages, and what the word is translated as."""
    counted = _table(
        "Translated as", ("Side", "Rendering", "Count", "Share", "Forms"),
        [(r.side, Markup("<b>{}</b>").format(r.rendering), str(r.count),
          f"{100 * r.share:.0f}\u202f%", ", ".join(r.forms)) for r in found.renderings])
    several = len({h.pair for h in found.hits}) > 1
    rows = [
        (Markup("{} {}").format(h.pair, h.link) if several else h.link,
         Markup('<span lang="{}">{}</span>').format(h.language, h.left),
         Markup('<b lang="{}">{}</b>').format(h.language, h.keyword),
         Markup('<span lang="{}">{}</span>').format(h.language, h.right),
         Markup('<span lang="{}">{}</span>').format(h.other_language, Markup(with_marks(
             h.passage, h.marks, "<mark>", "</mark>", escape))) if h.passage
         else h.rendering)
        for h in found.hits[:_SHOWN]]
    cut = f" The first {_SHOWN} of {len(found.hits)}." if len(found.hits) > _SHOWN else ""
    hits = _table(f"{' '.join(found.notes)}{cut}",
                  ("Passage", "Before", "Word", "After", "Aligned passage"), rows, kwic=True)
    return f"<div>{hits}{counted}</div>" if found.hits else f"<p>{escape(found.notes[0])}</p>"


def _table(
    caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, kwic: bool = False
) -> Markup:
    """A table whose cells say on which side they lean, since a notebook's own style does not."""
    def cell(column: int, text: str) -> Markup:
        align = "right" if kwic and column == 1 else "left"
        shape = ("nowrap" if column in (0, 2) else "normal") if kwic else "normal"
        width = ";min-width:15em" if kwic and column in (1, 3) else ""
        tag, scope = ("th", Markup(' scope="row"')) if column == 0 else ("td", "")
        style = f"text-align:{align};vertical-align:top;white-space:{shape}{width}"
        return Markup('<{}{} style="{}"><bdi>{}</bdi></{}>').format(tag, scope, style, text, tag)

    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(cell(i, c) for i, c in enumerate(row)))
        for row in rows)
    names = Markup("").join(
        Markup('<th scope="col" style="text-align:left">{}</th>').format(n) for n in head)
    return Markup('<table><caption style="text-align:left">{}</caption><thead><tr>{}</tr></thead>'
                  '<tbody>{}</tbody></table>').format(caption, names, body)
