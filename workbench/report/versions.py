"""The page of several versions: figures, where they drift apart, and all of them side by side."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from workbench.languages import language_name
from workbench.model import Analysis, Span
from workbench.report.figures import ticks
from workbench.report.fragment import Fragment, fill
from workbench.report.headlines import count, severities
from workbench.report.page import fragments_page
from workbench.report.passage import Mark, Word, passage
from workbench.report.sections import TITLE
from workbench.report.svg import ACCENT, COLUMN, INK, LEVELS, MUTED, as_figure, canvas
from workbench.report.versions_words import LinkedWords, linked_words
from workbench.show.escaping import clean
from workbench.version import __version__
from workbench.versions import Cell, Unit, Versions
from workbench.versions.units import BETWEEN, stretches

__all__ = ["disagreements", "drift_figure", "header", "headlines", "method", "overview", "page",
           "side_by_side", "title_of"]

_MOST = 12  # passages that are listed as those with the most disagreement
_FOLD, _SECTION = 60, 40
_MARKS = ("o", "s", "^", "D", "v", "P", "X", "*")
_COLOURS = (ACCENT, LEVELS["major"], LEVELS["critical"], INK, LEVELS["minor"], MUTED)
_MANY = 40


def title_of(found: Versions, title: str = "") -> str:
    """The given title, or one made from the original's."""
    name = found.original.title or found.original.id
    return title.strip() or f"“{name}” in {len(found.names)} versions"


def headlines(found: Versions) -> tuple[str, str, str]:
    """The versions' fidelity, whether they can be told apart, and where they differ most."""
    figures = [(n, a.document.fidelity) for n, a in zip(found.names, found.analyses, strict=True)]
    figures.sort(key=lambda pair: -pair[1].value)
    told = "; ".join(f"{n} {f.value:.2f} (95\u202f% interval {f.low:.2f} to {f.high:.2f})"
                     for n, f in figures)
    first = f"Fidelity to the original, from 0 to 1: {told}."
    apart = [n for n in found.notes if "in fidelity" in n]
    second = apart[0] if apart else "No passage is rendered by two versions."
    if len(apart) > 1:
        sure = [n for n in apart if "stands above" in n]
        second = " ".join(sure) if sure else (
            f"None of the {len(apart)} pairs of versions can be told apart in fidelity.")
    most = found.ranked[0]
    where = clean(" ".join(most.text.split()))
    short = where if len(where) <= 160 else f"{where[:157]}…"
    return first, second, f"The versions differ most in “{short}”"


def page(found: Versions, title: str = "") -> str:
    """The whole comparison as one HTML page that needs nothing else."""
    return fragments_page((header(found, title), overview(found, (drift_figure(found),)),
                           disagreements(found), side_by_side(found), method(found)))


def header(found: Versions, title: str = "") -> Fragment:
    """The head of the page: title, texts, and three findings."""
    told, title = headlines(found), title_of(found, title)
    html = fill("versions_header.html.j2", title=title, found=found,
                original=found.original, original_language=language_name(found.original.language),
                headlines=list(zip(told, ("#overview", "#overview", "#disagreements"),
                                   strict=True)))
    facts = {"title": title, "headlines": list(told),
             "signature": str(found.analyses[0].signature)}
    return Fragment(html, "\n".join((title, *told)), facts)


def overview(found: Versions, figures: Sequence[Fragment] = ()) -> Fragment:
    """A table of the versions, one of each two, and one of BLEU, chrF and TER between them."""
    levels = [severities(a.divergences) or "none found" for a in found.analyses]
    versions = list(zip(found.version_rows(), levels, strict=True))
    html = fill("versions_overview.html.j2", figures=figures, pairs=found.pair_rows(),
                metrics=found.metrics, versions=versions, language_name=language_name)
    return Fragment(html, "\n".join(found.notes))


def disagreements(found: Versions, most: int = _MOST) -> Fragment:
    """The passages on which the versions disagree most, with the words that only one has."""
    most = min(most, -(-len(found.units) // 2))  # of a short text, the upper half
    ranked = [u for u in found.ranked if u.disagreement > 0][:most]
    html = fill("versions_disagreements.html.j2", units=[_shown(found, u) for u in ranked],
                found=found, total=len(found.units), original=found.original,
                languages=[a.bitext.target.language for a in found.analyses])
    return Fragment(html, "\n".join(u.text for u in ranked) or "The versions do not differ.")


def side_by_side(found: Versions) -> Fragment:
    """Every passage of the original with all versions; long texts fold."""
    rows = [_shown(found, u, words=True) for u in found.units]
    size = _SECTION if len(rows) > _FOLD else max(1, len(rows))
    before = [(n, a) for n, a in enumerate(found.additions) if not a.after]
    html = fill("versions_reader.html.j2", found=found, original=found.original, total=len(rows),
                original_name=language_name(found.original.language), size=size,
                sections=[rows[i : i + size] for i in range(0, len(rows), size)],
                languages=[a.bitext.target.language for a in found.analyses],
                before=[a for _, a in before])
    return Fragment(html, f"({count(len(rows), 'passage')} in {len(found.names)} versions)")


def method(found: Versions) -> Fragment:
    """How the versions were compared, and with what."""
    signatures = [(n, str(a.signature)) for n, a in zip(found.names, found.analyses, strict=True)]
    html = fill("versions_method.html.j2", signatures=signatures, remarks=found.remarks,
                metrics=list(dict.fromkeys((x.name, x.signature) for m in found.metrics
                                           for x in m.metrics)),
                software=TITLE, version=__version__)
    return Fragment(html, "\n".join(s for _, s in signatures))


def drift_figure(found: Versions) -> Fragment:
    """Fidelity of each version along the original, and the disagreement below it."""
    with canvas(COLUMN if len(found.units) <= _MANY else 2 * COLUMN, 4.6, "fig-drift") as figure:
        above, below = figure.subplots(2, sharex=True, height_ratios=(3, 1.3))
        for n, name in enumerate(found.names):
            known = [(x, c.fidelity) for x, u in enumerate(found.units)
                     if (c := u.cells[n]).fidelity is not None]
            colour = _COLOURS[n % len(_COLOURS)]
            above.plot([x for x, _ in known], [y for _, y in known], _MARKS[n % len(_MARKS)] + "-",
                       color=colour, mfc="none", ms=6, lw=0.8, clip_on=False,
                       label=name if len(name) <= 28 else f"{name[:27]}…")
        above.set(ylim=(0, 1.05), ylabel="fidelity")
        below.vlines(range(len(found.units)), 0, [u.disagreement for u in found.units],
                     color=MUTED, lw=3)
        below.set(ylim=(0, 1.05), ylabel="disagreement", xlim=(-0.6, len(found.units) - 0.4),
                  xlabel="passages, in the order of the original")
        ticks(below, [u.id for u in found.units], start=0)
        figure.legend(loc="outside upper left", ncols=2)
        most = found.ranked[0]
        rows = [(u.id, *("" if c.fidelity is None else c.fidelity for c in u.cells),
                 u.disagreement) for u in found.units]
        return as_figure(
            figure, "fig-drift", "Fidelity and disagreement along the original",
            "Above: the fidelity of each version, one mark a passage. Below: how far the versions "
            "stand apart from each other, as a rank from 0 to 1.",
            f"Fidelity of {len(found.names)} versions over {len(found.units)} passages; they "
            f"disagree most in {most.id}.",
            ("Passage", *(f"Fidelity, {n}" for n in found.names), "Disagreement"), rows)


def _shown(found: Versions, unit: Unit, *, words: bool = False) -> dict[str, object]:
    """What the templates show of one passage; with *words* those that are linked lead on."""
    linked = linked_words(found, unit) if words else LinkedWords((), ((),) * len(unit.cells), "")
    added = [[a for a in found.additions if a.after == unit.id and a.version == n]
             for n in range(len(found.names))]
    original = found.original
    ends = original.sentence(unit.source[0]).start, original.sentence(unit.source[-1]).end
    return {"unit": unit, "added": added, "scores": linked.scores,
            "text": passage(original, ends, words=linked.original),
            "cells": [(cell, _cell(analysis, cell, of))
                      for cell, analysis, of in zip(unit.cells, found.analyses, linked.versions,
                                                    strict=True)]}


def _cell(analysis: Analysis, cell: Cell, words: Sequence[Word]) -> Markup:
    """A version's text with the words marked that no other version has."""
    bitext = analysis.bitext
    runs = stretches(bitext.target, [bitext.link(i) for i in cell.links])
    out, at = [], 0
    for run in runs:
        shift = run[0] - at  # from the cell's text to the document
        marks = [Mark(a + shift, b + shift) for a, b in _joined(cell.own, cell.text)
                 if at <= a and b <= at + run[1] - run[0]]
        out.append(passage(bitext.target, run, marks=marks, words=words))
        at += run[1] - run[0] + len(BETWEEN)
    return Markup(BETWEEN).join(out)


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """Spans with nothing but blanks between them as one."""
    out: list[Span] = []
    for start, end in spans:
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
