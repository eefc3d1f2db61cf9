"""Numbers, ordinals and dates: do both sides state the same ones?

Number words are read by ``text2num`` (Allo-Media, MIT) in the languages that it knows,
month and weekday names come from the Unicode CLDR through Babel, so ``le 11 novembre``,
``November 11`` and ``the eleventh of November`` are one date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.diverge.calendar import calendar, is_calendar_word
from workbench.diverge.view import Finding, PairView
from workbench.diverge.wording import say
from workbench.model import Severity, Side, Token

__all__ = ["Quantity", "agreement", "find", "is_calendar_word", "quantities"]

_SPELLED = frozenset({"en", "fr", "de", "es", "pt", "it", "nl"})
# Forms that are everyday words too: they are a month only beside a number.
_DOUBTFUL_MONTHS = frozenset({"may", "march", "mars", "mai", "august"})
_SCALES = {1e3, 1e6, 1e9, 1e12}
_ROMAN = re.compile(
    r"^(?=[IVXLC])(C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(e|er|ère|ème|th|st|nd|rd)?$"
)
_GAPS = "\\s'’\u00a0\u202f\u2009"  # what may stand between groups of three digits
_DIGITS = re.compile(rf"^[+-]?\d[\d.,{_GAPS}]*")
_DECADE = re.compile(r"^[’']?(\d{2,4})s$")
_SOFT_LIMIT = 12


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or part of a date, and where it stands.

    ``values`` are the readings that its form allows (``1.200`` is 1.2 or 1200); ``soft``
    marks forms that a faithful translation may well do without (*both*, *first*).
    """

    kind: Literal["number", "ordinal", "month", "weekday"]
    values: tuple[float, ...]
    tokens: tuple[int, ...]
    soft: bool = False

    @property
    def dated(self) -> bool:
        return self.kind in {"month", "weekday"}


class _Word:
    """A token as text2num wants it."""

    def __init__(self, token: Token, before: Token | None, plain: bool) -> None:
        self._text = token.text
        self._apart = before is not None and before.kind == "punct"
        self._plain = plain

    def text(self) -> str:
        return self._text

    def nt_separated(self, previous: object) -> bool:
        return self._apart

    def not_a_number_part(self) -> bool:
        return not self._plain


def _spelled(tokens: tuple[Token, ...], language: str) -> Iterator[tuple[int, int, float, bool]]:
    """Number words as ``(first, last + 1, value, ordinal)``."""
    if language not in _SPELLED:
        return
    import text_to_num

    stream = [
        _Word(token, tokens[i - 1] if i else None, token.kind == "word")
        for i, token in enumerate(tokens)
    ]
    for found in text_to_num.find_numbers(stream, language, 0):
        yield found.start, found.end, float(found.value), bool(found.is_ordinal)


def _readings(text: str) -> tuple[float, ...]:
    """What a figure may mean: separators are commas, points or blanks by locale."""
    body = re.sub(f"[{_GAPS}]", "", text).strip(".,")
    if not body:
        return ()
    out: set[float] = set()
    marks = [c for c in body if c in ".,"]
    if not marks:
        out.add(float(body))
    elif len(set(marks)) == 2:
        decimal = marks[-1]
        thousands = "," if decimal == "." else "."
        plain = body.replace(thousands, "").replace(decimal, ".")
        if plain.count(".") == 1:
            out.add(float(plain))
    else:
        parts = re.split(r"[.,]", body)
        if all(len(p) == 3 for p in parts[1:]):
            out.add(float("".join(parts)))
        if len(parts) == 2:
            out.add(float(".".join(parts)))
    return tuple(sorted(out))


def _roman(text: str) -> int | None:
    match = _ROMAN.match(text)
    if not match or not match[1] or (len(match[1]) == 1 and not match[2]):
        return None
    digits = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for here, after in zip(match[1], [*match[1][1:], ""], strict=True):
        value = digits[here]
        total += -value if after and digits[after] > value else value
    return total


def quantities(view: PairView, side: Side) -> tuple[Quantity, ...]:
    """The quantities of one side in reading order.

    A figure followed by a scale word is one quantity (``60 billion``). Number words for
    *one* are left out: in most languages they are articles too.
    """
    segment = view.segment(side)
    tokens = segment.tokens
    months, days = calendar(segment.language)
    spelled: dict[int, tuple[int, float, bool]] = {}
    for start, end, value, ordinal in _spelled(tokens, segment.language):
        spelled[start] = (end, value, ordinal)
    known = view.cues(side)
    loose = known.loose_numbers if known else {}
    out: list[Quantity] = []
    i = 0
    while i < len(tokens):
        token, low = tokens[i], tokens[i].text.lower().rstrip(".")
        figure = _DIGITS.match(token.text) if token.text[:1].isdigit() else None
        if figure:
            step, quantity = _figure(view, side, i, spelled)
            if quantity.values:
                out.append(quantity)
            i += step
        elif i in spelled:
            end, value, ordinal = spelled[i]
            if value in _SCALES and end == i + 1 and not ordinal:
                out.append(Quantity("number", (value,), (i,), soft=True))
            elif value != 1 or ordinal:
                soft = ordinal or value <= _SOFT_LIMIT
                kind: Literal["number", "ordinal"] = "ordinal" if ordinal else "number"
                out.append(Quantity(kind, (value,), tuple(range(i, end)), soft=soft))
            i = max(end, i + 1)
        else:
            roman = _roman(token.text)
            if low in days:
                out.append(Quantity("weekday", (days[low],), (i,)))
            elif low in months and _is_month(tokens, i):
                out.append(Quantity("month", (months[low],), (i,)))
            elif match := _DECADE.match(token.text):
                year = float(match[1])
                out.append(Quantity("number", (year, year % 100), (i,)))
            elif roman is not None and token.text != "I":
                out.append(Quantity("ordinal", (roman,), (i,), soft=True))
            elif low in loose:
                out.append(Quantity("number", loose[low], (i,), soft=True))
            i += 1
    return tuple(out)


def _figure(
    view: PairView, side: Side, i: int, spelled: dict[int, tuple[int, float, bool]]
) -> tuple[int, Quantity]:
    tokens = view.segment(side).tokens
    text = tokens[i].text
    match = _DIGITS.match(text)
    body = match[0] if match else text
    rest = text[len(body) :].lower()
    values = set(_readings(body))
    used = [i]
    after = i + 1
    if after in spelled and spelled[after][1] in _SCALES:
        values = {v * spelled[after][1] for v in values}
        used.append(after)
        after = spelled[after][0]
    nearby = tokens[after].text.lower() if after < len(tokens) else ""
    clock = {"h", "heures", "heure", "uhr", "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock"}
    if rest[:1] == "h" or rest in clock or nearby in clock or ":" in text:
        values |= {v + 12 for v in values if v < 12} | {v - 12 for v in values if 12 < v < 24}
    decade = re.match(r"^(\d{2}|\d{4})s?$", text)
    if decade and i and tokens[i - 1].text.lower() in {"années", "ans"}:
        values |= {v % 100 for v in values}
    ordinal = bool(rest) and rest in {"e", "er", "ère", "ème", "th", "st", "nd", "rd", "o", "a"}
    return after - i, Quantity("ordinal" if ordinal else "number", tuple(sorted(values)),
                               tuple(used))


def _is_month(tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    if token.text.lower() not in _DOUBTFUL_MONTHS:
        return len(token.text) > 3 or token.text.endswith(".") or _beside_number(tokens, i)
    opener = tokens[i - 1].text.lower() if i else ""
    return _beside_number(tokens, i) or (opener in {"in", "en", "since", "until", "depuis"})


def _beside_number(tokens: tuple[Token, ...], i: int) -> bool:
    around = tokens[max(0, i - 1) : i] + tokens[i + 1 : i + 2]
    return any(t.text[:1].isdigit() for t in around)


def _same(a: Quantity, b: Quantity) -> bool:
    if a.dated or b.dated:
        # A numeric date may state the month in digits.
        if a.kind != b.kind and {a.kind, b.kind} != {"month", "number"}:
            return False
        return bool(set(a.values) & set(b.values))
    return any(abs(x - y) <= 1e-6 * max(abs(x), abs(y), 1.0) for x in a.values for y in b.values)


def _pair_off(
    view: PairView, source: tuple[Quantity, ...], target: tuple[Quantity, ...]
) -> tuple[list[Quantity], list[Quantity], int]:
    """Take out what agrees, linked words first; return the rest and how many agreed."""
    left, right = list(source), list(target)
    agreed = 0
    for linked_only in (True, False):
        for a in list(left):
            linked = {j for i in a.tokens for j in view.counterparts("source", i)}
            choices = [b for b in right if _same(a, b)]
            if linked_only:
                choices = [b for b in choices if linked & set(b.tokens)]
            if choices:
                left.remove(a)
                right.remove(choices[0])
                agreed += 1
    return left, right, agreed


def _answered(view: PairView, side: Side, q: Quantity) -> bool:
    """Whether a soft quantity has a word of the other side to answer it."""
    return any(view.counterparts(side, i) for i in q.tokens)


def agreement(view: PairView) -> float | None:
    """Share of the quantities of both sides that agree, in [0, 1]; None without any."""
    source, target = quantities(view, "source"), quantities(view, "target")
    left, right, agreed = _pair_off(view, source, target)
    lost = [q for q in left if not (q.soft and _answered(view, "source", q))]
    new = [q for q in right if not (q.soft and _answered(view, "target", q))]
    total = 2 * agreed + sum(1 for q in lost if not q.soft) + sum(1 for q in new if not q.soft)
    return 2 * agreed / total if total else None


def find(view: PairView) -> list[Finding]:
    """Numbers and dates that differ, are lost or are added."""
    left, right, _ = _pair_off(view, quantities(view, "source"), quantities(view, "target"))
    out: list[Finding] = []
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
    out += _alone(view, "source", left) + _alone(view, "target", right)
    return out


def _changed(view: PairView, a: Quantity, b: Quantity) -> Finding:
    soft = a.soft or b.soft
    return Finding(
        kind="date" if a.dated else "number",
        severity="major" if soft else "critical",
        confidence=0.7 if soft else 0.92,
        evidence=say("number.changed", said=view.phrase("source", a.tokens),
                     says=view.phrase("target", b.tokens)),
        source=a.tokens, target=b.tokens,
    )


def _alone(view: PairView, side: Side, left: list[Quantity]) -> list[Finding]:
    out: list[Finding] = []
    groups: list[list[Quantity]] = []
    for q in left:
        if q.soft:
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
        severity: Severity = "minor" if dated and side == "target" else "major"
        out.append(
            Finding(
                kind=what, severity=severity, confidence=0.85, evidence=evidence,
                source=tokens if side == "source" else (),
                target=tokens if side == "target" else (),
            )
        )
    return out
