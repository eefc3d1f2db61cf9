"""How sure each finding is, on one scale for every kind, and how grave it may be called.

A check states its own confidence, by hand or fitted on data of its own. What a reader wants to
know is how often such a flag is right. Boosted trees over what the check stated, what the scores
of the words and the reader say of the very words it marks, what the pair as a whole is like, how
closely the rest of it is rendered, and the kind, give that: fitted on findings that people's
marks confirm or not, by ``training/fit_flags.py``; ``docs/models.md`` is their card. Of a kind
that was not among those nobody knows how often it is right: it keeps the confidence that its check
states, is never called more than minor, and has no part in how others are weighed.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import numpy as np

from workbench.diverge import SIDES, Finding, PairView
from workbench.diverge.finding import STRONG
from workbench.diverge.loss import LACKED, RENAMED, only_renamed
from workbench.fidelity.closeness import CLOSENESS, closeness
from workbench.fitted import table
from workbench.fitted.store import made_for
from workbench.fitted.trees import Trees, trees
from workbench.flags.flag import Flag, as_found
from workbench.model import Severity
from workbench.reading.designation import redesignated
from workbench.reading.gaps import wanted
from workbench.reading.renderings import rendered_elsewhere

__all__ = ["FLAG_FEATURES", "LOSSES", "flag_features", "known_kinds", "stated", "weigh", "weighty"]

_STATED = ("stated", "grave", "words_highest", "words_mean", "read_highest", "read_mean",
           "pair", "read_pair", "marked", "both_sides", "beside", "wanted")
_KIND = "kind_"
# What the trees are given before the kind, one column for each kind that they know.
FLAG_FEATURES: tuple[str, ...] = (*_STATED, *CLOSENESS)

LOSSES = frozenset({"omission", "addition"})
# Not weighed: a user's own rules hold as they are; and where a phrase hangs, or who does what, no
# score of single words tells (weighed too, 45 of 88 invented pairs were caught, as stated 56).
_GIVEN = frozenset({"glossary", "terminology"})
_STATED_KINDS = frozenset({"attachment", "role"})
_WEIGHTY = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})

# The readers saw single pairs, so this could not be fitted: the log-odds that a loss gains where
# the same text renders the word elsewhere and not here. It makes a flag surer, not graver.
_RENDERED_ELSEWHERE = 1.7
# A finding that is wrong four times in five is no more than a remark, whatever is at stake.
_GRAVE = 0.2


@functools.cache
def _fitted() -> Trees:
    """The trees.

    Raises
    ------
    ModelError
        Where they are missing, damaged or made for other features.
    """
    found = trees("flags")
    made_for("flags", [n for n in found.features if not n.startswith(_KIND)], FLAG_FEATURES)
    return found


@functools.cache
def known_kinds() -> tuple[str, ...]:
    """The kinds that the trees were fitted on, in the order of their columns."""
    return tuple(n.removeprefix(_KIND) for n in _fitted().features[len(FLAG_FEATURES) :])


def flag_features(
    view: PairView,
    finding: Finding,
    findings: Sequence[Finding],
    words: tuple[Sequence[float], Sequence[float]],
    p_divergent: float,
    kinds: Sequence[str],
) -> tuple[float, ...]:
    """What speaks for a finding: :data:`FLAG_FEATURES`, then one column for each of ``kinds``.

    ``wanted`` is how much the other side reads as if a word left out were missing there; 0 for
    other kinds.
    """
    scores, read = [], []
    for side, told in zip(SIDES, words, strict=True):
        scores += [told[i] for i in finding.tokens(side)]
        read += [view.reading(side)[i] for i in finding.tokens(side)]
    beside = sum(f.strength for f in findings if f is not finding)
    alone = finding.kind in LOSSES
    gaps = [wanted(view, side, i) for side in SIDES for i in finding.tokens(side) if alone]
    stated = (
        _logit(finding.strength), finding.stakes != "minor",
        max(scores, default=0.0), sum(scores) / max(1, len(scores)),
        max(read, default=0.0), sum(read) / max(1, len(read)),
        _logit(p_divergent), view.reading_pair, math.log1p(len(scores)),
        bool(finding.source and finding.target), math.log1p(beside), max(gaps, default=0.0),
    )
    return (*(float(v) for v in stated), *closeness(view, finding),
            *(float(finding.kind == k) for k in kinds))


def weigh(
    view: PairView,
    findings: Sequence[Finding],
    words: tuple[Sequence[float], Sequence[float]],
    p_divergent: float,
) -> list[Flag]:
    """The findings as flags, with the confidence that each deserves and the severity it allows.

    Parameters
    ----------
    view : PairView
    findings : sequence of Finding
        All that the checks found in the pair.
    words : (sequence of float, sequence of float)
        The scores of the words of both sides.
    p_divergent : float
        Of the pair.
    """
    kinds = known_kinds()
    weighed = {id(f): Flag(f, f.strength, "minor") for f in findings if f.kind not in kinds}
    open_ = [f for f in findings
             if f.kind in kinds and f.kind not in _GIVEN and not _whole(f)]
    rows = np.array([flag_features(view, f, open_, words, p_divergent, kinds) for f in open_])
    sure = _fitted().probability(rows) if open_ else ()
    renamed = redesignated(view)
    for f, p in zip(open_, map(float, sure), strict=True):
        if stated(f):
            held = alone = f.strength
        elif f.kind in LOSSES:
            share = RENAMED if only_renamed(f, renamed) else 1.0
            held, alone = share * _of_loss(view, f, p), share * p
        else:  # where a check doubts its own finding, nothing else speaks for that kind
            held = alone = p if f.strength >= STRONG else min(p, f.strength)
        weighed[id(f)] = Flag(f, held, _severity(view, f, alone))
    return [weighed.get(id(f)) or as_found(f) for f in findings]


def stated(finding: Finding) -> bool:
    """Whether a finding is as sure and as grave as its check states.

    Checks of structure, and words without which the translation is no whole sentence: single
    words say nothing of the one, and of the other the sentence itself speaks.
    """
    return finding.kind in _STATED_KINDS or finding.evidence.key in LACKED


def _of_loss(view: PairView, finding: Finding, sure: float) -> float:
    """The confidence of a loss, surer where the same text renders the word elsewhere."""
    elsewhere = any(rendered_elsewhere(view, side, i)
                    for side in SIDES for i in finding.tokens(side)
                    # a loose link answers it after a fashion; names have a check of their own
                    if not view.counterparts(side, i) and view.pos(side, i) != "PROPN")
    return 1.0 / (1.0 + math.exp(-_logit(sure) - _RENDERED_ELSEWHERE)) if elsewhere else sure


def _whole(finding: Finding) -> bool:
    """Whether nothing at all stands on the other side: there is nothing to weigh."""
    return finding.kind in LOSSES and finding.stakes == "critical"


def weighty(view: PairView, finding: Finding) -> bool:
    """Whether a finding marks a word that carries content."""
    return any(view.pos(side, i) in _WEIGHTY for side in SIDES for i in finding.tokens(side))


def _severity(view: PairView, finding: Finding, sure: float) -> Severity:
    """What is at stake, as far as the finding is sure enough to say so."""
    if finding.kind not in LOSSES or stated(finding):
        return finding.stakes if sure >= _GRAVE else "minor"
    return "major" if sure >= table("bound")["loss"] and weighty(view, finding) else "minor"


def _logit(p: float) -> float:
    p = min(0.999, max(0.001, p))
    return math.log(p / (1.0 - p))
