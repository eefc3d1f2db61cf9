"""The lexicon: how words render each other, what is opposite, what is above."""

import pytest

from workbench.languages.lexicon import (
    broader,
    cognate,
    false_friend,
    gloss,
    known,
    opposites,
    renders,
    seen,
    synonyms,
    translations,
)


@pytest.mark.parametrize(
    ("word", "source", "target", "rendering"),
    [("chien", "fr", "en", "dog"), ("dog", "en", "fr", "chien"), ("froid", "fr", "en", "cold"),
     ("interdire", "fr", "en", "prohibit"), ("winter", "en", "fr", "hiver")],
)
def test_the_commonest_rendering_comes_first(word, source, target, rendering):
    found = translations(word, source, target)
    assert found[0].word == rendering
    assert [r.count for r in found] == sorted((r.count for r in found), reverse=True)
    assert sum(r.share for r in found) == pytest.approx(1.0)


def test_other_languages_are_not_known():
    assert not known("fr", "de")
    assert not known("en", "en")
    assert translations("Hund", "de", "en") == ()
    assert gloss("Hund", "de", "en") == ""
    assert seen("Hund", "de") == 0


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
    assert "large" in synonyms("big")
    assert "large" not in opposites("big", "en")


def test_what_is_above_a_word():
    assert broader("dog", "en")["animal"] < broader("dog", "en")["organism"]
    assert "animal" in broader("chien", "fr")
    assert "dog" not in broader("animal", "en")


@pytest.mark.parametrize(
    ("french", "english", "yes"),
    [("chien", "dog", True), ("chien", "hound", True), ("chien", "cat", False),
     ("froid", "hot", False), ("séparatiste", "separatist", True), ("naïveté", "naivety", True),
     ("grave", "serious", True), ("voiture", "automobile", True)],
)
def test_what_may_render_a_word(french, english, yes):
    assert renders(french, english) is yes


def test_cognates_are_told_by_their_endings():
    assert cognate("démocratique", "democratic")
    assert cognate("professeur", "professor")
    assert not cognate("main", "pain")


def test_false_friends_say_what_each_means():
    found = false_friend("librairie", "library")
    assert found is not None
    assert (found.means, found.instead, found.partly) == ("bookshop", "bibliothèque", False)
    assert false_friend("librairie", "bookshop") is None
