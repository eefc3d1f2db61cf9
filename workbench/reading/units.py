"""Units of measure and currencies: do equal figures stand for equal amounts?

*100 miles* and *100 kilomètres* are not the same, *62 miles* and *100 km* are: a figure may be
converted, within the rounding that translators allow themselves. Factors are those of the
international system (BIPM, *SI Brochure*) and of the yard and pound agreement of 1959.
Currencies are never converted.
"""

from __future__ import annotations

from collections.abc import Iterable

from workbench.languages import language_of
from workbench.languages.units import Unit, is_currency_sign, is_divided, units_of
from workbench.model import Side
from workbench.reading.figures import joining
from workbench.reading.once import once
from workbench.reading.view import PairView

__all__ = ["amounts_agree", "unit_beside", "units_named"]

_ROUNDING = 0.12
_DEGREES = 0.6


@once
def unit_beside(view: PairView, side: Side, tokens: tuple[int, ...]) -> tuple[Unit, ...]:
    """What the unit of a quantity may be: the word behind it, or a sign before it.

    The first figure of a range has the unit of the second.
    """
    low = [t.text.lower().replace("’", "'") for t in view.segment(side).tokens]
    language = view.segment(side).language
    known, units = language_of(language).quantities, units_of(language)
    if tokens[0] and is_currency_sign(low[tokens[0] - 1], language):
        return units[low[tokens[0] - 1]]
    k = tokens[-1] + 1
    between = known.unit_particles | known.unit_modifiers | {"-"}
    while k < len(low) and low[k] in between and k - tokens[-1] <= 2:
        k += 1
    if k >= len(low):
        return ()
    end = "".join(low[tokens[-1] + 2 : tokens[-1] + 3])
    if low[tokens[-1] + 1] in joining(language) and end[:1].isdigit():
        return unit_beside(view, side, (tokens[-1] + 2,))
    if low[k : k + 3] == ["km", "/", "h"]:
        return units["km/h"]
    if is_divided(low[k]) and low[k + 1 : k + 2] == ["/"]:
        return ()
    degrees = " ".join(low[k : k + 2])
    return units[degrees] if degrees in units else units.get(low[k], ())


@once
def units_named(view: PairView, side: Side) -> frozenset[str]:
    """What the units of a side measure, wherever they stand."""
    units = units_of(view.segment(side).language)
    return frozenset(u.measures for t in view.segment(side).tokens
                     for u in units.get(t.text.lower(), ()) if len(t.text) > 1)


def amounts_agree(
    a: Iterable[float], mine: tuple[Unit, ...], b: Iterable[float], yours: tuple[Unit, ...]
) -> bool | None:
    """Whether two figures with their units come to the same amount, within rounding.

    None where the units cannot be compared, so that the figures alone decide.
    """
    pairs = [(u, v) for u in mine for v in yours if u.measures == v.measures]
    if not pairs:
        return None
    values = [(x, y) for x in a for y in b]
    for u, v in pairs:
        if u.measures == "money":
            if u.name == v.name:
                return None
            continue
        if u == v:
            return None
        for x, y in values:
            p, q = x * u.factor + u.offset, y * v.factor + v.offset
            degrees = _DEGREES if u.measures == "temperature" else 0.0
            if abs(p - q) <= max(_ROUNDING * max(abs(p), abs(q)), degrees):
                return True
    return False
