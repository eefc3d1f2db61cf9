"""The lexicon: how words render each other, what is opposite, what is above."""

import pytest

from workbench.languages.lexicon import gloss, lexicon_of, net_of, opposites

LEXICON = lexicon_of("fr", "en")


@pytest.mark.parametrize(
    ("word", "source", "target", "rendering"),
    [("chien", "fr", "en", "dog"), ("dog", "en", "fr", "chien"), ("froid", "fr", "en", "cold"),
     ("interdire", "fr", "en", "prohibit"), ("winter", "en", "fr", "hiver")],
)
def test_the_commonest_rendering_comes_first(word, source, target, rendering):
    found = lexicon_of(source, target).translations(word, source)
    assert found[0].word == rendering
    assert [r.count for r in found] == sorted((r.count for r in found), reverse=True)
    assert sum(r.share for r in found) == pytest.approx(1.0)


def test_other_languages_are_not_known():
    assert lexicon_of("fr", "de") is None
    assert lexicon_of("en", "en") is None
    assert gloss("Hund", "de", "en") == ""
    assert opposites("Hund", "de") == {}


def test_the_order_of_the_languages_does_not_matter():
    assert lexicon_of("en", "fr") is LEXICON
    assert LEXICON.pair.ordered("fr", "chien", "dog") == ("chien", "dog")
    assert LEXICON.pair.ordered("en", "dog", "chien") == ("chien", "dog")


def test_glosses_follow_the_form():
    assert gloss("conclure", "fr", "en") == "conclude"
    assert gloss("conclure", "fr", "en", form="conclu") == "concluded"
    assert gloss("chien", "fr", "en", form="chiens") == "dogs"
    assert gloss("winter", "en", "fr") == "hiver"
    assert gloss("xyzzy", "fr", "en") == ""


@pytest.mark.parametrize(
    ("a", "b", "language"),
    [("cold", "hot", "en"), ("severe", "mild", "en"), ("prohibit", "allow", "en"),
     ("quickly", "slowly", "en"), ("before", "after", "en"), ("froid", "chaud", "fr"),
     ("renforcer", "affaiblir", "fr"), ("victory", "defeat", "en")],
)
def test_opposites_go_both_ways(a, b, language):
    assert b in opposites(a, language)
    assert a in opposites(b, language)


def test_synonyms_are_not_opposites():
    assert "large" in net_of("en").synonyms("big")
    assert "large" not in opposites("big", "en")


def test_what_is_above_a_word():
    assert LEXICON.broader("dog")["animal"] < LEXICON.broader("dog")["organism"]
    assert "dog" not in LEXICON.broader("animal")


@pytest.mark.parametrize(
    ("french", "english", "yes"),
    [("chien", "dog", True), ("chien", "hound", True), ("chien", "cat", False),
     ("froid", "hot", False), ("séparatiste", "separatist", True), ("naïveté", "naivety", True),
     ("grave", "serious", True), ("voiture", "automobile", True)],
)
def test_what_may_render_a_word(french, english, yes):
    assert LEXICON.renders(french, english) is yes


def test_cognates_are_told_by_their_endings():
    assert LEXICON.cognate("démocratique", "democratic")
    assert LEXICON.cognate("professeur", "professor")
    assert not LEXICON.cognate("main", "pain")


def test_false_friends_say_what_each_means():
    found = LEXICON.false_friend("librairie", "library")
    assert found is not None
    assert (found.means, found.instead, found.partly) == ("bookshop", "bibliothèque", False)
    assert LEXICON.false_friend("librairie", "bookshop") is None
