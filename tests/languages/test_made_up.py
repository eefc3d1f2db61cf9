"""A language from outside, data alone: its texts are cut, aligned and checked like any other's."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

import workbench
from workbench.languages import pair_of, pairs, registry

CODE = "qx"
ABOUT = 'source = "made up"\nlicence = "Apache-2.0"\n'
TOPICS = {
    "writing": 'abbreviations = "ktp"\ntitles = "dro"\n',
    "closed": 'function_words = "la de al en kaj estas"\ndefinite_articles = "la"\n',
    "negation": 'negators = "ne neniam"\nverbal_negators = "ne neniam"\n',
    "quantities": "[large_numbers]\nmiliono = 1e6\nmilionoj = 1e6\nmilionojn = 1e6\n",
}
PAIR = {"pair": f'first = "{CODE}"\n', "choice": 'shared = "sushi"\n'}
CACHES = (registry.languages, registry._language, registry._offered, pairs._pair)


def folder(at, name, files):
    place = at / name
    place.mkdir()
    for stem, text in files.items():
        (place / f"{stem}.toml").write_text(ABOUT + text, encoding="utf-8")
    return place


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """The language and what it does with English, as if another package had brought them."""
    places = {CODE: folder(tmp_path, CODE, TOPICS),
              f"en_{CODE}": folder(tmp_path, f"en_{CODE}", PAIR)}
    points = {
        registry: (EntryPoint(CODE, "elsewhere:LANGUAGE", registry.GROUP),),
        pairs: (EntryPoint(f"en_{CODE}", "elsewhere:PAIR", pairs.GROUP),),
    }
    monkeypatch.setattr(EntryPoint, "load", lambda self: places[self.name])
    for module, offered in points.items():
        monkeypatch.setattr(module, "entry_points", lambda group, offered=offered: offered)
    for cache in CACHES:
        cache.cache_clear()
    yield
    for cache in CACHES:
        cache.cache_clear()


TEXT = "La kampo ktp. Dro. Vulpo venis. Neniam."


def cut():
    return [s.text for s in workbench.read_text(TEXT, language=CODE).sentences]


def test_its_texts_are_cut_by_its_own_abbreviations(installed):
    assert cut() == ["La kampo ktp. Dro. Vulpo venis.", "Neniam."]


def test_without_it_they_are_not():
    assert len(cut()) > 2


def test_its_words_are_aligned(installed):
    source = workbench.read_text("La urbo Berlino estas granda.", language=CODE)
    target = workbench.read_text("The city of Berlin is big.", language="en")
    (words,) = workbench.align_words(workbench.segment_pairs(workbench.align(source, target)))
    tokens = words.pair.source.tokens, words.pair.target.tokens
    assert ("Berlino", "Berlin") in {(tokens[0][k.source].text, tokens[1][k.target].text)
                                     for k in words.links}


def test_it_is_checked_for_what_is_known_of_it(installed):
    flags = workbench.flag([
        ("La viro venis al la kunveno.", "The man did not come to the meeting."),
        ("La viro ne venis al la kunveno.", "The man did not come to the meeting."),
        ("La ŝtato pagis 60 milionojn.", "The state paid 16 million."),
        ("La ŝtato pagis 60 milionojn.", "The state paid 60 million."),
    ], source_language=CODE, target_language="en", cache=False)
    kinds = [{d.kind for d in row if d.severity != "minor"} for row in flags]
    assert kinds == [{"negation"}, set(), {"number"}, set()]
    notes = " ".join(flags.notes)
    assert f"are not known for '{CODE}' and were not checked" in notes and "Negation" not in notes


def test_what_it_does_with_english_is_known_too(installed):
    assert pair_of("en", CODE).choice.shared == {"sushi"}
