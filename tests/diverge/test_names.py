from dataclasses import replace

import pytest
from handmade import pair_view, words

from workbench.diverge import PairView
from workbench.diverge.name import names
from workbench.reading.lost import lost_words
from workbench.reading.places import origin, places
from workbench.reading.spelling import alike, variant
from workbench.reading.vocabulary import vocabulary

FR_EN, EN_FR = ("fr", "en"), ("en", "fr")


def strangers(view):
    """The view with all its links far, as those of exchanged names are."""
    links = tuple(replace(k, similarity=0.4) for k in view.alignment.links)
    return PairView(replace(view.alignment, links=links), view.parse("source"),
                    view.parse("target"))


def grave(view):
    return [f for f in names.find(view) if f.stakes != "minor"]


@pytest.mark.parametrize(
    ("source", "target", "languages", "links", "said", "says"),
    [
        ("Il est né à Dublin en mars.", "He was born in Shenyang in March.", FR_EN,
         "né=born Dublin=Shenyang mars=March", ["Dublin"], ["Shenyang"]),
        ("Hier, Pierre Bonnard a peint la mer.", "Yesterday, Thomas Keller painted the sea.",
         FR_EN, "Hier=Yesterday Pierre=Thomas Bonnard=Keller peint=painted mer=sea",
         ["Pierre", "Bonnard"], ["Thomas", "Keller"]),
        ("The German minister resigned.", "Le ministre suédois a démissionné.", EN_FR,
         "German=suédois minister=ministre resigned=démissionné", ["German"], ["suédois"]),
        ("Elle quitte l'Espagne ce soir.", "She is leaving Norway tonight.", FR_EN,
         "quitte=leaving Espagne=Norway soir=tonight", ["Espagne"], ["Norway"]),
    ],
)
def test_names_exchanged_for_others(source, target, languages, links, said, says):
    view = strangers(pair_view(source, target, links, languages=languages))
    (finding,) = grave(view)
    assert finding.kind == "name"
    assert words(view, "source", finding) == said and words(view, "target", finding) == says


@pytest.mark.parametrize(
    ("source", "target", "languages", "links", "said"),
    [
        ("Je vis à Dublin depuis dix ans.", "I have lived in for ten years.", FR_EN,
         "vis=lived à=in dix=ten ans=years", ["Dublin"]),
        ("The mayor of Kiev answered.", "Le maire de a répondu.", EN_FR,
         "mayor=maire of=de answered=répondu", ["Kiev"]),
        ("Les accusés sont Paul Morel, Jean Morel et Luc Morel.",
         "The accused are Jean Morel and Luc Morel.", FR_EN,
         "accusés=accused sont=are Jean=Jean Luc=Luc Morel=Morel Morel=Morel",
         ["Paul"]),
    ],
)
def test_lost_names(source, target, languages, links, said):
    view = pair_view(source, target, links, languages=languages)
    found = grave(view)
    assert found and words(view, "source", found[0])[:1] == said


@pytest.mark.parametrize(
    ("source", "target", "languages", "links"),
    [
        ("Angela Merkel a quitté l'Allemagne pour l'OTAN.",
         "Angela Merkel left Germany for NATO.", FR_EN, "quitté=left Allemagne=Germany"),
        ("M. Poutine a répondu hier.", "The Russian president answered yesterday.", FR_EN,
         "Poutine=president répondu=answered hier=yesterday"),
        ("Il a vécu à Londres, à Pékin et à Anvers.", "He lived in London, Beijing and Antwerp.",
         FR_EN, "vécu=lived Londres=London Pékin=Beijing Anvers=Antwerp"),
        ("La Chambre des représentants a voté.", "The House of Representatives voted.", FR_EN,
         "Chambre=House représentants=Representatives voté=voted"),
        ("Mikhaïl Gorbatchev admirait Tchaïkovski.", "Mikhail Gorbachev admired Tchaikovsky.",
         FR_EN, "admirait=admired"),
        ("Les Écossais et les Anglais sont britanniques.", "The Scots and the English are British.",
         FR_EN, "Écossais=Scots Anglais=English sont=are britanniques=British"),
        ("Nanteuil entered the school in 1827.", "Il entre à l'école en 1827.", EN_FR,
         "Nanteuil=Il entered=entre school=école 1827=1827"),
        ("The Dutch painter admired France.", "Le peintre néerlandais admirait la France.", EN_FR,
         "Dutch=néerlandais painter=peintre admired=admirait France=France"),
        ("People from Normandy moved there.", "Les gens de Normandie s'y installèrent.", EN_FR,
         "Normandy=Normandie moved=installèrent"),
        ("Il vit en Amérique.", "He lives in the United States.", FR_EN,
         "vit=lives Amérique=States"),
    ],
)
def test_other_names_for_the_same_are_quiet(source, target, languages, links):
    assert grave(pair_view(source, target, links, languages=languages)) == []


def test_an_acronym_in_brackets_only_shortens_what_stands_before():
    given = "Venous malformations (VMs) are rare."
    links = "Venous=veineuses malformations=malformations rare=rares"
    view = pair_view(given, "Les malformations veineuses sont rares.", links, languages=EN_FR)
    assert names.find(view) == [] and lost_words(view, "source") == ()
    view = pair_view("Venous malformations (NATO) are rare.",
                     "Les malformations veineuses sont rares.", links, languages=EN_FR)
    assert [words(view, "source", f) for f in names.find(view)] == [["NATO"]]


def test_spelling():
    assert alike("Poutine", "Putin") and alike("URSS", "USSR") and alike("OTAN", "NATO")
    assert not alike("Dublin", "Shenyang") and not alike("Bush", "Corona")
    assert variant("Canadian-born", "Canada") and variant("Canada", "canada")
    assert not variant("Apple", "appealed")


def test_places_and_origins():
    assert places("en")["germani"] & places("fr")["allemagne"]
    assert places("en")["england"] & places("fr")["angleterre"]
    assert origin("pakistanaise", "fr") == origin("Pakistani", "en") == "PK"
    assert origin("polish", "en") == "" and origin("Polish", "en") == "PL"
    assert origin("Pole", "de") == ""


def test_words_of_a_language():
    english, french = vocabulary("en"), vocabulary("fr")
    assert english is not None and french is not None
    assert all(w in english for w in ("houses", "respectively", "went", "well-known"))
    assert all(w in french for w in ("maisons", "également", "conclure", "chevaux", "porte-avions"))
    assert "également" not in english and "gouvernement" not in english
    assert "government" not in french and vocabulary("xx") is None
