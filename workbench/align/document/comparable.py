"""How two documents relate, which passages correspond, and what says so.

Links are searched for as in an alignment, but nothing is taken on trust: no place is read
more generously because its neighbours are linked, for two reports of one event need not
follow each other. What the passages cannot show, whether likeness of subject is also
sameness of event, is asked of the calendar dates and the names.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from workbench.align.document.anchors import Anchors, anchors_of
from workbench.align.document.relations import NOTHING, Measures, Relation, judge
from workbench.align.sentence.aligner import encoder_of, is_turned, scorer_of
from workbench.align.sentence.gains import Scorer
from workbench.align.sentence.judge import Judge
from workbench.align.sentence.links import link_of, mirrored
from workbench.align.sentence.monotone import Bead
from workbench.align.sentence.neighbours import Nearest, nearest
from workbench.align.sentence.search import first_pass
from workbench.align.sentence.settings import Settings
from workbench.encode.bundled import E5_NAME
from workbench.encode.protocols import SentenceEncoder
from workbench.fitted import digest
from workbench.given import checked
from workbench.languages.cldr import month_name
from workbench.model import Document, Link, Signature
from workbench.results import Result
from workbench.text import with_role

__all__ = ["Comparison", "Relation", "compare"]

# Chosen on pairs made of news articles, scientific articles and novels: whole translations,
# partial ones among foreign text, halves of one work, works of different subjects.
_SETTINGS = Settings(longest=3, together=4, first_threshold=0.3, moved_threshold=0.3)
_RENDERED = 0.60
"""Similarity from which a passage is a rendering rather than a retelling."""
_TOLD = 0.45
_FACTOR_OF_E5 = 0.75
"""What these thresholds, and those of the search, are multiplied by for the bundled e5, whose
similarities of translations are lower: about 0.9 of the other model's for French and English,
0.6 for languages that it knows less well."""


@dataclass(frozen=True, slots=True)
class Comparison(Result):
    """What two documents have to do with each other.

    Attributes
    ----------
    source, target : Document
    relation : {"parallel", "comparable", "same topic", "unrelated"}
        One renders the other throughout; they tell of the same event or share passages;
        they share their subject and no more; none of these.
    evidence : tuple of str
        Sentences that say why.
    coverage_source, coverage_target : float
        Share of the characters of each side that stand in corresponding passages.
    passages : tuple of Link
        The passages that correspond, in target order; none where the documents do not tell of
        the same things. ``moved`` marks those out of the common order.
    shared : Anchors
        Names (as the source writes them), numbers and dates that both have.
    measures : Measures
        The figures that the relation was judged from.
    """

    source: Document
    target: Document
    relation: Relation
    evidence: tuple[str, ...]
    coverage_source: float
    coverage_target: float
    passages: tuple[Link, ...]
    shared: Anchors
    measures: Measures
    signature: Signature = field(default_factory=Signature)

    def rows(self) -> list[dict[str, object]]:
        return [
            {"id": k.id, "kind": k.kind, "moved": k.moved, "similarity": k.similarity,
             "confidence": k.confidence, "source_ids": " ".join(k.source),
             "target_ids": " ".join(k.target),
             "source": _text(self.source, k.source), "target": _text(self.target, k.target)}
            for k in self.passages
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        names = {"parallel": "parallel (one renders the other)",
                 "comparable": "comparable (they share passages or an event)",
                 "same topic": "on the same topic, but no account of the same thing",
                 "unrelated": "unrelated"}
        lead = f"{self.source.id} and {self.target.id} are {names[self.relation]}."
        return (lead, *self.evidence)


@checked
def compare(
    source: Document,
    target: Document,
    *,
    model: str | SentenceEncoder | None = None,
    cache: bool = True,
) -> Comparison:
    """Say how two documents relate, in one language or two.

    Parameters
    ----------
    source, target : Document
    model : str or SentenceEncoder, optional
    cache : bool
        As for :func:`workbench.align.align`.

    Raises
    ------
    ModelError
        If the model cannot be had.
    """
    source, target = with_role(source, "source"), with_role(target, "target")
    encoder = encoder_of(model, cache, (source.language, target.language))
    signature = Signature((("sentences", f"{encoder.name}@{encoder.fingerprint}"),
                           ("compare", _SETTINGS.version), ("fitted", digest())))
    factor = _FACTOR_OF_E5 if encoder.name == E5_NAME else 1.0
    settings = _at(factor)
    ours, theirs = anchors_of(source), anchors_of(target)
    shared = ours.shared(theirs)
    if not len(source) or not len(target):
        nothing = ("One of the documents is empty.",)
        return Comparison(source, target, "unrelated", nothing, 0.0, 0.0, (), shared,
                          NOTHING, signature)
    turned = is_turned(source, target)
    one, other = (target, source) if turned else (source, target)
    scorer = scorer_of(encoder, one, other, settings)
    near = nearest(scorer)
    first = first_pass(scorer, near, settings)
    beads = sorted((*first.straight, *first.crossing))
    measures = _measured(scorer, near, beads, factor, (ours, theirs, shared))
    relation, why = judge(measures)
    kept = beads if relation == "parallel" else []
    if relation == "comparable":
        kept = [b for b in beads
                if scorer.of(b) >= factor * _TOLD or _agree(one, other, b)]
    covered = _coverage(scorer, kept)
    links = _links(Judge(scorer, near, kept))
    if turned:
        covered, links = (covered[1], covered[0]), mirrored(links)
    evidence = [why, *_about(shared, ours, theirs)]
    if kept:
        evidence.insert(0, f"{len(kept)} passages correspond; they hold {covered[0]:.0%} of the "
                           f"source and {covered[1]:.0%} of the target.")
    elif beads:
        evidence.append(f"{len(beads)} pairs of sentences resemble each other; they are not "
                        "offered as correspondences.")
    return Comparison(source, target, relation, tuple(evidence), *covered, links, shared, measures,
                      signature)


def _at(factor: float) -> Settings:
    """The settings of the search with its thresholds multiplied."""
    return replace(_SETTINGS, **{
        name: factor * getattr(_SETTINGS, name)
        for name in ("first_threshold", "moved_threshold")
    })


def _measured(
    scorer: Scorer, near: tuple[Nearest, Nearest], beads: list[Bead], factor: float,
    anchors: tuple[Anchors, Anchors, Anchors],
) -> Measures:
    """What the judgement needs to know of the two documents, whichever is the source."""
    ours, theirs, shared = anchors
    fewer = min(len(ours.names), len(theirs.names))
    # a form may be like several of the other side, so the count depends on who counts
    names = min(len(shared.names), len(theirs.shared(ours).names))
    return Measures(
        rendered=_coverage(scorer, [b for b in beads if scorer.of(b) >= factor * _RENDERED]),
        told=_coverage(scorer, [b for b in beads if scorer.of(b) >= factor * _TOLD]),
        near=_coverage(scorer, beads),
        likeness=float(min(n.similarity[:, 0].mean() for n in near)) / factor,
        names=round(names / fewer, 4) if fewer else 0.0,
        shared_names=names, shared_dates=len(shared.dates),
        apart=bool(ours.dates and theirs.dates and not shared.dates),
    )


def _about(shared: Anchors, ours: Anchors, theirs: Anchors) -> list[str]:
    out = []
    if shared.names:
        more = f" and {len(shared.names) - 12} more" if len(shared.names) > 12 else ""
        out.append("Names in both: " + ", ".join(shared.names[:12]) + more + ".")
    if shared.dates:
        out.append(f"Days named in both: {_days(shared)}.")
    elif ours.dates and theirs.dates:
        out.append(f"No day is named in both: the source has {_days(ours)}; the target has "
                   f"{_days(theirs)}.")
    if shared.numbers:
        out.append("Numbers in both: " + ", ".join(sorted(shared.numbers, key=int)[:12]) + ".")
    return out


def _days(anchors: Anchors) -> str:
    days = sorted(anchors.dates)
    more = f" and {len(days) - 8} more" if len(days) > 8 else ""
    return ", ".join(f"{d} {month_name(m)}" for m, d in days[:8]) + more


def _agree(source: Document, target: Document, bead: Bead) -> bool:
    """Whether a passage that is only near shares a day, a number, or more than one name."""
    one = anchors_of(source, source.sentences[bead[0] : bead[1]])
    both = one.shared(anchors_of(target, target.sentences[bead[2] : bead[3]]))
    return bool(both.dates or both.numbers or len(both.names) > 1)


def _coverage(scorer: Scorer, beads: list[Bead]) -> tuple[float, float]:
    a, b = scorer.source.runs.characters, scorer.target.runs.characters
    return (round(float(sum(a[q[1]] - a[q[0]] for q in beads) / a[-1]), 4),
            round(float(sum(b[q[3]] - b[q[2]] for q in beads) / b[-1]), 4))


def _links(judge: Judge) -> tuple[Link, ...]:
    """The passages as links, in target order."""
    return tuple(link_of(bead, judge, f"L{n}")
                 for n, bead in enumerate(sorted(judge.beads, key=lambda b: b[2])))


def _text(document: Document, ids: tuple[str, ...]) -> str:
    return document.text[document.sentence(ids[0]).start : document.sentence(ids[-1]).end]
