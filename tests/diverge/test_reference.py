"""Reference and gender: rates over invented pairs, in both directions."""

from __future__ import annotations

import pytest
from handmade import pair_view
from linked import alarmed, both_ways, missed

from workbench.diverge.gender import gender
from workbench.diverge.reference import pronouns as reference

ANOTHER = [
    ("Elle a dirigé l'école pendant dix ans.", "He ran the school for ten years."),
    ("Dans sa jeunesse, il jouait du violon.", "In her youth, she played the violin."),
    ("Le roi a reçu les ambassadeurs.", "The queen received the ambassadors."),
    ("Ma sœur habite à Bruges.", "My brother lives in Bruges."),
    ("Mme Durand a vendu le magasin.", "Mr Durand has sold the shop."),
    ("Elle a perdu ses clés.", "He has lost his keys."),
    ("La vieille femme cherchait du pain.", "The old man was looking for bread."),
]

OWNERS = [
    ("Marie a perdu ses clés dans le jardin.", "Marie lost his keys in the garden."),
    ("Le père de Paul a vendu sa maison.", "Paul's father sold her house."),
]

SAME = [
    ("La victime a dit qu'elle connaissait le voleur.", "The victim said that he knew the thief."),
    ("La table est vieille, mais elle est solide.", "The table is old, but it is strong."),
    ("Marie a perdu ses clés.", "Marie has lost her keys."),
    ("Jean aime sa mère.", "Jean loves his mother."),
    ("On a découvert qu'il était son père.", "They found out that he was her father."),
    ("Il faut qu'elle parte.", "She has to leave."),
    ("Le croiseur a quitté le port ; il a été coulé.", "The cruiser left port; she was sunk."),
    ("Chacun fait de son mieux.", "You do your best."),
    ("Le médecin a dit qu'il viendrait.", "The doctor said that she would come."),
    ("La reine a salué son fils.", "The queen greeted her son."),
    ("C'était un métier pour lequel il fallait un permis.",
     "It was a trade for which you needed a licence."),
]


def test_another_gender_is_found() -> None:
    views = both_ways(ANOTHER)
    lost = missed(views, gender.find)
    assert len(lost) <= 1, lost


def test_an_owner_of_whom_nothing_is_told() -> None:
    assert missed(both_ways(OWNERS)[: len(OWNERS)], gender.find) == []


def test_grammatical_gender_is_no_persons_gender() -> None:
    views = both_ways(SAME)
    assert alarmed(views, gender.find) == []
    assert alarmed(views, reference.find) == []


@pytest.mark.parametrize(
    ("source", "target", "links", "kind", "severity"),
    [
        ("Nous partons.", "They leave.", "Nous=They partons=leave", "reference", "major"),
        ("Il a pris sa voiture.", "He took your car.", "Il=He pris=took sa=your voiture=car",
         "reference", "minor"),
        ("Je suis parti.", "We left.", "Je=We parti=left", "reference", "minor"),
    ],
)
def test_pronouns_that_point_elsewhere(
    source: str, target: str, links: str, kind: str, severity: str
) -> None:
    (finding,) = reference.find(pair_view(source, target, links))
    assert (finding.kind, finding.stakes) == (kind, severity)
