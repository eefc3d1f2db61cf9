"""Each language's own examples of how it is written and laid out are read as they say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import workbench.languages
from workbench.align.document.sections import numbered_headings
from workbench.languages import language_of, languages
from workbench.text import read_lines, split_sentences, tokenize
from workbench.text.furniture import furniture_kind

HOME = Path(workbench.languages.__file__).parent


def examples(topic):
    paths = [(code, HOME / code / "examples.toml") for code in languages()]
    return [pytest.param(code, one, id=f"{code}-{number}") for code, path in paths if path.is_file()
            for number, one in enumerate(tomllib.loads(path.read_text("utf-8")).get(topic, ()))]


def words(text, code):
    return [token.text for token in tokenize(text, code)]


@pytest.mark.parametrize(("code", "one"), examples("writing"))
def test_sentences_and_words_end_where_the_language_says(code, one):
    if "sentences" in one:
        found = [one["text"][a:b] for a, b in split_sentences(one["text"], code)]
        assert found == one["sentences"]
    if "words" in one:
        assert words(one["text"], code) == one["words"]
    assert one.keys() & {"sentences", "words"}


@pytest.mark.parametrize(("code", "one"), examples("closed"))
def test_closed_classes_are_told_from_other_words(code, one):
    closed = language_of(code).closed.function_words
    found = [w for w in words(one["text"], code) if w.lower().replace("’", "'") in closed]
    assert found == one["function_words"]


@pytest.mark.parametrize(("code", "one"), examples("layout"))
def test_lines_around_a_text_are_told_from_it(code, one):
    if "furniture" in one:
        assert (furniture_kind(one["text"], near_edge=True) or "") == one["furniture"]
    if "heading" in one:
        # a heading is one only beside another of its kind, with text between
        document = read_lines([one["text"], "---"], language=code)
        found = [(h.level, list(h.number)) for h in numbered_headings(document)]
        assert found == [(one["heading"], one["number"])] if one["heading"] else not found
    assert one.keys() & {"furniture", "heading"}


@pytest.mark.parametrize("code", [c for c in languages() if language_of(c).layout is not None])
def test_every_language_with_a_layout_has_examples_of_it(code):
    assert any(p.values[0] == code for p in examples("layout"))
