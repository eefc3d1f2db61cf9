from handmade import pair_view, words

from workbench.diverge.quantity import numbers as quantities
from workbench.diverge.wording import render
from workbench.reading.units import unit_beside


def test_a_unit_is_found_on_either_side_of_its_figure():
    view = pair_view("$5 pour 3 d'euros, 20 °C", "x")
    tokens = [t.text for t in view.segment("source").tokens]
    found = [unit_beside(view, "source", (tokens.index(n),)) for n in ("5", "3", "20")]
    assert [u[0].measures for u in found] == ["money", "money", "temperature"]


def test_evidence_names_figure_and_unit():
    view = pair_view("La route fait 100 kilomètres.", "The road is 100 miles long.")
    (finding,) = quantities.find(view)
    assert words(view, "source", finding) == ["100", "kilomètres"]
    assert "“100 miles”" in render(finding.evidence)
    assert "« 100 miles »" in render(finding.evidence, "fr").replace("\u00a0", " ")


def test_figures_whose_parts_stand_one_by_one_are_quiet():
    view = pair_view("Il a couru 4 minutes 41 secondes.", "He ran for 4:41 minutes.")
    assert quantities.find(view) == []
