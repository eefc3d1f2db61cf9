import pytest
from handmade import pair_view, words

from workbench.diverge.quantity import numbers as quantities
from workbench.reading.units import unit_beside

FR_EN, EN_FR = ("fr", "en"), ("en", "fr")


def kinds(source, target, languages, links=""):
    view = pair_view(source, target, links, languages=languages)
    return [f.kind for f in quantities.find(view) if f.stakes != "minor"]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("La route fait 100 kilomètres.", "The road is 100 miles long.", FR_EN),
        ("It weighs 40 pounds.", "Il pèse 40 kilos.", EN_FR),
        ("Il a payé 300 euros.", "He paid $300.", FR_EN),
        ("She owes €20.", "Elle doit 20 dollars.", EN_FR),
        ("Il fait 30 °C.", "It is 30 °F.", FR_EN),
    ],
)
def test_the_same_figure_in_another_unit(source, target, languages):
    assert kinds(source, target, languages) == ["unit"]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("La route fait 100 km.", "The road is 62 miles long.", FR_EN),
        ("The wall is 20 feet high.", "Le mur fait 6 mètres de haut.", EN_FR),
        ("Il fait 30 °C.", "It is 86 °F.", FR_EN),
        ("Winds of 80 mph (130 km/h) were measured.", "On a mesuré des vents de 130 km/h.", EN_FR),
        ("Thirty-nine inches is a lot.", "Un mètre, c'est beaucoup.", EN_FR),
        ("Il a payé 5 €.", "He paid 5 euros.", FR_EN),
        ("Il a payé 60 milliards de dollars.", "He paid $60 billion.", FR_EN),
        ("Ils ont 40 tonnes de blé.", "They have 40 tonnes of wheat.", FR_EN),
        ("Elle a lu 40 livres.", "She read 40 books.", FR_EN),
        ("Rain of 1 to 4 inches fell.", "Il est tombé de 2,5 à 10 cm de pluie.", EN_FR),
        ("Il y a entre 5 et 7,5 cm de neige.", "There are between 2 and 3 inches of snow.", FR_EN),
        ("It lies 10 miles offshore.", "Cela se trouve à 16 km (10 milles) au large.", EN_FR),
    ],
)
def test_converted_figures_and_the_same_units_are_quiet(source, target, languages):
    assert kinds(source, target, languages) == []


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("La route fait 100 km.", "The road is 80 miles long.", FR_EN),
        ("Rain of 1 to 4 inches fell.", "Il est tombé de 6 à 10 cm de pluie.", EN_FR),
        ("Le feu fut éteint à 23 h 35.", "The fire was out at 11:45 pm.", FR_EN),
        ("We left at 2.30 pm.", "Nous sommes partis à 15 h 30.", EN_FR),
        ("Il a 20 millions.", "He has 20 billion.", FR_EN),
        ("Three ships left the port.", "Des navires quittèrent le port.", EN_FR),
    ],
)
def test_other_figures_are_numbers_changed(source, target, languages):
    links = "ships=navires" if "ships" in source else ""
    assert set(kinds(source, target, languages, links)) == {"number"}


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Le feu fut éteint à 23 h 35.", "The fire was out at 11:35 pm.", FR_EN),
        ("Rendez-vous à 14 h 30.", "See you at 2.30 pm.", FR_EN),
        ("À 2 h 30 UTC, la terre trembla.", "The earth shook at 0230 UTC.", FR_EN),
        ("Il a couru 4 minutes 41 secondes.", "He ran for 4:41 minutes.", FR_EN),
        ("We open at 9 am.", "Nous ouvrons à 9 heures.", EN_FR),
        ("De 14 heures à 16 heures.", "From 2 pm to 4 pm.", FR_EN),
        ("A six-second film.", "Un film de 6 secondes.", EN_FR),
        ("Six and a half billion people.", "6,5 milliards de gens.", EN_FR),
        ("Three million years.", "3 derniers millions d'années.", EN_FR),
        ("Two billion of them.", "Deux milliards d'entre eux.", EN_FR),
        ("Ninety-three percent came.", "Quatre-vingt-treize pour cent sont venus.", EN_FR),
        ("Une vingtaine de navires.", "Some 20 ships.", FR_EN),
        ("Une douzaine d'œufs.", "Twelve eggs.", FR_EN),
        ("Les deux navires.", "Both ships.", FR_EN),
        ("CO2 is a gas.", "Le CO 2 est un gaz.", EN_FR),
        ("Louis XIV mourut en 1715.", "Louis XIV died in 1715.", FR_EN),
    ],
)
def test_other_ways_to_write_a_figure_are_quiet(source, target, languages):
    links = "deux=Both" if "deux" in source else ""
    assert kinds(source, target, languages, links) == []


def test_a_unit_is_found_on_either_side_of_its_figure():
    view = pair_view("$5 pour 3 d'euros, 20 °C", "x")
    tokens = [t.text for t in view.segment("source").tokens]
    found = [unit_beside(view, "source", (tokens.index(n),)) for n in ("5", "3", "20")]
    assert [u[0].measures for u in found] == ["money", "money", "temperature"]


def test_evidence_names_figure_and_unit():
    view = pair_view("La route fait 100 kilomètres.", "The road is 100 miles long.")
    (finding,) = quantities.find(view)
    assert words(view, "source", finding) == ["100", "kilomètres"]
    assert "“100 miles”" in finding.evidence.render()
    assert "« 100 miles »" in finding.evidence.render("fr").replace("\u00a0", " ")
