"""Content words without a counterpart: what is left out and what is put in.

The evidence is the word links: a content word that no word answers, and whose nearest word
is far. Free but faithful rendering leaves some words unlinked too, so the confidence of a
flag comes from how far the nearest word is, how much else of the sentence is unlinked and
the part of speech, with weights fitted to readers' marks (see ``docs/models.md``).
"""

from __future__ import annotations

import math

from workbench.diverge.view import SIDES, Finding, PairView, other
from workbench.diverge.wording import Said, say
from workbench.model import Severity, Side

__all__ = ["WORD_FEATURES", "confidence", "coverage", "find", "lost_words",
           "rendered_elsewhere", "word_features"]

_GAP = 2

# Fitted by training/fit_content.py on the words that REFreSD's readers marked.
WORD_FEATURES = ("nearest", "adverb", "verb", "adjective", "name", "long", "crowd", "rival",
                 "room", "linked_head")
_WEIGHTS = (-3.02, -0.48, -0.44, 0.05, 0.95, 0.34, 2.86, -0.33, -0.5, -0.73)
_BIAS = 0.85
# The readers saw single pairs, so this could not be fitted: the log-odds that a word gains
# where the same text renders it elsewhere and does not here.
_RENDERED_ELSEWHERE = 1.2


def lost_words(view: PairView, side: Side) -> tuple[int, ...]:
    """Content words of one side that have no link and are not glossed."""
    return tuple(i for i in view.content_tokens(side)
                 if not view.counterparts(side, i) and not view.glossed(side, i))


def coverage(view: PairView, side: Side) -> float | None:
    """Share of the content words of one side that are answered, in [0, 1].

    A word without a link counts with the nearness of its nearest word, so that a loose
    rendering costs less than a missing one. None where there is no content word.
    """
    words = view.content_tokens(side)
    if not words:
        return None
    total = 0.0
    for i in words:
        if view.counterparts(side, i):
            total += 1.0
        else:
            total += max(0.0, min(0.8, view.nearest(side, i)[1]))
    return total / len(words)


def word_features(view: PairView, side: Side, i: int) -> tuple[float, ...]:
    """What speaks for or against missing a counterpart, in the order of ``WORD_FEATURES``.

    ``crowd`` is the share of the side's content words that are unlinked; ``rival`` says
    whether the nearest word of the other side is unlinked too, so that the two may be a
    loose rendering of each other; ``room`` whether any unlinked content word stands where
    an answer would be expected, between the answers of the neighbours; ``linked_head``
    whether the governor is linked, so that the loss is the word's alone.
    """
    words = view.content_tokens(side)
    best, similarity = view.nearest(side, i)
    pos = view.pos(side, i)
    away, head = other(side), view.head(side, i)
    rival = best is not None and view.content(away, best) and not view.counterparts(away, best)
    return (
        similarity,
        float(pos == "ADV"), float(pos == "VERB"), float(pos == "ADJ"), float(pos == "PROPN"),
        float(len(view.text(side, i)) >= 7),
        len(lost_words(view, side)) / max(1, len(words)),
        float(rival),
        float(_room(view, side, i)),
        float(head is not None and bool(view.counterparts(side, head))),
    )


def _room(view: PairView, side: Side, i: int) -> bool:
    """Whether an unlinked content word stands between the answers of the neighbours."""
    away = other(side)
    words = view.content_tokens(side)
    before = [j for k in words if k < i for j in view.counterparts(side, k)[:1]][-2:]
    after = [j for k in words if k > i for j in view.counterparts(side, k)[:1]][:2]
    start = min([*before, *after], default=0)
    end = max([*before, *after], default=view.size(away) - 1)
    return any(
        view.content(away, j) and not view.counterparts(away, j) for j in range(start, end + 1)
    )


def confidence(view: PairView, side: Side, i: int) -> float:
    """How likely a reader is to miss a counterpart for this unlinked word, in [0, 1]."""
    values = word_features(view, side, i)
    z = _BIAS + sum(w * v for w, v in zip(_WEIGHTS, values, strict=True))
    if rendered_elsewhere(view, side, i):
        z += _RENDERED_ELSEWHERE
    return 1.0 / (1.0 + math.exp(-z))


def rendered_elsewhere(view: PairView, side: Side, i: int) -> str:
    """The word that the same text has elsewhere for this one and not here, or ``""``."""
    away = other(side)
    here = {view.lemma(away, j) for j in range(view.size(away))}
    known = view.renderings[side].get(view.lemma(side, i), ())
    return "" if here & set(known) else next(iter(known), "")


def find(view: PairView) -> list[Finding]:
    """Content words that are left out or put in, neighbours as one finding."""
    out: list[Finding] = []
    for side in SIDES:
        groups: list[list[int]] = []
        for i in lost_words(view, side):
            linked_between = groups and any(
                view.counterparts(side, k) and view.content(side, k)
                for k in range(groups[-1][-1] + 1, i)
            )
            if groups and i - groups[-1][-1] <= _GAP and not linked_between:
                groups[-1].append(i)
            else:
                groups.append([i])
        for group in groups:
            out.append(_finding(view, side, tuple(group)))
    return out


def _finding(view: PairView, side: Side, group: tuple[int, ...]) -> Finding:
    each = [confidence(view, side, i) for i in group]
    # Words lost together support each other: the chance that at least one is missed.
    sure = 1.0 - math.prod(1.0 - c for c in each) if len(group) > 1 else each[0]
    best, similarity = view.nearest(side, group[each.index(max(each))])
    near: Said | None = None
    if best is not None:
        near = say("content.near", word=view.text(other(side), best), similarity=similarity)
    other_times = [(i, w) for i in group if (w := rendered_elsewhere(view, side, i))]
    elsewhere: Said | None = None
    if other_times:
        i, word = other_times[0]
        elsewhere = say("content.elsewhere", word=view.text(side, i), rendering=word)
    kind = "omission" if side == "source" else "addition"
    evidence = say(kind, words=view.named(side, group), near=near, elsewhere=elsewhere)
    weighty = any(view.pos(side, i) in {"NOUN", "PROPN", "VERB"} for i in group)
    severity: Severity = "major" if len(group) >= 3 and weighty else "minor"
    if not view.content_tokens(other(side)):  # nothing at all stands on the other side
        severity = "critical"
    return Finding(
        kind=kind,
        severity=severity, confidence=min(0.98, sure), evidence=evidence,
        source=group if side == "source" else (), target=group if side == "target" else (),
    )
