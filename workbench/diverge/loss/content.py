"""Content words without a counterpart: what is left out and what is put in.

The evidence is the word links: a content word that no word answers, and whose nearest word
is far. Free but faithful rendering leaves some words unlinked too, so the strength of a
flag comes from a small model over what surrounds the word (:mod:`workbench.diverge.loss.features`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from workbench.diverge.finding import Finding, named
from workbench.diverge.loss.features import LOSS_FEATURES, loss_features
from workbench.diverge.said import Said, say
from workbench.fitted.trees import trees
from workbench.model import Severity, Side
from workbench.reading.designation import redesignated
from workbench.reading.gaps import Gap, lacking
from workbench.reading.lost import missed_words, nearest_answer
from workbench.reading.renderings import rendered_elsewhere
from workbench.reading.view import SIDES, PairView, other

__all__ = ["LACKED", "RENAMED", "find", "only_renamed", "strength"]

# Evidence of words without which the translation is no whole sentence.
LACKED = frozenset({"omission.lacked", "omission.opening"})

# What is left of the strength of a loss whose words only name someone anew.
RENAMED = 0.4

_GAP = 2
# Of such findings 108 of 113 are right by people's marks, 32 of the 33 where the network itself is
# less sure than this; and 215 of 233 in the news (training/fit_flags.py).
_GAP_SURE = 0.9


def strength(view: PairView, side: Side, i: int) -> float:
    """How likely a reader is to miss a counterpart for this word, in [0, 1]."""
    rows = np.array([loss_features(view, side, i)], dtype=float)
    return float(trees("loss", LOSS_FEATURES).probability(rows)[0])


def find(view: PairView) -> list[Finding]:
    """Content words that are left out or put in, neighbours as one finding."""
    out: list[Finding] = []
    for side in SIDES:
        groups: list[list[int]] = []
        gaps = lacking(view) if side == "source" and not _bare(view, "target") else {}
        for i in sorted({*missed_words(view, side), *gaps}):
            linked_between = groups and any(
                view.counterparts(side, k) and view.content(side, k)
                for k in range(groups[-1][-1] + 1, i)
            )
            if groups and i - groups[-1][-1] <= _GAP and not linked_between:
                groups[-1].append(i)
            else:
                groups.append([i])
        for group in groups:
            gap = next((gaps[i] for i in group if i in gaps), None)
            out.append(_finding(view, side, tuple(group)) if gap is None
                       else _lacked(view, tuple(group), gap))
    renamed = redesignated(view)
    return [replace(f, strength=f.strength * RENAMED) if only_renamed(f, renamed) else f
            for f in out]


def only_renamed(finding: Finding, renamed: Mapping[Side, frozenset[int]]) -> bool:
    """Whether the words that a loss misses do nothing but name an actor in another way."""
    return bool(finding.source or finding.target) and (
        set(finding.source) <= renamed["source"] and set(finding.target) <= renamed["target"])


def _bare(view: PairView, side: Side) -> bool:
    """Whether nothing at all stands on a side."""
    return all(t.kind == "punct" for t in view.segment(side).tokens)


def _lacked(view: PairView, group: tuple[int, ...], gap: Gap) -> Finding:
    """Words left out where the translation is no whole sentence without them."""
    missing = say(f"content.{gap.kind.lower()}")
    if gap.after < 0:
        evidence = say("omission.opening", words=named(view, "source", group), missing=missing)
    else:
        evidence = say("omission.lacked", words=named(view, "source", group), missing=missing,
                       after=view.text("target", gap.after))
    sure = max(_GAP_SURE, min(0.95, gap.sure))
    return Finding(kind="omission", stakes="major", strength=sure, evidence=evidence,
                   source=group)


def _finding(view: PairView, side: Side, group: tuple[int, ...]) -> Finding:
    each = [strength(view, side, i) for i in group]
    # Words lost together support each other: the chance that at least one is missed.
    sure = 1.0 - math.prod(1.0 - c for c in each) if len(group) > 1 else each[0]
    best, similarity = nearest_answer(view, side, group[each.index(max(each))])
    near: Said | None = None
    if best is not None:
        near = say("content.near", word=view.text(other(side), best), similarity=similarity)
    other_times = [(i, w) for i in group if (w := rendered_elsewhere(view, side, i))]
    elsewhere: Said | None = None
    if other_times:
        i, word = other_times[0]
        elsewhere = say("content.elsewhere", word=view.text(side, i), rendering=word)
    kind = "omission" if side == "source" else "addition"
    evidence = say(kind, words=named(view, side, group), near=near, elsewhere=elsewhere)
    weighty = any(view.pos(side, i) in {"NOUN", "PROPN", "VERB"} for i in group)
    stakes: Severity = "major" if len(group) >= 3 and weighty else "minor"
    if _bare(view, other(side)):
        stakes, sure = "critical", 1.0
    return Finding(
        kind=kind,
        stakes=stakes, strength=min(0.98, sure), evidence=evidence,
        source=group if side == "source" else (), target=group if side == "target" else (),
    )
