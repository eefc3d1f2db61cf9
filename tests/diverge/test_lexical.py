"""The choice of words: opposites, broader and narrower terms, false friends, another sense."""

import pytest
from handmade import pair_view

from workbench.diverge import KINDS
from workbench.diverge.choice import choice as lexical
from workbench.diverge.wording import templates
from workbench.flags import as_found, settle

EN_FR = ("en", "fr")


def kinds(view):
    return [f.kind for f in lexical.find(view)]


@pytest.mark.parametrize(
    ("source", "target", "links", "said", "says"),
    [
        ("L'eau du lac était froide.", "The water of the lake was hot.",
         "eau=water lac=lake était=was froide=hot", "froide", "hot"),
        ("Le maire a interdit la fête.", "The mayor allowed the party.",
         "maire=mayor interdit=allowed fête=party", "interdit", "allowed"),
        ("Elle est arrivée après le dîner.", "She arrived before dinner.",
         "Elle=She arrivée=arrived après=before dîner=dinner", "après", "before"),
        ("Cette loi renforcera les syndicats.", "This law will weaken the unions.",
         "Cette=This loi=law renforcera=weaken syndicats=unions", "renforcera", "weaken"),
        ("De nombreux élèves ont réussi.", "Few pupils passed.",
         "nombreux=Few élèves=pupils réussi=passed", "nombreux", "Few"),
        ("Il a vendu la maison de son père.", "He bought his father's house.",
         "Il=He vendu=bought maison=house père=father", "vendu", "bought"),
        # what is denied is the verb, not its subject
        ("L'important n'est pas le prix.", "The trivial thing is not the price.",
         "important=trivial pas=not prix=price", "important", "trivial"),
    ],
)
def test_opposites_are_grave(source, target, links, said, says):
    view = pair_view(source, target, links)
    [found] = [f for f in lexical.find(view) if f.kind == "opposite"]
    assert view.text("source", found.source[0]) == said
    assert view.text("target", found.target[0]) == says
    assert found.stakes in {"major", "critical"}
    assert found.strength > 0.5


def test_a_word_that_is_rendered_already_does_not_explain_an_opposite():
    view = pair_view("Un grand navire suffit, des bateaux plus petits coulent.",
                     "A small ship will do, smaller boats sink.",
                     "navire=ship suffit=do bateaux=boats plus=smaller coulent=sink", near=0.4)
    [found] = [f for f in lexical.find(view) if f.kind == "opposite"]
    assert (view.text("source", found.source[0]), found.stakes) == ("grand", "major")


@pytest.mark.parametrize(
    ("source", "target", "links"),
    [
        ("The door was open all night.", "La porte est restée fermée toute la nuit.",
         "The=La door=porte open=fermée night=nuit"),
        ("The soup is cold.", "La soupe est chaude.", "The=La soup=soupe is=est cold=chaude"),
        ("Prices rose quickly.", "Les prix ont augmenté lentement.",
         "Prices=prix rose=augmenté quickly=lentement"),
    ],
)
def test_opposites_from_english(source, target, links):
    assert "opposite" in kinds(pair_view(source, target, links, languages=EN_FR))


@pytest.mark.parametrize(
    ("source", "target", "links"),
    [
        # a negation turns the opposite round
        ("L'eau était chaude.", "The water was not cold.", "eau=water était=was chaude=cold"),
        ("Ce n'est pas facile.", "It is difficult.", "Ce=It est=is facile=difficult"),
        ("N'oubliez pas votre clé.", "Remember your key.", "oubliez=Remember votre=your clé=key"),
        ("Un vin moins cher.", "A cheaper wine.", "Un=A vin=wine cher=cheaper"),
        ("Un mot peu fréquent.", "A rare word.", "Un=A mot=word fréquent=rare"),
        # the right word stands elsewhere
        ("Il fait chaud, pas froid.", "It is hot, not cold.", "chaud=cold froid=hot"),
        # synonyms and free choices
        ("Il a acheté une grosse voiture.", "He bought a large automobile.",
         "Il=He acheté=bought grosse=large voiture=automobile"),
        ("La situation est grave.", "The situation is serious.",
         "situation=situation est=is grave=serious"),
        ("Une décision importante a été prise.", "A major decision was taken.",
         "décision=decision importante=major prise=taken"),
        ("Il y a peu de chances que la cour accepte.", "The court is unlikely to accept.",
         "chances=unlikely cour=court accepte=accept"),
        ("Le chat dort sur le lit.", "The cat is sleeping on the bed.",
         "chat=cat dort=sleeping sur=on lit=bed"),
    ],
)
def test_faithful_pairs_are_quiet(source, target, links):
    assert lexical.find(pair_view(source, target, links)) == []
    turned = " ".join("=".join(reversed(link.split("="))) for link in links.split())
    assert lexical.find(pair_view(target, source, turned, languages=EN_FR)) == []


def test_a_broader_term_is_a_remark():
    view = pair_view("Le chien a mordu le facteur.", "The animal bit the postman.",
                     "chien=animal mordu=bit facteur=postman")
    [found] = lexical.find(view)
    assert (found.kind, found.stakes) == ("broader", "minor")


def test_a_narrower_term_is_told_from_a_broader_one():
    view = pair_view("L'oiseau chantait.", "The duck was singing.", "oiseau=duck chantait=singing")
    assert kinds(view) == ["narrower"]
    view = pair_view("The duck was singing.", "L'oiseau chantait.", "duck=oiseau singing=chantait",
                     languages=EN_FR)
    assert kinds(view) == ["broader"]


@pytest.mark.parametrize(
    ("source", "target", "links", "languages"),
    [
        ("Elle est actuellement à Lyon.", "She is actually in Lyon.",
         "Elle=She est=is actuellement=actually Lyon=Lyon", ("fr", "en")),
        ("He bought it in a library.", "Il l'a acheté dans une librairie.",
         "He=Il bought=acheté library=librairie", EN_FR),
    ],
)
def test_false_friends(source, target, links, languages):
    [found] = lexical.find(pair_view(source, target, links, languages=languages))
    assert (found.kind, found.stakes) == ("false-friend", "major")


def test_a_false_friend_says_what_it_means():
    view = pair_view("Elle est actuellement à Lyon.", "She is actually in Lyon.",
                     "Elle=She est=is actuellement=actually Lyon=Lyon")
    [found] = lexical.find(view)
    assert "means “currently”" in found.evidence.render("en")
    assert "en fait" in found.evidence.render("fr")


def test_true_renderings_of_false_friends_are_quiet():
    view = pair_view("Elle est actuellement à Lyon.", "She is currently in Lyon.",
                     "Elle=She est=is actuellement=currently Lyon=Lyon")
    assert lexical.find(view) == []


def test_opposites_without_a_link_are_found_in_their_slot():
    view = pair_view("Un pays riche a refusé.", "A poor country refused.",
                     "Un=A pays=country refusé=refused", near=0.4)
    assert kinds(view) == ["opposite"]


def test_other_languages_are_left_alone():
    view = pair_view("Das Wasser ist kalt.", "The water is hot.", "Wasser=water kalt=hot",
                     languages=("de", "en"))
    assert lexical.find(view) == []
    assert "lexicon" in lexical.lacking("de", "en") and not lexical.lacking("en", "fr")


def test_kinds_and_sentences_are_declared():
    for kind in ("opposite", "broader", "narrower", "false-friend", "sense"):
        assert kind in KINDS
        for language in ("en", "fr"):
            assert f"choice.{kind}" in templates(language)


def test_an_opposite_outlives_the_choice_of_flags():
    view = pair_view("L'eau du lac était froide.", "The water of the lake was hot.",
                     "eau=water lac=lake était=was froide=hot")
    assert [f.kind for f in settle(map(as_found, lexical.find(view)))] == ["opposite"]
