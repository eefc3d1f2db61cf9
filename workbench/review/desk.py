"""Reviewing in the notebook: one finding at a time, by keys, saved to the same spreadsheet."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from workbench.errors import ParameterError
from workbench.model import SEVERITIES, SIDES, Analysis, Severity, Span
from workbench.review.items import Item, Which, items
from workbench.review.sheet import apply, export
from workbench.review.verdicts import VERDICTS, Judgement, Review, Verdict

__all__ = ["widget"]

_HERE = Path(__file__).parent
_LONGEST = 2000  # characters of a comment


def widget(
    analysis: Analysis,
    path: str | os.PathLike[str] = "review.tsv",
    *,
    which: Which = "divergences",
    reviewer: str = "",
) -> Any:
    """A review to be done in JupyterLab, with keys; needs the package ``anywidget``.

    Every verdict is saved at once to the spreadsheet that :func:`export` writes and
    :func:`apply` reads; a file that is there already is gone on with.

    Parameters
    ----------
    analysis : Analysis
    path : path
        ``.xlsx`` or ``.tsv``.
    which : {"divergences", "links", "all"}
        What is to be judged.
    reviewer : str
        The name of the file without its ending where empty.

    Returns
    -------
    anywidget.AnyWidget
        Its method ``review()`` gives the verdicts so far.

    Raises
    ------
    ParameterError
        Where there is nothing to judge.
    FormatError
        Where the file is there and is no review of this analysis.
    ModuleNotFoundError
        Where anywidget is not installed.
    """
    shown = items(analysis, which)
    if not shown:
        raise ParameterError(f"there is nothing to judge: the analysis has no {which}")
    name = reviewer or Path(path).stem
    before = apply(analysis, path, reviewer=name) if Path(path).exists() else Review(())
    made = _class()(
        items=[_shown(analysis, item) for item in shown], place=os.fspath(path),
        verdicts={v.id: {"verdict": v.verdict, "severity": v.severity or "",
                         "comment": v.comment} for v in before.verdicts},
    )
    made.hold(analysis, Path(path), name)
    return made


@cache
def _class() -> Any:
    """The widget's class, made when it is first asked for: anywidget is an extra."""
    try:
        import anywidget  # type: ignore[import-not-found,import-untyped,unused-ignore]
        import traitlets  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("the review widget needs the package anywidget: pip install "
                                  "anywidget, then start JupyterLab again",
                                  name=error.name) from None

    class ReviewWidget(anywidget.AnyWidget):  # type: ignore[misc,unused-ignore]
        """Shows one item at a time; ``verdicts`` goes both ways."""

        _esm = _HERE / "widget.js"
        _css = _HERE / "widget.css"
        items: Any = traitlets.List().tag(sync=True)
        verdicts: Any = traitlets.Dict().tag(sync=True)
        place = traitlets.Unicode().tag(sync=True)
        status = traitlets.Unicode().tag(sync=True)

        def hold(self, analysis: Analysis, path: Path, reviewer: str) -> None:
            """Keep what is reviewed, and save whenever a verdict comes."""
            self._held = (analysis, path, reviewer)
            self.observe(self._save, "verdicts")

        def review(self) -> Review:
            """The verdicts so far."""
            analysis, _, reviewer = self._held
            known = {item.id: item for item in items(analysis)}
            found = [_verdict(known[i], said, reviewer) for i, said in self.verdicts.items()
                     if i in known and isinstance(said, dict)]
            order = {i: n for n, i in enumerate(known)}
            return Review.of(analysis, sorted(filter(None, found), key=lambda v: order[v.id]))

        def _save(self, change: object) -> None:
            analysis, path, reviewer = self._held
            try:
                export(analysis, path, review=self.review(), reviewer=reviewer)
                self.status = f"Saved to {path}."
            except OSError as error:
                self.status = f"Not saved: {path}: {error.strerror or error}."

    return ReviewWidget


def _verdict(item: Item, said: Mapping[str, object], reviewer: str) -> Verdict | None:
    """What came from the browser, if it says anything that a verdict can say."""
    verdict, severity = str(said.get("verdict", "")), str(said.get("severity", ""))
    comment = " ".join(str(said.get("comment", "")).split())[:_LONGEST]
    severity = severity if severity in SEVERITIES else ""
    judgement: Judgement = next((v for v in VERDICTS if v == verdict), "")
    if not (judgement or severity or comment):
        return None
    return Verdict(item.id, reviewer, judgement,
                   cast(Severity, severity) if severity else None, comment, item.kind,
                   item.rated, item.check)


def _shown(analysis: Analysis, item: Item) -> dict[str, object]:
    """What the browser shows of an item: texts in pieces, marked or not, never as HTML."""
    bitext = analysis.bitext
    divergence = next((d for d in analysis.divergences if d.id == item.id), None)
    link = bitext.find(item.passage)
    out: dict[str, object] = {
        "id": item.id, "passage": item.passage, "kind": item.kind.replace("-", " "),
        "rated": item.rated, "fidelity": item.fidelity, "confidence": item.confidence,
        "evidence": item.evidence}
    for side, text in zip(SIDES, (item.source, item.target), strict=True):
        document = bitext.document(side)
        span = bitext.span(link, side) if link else None
        marks = divergence.marked(side) if divergence and "sentence" not in item.kind else ()
        out[side] = _pieces(document.text, span, marks) if span else [[text, False]] * bool(text)
        out[f"{side}_language"] = document.language
    return out


def _pieces(text: str, span: Span, marks: tuple[Span, ...]) -> list[list[object]]:
    out: list[list[object]] = []
    last = span[0]
    for start, end in marks:
        start, end = max(start, last), min(end, span[1])
        if start < end:
            out += [[text[last:start], False], [text[start:end], True]]
            last = end
    out.append([text[last : span[1]], False])
    return [[" ".join(str(t).split("\n")), m] for t, m in out if t]
