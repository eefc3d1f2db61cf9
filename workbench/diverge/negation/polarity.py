"""Polarity: does the translation deny the same things as the original?

A negation is answered by a negation of the same clause, else by one near by (*je ne pense pas
qu'il vienne*, *I think he won't come*), by a word that holds one (*fail to*, *without*,
*éviter*), or by a word with a negative prefix. Two negations that cancel out (*n'oubliez pas*)
may be answered by neither (*remember*).
"""

from __future__ import annotations

from collections.abc import Callable

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.model import Severity, Side
from workbench.reading.negations import (
    Negation,
    affirmed,
    implicit,
    negations,
    prefixed,
    restrictive,
)
from workbench.reading.verbgroups import VerbGroup, group_at, matched, verb_groups
from workbench.reading.view import SIDES, PairView, other

__all__ = ["find_negation"]

_NEAR = 3
# how near a word must be to what it is linked with to be taken for rendered by it
_SURE = 0.42


def find_negation(view: PairView) -> list[Finding]:
    """Negations that stand on one side only."""
    if any(view.language(side).negation is None for side in SIDES):
        return []
    free = _unanswered(view)
    out = []
    for side in SIDES:
        answered = [n for n in negations(view, side) if n not in free[side]]
        for n in free[side]:
            if not any(_repeats(view, side, n, one) for one in answered):
                found = _lost(view, side, n)
                out += [found] if found is not None else []
    return out


def _unanswered(view: PairView) -> dict[Side, list[Negation]]:
    """The negations of each side that no negation of the other answers."""
    free: dict[Side, list[Negation]] = {side: list(negations(view, side)) for side in SIDES}
    if not any(free.values()):
        return free
    partner = {g.head: h.head for g, h in matched(view)}

    def linked(a: Negation, b: Negation) -> bool:
        return b.token in view.counterparts("source", a.token)

    def same_clause(a: Negation, b: Negation) -> bool:
        return (a.group is not None and b.group is not None
                and partner.get(a.group.head) == b.group.head)

    def same_word(a: Negation, b: Negation) -> bool:
        return (a.word is not None and b.word is not None
                and b.word in view.counterparts("source", a.word))

    for test in (linked, same_clause, same_word):
        _pair_off(free, test)
    for side in SIDES:
        free[side] = [n for n in free[side] if not _said_otherwise(view, side, n)]

    def astray(a: Negation, b: Negation) -> bool:
        """A negation may stand in another clause, where its own is not rendered as such."""
        if a.group is None or b.group is None:
            return True
        both = partner.get(a.group.head) is not None and b.group.head in partner.values()
        return not both or _related(view, partner[a.group.head], b.group.head)

    _pair_off(free, astray)
    return free


def _pair_off(
    free: dict[Side, list[Negation]], test: Callable[[Negation, Negation], bool]
) -> None:
    """Take away the negations that answer each other."""
    for a in list(free["source"]):
        b = next((b for b in free["target"] if test(a, b)), None)
        if b is not None:
            free["source"].remove(a)
            free["target"].remove(b)


def _related(view: PairView, there: int, yours: int) -> bool:
    """Whether one clause of the translation hangs on the other."""
    return there in view.ancestors("target", yours) or yours in view.ancestors("target", there)


def _repeats(view: PairView, side: Side, n: Negation, before: Negation) -> bool:
    """Whether a negation says again what another said: *don't, don't go*; *no groan, nothing*."""
    same = n.word is not None and before.word is not None and (
        view.lemma(side, n.word) == view.lemma(side, before.word))
    known = view.language(side).negation
    verbal = known is not None and view.lower(side, n.token) in known.verbal_negators
    one = not verbal and n.group is not None and before.group is not None and (
        n.group.head == before.group.head)
    return same or one


def _said_otherwise(view: PairView, side: Side, n: Negation) -> bool:
    """Whether other words than a negator of the other side answer a negation."""
    away = other(side)
    there = _counterpart(view, side, n.group)
    direct = _answers(view, side, n, there)
    own = implicit(view, side) - {n.token}
    near = _region(view, away, direct, there) if direct else frozenset[int]()
    return _prefix_answers(view, side, direct) or any(
        not set(view.counterparts(away, j)) & own for j in implicit(view, away) & near)


def _lost(view: PairView, side: Side, n: Negation) -> Finding | None:
    """A finding for a negation without answer, or None where other words answer it."""
    away = other(side)
    there = _counterpart(view, side, n.group)
    direct = _answers(view, side, n, there)
    region = _region(view, away, direct, there)
    if not direct or not _rendered(view, side, n, there):
        return None  # the other side has nothing here to deny or assert
    holding = implicit(view, away)
    own = implicit(view, side)
    for j in holding & region:  # a word that renders a like word cannot answer this one too
        if not set(view.counterparts(away, j)) & (own - {n.token}):
            return None
    if _prefix_answers(view, side, direct) or affirmed(view, away) & direct:
        return None
    if restrictive(view, away) and _combines(view, side, n):
        return None  # "not ... until", "seulement"
    scope = {n.token - 1, n.token + 1, n.word, *(n.group.tokens if n.group else ())}
    known = view.language(side).negation
    litotes = known.litotes if known is not None else frozenset()
    places = {k for k in scope if k is not None and 0 <= k < view.size(side)}
    if any(view.lemma(side, k) in litotes for k in places):
        return None
    for i in own & places:  # two negations make none
        if i != n.token and not set(view.counterparts(side, i)) & holding:
            return None
    both_ask = _inverted(n) and all("?" in view.segment(s).text for s in SIDES)
    doubt = bool(holding) or (n.group is not None and there is None)
    stakes: Severity = "critical"
    sure = 0.85
    if both_ask:
        stakes, sure = "minor", 0.5
    elif doubt:
        stakes, sure = "major", 0.6
    return _finding(view, side, n, stakes, sure)


def _counterpart(view: PairView, side: Side, group: VerbGroup | None) -> VerbGroup | None:
    """The clause of the other side that renders this one."""
    if group is None:
        return None
    for g, h in matched(view):
        mine, yours = (g, h) if side == "source" else (h, g)
        if mine.head == group.head:
            return yours
    return None


def _answers(
    view: PairView, side: Side, n: Negation, there: VerbGroup | None
) -> frozenset[int]:
    """The tokens that render the negator, what it negates and the verb of its clause."""
    mine = {n.token, *(n.group.tokens if n.group else ())}
    if n.word is not None:
        mine.add(n.word)
    found = {j for i in mine for j in view.counterparts(side, i)}
    return frozenset(found | set(there.tokens if there else ()))


def _region(
    view: PairView, away: Side, direct: frozenset[int], there: VerbGroup | None
) -> frozenset[int]:
    """The tokens among which an answer would stand: the clause, or what is near."""
    if not direct:
        return frozenset(range(view.size(away)))
    near = {k for j in direct for k in range(j - _NEAR, j + _NEAR + 1)}
    if there is not None and verb_groups(view, away):
        clause = set()
        for k in range(view.size(away)):
            group = group_at(view, away, k)
            if group is not None and group.head == there.head:
                clause.add(k)
        of_verb = {k for k in clause if view.head(away, k) == there.head}
        near = (near & clause) | set(there.tokens) | of_verb | direct
    return frozenset(k for k in near if 0 <= k < view.size(away))


def _inverted(n: Negation) -> bool:
    """Whether a negation asks rather than denies: *don't you think*, *ne voulez-vous pas*."""
    group = n.group
    return group is None or group.subject is None or group.subject > group.tokens[0]


def _prefix_answers(view: PairView, side: Side, direct: frozenset[int]) -> bool:
    """Whether a word with a negative prefix renders one that has none: *possible*, *impossible*."""
    away = other(side)
    return any(
        prefixed(view, away, j) and not any(
            prefixed(view, side, i) for i in view.counterparts(away, j))
        for j in direct
    )


def _rendered(view: PairView, side: Side, n: Negation, there: VerbGroup | None) -> bool:
    """Whether what is denied stands on the other side at all: the word, or its clause."""
    known = view.language(side).negation
    constituent = known is not None and view.lower(side, n.token) in known.constituent_negators
    if there is not None and not constituent:
        return True
    asked = {n.word, None if constituent or n.group is None else n.group.head} - {None}
    if not asked:
        return True
    return any(view.counterparts(side, k) and view.link_similarity(side, k) >= _SURE
               for k in asked if k is not None)


def _combines(view: PairView, side: Side, n: Negation) -> bool:
    """Whether the negation makes a limit with what follows it: *not ... until*."""
    known = view.language(side).negation
    return known is not None and any(
        view.lower(side, k) in known.limit_parts
        for k in range(n.token + 1, min(n.token + 9, view.size(side)))
    )


def _finding(
    view: PairView, side: Side, n: Negation, stakes: Severity, sure: float
) -> Finding:
    verb = n.group.head if n.group is not None else n.word
    words = view.phrase(side, {n.token} if verb is None or abs(verb - n.token) > 6
                        else {n.token, verb})
    at = view.counterparts(side, verb) if verb is not None else ()
    here = (n.token,) if verb is None or verb == n.token else (n.token, verb)
    return Finding(
        kind="negation", stakes=stakes, strength=sure,
        evidence=say("negation.omitted" if side == "source" else "negation.added", words=words),
        source=here if side == "source" else at, target=at if side == "source" else here,
    )
