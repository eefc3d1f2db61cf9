"""Negation, degree and quantifiers: what negates, and what is said of it."""

from __future__ import annotations

import pytest
from handmade import pair_view, words

from workbench.diverge.degree import degree
from workbench.diverge.negation import polarity
from workbench.diverge.wording import render
from workbench.reading import negations as negation


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Il n'a pas que des amis, il n'en parle pas.", "fr", ["pas"]),
        ("Il ne put parler et n'ose plus écrire.", "fr", ["ne", "plus"]),
        ("Rentrons avant qu'il ne parte.", "fr", []),
        ("Ni Pierre ni Paul ne sont venus.", "fr", ["Ni"]),
        ("Il est venu, n'est-ce pas ?", "fr", []),
        ("He did not come, nor did she call.", "en", ["not", "nor"]),
        ("He wants neither tea nor coffee.", "en", ["neither"]),
        ("She is late, isn't she?", "en", []),
        ("No, I don't smoke.", "en", ["n't"]),
        ("There were no more than ten.", "en", []),
    ],
)
def test_what_negates_is_counted_once(text: str, language: str, expected: list[str]) -> None:
    view = pair_view(text, "x", languages=(language, "en"))
    found = negation.negations(view, "source")
    assert [view.text("source", n.token) for n in found] == expected


def test_the_negator_and_its_verb_are_marked() -> None:
    view = pair_view("Il a signé la loi.", "He did not sign the law.", "Il=He signé=sign loi=law")
    (finding,) = polarity.find_negation(view)
    assert words(view, "target", finding) == ["not", "sign"]
    assert render(finding.evidence, "en") == (
        "The translation negates, “not sign”; nothing in the original does."
    )


def test_a_limit_is_no_negation() -> None:
    view = pair_view(
        "Il n'a vu que deux films.", "He did not see two films.", "vu=see deux=two films=films"
    )
    assert [f.kind for f in polarity.find_negation(view)] == ["negation"]
    kept = pair_view(
        "Il n'a vu que deux films.", "He saw nothing but two films.", "vu=saw deux=two films=films"
    )
    assert polarity.find_negation(kept) == []


def test_without_a_parser_nothing_is_raised() -> None:
    view = pair_view("Il ne vient pas.", "Er kommt nicht.", languages=("fr", "de"))
    assert polarity.find_negation(view) == [] and degree.find(view) == []
