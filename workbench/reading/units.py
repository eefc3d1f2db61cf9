"""Units of measure and currencies: do equal figures stand for equal amounts?

*100 miles* and *100 kilomètres* are not the same, *62 miles* and *100 km* are: a figure may be
converted, within the rounding that translators allow themselves. Factors are those of the
international system (BIPM, *SI Brochure*) and of the yard and pound agreement of 1959.
Currencies are never converted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.model import Side
from workbench.reading.once import once
from workbench.reading.view import PairView

__all__ = ["Unit", "amounts_agree", "unit_beside", "units_named"]

_ROUNDING = 0.12


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what it measures, and how many of the base unit it is, with an offset.

    Currencies measure ``money`` and have a name in place of a factor.
    """

    measures: str
    factor: float = 1.0
    offset: float = 0.0
    name: str = ""


# measure: unit in base units: forms in English and French, lower case
_FORMS = {
    "length": {
        1000.0: "km kilometre kilometres kilometer kilometers kilomètre kilomètres",
        1.0: "m metre metres meter meters mètre mètres", 0.001: "mm millimètre millimètres "
        "millimetre millimetres millimeter millimeters",
        0.01: "cm centimetre centimetres centimeter centimeters centimètre centimètres",
        1609.344: "mile miles mi mille milles", 0.3048: "foot feet ft pied pieds",
        0.0254: "inch inches pouce pouces", 0.9144: "yard yards yd",
    },
    "mass": {
        1.0: "kg kilo kilos kilogram kilograms kilogramme kilogrammes", 0.001: "g gram grams "
        "gramme grammes", 1000.0: "tonne tonnes ton tons", 0.45359: "lb lbs pound pounds livre "
        "livres", 0.02835: "oz ounce ounces once onces", 1e-6: "mg milligram milligrams "
        "milligramme milligrammes",
    },
    "volume": {
        1.0: "l litre litres liter liters", 3.785: "gallon gallons", 0.001: "ml millilitre "
        "millilitres milliliter milliliters", 0.568: "pint pints pinte pintes",
    },
    "area": {1.0: "hectare hectares ha", 0.4047: "acre acres"},
    "speed": {1.0: "km/h kph", 1.609: "mph"},
}
_MONEY = {
    "dollar": "$ dollar dollars usd", "euro": "€ euro euros eur", "pound": "£ pound pounds livre "
    "livres gbp sterling", "yen": "¥ yen yens", "franc": "franc francs", "rouble": "rouble "
    "roubles ruble rubles",
}
_HEAT = {"c": Unit("heat", 1.0, 0.0), "celsius": Unit("heat", 1.0, 0.0),
         "f": Unit("heat", 5 / 9, -160 / 9), "fahrenheit": Unit("heat", 5 / 9, -160 / 9)}


def _table() -> dict[str, tuple[Unit, ...]]:
    out: dict[str, tuple[Unit, ...]] = {}
    for measures, units in _FORMS.items():
        for factor, forms in units.items():
            for form in forms.split():
                out[form] = (*out.get(form, ()), Unit(measures, factor))
    for name, forms in _MONEY.items():
        for form in forms.split():
            out[form] = (*out.get(form, ()), Unit("money", name=name))
    return out


_UNITS = _table()
_RANGE = frozenset({"to", "and", "or", "à", "et", "ou", "-", "–"})  # 1 to 4 inches
_BETWEEN = frozenset({"of", "de", "d'", "d’", "-", "square", "cubic", "us", "u.s."})


@once
def unit_beside(view: PairView, side: Side, tokens: tuple[int, ...]) -> tuple[Unit, ...]:
    """What the unit of a quantity may be: the word behind it, or a sign before it.

    The first figure of a range has the unit of the second.
    """
    low = [t.text.lower() for t in view.segment(side).tokens]
    if tokens[0] and low[tokens[0] - 1] in {"$", "€", "£", "¥"}:
        return _UNITS[low[tokens[0] - 1]]
    k = tokens[-1] + 1
    while k < len(low) and low[k] in _BETWEEN and k - tokens[-1] <= 2:
        k += 1
    if k >= len(low):
        return ()
    if low[tokens[-1] + 1] in _RANGE and low[tokens[-1] + 2 : tokens[-1] + 3] and (
            low[tokens[-1] + 2][0].isdigit()):
        return unit_beside(view, side, (tokens[-1] + 2,))
    if low[k] == "°":
        heat = _HEAT.get(low[k + 1]) if k + 1 < len(low) else None
        return (heat,) if heat else ()
    if low[k : k + 3] in (["km", "/", "h"], ["m", "/", "s"]):
        return _UNITS["km/h"] if low[k] == "km" else ()
    if low[k] == "degrees" or low[k] == "degrés":
        heat = _HEAT.get(low[k + 1]) if k + 1 < len(low) else None
        return (heat,) if heat else ()
    if low[k] in {"m", "g", "l", "mi", "mille", "once"} and low[k + 1 : k + 2] == ["/"]:
        return ()
    return _UNITS.get(low[k], ())


@once
def units_named(view: PairView, side: Side) -> frozenset[str]:
    """What the units of a side measure, wherever they stand."""
    return frozenset(u.measures for t in view.segment(side).tokens
                     for u in _UNITS.get(t.text.lower(), ()) if len(t.text) > 1)


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
            if abs(p - q) <= max(_ROUNDING * max(abs(p), abs(q)), 0.6 * (u.measures == "heat")):
                return True
    return False
