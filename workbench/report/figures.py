"""The four pictures of a report: fidelity, divergences, sentences, words."""

from __future__ import annotations

from collections import Counter
from textwrap import fill as fill_lines
from typing import TYPE_CHECKING, Any

from workbench.diverge.kinds import FAMILIES, KINDS
from workbench.errors import ParameterError
from workbench.model import SEVERITIES, Analysis, Bitext
from workbench.report.fragment import Fragment, fill
from workbench.report.matrix import word_matrix
from workbench.report.path_figure import sentence_figure
from workbench.report.svg import ACCENT, COLUMN, INK, LEVELS, MUTED, RULE, as_figure, canvas

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

__all__ = ["family_figure", "fidelity_figure", "figures", "sentence_figure", "ticks", "word_figure"]

_SHAPES = {"critical": "D", "major": "s", "minor": "o"}
_HATCHES = {"critical": "xxx", "major": "///", "minor": ""}
_MANY = 40  # passages or words that a narrow figure can hold


def figures(analysis: Analysis, similarity: NDArray[Any] | None = None, link: str = "") -> Fragment:
    """The section with the sentence and the word matrix.

    Parameters
    ----------
    analysis : Analysis
    similarity : (n_source, n_target) array, optional
        As for :func:`sentence_figure`.
    link : str
        The passage whose words are shown; that of the gravest divergence where empty.
    """
    shown = [sentence_figure(analysis.bitext, similarity)]
    if analysis.bitext.words:
        aligned = {a.id for a in analysis.bitext.words}
        gravest = next((d.link for d in analysis.divergences if d.link in aligned), "")
        shown.append(word_figure(analysis.bitext, link or gravest))
    return Fragment(fill("figures.html.j2", figures=shown), "\n".join(f.text for f in shown))


def fidelity_figure(analysis: Analysis) -> Fragment:
    """Fidelity along the text, with the gravest divergence of each passage."""
    links = analysis.bitext.links
    scores = {s.id: s for s in analysis.scores}
    worst = {link.id: max((d.severity for d in analysis.at(link.id)), key=SEVERITIES.index,
                          default="") for link in links}
    whole = analysis.document.fidelity
    with canvas(COLUMN if len(links) <= _MANY else 2 * COLUMN, 3.5, "fig-fidelity") as figure:
        axes = figure.add_subplot()
        axes.axhspan(whole.low, whole.high, color=RULE, alpha=0.6, lw=0)
        axes.axhline(whole.value, color=MUTED, lw=1.2, ls="--")
        known = [(x, scores[k.id].fidelity, worst[k.id])
                 for x, k in enumerate(links, 1) if k.id in scores]
        axes.vlines([x for x, _, _ in known], 0, [y for _, y, _ in known], color=MUTED, lw=1)
        for level in ("", *SEVERITIES):
            here = [(x, y) for x, y, w in known if w == level]
            if here:
                _points(axes, here, level)
        alone = [x for x, k in enumerate(links, 1) if not k.linked]
        if alone:
            axes.plot(alone, [0.0] * len(alone), "x", color=INK, ms=6, clip_on=False,
                      label="added or omitted")
        axes.set(ylim=(0, 1.05), xlim=(0.4, len(links) + 0.6), ylabel="fidelity",
                 xlabel="passages, in the order of the translation")
        ticks(axes, [k.id for k in links])
        figure.legend(loc="outside upper left", ncols=3, handletextpad=0.2,
                      columnspacing=1.4)
        rows = [(k.id, scores[k.id].fidelity if k.id in scores else "", worst[k.id] or "none",
                 k.kind) for k in links]
        low = min(scores.values(), key=lambda s: s.fidelity, default=None)
        lowest = f" The lowest is {low.fidelity:.2f}, in {low.id}." if low else ""
        return as_figure(
            figure, "fig-fidelity", "Fidelity along the text",
            "One stem a passage; the shape of its head is the gravest divergence found in it. "
            "Dashed line and band: the document's mean with its interval.",
            f"Fidelity of {len(scores)} linked passages; mean {whole.value:.2f}, interval "
            f"{whole.low:.2f} to {whole.high:.2f}.{lowest}",
            ("Passage", "Fidelity", "Gravest divergence", "Kind"), rows)


def family_figure(analysis: Analysis) -> Fragment:
    """Divergences by family and severity."""
    from matplotlib.ticker import MaxNLocator

    found = Counter((KINDS[d.kind].family, d.severity) for d in analysis.divergences)
    names = [f for f in FAMILIES if any(family == f for family, _ in found)]
    with canvas(COLUMN, 1.1 + 0.48 * max(1, len(names)), "fig-families") as figure:
        axes = figure.add_subplot()
        left = [0] * len(names)
        for level in reversed(SEVERITIES):
            width = [found[name, level] for name in names]
            if not any(width):
                continue
            axes.barh(range(len(names)), width, left=left, height=0.62, label=level,
                      color="none", edgecolor=LEVELS[level], hatch=_HATCHES[level], lw=1.2)
            left = [a + b for a, b in zip(left, width, strict=True)]
        for place, total in enumerate(left):
            axes.annotate(str(total), (total, place), (5, 0), textcoords="offset points",
                          va="center")
        axes.set_yticks(range(len(names)), [fill_lines(FAMILIES[n], 22) for n in names])
        axes.invert_yaxis()
        axes.set_xlim(0, max(left, default=0) * 1.12 + 0.3)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel("number of divergences")
        if names:
            figure.legend(loc="outside upper left", ncols=3)
        rows = [(FAMILIES[n], *(found[n, s] for s in reversed(SEVERITIES)), total)
                for n, total in zip(names, left, strict=True)]
        told = "; ".join(f"{name}: {total}" for name, *_, total in rows) or "none found"
        return as_figure(
            figure, "fig-families", "Divergences by family and severity",
            "Crossed: critical. Hatched: major. Plain: minor.", f"Number of divergences. {told}.",
            ("Family", "Critical", "Major", "Minor", "All"), rows)


def word_figure(bitext: Bitext, link: str = "") -> Fragment:
    """The words of one passage against each other, with their links.

    Parameters
    ----------
    bitext : Bitext
        With its words aligned.
    link : str
        The id of the passage; the first one where empty.

    Raises
    ------
    ParameterError
        Where the passage has no word alignment.
    """
    alignments = {a.id: a for a in bitext.words}
    chosen = link or next(iter(alignments), "")
    if chosen not in alignments:
        raise ParameterError(f"no words are aligned in the passage {chosen or '(none)'!r}; "
                             "choose one of the two-sided links")
    return word_matrix(alignments[chosen], name="fig-words")


def _points(axes: Axes, places: list[tuple[int, float]], level: str) -> None:
    colour = LEVELS.get(level, ACCENT)
    axes.plot([x for x, _ in places], [y for _, y in places], _SHAPES.get(level, "."),
              color=colour, mfc=colour if level in ("critical", "major") else "none",
              ms={"critical": 9, "major": 8, "minor": 7}.get(level, 5), mew=1.5, clip_on=False,
              label=level or "no divergence")


def ticks(axes: Axes, names: list[str], start: int = 1, axis: str = "x") -> None:
    """A name at every so many places, so that they do not touch."""
    room = 20 if axis == "y" or len(names) > _MANY else 12
    step = max(1, -(-len(names) // room))
    places = list(range(0, len(names), step))
    put = axes.set_xticks if axis == "x" else axes.set_yticks
    put([p + start for p in places], [names[p] for p in places])
