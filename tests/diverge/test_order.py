import random

import pytest
from handmade import pair_view

from workbench.diverge.order import order
from workbench.encode.parse import parser
from workbench.reading.succession import succession

PAIRS = [
    ("Le vieux pêcheur vendait ses poissons sur la place devant la petite église.",
     "The old fisherman sold his fish on the square in front of the little church.",
     "Le=The vieux=old pêcheur=fisherman vendait=sold ses=his poissons=fish sur=on la=the "
     "place=square la=the petite=little église=church"),
    ("Notre voisine a perdu les clefs de sa voiture pendant le marché de samedi.",
     "Our neighbour lost the keys of her car during the market on Saturday.",
     "Notre=Our voisine=neighbour perdu=lost les=the clefs=keys de=of sa=her voiture=car "
     "pendant=during le=the marché=market samedi=Saturday"),
]


def shuffled(text, seed):
    parts = text.rstrip(".").split()
    random.Random(seed).shuffle(parts)
    return " ".join(parts) + "."


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("back", [False, True])
def test_shuffled_words_are_out_of_order(pair, seed, back):
    source, target, links = pair
    languages = ("fr", "en")
    if back:
        source, target, languages = target, source, ("en", "fr")
        links = " ".join("=".join(reversed(k.split("="))) for k in links.split())
    view = pair_view(source, shuffled(target, seed), links, languages=languages)
    (finding,) = order.find(view)
    assert (finding.kind, finding.stakes) == ("order", "critical") and not finding.source


@pytest.mark.parametrize("pair", PAIRS)
def test_the_same_words_in_order_are_quiet(pair):
    source, target, links = pair
    assert order.find(pair_view(source, target, links)) == []
    assert order.crossing(pair_view(source, target, links)) < 0.1


def test_order_of_a_language_without_a_model_is_not_judged():
    view = pair_view("Le chat dort.", "Die Katze schläft.", languages=("fr", "de"))
    assert order.find(view) == []


@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [("en", "They found the keys of the house.", "They found keys the of the house."),
     ("fr", "Il a perdu la clef de la maison.", "Il a perdu clef la de la maison.")],
)
def test_exchanged_neighbours_are_less_likely(language, good, bad):
    model, parse = succession(language), parser(language)
    rows = [model.row(p.words) for p in parse.parse([good, bad])]
    assert model.surprise(rows[0]) < model.surprise(rows[1])
