"""The choice of words: opposites, broader and narrower terms, false friends, another sense."""

from handmade import pair_view

from workbench.diverge.choice import choice as lexical
from workbench.diverge.wording import render
from workbench.flags import as_found, settle

EN_FR = ("en", "fr")


def kinds(view):
    return [f.kind for f in lexical.find(view)]


def test_a_word_that_is_rendered_already_does_not_explain_an_opposite():
    view = pair_view("Un grand navire suffit, des bateaux plus petits coulent.",
                     "A small ship will do, smaller boats sink.",
                     "navire=ship suffit=do bateaux=boats plus=smaller coulent=sink", near=0.4)
    [found] = [f for f in lexical.find(view) if f.kind == "opposite"]
    assert (view.text("source", found.source[0]), found.stakes) == ("grand", "major")


def test_a_false_friend_says_what_it_means():
    view = pair_view("Elle est actuellement à Lyon.", "She is actually in Lyon.",
                     "Elle=She est=is actuellement=actually Lyon=Lyon")
    [found] = lexical.find(view)
    assert "means “currently”" in render(found.evidence, "en")
    assert "en fait" in render(found.evidence, "fr")


def test_opposites_without_a_link_are_found_in_their_slot():
    view = pair_view("Un pays riche a refusé.", "A poor country refused.",
                     "Un=A pays=country refusé=refused", near=0.4)
    assert kinds(view) == ["opposite"]


def test_other_languages_are_left_alone():
    view = pair_view("Das Wasser ist kalt.", "The water is hot.", "Wasser=water kalt=hot",
                     languages=("de", "en"))
    assert lexical.find(view) == []
    assert "lexicon" in lexical.lacking("de", "en") and not lexical.lacking("en", "fr")


def test_an_opposite_outlives_the_choice_of_flags():
    view = pair_view("L'eau du lac était froide.", "The water of the lake was hot.",
                     "eau=water lac=lake était=was froide=hot")
    assert [f.kind for f in settle(map(as_found, lexical.find(view)))] == ["opposite"]


def test_what_is_denied_is_the_verb_and_not_its_subject():
    view = pair_view("L'important n'est pas le prix.", "The trivial thing is not the price.",
                     "important=trivial pas=not prix=price")
    assert kinds(view) == ["opposite"]
