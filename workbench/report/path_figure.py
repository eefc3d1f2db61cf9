"""The picture of an alignment: the path, what moved, what is said again, what is alone.

A short text shows a box for each link. A long one has more sentences than a page has
points: there the path is a line, moved passages are strokes of their own, the sentences
without a counterpart are counted along the edges, and similarities are the highest of each
cell, so that the picture stays small and nothing near is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from workbench.errors import ParameterError
from workbench.model import Bitext, Side, index_of
from workbench.report.fragment import Fragment
from workbench.report.path_strokes import counted_along, moved_strokes, outline, portions, thinned
from workbench.report.similarity import CELLS
from workbench.report.svg import COLUMN, INK, LEVELS, MUTED, as_figure, canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

__all__ = ["sentence_figure"]

_BOXES = 60
"""Sentences on a side up to which each link is drawn as a box."""
_BINS = 120
_ROWS = 60
_MARKS = 150
_CLOUD = "#4a86b8"


def sentence_figure(bitext: Bitext, similarity: NDArray[Any] | None = None) -> Fragment:
    """The sentences of both texts against each other, with the links as a path.

    Parameters
    ----------
    bitext : Bitext
    similarity : array, optional
        Cosine of every sentence with every other, shape (n_source, n_target), or the highest
        of each cell (:func:`workbench.report.similarity` with ``cells=CELLS``). Without it
        only the linked places are shaded.

    Raises
    ------
    ParameterError
        Where the array's shape is not that of the two texts.
    """
    shape = (len(bitext.source), len(bitext.target))
    cut = (min(shape[0], CELLS), min(shape[1], CELLS))
    if similarity is not None and similarity.shape not in (shape, cut):
        raise ParameterError(f"similarity has the shape {similarity.shape}; give one row a source "
                             f"sentence and one column a target sentence, {shape}")
    small = max(shape) <= _BOXES
    height = min(8.4, max(3.0 if small else 4.2, 1.2 + 4.6 * shape[0] / max(1, shape[1])))
    with canvas(COLUMN, height, "fig-sentences") as figure:
        if small:
            axes = figure.add_subplot()
            _shade(axes, _linked_places(bitext) if similarity is None else similarity, shape, 0.0)
            _boxes(axes, bitext)
            axes.set(xlabel="sentences of the translation, from t0",
                     ylabel="sentences of the original, from s0")
        else:
            grid = figure.add_gridspec(2, 2, width_ratios=(1, 14), height_ratios=(14, 1))
            axes = figure.add_subplot(grid[0, 1])
            if similarity is not None:
                _shade(axes, similarity, shape, _usual(similarity))
            _strokes(axes, bitext)
            _edge(figure.add_subplot(grid[1, 1], sharex=axes), bitext, "target")
            _edge(figure.add_subplot(grid[0, 0], sharey=axes), bitext, "source")
            axes.tick_params(labelbottom=False, labelleft=False)
        axes.set(xlim=(-0.5, max(1, shape[1]) - 0.5), ylim=(max(1, shape[0]) - 0.5, -0.5))
        _name_places(figure.axes, shape)
        figure.legend(loc="outside upper left", ncols=3, handletextpad=0.5)
        head, rows = _link_rows(bitext) if small else _portion_rows(bitext)
        return as_figure(
            figure, "fig-sentences", "Sentences against sentences",
            _SMALL if small else _LARGE, _described(bitext), head, rows)


_SMALL = ("The bluer a cell, the nearer the two sentences. Boxes are links, and the line is the "
          "path through them. A dashed box was moved; a circle is said a second time; crosses at "
          "the edges have no counterpart.")
_LARGE = ("The bluer a place, the nearer its sentences. The line is the path through the links; "
          "it breaks where a stretch of either text has no link. What stands between two diamonds "
          "was moved; circles are said a second time. The bars along the edges are as long as "
          "the share of sentences there without a counterpart.")


def _described(bitext: Bitext) -> str:
    moved = sum(k.moved for k in bitext.links)
    alone = [sum(k.kind == kind for k in bitext.links) for kind in ("omitted", "added")]
    return (f"{len(bitext.source)} sentences of the original against {len(bitext.target)} of the "
            f"translation; {sum(k.linked for k in bitext.links)} links, {moved} of them moved; "
            f"{alone[0]} sentences of the original and {alone[1]} of the translation have no "
            "counterpart.")


def _link_rows(bitext: Bitext) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    return ("Link", "Original", "Translation", "Kind", "Moved", "Similarity"), [
        (k.id, " ".join(k.source) or "none", " ".join(k.target) or "none", k.kind,
         "yes" if k.moved else "no", "" if k.similarity is None else k.similarity)
        for k in bitext.links]


def _portion_rows(bitext: Bitext) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    """A row for each of so many stretches of the translation."""
    return (("Translation", "Original, where linked", "Links", "Moved", "Added", "Omitted here",
             "Mean similarity"), portions(bitext, _ROWS))


def _linked_places(bitext: Bitext) -> NDArray[Any]:
    import numpy as np

    out = np.zeros((len(bitext.source), len(bitext.target)))
    for k in bitext.links:
        for s in k.source:
            for t in k.target:
                out[index_of(s), index_of(t)] = k.similarity or 0
    return out


def _usual(similarity: NDArray[Any]) -> float:
    """What a cell has that holds nothing in particular; taken off where cells are maxima."""
    import numpy as np

    return float(np.clip(np.quantile(similarity, 0.6), 0, 0.9)) if similarity.size else 0.0


def _shade(axes: Axes, values: NDArray[Any], shape: tuple[int, int], usual: float) -> None:
    import numpy as np
    from matplotlib.colors import to_rgb

    from workbench.report.path_strokes import maxima

    values = maxima(values, CELLS)
    alpha = np.clip((values - usual) / (1 - usual), 0, 1) ** (2 if usual == 0 else 1) * 0.9
    # Eight bits an entry, so that the last digits of the vectors do not reach the page; few
    # levels, so that a cloud of a hundred thousand cells packs small.
    levels = 32 if usual == 0 else 12
    image = np.zeros((*values.shape, 4), dtype=np.uint8)
    image[..., :3] = [round(255 * c) for c in to_rgb(_CLOUD)]
    image[..., 3] = np.round(levels * alpha) * 255 / levels
    if image.size:
        axes.imshow(image, aspect="auto", interpolation="none", origin="upper",
                    extent=(-0.5, shape[1] - 0.5, shape[0] - 0.5, -0.5))


def _boxes(axes: Axes, bitext: Bitext) -> None:
    from matplotlib.patches import Rectangle

    told: set[str] = set()
    few = len(bitext.source) + len(bitext.target) <= 80
    for k in bitext.links:
        if k.linked:
            y, x = index_of(k.source[0]), index_of(k.target[0])
            name = "moved" if k.moved else "linked"
            axes.add_patch(Rectangle(
                (x - 0.5, y - 0.5), len(k.target), len(k.source), fill=False,
                lw=1.8 if few else 1, ec=LEVELS["critical"] if k.moved else INK,
                ls="--" if k.moved else "-", label=None if name in told else name))
            told.add(name)
    path = [(index_of(k.target[0]) + (len(k.target) - 1) / 2,
             index_of(k.source[0]) + (len(k.source) - 1) / 2)
            for k in bitext.links if k.linked and not k.moved]
    axes.plot([x for x, _ in path], [y for _, y in path], color=INK, lw=1, label="path")
    _said_again(axes, bitext, 9)
    edge = [(float(index_of(t)), len(bitext.source) - 0.5) for k in bitext.links if not k.linked
            for t in k.target]
    edge += [(-0.5, float(index_of(s))) for k in bitext.links if not k.linked for s in k.source]
    if edge:
        axes.plot([x for x, _ in edge], [y for _, y in edge], "x", color=INK, ms=7, mew=1.6,
                  ls="none", clip_on=False, label="no counterpart")


def _strokes(axes: Axes, bitext: Bitext) -> None:
    """Path, moved passages and repetitions of a long text."""
    from matplotlib.collections import LineCollection

    pixel = max(len(bitext.source), len(bitext.target)) / 600
    lines = outline(bitext, gap=max(3, round(6 * pixel)), tolerance=pixel)
    if lines:
        axes.add_collection(LineCollection(lines, colors=INK, linewidths=1.6, label="path"),
                            autolim=False)
    moved = moved_strokes(bitext, slack=max(2, round(4 * pixel)))
    if moved:
        axes.add_collection(LineCollection([m[:2] for m in moved], colors=LEVELS["critical"],
                                           linewidths=2.4, linestyles=":"), autolim=False)
        ends = thinned([end for m in moved for end in m[:2]], 4 * pixel, 2 * _MARKS)
        axes.plot([x for x, _ in ends], [y for _, y in ends], "D", color=LEVELS["critical"],
                  mfc="none", ms=4.5, mew=1.3, ls="none", label="moved")
    _said_again(axes, bitext, 7, 6 * pixel)


def _said_again(axes: Axes, bitext: Bitext, size: float, apart: float = 0.0) -> None:
    """A circle for each repetition, from either side."""
    again = [(index_of(t), index_of(s)) for k in bitext.links for s in k.repeats for t in k.target]
    again += [(index_of(t), index_of(s)) for k in bitext.links for t in k.repeats for s in k.source]
    if again:
        shown = thinned([(float(x), float(y)) for x, y in again], apart, _MARKS)
        axes.plot([x for x, _ in shown], [y for _, y in shown], "o", color=INK, mfc="none",
                  ms=size, mew=1.4, ls="none", label="said again")


def _edge(axes: Axes, bitext: Bitext, side: Side) -> None:
    """Bars along an edge: the share of sentences without a counterpart in each bin."""
    edges, shares = counted_along(bitext, side, _BINS)
    if side == "target":
        axes.stairs(shares, edges, fill=True, color=MUTED, lw=0, label="no counterpart")
        axes.set(ylim=(1, 0), xlabel="sentences of the translation, from t0")
        axes.set_yticks([])
    else:
        axes.stairs(shares, edges, fill=True, color=MUTED, lw=0, orientation="horizontal")
        axes.set(xlim=(1, 0), ylabel="sentences of the original, from s0")
        axes.set_xticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)


def _name_places(all_axes: Sequence[Axes], shape: tuple[int, int]) -> None:
    """Names of sentences at every so many places: round numbers, so that they do not touch."""
    for axes in all_axes:
        for count, letter, limits, put, name in (
            (shape[1], "t", axes.get_xlim(), axes.set_xticks, "x"),
            (shape[0], "s", axes.get_ylim(), axes.set_yticks, "y"),
        ):
            if abs(limits[1] - limits[0]) <= 1 and len(all_axes) > 1:
                continue  # the height of bars, not places
            room = 10 if name == "x" else 14
            step = next(s * 10**e for e in range(9) for s in (1, 2, 5) if s * 10**e * room >= count)
            places = range(0, count, step)
            put(list(places), [f"{letter}{p}" for p in places])
