"""Each language's own examples of numbers, dates and amounts are read as they say.

``read`` lists the quantities of a text: kind, values with ``|`` between them, and what the unit
may measure. ``dates`` are days of the year, ``chapter`` is the number that a heading bears.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import workbench.languages
from workbench.align.document.anchors import anchors_of
from workbench.align.document.numerals import numeral
from workbench.languages import language_of, languages
from workbench.languages.topics.quantities import Quantities
from workbench.model import SegmentPair, WordAlignment
from workbench.reading.stated import quantities
from workbench.reading.units import unit_beside
from workbench.reading.view import PairView
from workbench.text import read_lines, segment

HOME = Path(workbench.languages.__file__).parent
EXAMPLES = [
    pytest.param(code, one, id=f"{code}-{number}")
    for code in languages() if (HOME / code / "examples.toml").is_file()
    for number, one in enumerate(
        tomllib.loads((HOME / code / "examples.toml").read_text("utf-8")).get("quantities", ()))
]


def read(text, code):
    pair = SegmentPair("L0", segment(text, code), segment("", code))
    view = PairView(WordAlignment(pair, (), (), "none"))
    return [" ".join((q.kind, "|".join(f"{v:.12g}" for v in sorted(q.values)),
                      *(u.measures for u in unit_beside(view, "source", q.tokens))))
            for q in quantities(view, "source")]


@pytest.mark.parametrize(("code", "one"), EXAMPLES)
def test_examples_are_read_as_they_say(code, one):
    if "read" in one:
        assert read(one["text"], code) == one["read"]
    if "dates" in one:
        found = anchors_of(read_lines([one["text"]], language=code)).dates
        assert [list(day) for day in found] == one["dates"]
    if "chapter" in one:
        assert (numeral(one["text"]) or 0) == one["chapter"]
    assert one.keys() & {"read", "dates", "chapter"}


@pytest.mark.parametrize(
    "code", [c for c in languages() if language_of(c).quantities != Quantities()])
def test_every_language_with_words_of_its_own_has_examples_of_them(code):
    assert any(p.values[0] == code for p in EXAMPLES)
