"""Matplotlib figures as inline SVG that is the same on every run.

The figures are drawn in the colours of the light page. On the way out each colour becomes
a CSS variable with that colour as its fallback, so that the picture follows the page into
dark mode; text stays text; and every id gets the figure's name, so that several figures
fit on one page.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from markupsafe import Markup

from workbench.report.fragment import Fragment, fill
from workbench.show.escaping import clean

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["ACCENT", "COLUMN", "INK", "LEVELS", "MUTED", "RULE", "as_figure", "canvas", "label"]

INK, MUTED, RULE, ACCENT, SURFACE = "#1d2126", "#565e67", "#d8d3c8", "#1f5b8f", "#ffffff"
COLUMN = 6.0
"""The width in inches of a figure that fits a phone, and half of a wide page."""

LEVELS = {"critical": "#9c1c2e", "major": "#8a4b00", "minor": "#3d5a80"}
"""The colour of each severity; shape, hatch or label always says the same."""

_VARIABLES = {INK: "ink", MUTED: "muted", RULE: "rule", ACCENT: "accent", SURFACE: "surface",
              **{colour: level for level, colour in LEVELS.items()}}
_HEX = re.compile(r"#[0-9a-f]{6}")
_FONT = re.compile(r"(font:[^;]*?px)[^;]*")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@contextmanager
def canvas(width: float, height: float, name: str) -> Iterator[Figure]:
    """A figure of a size in inches, drawn under settings of our own.

    Whatever the user's matplotlib settings are, they neither reach the figure nor change.
    """
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with matplotlib.rc_context(), warnings.catch_warnings():
        # Rare scripts are laid out without a matching font; the browser has one.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from", category=UserWarning)
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({
            "svg.hashsalt": name, "svg.fonttype": "none", "font.size": 11, "text.color": INK,
            "text.parse_math": False, "axes.edgecolor": MUTED, "axes.labelcolor": INK,
            "xtick.color": MUTED, "ytick.color": MUTED, "xtick.labelcolor": INK,
            "ytick.labelcolor": INK, "axes.facecolor": "none",
            "axes.spines.top": False, "axes.spines.right": False,
            "hatch.linewidth": 1.2, "legend.frameon": False, "image.interpolation": "none",
            "axes.unicode_minus": True,
        })
        figure = Figure(figsize=(width, height), layout="constrained", facecolor="none")
        FigureCanvasSVG(figure)
        yield figure


def as_figure(
    figure: Figure,
    name: str,
    title: str,
    caption: str,
    description: str,
    head: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> Fragment:
    """A drawn figure with its caption, its description and the table behind it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        As drawn inside :func:`canvas`.
    name : str
        The id of the figure in the page.
    title, caption : str
        What everybody reads.
    description : str
        What the picture shows, for those who do not see it.
    head, rows
        The data behind it; the first cell of a row is its heading.
    """
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None,
                                                  "Type": None})
    svg = _inline(drawn.getvalue(), name, title, description)
    html = fill("figure.html.j2", name=name, title=title, caption=caption, svg=svg, head=head,
                rows=rows, wide=figure.get_figwidth() > 1.3 * COLUMN)
    return Fragment(html, f"({title}: {description})")


def label(text: str, limit: int = 24) -> str:
    """A word as it can stand in a picture: without invisible marks, and cut where too long."""
    visible = _INVISIBLE.sub("", clean(" ".join(text.split())))
    return visible if len(visible) <= limit else visible[: limit - 1] + "…"


def _inline(svg: str, name: str, title: str, description: str) -> Markup:
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if _local(child.tag) in ("metadata", "style"):
                parent.remove(child)
    for element in root.iter():
        element.tag = _local(element.tag)
        attributes = {_local(k): v for k, v in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update({k: _attribute(k, v, name) for k, v in attributes.items()})
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.attrib.update({"role": "img", "class": "plot", "focusable": "false",
                        "aria-labelledby": f"{name}-title {name}-desc",
                        "style": f"--w:{root.get('viewBox', '0 0 1 1').split()[2]}"})
    for tag, text in (("desc", description), ("title", title)):
        element = ElementTree.Element(tag, {"id": f"{name}-{tag}"})
        element.text = clean(text)
        root.insert(0, element)
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def _local(name: str) -> str:
    """The name without its namespace; inline SVG needs none."""
    return name.rsplit("}", 1)[-1]


def _attribute(key: str, value: str, name: str) -> str:
    if key == "id":
        return f"{name}-{value}"
    if key == "href" and value.startswith("#"):
        return f"#{name}-{value[1:]}"
    value = value.replace("url(#", f"url(#{name}-")
    if key in ("style", "fill", "stroke"):
        value = _FONT.sub(r"\1 sans-serif", value)
        return _HEX.sub(lambda m: f"var(--wb-{_VARIABLES[m[0]]},{m[0]})"
                        if m[0] in _VARIABLES else m[0], value)
    return value
