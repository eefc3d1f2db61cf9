"""Fidelity of a whole translation from the scores of its links."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.fidelity.resample import bootstrap
from workbench.model import Bitext, DocumentScore, LinkScore, Metric, Side

__all__ = ["score_document"]


def score_document(
    bitext: Bitext, scores: Sequence[LinkScore], metrics: tuple[Metric, ...] = ()
) -> DocumentScore:
    """The document's figures, each with a bootstrap interval over its links.

    A link weighs as many as its source has characters, so that a heading does not count as
    much as a paragraph. Sentences without a counterpart do not enter the mean; they are in
    the two coverages.

    Raises
    ------
    ParameterError
        Where no link has both sides.
    """
    weights = [len(bitext.text(bitext.link(s.id), "source")) for s in scores]
    fidelity = bootstrap([s.fidelity for s in scores], weights)
    names = [name for name, _ in scores[0].parts]
    parts = []
    for name in names:
        known = [(s.part(name), w) for s, w in zip(scores, weights, strict=True)]
        values = [(v, w) for v, w in known if v is not None]
        if values:
            parts.append((name, bootstrap([v for v, _ in values], [w for _, w in values])))
    return DocumentScore(
        fidelity=fidelity,
        coverage_source=_covered(bitext, "source"),
        coverage_target=_covered(bitext, "target"),
        parts=tuple(parts),
        metrics=metrics,
    )


def _covered(bitext: Bitext, side: Side) -> float:
    document = bitext.source if side == "source" else bitext.target
    total = sum(s.end - s.start for s in document.sentences)
    linked = 0
    for link in bitext.links:
        if link.linked:
            ids = link.source if side == "source" else link.target
            linked += sum(document.sentence(i).end - document.sentence(i).start for i in ids)
    return linked / total if total else 0.0
