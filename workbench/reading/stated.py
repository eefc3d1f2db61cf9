"""The quantities that a side states: numbers, ordinals, dates and times of day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from workbench.languages.cldr import calendar
from workbench.model import Side, Token
from workbench.reading.figures import DIGITS, readings, roman, spelled, word_value
from workbench.reading.once import once
from workbench.reading.view import PairView

__all__ = ["Quantity", "quantities"]

# Forms that are everyday words too: they are a month only beside a number.
_DOUBTFUL_MONTHS = frozenset({"may", "march", "mars", "mai", "august"})
_MONTH_OPENERS = frozenset(
    "in en since until depuis late early mid last next fin début mi".split())
_SCALES = {1e3, 1e6, 1e9, 1e12}
# What text2num leaves out; the long scale of French.
_LARGE = {"fr": {"billion": 1e12, "billions": 1e12, "trillion": 1e18, "trillions": 1e18},
          "en": {"trillion": 1e12, "trillions": 1e12}}
_CLOCK = re.compile(r"^(\d{1,2})(?:[:h.](\d{2}))?(?::\d{2})?h?$")
_HOURS = frozenset({"h", "heure", "heures", "uhr"})
_PARTS = {("et", "demie"): 30, ("et", "demi"): 30, ("et", "quart"): 15,
          ("moins", "le", "quart"): -15, ("moins", "quart"): -15}
_ZONES = frozenset({"utc", "gmt", "hours", "z"})
_HALVES = frozenset({"am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock"})
_DECADE = re.compile(r"^[’']?(\d{2,4})s$")
_DECADES = frozenset({"années", "ans"})
_IN = frozenset({"en", "in", "since", "depuis", "'", "’"})
_JOINING = frozenset({"et", "ou", ",", "à", "-", "–"})
_SOFT_LIMIT = 12


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or part of a date, and where it stands.

    ``values`` are the readings that its form allows (``1.200`` is 1.2 or 1200); ``soft``
    marks forms that a faithful translation may well do without (*both*, *first*).
    """

    kind: Literal["number", "ordinal", "month", "weekday", "time"]
    values: tuple[float, ...]
    tokens: tuple[int, ...]
    soft: bool = False

    @property
    def dated(self) -> bool:
        return self.kind in {"month", "weekday"}


@once
def quantities(view: PairView, side: Side) -> tuple[Quantity, ...]:
    """The quantities of one side in reading order.

    A figure followed by a scale word is one quantity (``60 billion``). Number words for
    *one* are left out: in most languages they are articles too.
    """
    segment = view.segment(side)
    tokens = segment.tokens
    months, days = calendar(segment.language)
    words_at = _number_words(tokens, segment.language)
    known = view.cues(side)
    loose = known.loose_numbers if known else {}
    out: list[Quantity] = []
    i = 0
    while i < len(tokens):
        token, low = tokens[i], tokens[i].text.lower().rstrip(".")
        figure = DIGITS.match(token.text) if token.text[:1].isdigit() else None
        if spoken := _spoken(tokens, i, words_at):
            out.append(spoken)
            i = spoken.tokens[-1] + 1
        elif figure:
            step, quantity = _time(view, side, i) or _figure(view, side, i, words_at)
            if quantity.values:
                out.append(quantity)
            i += step
        elif i in words_at:
            end, value, ordinal = words_at[i]
            if value in _SCALES and end == i + 1 and not ordinal:
                out.append(Quantity("number", (value,), (i,), soft=True))
            elif value != 1 or ordinal:
                soft = ordinal or value <= _SOFT_LIMIT
                values = _decade(value) if value < 100 and _of_decades(tokens, i) else (value,)
                kind: Literal["number", "ordinal"] = "ordinal" if ordinal else "number"
                out.append(Quantity(kind, values, tuple(range(i, end)), soft=soft))
            i = max(end, i + 1)
        else:
            value_of = roman(token.text)
            if (day := low if low in days else low.removesuffix("s")) in days:
                out.append(Quantity("weekday", (days[day],), (i,)))
            elif low in months and _is_month(tokens, i):
                out.append(Quantity("month", (months[low],), (i,)))
            elif match := _DECADE.match(token.text):
                out.append(Quantity("number", _decade(float(match[1])), (i,)))
            elif value_of is not None and token.text != "I":
                out.append(Quantity("ordinal", (value_of,), (i,), soft=True))
            elif low in loose:
                out.append(Quantity("number", loose[low], (i,), soft=True))
            elif "-" in low and (whole := word_value(low.replace("-", " "), segment.language)):
                out.append(Quantity("number", (whole,), (i,), soft=whole <= _SOFT_LIMIT))
            elif "-" in low and (part := word_value(low.split("-")[0], segment.language)):
                out.append(Quantity("number", (part,), (i,), soft=True))  # a six-second film
            elif low.count("-") > 1 and (
                    part := word_value(low.split("-")[-1], segment.language)):
                out.append(Quantity("number", (part,), (i,), soft=True))  # a mother-of-three
            i += 1
    return tuple(out)


def _number_words(
    tokens: tuple[Token, ...], language: str
) -> dict[int, tuple[int, float, bool]]:
    """Number words by their first token: the token behind them, the value, whether ordinal."""
    out = {start: (end, value, ordinal)
           for start, end, value, ordinal in spelled(tokens, language)}
    for i, token in enumerate(tokens):
        low = token.text.lower()
        if low in _LARGE.get(language, {}) and i not in out:
            out[i] = (i + 1, _LARGE[language][low], False)
        if low in {"cent", "mille"} and i and tokens[i - 1].text.lower() in {"pour", "per"}:
            out.pop(i, None)
        if low == "milles":  # miles: a thousand has no plural
            out.pop(i, None)
    for i, (end, value, ordinal) in list(out.items()):  # six and a half (billion)
        half = [t.text.lower() for t in tokens[end : end + 3]]
        used = 3 if half == ["and", "a", "half"] else 2 if half[:2] in (
            ["et", "demi"], ["et", "demie"]) else 0
        if used and not ordinal:
            scale = out.get(end + used)
            more = scale is not None and scale[1] in _SCALES
            out[i] = (scale[0] if scale and more else end + used,
                      (value + 0.5) * (scale[1] if scale and more else 1.0), False)
    return out


def _time(view: PairView, side: Side, i: int) -> tuple[int, Quantity] | None:
    """A time of day in minutes: *14 h 30*, *2.30 pm*, *23:35*; both halves where none is said."""
    tokens = view.segment(side).tokens
    low = [t.text.lower() for t in tokens[i : i + 4]]
    low += [""] * (4 - len(low))
    plain = re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", low[0])
    if plain and (low[0][0] == "0" or low[1] in _ZONES):  # 0230 UTC
        value = int(plain[1]) * 60 + int(plain[2])
        return 1, Quantity("time", (float(value),), (i,))
    match = _CLOCK.match(low[0])
    if match is None or int(match[1]) > 24:
        return None
    hour, minute, used = int(match[1]), int(match[2] or 0), 1
    marked = ":" in low[0] or "h" in low[0]
    if low[1] in _HOURS and not marked:
        # durations are written like this too (*en 24 heures*): minutes or "at" tell them apart
        opener = tokens[i - 1].text.lower() if i else ""
        if re.fullmatch(r"[0-5]\d", low[2]):
            minute, used, marked = int(low[2]), 3, True
        elif opener in {"à", "vers", "dès"}:
            used, marked = 2, True
    half = low[used] if low[used] in _HALVES else ""
    if not (marked or half) or minute > 59:
        return None
    value = hour * 60 + minute
    if half[:1] == "p" and hour < 12:
        value += 720
    elif half[:1] == "a" and hour == 12:
        value -= 720
    values = {value % 1440}
    if not half and hour <= 12:
        values.add((value + 720) % 1440)
    return used + bool(half), Quantity("time", tuple(float(v) for v in sorted(values)), tuple(
        range(i, i + used)))


def _spoken(
    tokens: tuple[Token, ...], i: int, words_at: dict[int, tuple[int, float, bool]]
) -> Quantity | None:
    """A time of day in words: *deux heures et demie*, *half past two*, *a quarter to six*."""
    low = [t.text.lower() for t in tokens[i : i + 6]]

    def hour_at(k: int) -> tuple[int, int] | None:
        if k in words_at:
            end, value, ordinal = words_at[k]
        elif k < len(tokens) and tokens[k].text.isdecimal():
            end, value, ordinal = k + 1, float(tokens[k].text), False
        else:
            return None
        return (end, int(value)) if not ordinal and value in range(25) else None

    found: tuple[int, int] | None = None  # minutes, and the token behind
    if low[0] in {"half", "quarter"} and low[1:2] and low[1] in {"past", "to"}:
        hour = hour_at(i + 2)
        minutes = (30 if low[0] == "half" else 15) * (1 if low[1] == "past" else -1)
        found = (hour[1] * 60 + minutes, hour[0]) if hour else None
    elif (hour := hour_at(i)) and hour[0] < len(tokens) and tokens[
        hour[0]
    ].text.lower() in _HOURS - {"h"}:
        rest = [t.text.lower() for t in tokens[hour[0] + 1 : hour[0] + 4]]
        for words, minutes in _PARTS.items():
            if rest[: len(words)] == list(words):
                found = (hour[1] * 60 + minutes, hour[0] + 1 + len(words))
    if found is None:
        return None
    values = {found[0] % 1440, *({(found[0] + 720) % 1440} if found[0] <= 780 else ())}
    return Quantity("time", tuple(float(v) for v in sorted(values)), tuple(range(i, found[1])))


def _figure(
    view: PairView, side: Side, i: int, words_at: dict[int, tuple[int, float, bool]]
) -> tuple[int, Quantity]:
    tokens = view.segment(side).tokens
    text = tokens[i].text
    match = DIGITS.match(text)
    body = match[0] if match else text
    rest = text[len(body) :].lower()
    values = set(readings(body))
    used = [i]
    after = i + 1
    scale = next((k for k in (after, after + 1) if k in words_at and words_at[k][1] in _SCALES), -1)
    if scale == after or (scale > 0 and view.pos(side, after) == "ADJ"):  # 3 derniers millions
        values = {v * words_at[scale][1] for v in values}
        used.append(scale)
        after = words_at[scale][0]
    if (attached := word_value(rest, view.segment(side).language)) in _SCALES:  # £11million
        values = {v * (attached or 1.0) for v in values}
    if re.match(r"^\d{2}s?$", text) and (text.endswith("s") or _of_decades(tokens, i)):
        values |= set(_decade(min(values)))
    if re.match(r"^\d{2}$", text) and i and tokens[i - 1].text.lower() in _IN:
        values |= set(_decade(min(values)))  # "en 39"
    ordinal = bool(rest) and rest in {"e", "er", "ère", "ème", "th", "st", "nd", "rd", "o", "a"}
    return after - i, Quantity("ordinal" if ordinal else "number", tuple(sorted(values)),
                               tuple(used))


def _decade(year: float) -> tuple[float, ...]:
    """What a decade may be: *the 70s*, *les années 70* leave the century out."""
    return (year, 1900.0 + year) if year < 100 else (year,)


def _of_decades(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a figure stands in a list that *années* opens: *les années 70 et 80*."""
    k = i - 1
    while k > 0 and (tokens[k].text in _JOINING or tokens[k].text.isdigit()):
        k -= 1
    return k >= 0 and tokens[k].text.lower() in _DECADES


def _is_month(tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    if token.text.lower() not in _DOUBTFUL_MONTHS:
        return len(token.text) > 3 or token.text.endswith(".") or _beside_number(tokens, i)
    opener = tokens[i - 1].text.lower() if i else ""
    return _beside_number(tokens, i) or opener in _MONTH_OPENERS


def _beside_number(tokens: tuple[Token, ...], i: int) -> bool:
    around = tokens[max(0, i - 1) : i] + tokens[i + 1 : i + 2]
    return any(t.text[:1].isdigit() for t in around)
