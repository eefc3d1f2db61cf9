"""The matrix of one passage: every word against every word, with the links that were made.

Drawn as SVG by hand, since a cell is a square and a link a dot: it needs no plotting library,
is small enough for sixty words by sixty, and stays text that can be searched and read aloud.
All of it has the colour of the text around it, so that it follows a dark page; how near two
words are is told by depth of shade, which links there are by dots, full or hollow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from workbench.errors import ParameterError
from workbench.model import Side, WordAlignment, WordLink
from workbench.report.fragment import Fragment, fill
from workbench.report.svg import label
from workbench.show.escaping import clean

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["word_matrix"]

_CELL, _DOT, _LETTER, _GAP = 19.0, 5.0, 8.4, 6.0
_WORDS = 60  # of a side that are drawn
_LONGEST = 18  # letters of a word
_SURE = 0.8
_SHADES = 6
_DEEPEST = 0.55  # opacity of similarity 1
_LEAST = 0.15  # less similarity is left white
_SCALE = 1.15  # page.css lets a picture shrink to 0.78 of this
_HEAD = ("Original", "Translation", "Score", "Similarity")


def word_matrix(
    alignment: WordAlignment,
    similarity: NDArray[Any] | None = None,
    *,
    name: str = "word-matrix",
) -> Fragment:
    """The words of one passage against each other, as a picture with the table behind it.

    Parameters
    ----------
    alignment : WordAlignment
        The first 60 words of each side are drawn, punctuation included.
    similarity : (m, n) array, optional
        How near each word is to each (:func:`workbench.align.word_similarity`). Without
        it, only linked words and the nearest words of unlinked ones are shaded.
    name : str, optional
        The id of the figure in its page.

    Returns
    -------
    Fragment

    Raises
    ------
    ParameterError
        If the array's shape is not that of the two sides.
    """
    size = len(alignment.pair.source.tokens), len(alignment.pair.target.tokens)
    if similarity is not None and similarity.shape != size:
        raise ParameterError(
            f"similarity has the shape {similarity.shape}; give one row a source word and one "
            f"column a target word, {size}"
        )
    drawn = min(size[0], _WORDS), min(size[1], _WORDS)
    cut = f" Only the first {_WORDS} words of a side are drawn." if max(size) > _WORDS else ""
    title = f"Words of passage {alignment.id}"
    words = alignment.pair.source.words(), alignment.pair.target.words()
    told = "; ".join(f"{words[0][k.source]} – {words[1][k.target]}"
                     for k in _drawn_links(alignment, drawn))
    description = (
        f"{size[0]} words of the original in rows, {size[1]} of the translation in columns. "
        f"Linked: {told or 'none'}.{cut}"
    )
    caption = (
        "The stronger the shade of a cell, the nearer the two words. A dot is a link, full where "
        f"its score is {_SURE} or more, hollow where it is less. ∅ marks a word without a "
        f"counterpart.{cut}"
    )
    svg = _svg(alignment, similarity, drawn, name, title, description)
    rows: list[tuple[object, ...]] = [
        (r["source"], r["target"], r["score"], r["similarity"]) for r in alignment.rows()
    ]
    rows += [
        (r["word"] if r["side"] == "source" else "", r["word"] if r["side"] == "target" else "",
         r["reason"], r["similarity"])
        for r in alignment.unlinked_rows()
    ]
    html = fill("figure.html.j2", name=name, title=title, caption=caption, svg=svg, head=_HEAD,
                rows=rows, wide=drawn[1] > 25)
    return Fragment(html, f"({title}: {description})")


def _svg(
    alignment: WordAlignment,
    similarity: NDArray[Any] | None,
    drawn: tuple[int, int],
    name: str,
    title: str,
    description: str,
) -> Markup:
    names = _labels(alignment, "source", drawn[0]), _labels(alignment, "target", drawn[1])
    left, top = _room(names[0]), _room(names[1])
    right, bottom = left + drawn[1] * _CELL, top + drawn[0] * _CELL
    width, height = max(right, 60.0) + 2, bottom + 2
    parts = [
        f'<g font-size="13" fill="currentColor">{_names(names, left, top)}</g>',
        f'<path d="{_grid(drawn, left, top)}" stroke="currentColor" stroke-opacity=".18" '
        'fill="none"/>',
        *_shades(alignment, similarity, drawn, left, top),
        *_dots(alignment, drawn, left, top),
    ]
    return Markup(
        f'<svg class="plot" role="img" focusable="false" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" style="--w:{_SCALE * width:.0f}" '
        f'font-family="sans-serif" aria-labelledby="{escape(name)}-title {escape(name)}-desc">'
        f'<title id="{escape(name)}-title">{escape(clean(title))}</title>'
        f'<desc id="{escape(name)}-desc">{escape(clean(description))}</desc>'
        f'{"".join(parts)}</svg>'
    )


def _labels(alignment: WordAlignment, side: Side, most: int) -> list[str]:
    lost = {
        u.index for u in alignment.unlinked
        if u.side == side and u.reason in ("no counterpart", "beyond the window")
    }  # fmt: skip
    tokens = alignment.segment(side).tokens[:most]
    return [label(t.text, _LONGEST) + " ∅" * (k in lost) for k, t in enumerate(tokens)]


def _names(names: tuple[list[str], list[str]], left: float, top: float) -> str:
    out = []
    for row, text in enumerate(names[0]):
        y = top + (row + 0.72) * _CELL
        out.append(f'<text x="{left - _GAP:g}" y="{y:.1f}" text-anchor="end">{escape(text)}</text>')
    for column, text in enumerate(names[1]):
        x, y = left + (column + 0.72) * _CELL, top - _GAP
        out.append(f'<text transform="translate({x:.1f} {y:g}) rotate(-90)">{escape(text)}</text>')
    return "".join(out)


def _grid(drawn: tuple[int, int], left: float, top: float) -> str:
    height, width = drawn[0] * _CELL, drawn[1] * _CELL
    rows = [f"M{left:g} {top + k * _CELL:g}h{width:g}" for k in range(drawn[0] + 1)]
    columns = [f"M{left + k * _CELL:g} {top:g}v{height:g}" for k in range(drawn[1] + 1)]
    return "".join(rows + columns)


def _shades(
    alignment: WordAlignment,
    similarity: NDArray[Any] | None,
    drawn: tuple[int, int],
    left: float,
    top: float,
) -> Iterable[str]:
    """One path for each depth of shade: a tenth of the size that a square a cell would have."""
    depths: dict[int, list[str]] = {}
    for i, j, value in _near(alignment, similarity, drawn):
        if value >= _LEAST:
            depth = min(_SHADES, 1 + int((value - _LEAST) / (1 - _LEAST) * _SHADES))
            x, y = left + j * _CELL, top + i * _CELL
            depths.setdefault(depth, []).append(f"M{x:g} {y:g}h{_CELL:g}v{_CELL:g}h-{_CELL:g}z")
    for depth, cells in sorted(depths.items()):
        opacity = _DEEPEST * depth / _SHADES
        yield f'<path d="{"".join(cells)}" fill="currentColor" fill-opacity="{opacity:.2f}"/>'


def _near(
    alignment: WordAlignment, similarity: NDArray[Any] | None, drawn: tuple[int, int]
) -> Iterable[tuple[int, int, float]]:
    if similarity is not None:
        for i, row in enumerate(similarity[: drawn[0], : drawn[1]].tolist()):
            for j, value in enumerate(row):
                yield i, j, value
        return
    cells = {(k.source, k.target): k.similarity for k in alignment.links}
    for u in alignment.unlinked:
        if u.best_index is not None:
            place = (u.index, u.best_index) if u.side == "source" else (u.best_index, u.index)
            cells.setdefault(place, u.best_similarity)
    for (i, j), value in sorted(cells.items()):
        if i < drawn[0] and j < drawn[1]:
            yield i, j, value


def _dots(
    alignment: WordAlignment, drawn: tuple[int, int], left: float, top: float
) -> Iterable[str]:
    words = alignment.pair.source.words(), alignment.pair.target.words()
    for k in _drawn_links(alignment, drawn):
        x, y = left + (k.target + 0.5) * _CELL, top + (k.source + 0.5) * _CELL
        told = clean(f"{words[0][k.source]} – {words[1][k.target]}: score {k.score:.2f}, "
                     f"similarity {k.similarity:.2f}")
        full = "currentColor" if k.score >= _SURE else "none"
        yield (f'<circle cx="{x:g}" cy="{y:g}" r="{_DOT:g}" fill="{full}" stroke="currentColor" '
               f'stroke-width="1.8"><title>{escape(told)}</title></circle>')


def _drawn_links(alignment: WordAlignment, drawn: tuple[int, int]) -> list[WordLink]:
    return [k for k in alignment.links if k.source < drawn[0] and k.target < drawn[1]]


def _room(names: Sequence[str]) -> float:
    return _GAP + 4 + _LETTER * max((len(text) for text in names), default=0)
