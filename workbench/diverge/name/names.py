"""Proper names: is each one answered on the other side?

What answers a name is told in :mod:`workbench.reading.proper`. A name that is linked with the name
of another is exchanged: two places, two peoples or two persons, or two words that no language has
and that are not alike.
"""

from __future__ import annotations

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.model import Severity, Side
from workbench.reading.places import origin
from workbench.reading.proper import (
    PERSON,
    answered,
    codes,
    entity,
    hard,
    named,
    names,
    varied,
)
from workbench.reading.spelling import alike, is_acronym
from workbench.reading.view import SIDES, PairView, other

__all__ = ["find"]

# Exonyms and translated names are nearer to each other than most exchanged ones.
_NEAR = 0.68
# Entities that are linked and no nearer than this have only their place in common.
_STRANGERS = 0.45
_AROUND = 4


def _other_place(view: PairView, i: int, j: int) -> bool:
    """Whether both words name places that are known and not the same."""
    mine, yours = codes(view, "source", i), codes(view, "target", j)
    return bool(mine and yours) and not mine & yours


def _runs(indexes: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in indexes:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def find(view: PairView) -> list[Finding]:
    """Names that are lost, added or exchanged for others."""
    out: list[Finding] = []
    exchanged = _exchanged(view)
    for run in _runs(sorted(exchanged)):
        out.append(_exchange(view, tuple(run), tuple(exchanged[i] for i in run)))
    gone: dict[Side, set[int]] = {"source": set(exchanged), "target": set(exchanged.values())}
    lost: dict[Side, list[tuple[int, ...]]] = {"source": [], "target": []}
    for side in SIDES:
        alone = [i for i in names(view, side) if i not in gone[side]
                 and not answered(view, side, i)]
        # what stands beside an exchanged name is part of it
        lost[side] = [tuple(run) for run in _runs(alone)
                      if not gone[side] & {run[0] - 1, run[-1] + 1}]
    for mine in list(lost["source"]):
        for yours in lost["target"]:
            if _instead(view, mine, yours):
                lost["source"].remove(mine)
                lost["target"].remove(yours)
                out.append(_exchange(view, mine, yours))
                break
    out += [_missing(view, side, run) for side in SIDES for run in lost[side]]
    return [*out, *_peoples(view)]


def _instead(view: PairView, mine: tuple[int, ...], yours: tuple[int, ...]) -> bool:
    """Whether two names without a link stand in the same place."""
    there, here = _expected(view, "source", mine), _expected(view, "target", yours)
    return (
        yours[0] in there and mine[0] in here
        and any(hard(view, "source", i) for i in mine)
        and any(hard(view, "target", j) for j in yours)
    )


def _exchanged(view: PairView) -> dict[int, int]:
    """Names of the original that are linked with the name of another."""
    out: dict[int, int] = {}
    proper = set(names(view, "target"))
    for i in names(view, "source"):
        if varied(view, "source", i):
            continue
        for j in view.counterparts("source", i):
            if j not in proper or varied(view, "target", j):
                continue
            persons = {entity(view, "source", i), entity(view, "target", j)} <= PERSON
            sure = hard(view, "source", i) and hard(view, "target", j)
            near = view.link_similarity("source", i)
            if _other_place(view, i, j) or (sure and (persons or near < _NEAR)) or (
                    near < _STRANGERS and named(view, "source", i) and named(view, "target", j)):
                out[i] = j
                break
    return out


def _exchange(view: PairView, run: tuple[int, ...], answers: tuple[int, ...]) -> Finding:
    place = any(_other_place(view, i, j) for i, j in zip(run, answers, strict=False))
    return Finding(
        kind="name", stakes="critical" if place else "major", strength=0.9 if place else 0.7,
        evidence=say("name.changed", said=view.phrase("source", run),
                     says=view.phrase("target", answers)),
        source=run, target=tuple(sorted(set(answers))),
    )


def _peoples(view: PairView) -> list[Finding]:
    """Words of origin that are linked with those of another country: *suisse* and *Swedish*."""
    here, there = view.segment("source").language, view.segment("target").language
    present = {origin(t.text, there)[:2] for t in view.segment("target").tokens}
    present |= {c[:2] for j in range(view.size("target")) for c in codes(view, "target", j)}
    back = {origin(t.text, here)[:2] for t in view.segment("source").tokens}
    back |= {c[:2] for i in range(view.size("source")) for c in codes(view, "source", i)}
    out = []
    for i, token in enumerate(view.segment("source").tokens):
        code = origin(token.text, here)[:2]
        if not code or code in present:
            continue
        for j in view.counterparts("source", i):
            new = origin(view.text("target", j), there)[:2]
            if new and new not in back:
                out.append(_exchange_of(view, i, j))
                break
    return out


def _exchange_of(view: PairView, i: int, j: int) -> Finding:
    return Finding(
        kind="name", stakes="critical", strength=0.85,
        evidence=say("name.changed", said=view.text("source", i), says=view.text("target", j)),
        source=(i,), target=(j,),
    )


def _missing(view: PairView, side: Side, run: tuple[int, ...]) -> Finding:
    key = "name.omitted" if side == "source" else "name.added"
    sure = any(hard(view, side, i) for i in run)
    # An acronym may be written out, or made from other words, on the other side.
    acronym = len(run) == 1 and is_acronym(view.text(side, run[0]))
    spelt = acronym and _written_out(view, other(side))
    slight = _completes(view, side, run) or spelt or not (sure or acronym)
    # translators add a place to help the reader
    helps = side == "target" and any(codes(view, side, i) for i in run)
    stakes: Severity = "minor" if helps else "major"
    if slight or _renamed(view, side, run):
        stakes = "minor"  # who or what is named is there, called something else
    return Finding(
        kind="name", stakes=stakes, strength=0.35 if slight else 0.7,
        evidence=say(key, words=view.phrase(side, run)),
        source=run if side == "source" else (), target=run if side == "target" else (),
    )


def _completes(view: PairView, side: Side, run: tuple[int, ...]) -> bool:
    """Whether a forename or title stands beside a name that is answered.

    It is not where the name stands fewer times on the other side: then it went with it.
    """
    away = [t.text.lower() for t in view.segment(other(side)).tokens]
    here = [t.text.lower() for t in view.segment(side).tokens]
    for k in (run[0] - 1, run[-1] + 1):
        if not (0 <= k < len(here) and view.pos(side, k) == "PROPN"):
            continue
        if view.counterparts(side, k) and hard(view, side, k):
            times = sum(alike(here[k], w) for w in away)
            if times == 0 or times >= here.count(here[k]):
                return True
    return False


def _expected(view: PairView, side: Side, run: tuple[int, ...]) -> range:
    """Where the answer of some words would stand: between the answers of their neighbours."""
    size = view.size(other(side))
    before = [j for k in range(max(0, run[0] - _AROUND), run[0])
              for j in view.counterparts(side, k)[:1]]
    after = [j for k in range(run[-1] + 1, min(view.size(side), run[-1] + 1 + _AROUND))
             for j in view.counterparts(side, k)[:1]]
    around = [*before[-2:], *after[:2]]
    return range(min(around, default=0), min(size, max(around, default=size) + 1))


def _renamed(view: PairView, side: Side, run: tuple[int, ...]) -> bool:
    """Whether a pronoun or a noun in the same function stands where the name would."""
    away = other(side)
    known = view.language(away).reference
    third = {w for w, p in (known.pronouns if known else {}).items() if p.person == 3}
    function = _function(view, side, run[0])
    for j in _expected(view, side, run):
        if view.counterparts(away, j):
            continue
        if view.lower(away, j) in third:
            return True
        if view.pos(away, j) == "NOUN" and _function(view, away, j) == function != "other":
            return True
    head = view.head(side, run[0])
    answers = view.counterparts(side, head) if head is not None and function == "subject" else ()
    return any(view.lower(away, j) in third and _function(view, away, j) == "subject"
               and view.head(away, j) in answers for j in range(view.size(away)))


def _function(view: PairView, side: Side, i: int) -> str:
    """Subject, object or any other function of the phrase that a word is part of."""
    word = view.word(side, i)
    return {"nsub": "subject", "obj": "object"}.get(
        word.relation[:4] if word else "", "other")


def _written_out(view: PairView, side: Side) -> bool:
    """Whether a side has content words without a link, which an acronym may stand for."""
    return any(not view.counterparts(side, i) and view.pos(side, i) != "NUM"
               for i in view.content_tokens(side))
