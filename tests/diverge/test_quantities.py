import pytest
from handmade import pair_view, words

from workbench.diverge.quantity.numbers import find
from workbench.diverge.wording import render
from workbench.fidelity.shares import share_of_numbers
from workbench.reading.stated import quantities


def values(text, language="fr"):
    view = pair_view(text, "x", languages=(language, "en"))
    return [(q.kind, *q.values) for q in quantities(view, "source")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("vingt et un hommes", "fr", [("number", 21)]),
        ("deux cent trois femmes", "fr", [("number", 203)]),
        ("quatre-vingt-dix-neuf ans", "fr", [("number", 99)]),
        ("two hundred and three women", "en", [("number", 203)]),
        ("60 milliards d'euros", "fr", [("number", 60e9)]),
        ("1.5 million people", "en", [("number", 1.5e6)]),
        ("1 200,50 euros", "fr", [("number", 1200.5)]),
        ("1,200.50 euros", "en", [("number", 1200.5)]),
        ("le 11 novembre 2018", "fr", [("number", 11), ("month", 11), ("number", 2018)]),
        ("on Tuesday, October 23", "en", [("weekday", 2), ("month", 10), ("number", 23)]),
        ("au XXe siècle", "fr", [("ordinal", 20), ("number", 100)]),
        ("the First World War", "en", [("ordinal", 1)]),
        ("we may march", "en", []),
        ("an hour with one friend", "en", []),
        ("une rencontre utile", "fr", []),
    ],
)
def test_quantities_are_read(text, language, expected):
    assert values(text, language) == expected


def test_ambiguous_separator_keeps_both_readings():
    view = pair_view("1.200 euros", "x")
    assert quantities(view, "source")[0].values == (1.2, 1200.0)


def test_same_date_in_two_forms_is_quiet():
    view = pair_view("le 11 novembre", "on November 11", "11=11 novembre=November")
    assert find(view) == [] and share_of_numbers(view) == 1.0


def test_number_words_and_figures_agree():
    assert find(pair_view("soixante chefs d'Etat", "60 heads of state")) == []


@pytest.mark.parametrize(
    ("links", "english", "same"),
    [
        ("tiers=One-third", "One-third of the sum is paid.", True),
        ("tiers=One-quarter", "One-quarter of the sum is paid.", False),
    ],
)
def test_fractions_in_one_word_are_read(links: str, english: str, same: bool) -> None:
    assert bool(find(pair_view("Un tiers de la somme est payé.", english, links))) is not same


def test_changed_number_is_critical_and_names_both():
    view = pair_view("plus de 60 chefs", "more than 16 heads", "60=16")
    (finding,) = find(view)
    assert (finding.kind, finding.stakes) == ("number", "critical")
    assert words(view, "source", finding) == ["60"] and words(view, "target", finding) == ["16"]
    assert "60" in render(finding.evidence) and "16" in render(finding.evidence)
    assert share_of_numbers(view) == 0.0


def test_added_date_is_one_finding():
    view = pair_view(
        "a affirmé mardi M. Poutine", "said Putin on Tuesday, October 23", "mardi=Tuesday"
    )
    (finding,) = find(view)
    assert finding.kind == "date" and words(view, "target", finding) == ["October", "23"]
    assert finding.source == ()


def test_both_may_render_deux():
    assert find(pair_view("les deux dirigeants", "both leaders", "deux=both")) == []


def test_no_quantities_no_share_of_numbers():
    assert share_of_numbers(pair_view("Bonjour.", "Hello.")) is None


def test_twelve_hour_clock():
    assert find(pair_view("à 14 h", "at 2 pm", "14=2")) == []
