"""Degree and hedges: does the translation strengthen, soften and limit the same things?

A degree word (*quasiment*, *parfois*, *very*) is answered by a linked word or by an unclaimed
word of its class on the other side.
"""

from __future__ import annotations

from workbench.diverge.view import SIDES, Finding, PairView, other
from workbench.diverge.wording import Said, say
from workbench.model import Side

__all__ = ["degree_words", "find_degree"]

_GRAVE = {"approximator", "diminisher", "restrictor", "possibility"}


def degree_words(view: PairView, side: Side) -> tuple[tuple[tuple[int, ...], str, str], ...]:
    """Degree words as ``(tokens, form, class)``, the longest phrase first at each place."""
    cues = view.cues(side)
    if cues is None:
        return ()
    low = [t.text.lower() for t in view.segment(side).tokens]
    out = []
    i = 0
    while i < len(low):
        for n in (4, 3, 2, 1):
            form = " ".join(low[i : i + n])
            if len(low[i : i + n]) == n and form in cues.degree:
                pos = view.pos(side, i)
                # "fort", "little", "pretty" and "around" are degree words only as adverbs.
                idiom = cues.degree[form] == "idiom"
                if not idiom and (n > 1 or not pos or pos in {"ADV", "DET", "PRON"}):
                    out.append((tuple(range(i, i + n)), form, cues.degree[form]))
                i += n - 1
                break
        i += 1
    return tuple(out)


def find_degree(view: PairView) -> list[Finding]:
    """Degree words and hedges without a counterpart."""
    if view.cues("source") is None or view.cues("target") is None:
        return []
    words = {side: degree_words(view, side) for side in SIDES}
    out: list[Finding] = []
    for side in SIDES:
        away = other(side)
        claimed: set[tuple[int, ...]] = set()
        for tokens, _, kind in words[side]:
            if any(view.counterparts(side, i) for i in tokens):
                continue
            rivals = [t for t, _, k in words[away] if t not in claimed and
                      not any(view.counterparts(away, j) for j in t)
                      and (k == kind or {k, kind} <= {"intensifier", "moderator"}
                           or {k, kind} <= {"approximator", "diminisher"})]
            if rivals:
                claimed.add(rivals[0])
                continue
            out.append(_lost_degree(view, side, tokens, kind))
    return out


def _lost_degree(view: PairView, side: Side, tokens: tuple[int, ...], kind: str) -> Finding:
    head = view.head(side, tokens[-1])
    scope: Said = say("degree.claim")
    if head is not None:
        scope = say("degree.word", word=view.text(side, head))
    evidence = say("degree.omitted" if side == "source" else "degree.added",
                   word=view.named(side, tokens), force=say(f"degree.{kind}"), scope=scope)
    _, similarity = view.nearest(side, tokens[0])
    grave = kind in _GRAVE and side == "source"
    at = view.counterparts(side, head) if head is not None else ()
    return Finding(
        kind="degree", severity="major" if grave else "minor",
        confidence=max(0.3, min(0.9, (0.8 if grave else 0.62) - 0.5 * max(0.0, similarity - 0.2))),
        evidence=evidence,
        source=tokens if side == "source" else at, target=at if side == "source" else tokens,
    )
