"""Negation and degree: does the translation deny, hedge and stress the same things?

A negation is answered by a negation, by a word that holds one (*fail to*, *without*,
*éviter*) or by a negative prefix. A degree word (*quasiment*, *parfois*, *very*) is
answered by a linked word or by an unclaimed word of its class on the other side.
"""

from __future__ import annotations

from workbench.diverge.cues import Cues
from workbench.diverge.view import SIDES, Finding, PairView, other
from workbench.diverge.wording import Said, say
from workbench.model import Side

__all__ = ["agreement", "degree_words", "find_degree", "find_negation", "negations"]

# "not only", "pas seulement": what follows is not denied.
_LIMITS = frozenset({"only", "just", "merely", "solely", "seulement", "uniquement"})
_GRAVE = {"approximator", "diminisher", "restrictor", "possibility"}


def negations(view: PairView, side: Side) -> tuple[int, ...]:
    """Tokens that negate, one for each negation (*ne ... pas* counts once, at *pas*).

    French *plus* and *personne* count only beside *ne*, and *pas* is a step in *un pas*;
    *ne ... que* limits and does not negate; *pas seulement* (*not only*) does not negate what
    follows.
    """
    cues = view.cues(side)
    if cues is None:
        return ()
    tokens = view.segment(side).tokens
    low = [t.text.lower() for t in tokens]
    out: list[int] = []
    for i, word in enumerate(low):
        hit = word in cues.negators or word.endswith(("n't", "n’t"))
        if word in cues.dependent_negators:
            hit = any(w in cues.negative_parts for w in low[max(0, i - 5) : i + 10])
        noun = word in cues.nominal_negators and i > 0 and low[i - 1] in cues.determiners
        if not hit or noun or " ".join(low[i : i + 2]) in cues.affirmative:
            continue
        limits = any(w in _LIMITS for w in low[i + 1 : i + 3])
        echo = cues.concord and out and i - out[-1] <= 2  # "plus jamais rien" is one negation
        if not limits and not echo:
            out.append(i)
    return tuple(out)


def _implicit(view: PairView, side: Side, cues: Cues) -> set[int]:
    """Tokens whose meaning holds a negation."""
    out = set()
    for i, token in enumerate(view.segment(side).tokens):
        low = token.text.lower()
        prefixed = len(low) > 5 and low.startswith(cues.negative_prefixes)
        known = {low, view.lemma(side, i)} & cues.implicit_negatives
        if known or (prefixed and view.content(side, i)):
            out.add(i)
    return out


def find_negation(view: PairView) -> list[Finding]:
    """Negations that stand on one side only.

    What a negator negates is the word that governs it.
    """
    found = {side: list(negations(view, side)) for side in SIDES}
    if not any(found.values()) or view.cues("source") is None or view.cues("target") is None:
        return []
    out: list[Finding] = []
    free: dict[Side, list[int]] = {"source": list(found["source"]), "target": list(found["target"])}
    for i in list(free["source"]):
        partners = set(view.counterparts("source", i))
        verb = view.head("source", i)
        if verb is not None:
            partners |= {
                j for j in free["target"]
                if view.head("target", j) in view.counterparts("source", verb)
            }
        match = [j for j in free["target"] if j in partners]
        if match:
            free["source"].remove(i)
            free["target"].remove(match[0])
    for i, j in zip(list(free["source"]), list(free["target"]), strict=False):
        free["source"].remove(i)
        free["target"].remove(j)
    for side in SIDES:
        away = other(side)
        away_cues = view.cues(away)
        implicit = _implicit(view, away, away_cues) if away_cues else set()
        for i in free[side]:
            near = set(view.counterparts(side, i))
            verb = view.head(side, i)
            if verb is not None:
                near |= set(view.counterparts(side, verb))
                near |= {k for j in tuple(near) for k in range(j - 3, j + 4)}
            if implicit & near or (implicit and verb is None):
                continue
            out.append(_lost_negation(view, side, i, verb, bool(implicit)))
    return out


def _lost_negation(view: PairView, side: Side, i: int, verb: int | None, doubt: bool) -> Finding:
    words = view.phrase(side, {i} if verb is None or abs(verb - i) > 6 else {i, verb})
    evidence = say("negation.omitted" if side == "source" else "negation.added", words=words)
    at = view.counterparts(side, verb) if verb is not None else ()
    here = (i,) if verb is None else (i, verb)
    return Finding(
        kind="negation", severity="major" if doubt else "critical",
        confidence=0.55 if doubt else 0.85, evidence=evidence,
        source=here if side == "source" else at, target=at if side == "source" else here,
    )


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


def agreement(view: PairView) -> float | None:
    """1 where the negations of both sides answer each other, less for each that does not.

    None where neither side negates.
    """
    total = len(negations(view, "source")) + len(negations(view, "target"))
    if not total:
        return None
    return max(0.0, 1.0 - len(find_negation(view)) / total)
