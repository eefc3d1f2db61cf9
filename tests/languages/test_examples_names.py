"""Each language's own examples of names, pronouns, repetitions and its word list hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import workbench.languages
from workbench.encode.parse import parser
from workbench.languages import language_of, languages
from workbench.model import SegmentPair, WordAlignment
from workbench.reading.places import origin, places
from workbench.reading.proper import codes, names
from workbench.reading.repeats import repeats
from workbench.reading.spelling import fold
from workbench.reading.view import PairView
from workbench.reading.vocabulary import vocabulary
from workbench.text import segment

HOME = Path(workbench.languages.__file__).parent
TOPICS = ("names", "discourse", "reference")


def examples(topic):
    paths = [(code, HOME / code / "examples.toml") for code in languages()]
    return [pytest.param(code, one, id=f"{code}-{number}") for code, path in paths if path.is_file()
            for number, one in enumerate(tomllib.loads(path.read_text("utf-8")).get(topic, ()))]


def view_of(text, code, *, parsed):
    """A pair whose two sides are not linked: the text is the translation of nothing."""
    pair = SegmentPair("L0", segment("", code), segment(text, code))
    if not parsed:
        return PairView(WordAlignment(pair, (), (), "none"))
    if (pipeline := parser(code)) is None:
        pytest.skip(f"no pipeline for {code}")
    return PairView(WordAlignment(pair, (), (), "none"), None, pipeline.parse([text])[0])


def words(text, code):
    return [token.text for token in segment(text, code).tokens]


@pytest.mark.parametrize(("code", "one"), examples("names"))
def test_names_are_read_as_they_say(code, one):
    said = words(one["text"], code)
    found = {"text": one["text"],
             "origins": {w: of for w in said if (of := origin(w, code))},
             "places": [w for w in said if fold(w) in places(code)]}
    if "names" in one:
        view = view_of(one["text"], code, parsed=True)
        found["names"] = [said[i] for i in names(view, "target")]
        assert [said[i] for i in range(len(said)) if codes(view, "target", i)] == one["places"]
    assert {key: found[key] for key in one} == one and len(one) > 1


@pytest.mark.parametrize(("code", "one"), examples("vocabulary"))
def test_words_are_told_from_what_is_none(code, one):
    if (known := vocabulary(code)) is None:
        pytest.skip(f"no word list for {code}")
    assert [w for w in words(one["text"], code) if w.isalpha() and w not in known] == one["unknown"]


@pytest.mark.parametrize(("code", "one"), examples("discourse"))
def test_words_that_only_carry_the_discourse_or_are_doubled_on_purpose_are_told(code, one):
    view = view_of(one["text"], code, parsed=False)
    if "content" in one:
        found = [view.text("target", k) for k in view.content_tokens("target")]
        assert found == one["content"]
    if "repeated" in one:
        assert [view.phrase("target", r.first) for r in repeats(view)] == one["repeated"]
    assert one.keys() & {"content", "repeated"}


@pytest.mark.parametrize(("code", "one"), examples("reference"))
def test_pronouns_say_who_they_stand_for(code, one):
    known = language_of(code).reference
    said = {w: known.pronouns.get(known.bare(w.lower())) for w in words(one["text"], code)}
    assert {w: p.being for w, p in said.items() if p is not None and p.being} == one["beings"]


@pytest.mark.parametrize(("code", "topic"), [
    (code, topic) for code in languages() for topic in TOPICS
    if getattr(language_of(code), topic) is not None])
def test_every_language_with_the_topic_has_examples_of_it(code, topic):
    assert any(p.values[0] == code for p in examples(topic))
