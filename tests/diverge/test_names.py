from handmade import pair_view, words

from workbench.diverge.name import names
from workbench.reading.lost import lost_words
from workbench.reading.places import origin, places
from workbench.reading.spelling import alike, variant
from workbench.reading.vocabulary import vocabulary

EN_FR = ("en", "fr")


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


def test_a_pronoun_may_take_up_a_name():
    view = pair_view("Nanteuil entered the school in 1827.", "Il entre à l'école en 1827.",
                     "Nanteuil=Il entered=entre school=école 1827=1827", languages=EN_FR)
    assert not any(f.stakes != "minor" for f in names.find(view))
