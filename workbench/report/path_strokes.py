"""What of an alignment can be drawn when it has more links than a page has points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.model import Bitext, Link, Side, index_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["counted_along", "maxima", "moved_strokes", "outline", "portions", "thinned"]

Point: TypeAlias = tuple[float, float]
"""Target position, source position."""


def maxima(values: NDArray[Any], cells: int) -> NDArray[Any]:
    """The highest value in each cell of a grid of at most *cells* a side."""
    import numpy as np

    for axis in (0, 1):
        size = values.shape[axis]
        if size > cells:
            starts = np.linspace(0, size, cells + 1).astype(int)[:-1]
            values = np.maximum.reduceat(values, starts, axis=axis)
    return values


def outline(bitext: Bitext, gap: int, tolerance: float) -> list[list[Point]]:
    """The path as lines that stay within *tolerance* of it, broken at holes wider than *gap*."""
    lines: list[list[Point]] = []
    last: tuple[int, int] | None = None
    for link in sorted((k for k in bitext.links if k.linked and not k.moved), key=_first):
        y, x = index_of(link.source[0]), index_of(link.target[0])
        if last is None or y - last[0] > gap or x - last[1] > gap:
            lines.append([])
        last = index_of(link.source[-1]) + 1, index_of(link.target[-1]) + 1
        lines[-1] += [(x - 0.5, y - 0.5), (last[1] - 0.5, last[0] - 0.5)]
    return [_simplified(line, tolerance) for line in lines]


def moved_strokes(bitext: Bitext, slack: int) -> list[tuple[Point, Point, int]]:
    """Moved passages: where each begins and ends, and how many links it has.

    Links that follow each other on both sides, with at most *slack* sentences between them,
    are one passage.
    """
    groups: list[list[Link]] = []
    for link in sorted((k for k in bitext.links if k.moved), key=_first):
        for group in groups[-8:]:
            before = group[-1]
            if (0 < index_of(link.source[0]) - index_of(before.source[-1]) <= slack + 1
                    and 0 < index_of(link.target[0]) - index_of(before.target[-1]) <= slack + 1):
                group.append(link)
                break
        else:
            groups.append([link])
    return [((index_of(g[0].target[0]) - 0.5, index_of(g[0].source[0]) - 0.5),
             (index_of(g[-1].target[-1]) + 0.5, index_of(g[-1].source[-1]) + 0.5), len(g))
            for g in groups]


def counted_along(bitext: Bitext, side: Side, bins: int) -> tuple[list[float], list[float]]:
    """The share of sentences without a counterpart in each of at most *bins* stretches.

    Returns the edges of the stretches, in sentence positions less a half, and the shares.
    """
    document = bitext.document(side)
    edges = _edges(len(document), bins)
    counts = [0] * (len(edges) - 1)
    for link in bitext.links:
        if not link.linked:
            for name in link.ids(side):
                counts[_bin(index_of(name), len(document), len(counts), edges)] += 1
    return ([edge - 0.5 for edge in edges],
            [count / (b - a) for a, b, count in zip(edges, edges[1:], counts, strict=False)])


def portions(bitext: Bitext, most: int) -> list[tuple[object, ...]]:
    """A row for each of at most *most* stretches of the target.

    Its sentences; the source sentences they are linked with (of the links that did not move);
    links, moved ones, added sentences, omitted ones that follow; mean similarity.
    """
    size = len(bitext.target)
    edges = _edges(size, most)
    grouped: list[list[Link]] = [[] for _ in edges[1:]]
    here = 0
    for link in bitext.links:
        if link.target:
            here = _bin(index_of(link.target[0]), size, len(grouped), edges)
        if grouped:
            grouped[here].append(link)
    rows: list[tuple[object, ...]] = []
    for a, b, links in zip(edges, edges[1:], grouped, strict=False):
        straight = [index_of(i) for k in links if k.linked and not k.moved for i in k.source]
        known = [k.similarity for k in links if k.similarity is not None]
        rows.append((
            f"t{a} to t{b - 1}", f"s{min(straight)} to s{max(straight)}" if straight else "none",
            sum(k.linked for k in links), sum(k.moved for k in links),
            sum(k.kind == "added" for k in links), sum(k.kind == "omitted" for k in links),
            sum(known) / len(known) if known else "",
        ))
    return rows


def thinned(points: Sequence[Point], apart: float, most: int) -> list[Point]:
    """Points of which no two fall into one cell of the width *apart*, and at most *most*."""
    if apart <= 0:
        return list(points)
    seen: dict[tuple[int, int], Point] = {}
    for x, y in points:
        seen.setdefault((int(x // apart), int(y // apart)), (x, y))
    kept = list(seen.values())
    return kept if len(kept) <= most else thinned(kept, 1.5 * apart, most)


def _simplified(line: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's polyline, without recursion."""
    if len(line) < 3:
        return line
    kept = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        (x0, y0), (x1, y1) = line[first], line[last]
        length = max(1e-9, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)
        far, at = tolerance, -1
        for k in range(first + 1, last):
            x, y = line[k]
            off = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
            if off > far:
                far, at = off, k
        if at >= 0:
            kept.add(at)
            todo += [(first, at), (at, last)]
    return [line[k] for k in sorted(kept)]


def _edges(size: int, bins: int) -> list[int]:
    count = min(size, bins)
    return [size * k // count for k in range(count + 1)] if count else [0]


def _bin(place: int, size: int, count: int, edges: list[int]) -> int:
    """The stretch that a place stands in."""
    k = min(count - 1, place * count // size)
    while place < edges[k]:
        k -= 1
    while place >= edges[k + 1]:
        k += 1
    return k


def _first(link: Link) -> tuple[int, int]:
    return index_of(link.source[0]), index_of(link.target[0])
