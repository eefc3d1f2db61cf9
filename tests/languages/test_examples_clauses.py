"""Each language's own examples of what its clauses deny, claim and say are read as they say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import workbench.languages
from workbench.diverge.degree.degree import degree_words
from workbench.encode.parse import parser
from workbench.languages import language_of, languages
from workbench.model import SegmentPair, WordAlignment
from workbench.reading.negations import negations
from workbench.reading.verbgroups import verb_groups
from workbench.reading.view import PairView
from workbench.text import segment

HOME = Path(workbench.languages.__file__).parent
TOPICS = ("negation", "degree", "verbs", "speech")


def view_of(text, code):
    """A pair of a text and itself."""
    one = segment(text, code)
    pipeline = parser(code)  # what is said by words alone is read without one
    parse = pipeline.parse([text], cache=False)[0] if pipeline is not None else None
    return PairView(WordAlignment(SegmentPair("0", one, one), (), (), "none"), parse, parse)


def denied(view):
    return [view.text("source", n.token) for n in negations(view, "source")]


def degrees(view):
    return [[form, kind] for _, form, kind in degree_words(view, "source")]


def claimed(view):
    return [[view.text("source", g.head), g.time, g.modal] for g in verb_groups(view, "source")]


def said(view):
    sayings = view.language("source").speech.sayings
    tokens = range(view.size("source"))
    return [[view.text("source", k), sorted(sayings[view.lemma("source", k)])]
            for k in tokens if view.lemma("source", k) in sayings]


READ = dict(zip(TOPICS, (denied, degrees, claimed, said), strict=True))


def held(code):
    path = HOME / code / "examples.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


EXAMPLES = [pytest.param(code, topic, one, id=f"{code}-{topic}-{number}")
            for code in languages() for topic in TOPICS
            for number, one in enumerate(held(code).get(topic, ()))]


@pytest.mark.parametrize(("code", "topic", "one"), EXAMPLES)
def test_clauses_are_read_as_the_language_says(code, topic, one):
    assert READ[topic](view_of(one["text"], code)) == one["read"]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_language_with_a_topic_has_examples_of_it(topic):
    shown = {p.values[0] for p in EXAMPLES if p.values[1] == topic}
    assert shown == {c for c in languages() if getattr(language_of(c), topic) is not None}
