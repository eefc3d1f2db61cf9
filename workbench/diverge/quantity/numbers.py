"""Numbers, ordinals and dates: do both sides state the same ones?

Number words are read by ``text2num`` (Allo-Media, MIT) in the languages that it knows,
month and weekday names come from the Unicode CLDR through Babel, so ``le 11 novembre``,
``November 11`` and ``the eleventh of November`` are one date. Clock times are compared as
times of day (*14 h 30*, *2.30 pm*), figures with units as amounts (see
:mod:`workbench.reading.units`).
"""

from __future__ import annotations

import re

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.languages import language_of
from workbench.languages.units import is_currency_sign
from workbench.model import Severity, Side
from workbench.reading.agreed import agreed
from workbench.reading.figures import word_value
from workbench.reading.stated import Quantity, quantities
from workbench.reading.units import amounts_agree, unit_beside, units_named
from workbench.reading.view import PairView, other

__all__ = ["find"]

_SOFT_LIMIT = 12


def _excused(view: PairView, side: Side, q: Quantity, others: tuple[Quantity, ...]) -> bool:
    """Whether a figure may be missing: said again in other units, or part of a name.

    *80 mph (130 km/h)* needs one of the two, *thirty-nine inches* may become *a metre*,
    *CO2* is written in one word or two, *League One* is *Ligue 1*, *2:2* is *2-2*, and the
    *Sunday Times* keeps its day.
    """
    away = other(side)
    there = {t.text for t in view.segment(away).tokens}
    if q.dated and all(view.text(side, i) in there for i in q.tokens):
        return True
    if any(word_value(view.text(away, j), view.segment(away).language) in q.values
           for i in q.tokens for j in view.counterparts(side, i)):
        return True
    units = unit_beside(view, side, q.tokens)
    if units:
        for o in others:
            again = amounts_agree(q.values, units, o.values, unit_beside(view, side, o.tokens))
            if o is not q and again is True:
                return True
        measures = {u.measures for u in units} - {"money"}
        if measures & units_named(view, away) and not any(
            measures & {u.measures for u in unit_beside(view, away, o.tokens)}
            for o in quantities(view, away)
        ):
            return True
    text = view.phrase(side, q.tokens)
    if any(text in t.split(":") for t in there if ":" in t):  # 2-2 for 2:2
        return True
    return text.isdigit() and len(text) <= 2 and any(
        re.search(rf"[^\W\d]-?{text}$", t.text) for t in view.segment(away).tokens)


def find(view: PairView) -> list[Finding]:
    """Numbers, dates and units that differ, are lost or are added."""
    source, target = quantities(view, "source"), quantities(view, "target")
    held = agreed(view)
    left, right = list(held.source), list(held.target)
    out = [f for a, b in held.pairs if (f := _unit(view, a, b))]
    for a in list(left):
        linked = {j for i in a.tokens for j in view.counterparts("source", i)}
        twins = [b for b in right if b.dated == a.dated and linked & set(b.tokens)]
        if not twins and not a.soft and a.kind != "ordinal":
            hard = [b for b in right if b.kind == a.kind and not b.soft]
            rivals = [x for x in left if x.kind == a.kind and not x.soft]
            twins = hard if len(hard) == 1 and len(rivals) == 1 else []
        if twins and not (a.soft and twins[0].soft and a.kind != twins[0].kind):
            b = twins[0]
            left.remove(a)
            right.remove(b)
            out.append(_changed(view, a, b))
    _spelt_out(view, "source", left, right)
    _spelt_out(view, "target", right, left)
    left = [q for q in left if not _excused(view, "source", q, source)]
    right = [q for q in right if not _excused(view, "target", q, target)]
    return out + _alone(view, "source", left) + _alone(view, "target", right)


def _spelt_out(view: PairView, side: Side, mine: list[Quantity], yours: list[Quantity]) -> None:
    """Take out figures with a colon whose parts stand one by one: *4:41* and *4 min 41 s*."""
    for q in list(mine):
        parts = view.phrase(side, q.tokens).split(":")
        if len(parts) < 2 or not all(p.replace(".", "").isdigit() for p in parts):
            continue
        rest = list(yours)
        for p in parts:
            here = next((y for y in rest if p.count(".") < 2 and float(p) in y.values), None)
            if here is None:
                break
            rest.remove(here)
        else:
            mine.remove(q)
            yours[:] = rest


def _unit(view: PairView, a: Quantity, b: Quantity) -> Finding | None:
    """Equal figures in units that make them unequal."""
    if a.kind != "number" or b.kind != "number":
        return None
    mine = unit_beside(view, "source", a.tokens)
    yours = unit_beside(view, "target", b.tokens)
    if amounts_agree(a.values, mine, b.values, yours) is not False:
        return None
    here, there = _with_unit(view, "source", a), _with_unit(view, "target", b)
    return Finding(
        kind="unit", stakes="critical", strength=0.85,
        evidence=say("unit.figure", said=view.phrase("source", here),
                     says=view.phrase("target", there)),
        source=here, target=there,
    )


def _with_unit(view: PairView, side: Side, q: Quantity) -> tuple[int, ...]:
    """The tokens of a quantity and of the word or sign beside it."""
    language = view.segment(side).language
    before = q.tokens[0] - 1
    if before >= 0 and is_currency_sign(view.text(side, before), language):
        return (before, *q.tokens)
    k = q.tokens[-1] + 1
    between = language_of(language).quantities.unit_particles | {"-", "°"}
    while k < view.size(side) - 1 and view.lower(side, k).replace("’", "'") in between:
        k += 1
    return (*q.tokens, *range(q.tokens[-1] + 1, min(k + 1, view.size(side))))


def _changed(view: PairView, a: Quantity, b: Quantity) -> Finding:
    soft = a.soft or b.soft
    return Finding(
        kind="date" if a.dated else "number",
        stakes="major" if soft else "critical",
        strength=0.7 if soft else 0.92,
        evidence=say("number.changed", said=view.phrase("source", a.tokens),
                     says=view.phrase("target", b.tokens)),
        source=a.tokens, target=b.tokens,
    )


def _alone(view: PairView, side: Side, left: list[Quantity]) -> list[Finding]:
    out: list[Finding] = []
    groups: list[list[Quantity]] = []
    for q in left:
        if q.soft:
            if _left_out(view, side, q):
                out.append(_lost_word(view, side, q))
            continue
        if groups and q.tokens[0] - groups[-1][-1].tokens[-1] <= 2:
            groups[-1].append(q)  # "October 23" is one thing said
        else:
            groups.append([q])
    for group in groups:
        tokens = tuple(range(group[0].tokens[0], group[-1].tokens[-1] + 1))
        dated = any(q.dated for q in group)
        what = "date" if dated else "number"
        key = f"{what}.omitted" if side == "source" else f"{what}.added"
        evidence = say(key, words=view.phrase(side, tokens))
        stakes: Severity = "minor" if dated and side == "target" else "major"
        out.append(
            Finding(
                kind=what, stakes=stakes, strength=0.85, evidence=evidence,
                source=tokens if side == "source" else (),
                target=tokens if side == "target" else (),
            )
        )
    return out


def _left_out(view: PairView, side: Side, q: Quantity) -> bool:
    """Whether a small number in words has gone while the noun that it counts stays.

    *Three ships* that become *des navires*. *Two* is left to *both*, *a couple*, a dual noun.
    """
    if q.kind != "number" or not 3 <= q.values[0] <= _SOFT_LIMIT or len(q.tokens) > 1:
        return False
    i = q.tokens[0]
    if view.pos(side, i) != "NUM" or not _number_word(view, side, i):
        return False
    away, head = other(side), view.head(side, i)
    nouns = view.counterparts(side, head) if head is not None else ()
    if not nouns or any(view.content(away, j) for j in view.counterparts(side, i)):
        return False
    return not any(min(nouns) - 4 <= k <= max(nouns) + 2
                   for o in quantities(view, away) for k in o.tokens)


def _number_word(view: PairView, side: Side, i: int) -> bool:
    return word_value(view.text(side, i), view.segment(side).language) is not None


def _lost_word(view: PairView, side: Side, q: Quantity) -> Finding:
    key = "number.omitted" if side == "source" else "number.added"
    return Finding(
        kind="number", stakes="major" if side == "source" else "minor", strength=0.65,
        evidence=say(key, words=view.phrase(side, q.tokens)),
        source=q.tokens if side == "source" else (), target=q.tokens if side == "target" else (),
    )
