"""Languages are found, read and refused as they should be; one from outside is used like ours."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from workbench.errors import FormatError
from workbench.languages import (
    OPTIONAL,
    Language,
    in_all_languages,
    language_of,
    languages,
    read_folder,
    registry,
)
from workbench.languages.topics.layout import Layout
from workbench.languages.topics.negation import Negation
from workbench.text import tokenize

ABOUT = 'source = "made up"\nlicence = "Apache-2.0"\n'


def folder(at: Path, code: str = "qq", **topics: str | None) -> Path:
    place = at / code
    place.mkdir()
    for name, text in {"writing": "", **topics}.items():
        if text is not None:
            (place / f"{name}.toml").write_text(ABOUT + text, encoding="utf-8")
    return place


@pytest.fixture
def forget():
    """Forget the languages that were found, before and after."""
    caches = (registry.languages, registry._language, registry._offered)
    for one in caches:
        one.cache_clear()
    yield
    for one in caches:
        one.cache_clear()


def words_of(value: object) -> list[str]:
    """All words of a topic, from whatever they are kept in."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [w for f in fields(value) for w in words_of(getattr(value, f.name))]
    if isinstance(value, frozenset | tuple):
        return [w for item in value for w in words_of(item)]
    return [w for key in value for w in words_of(key)] if hasattr(value, "keys") else []


def test_what_nobody_wrote_of_a_language_is_what_holds_for_many(tmp_path):
    known = read_folder(folder(tmp_path, layout='bylines = "ba"\n', writing=None))
    assert known.layout.bylines == {"ba"}
    assert known.writing == language_of("xx").writing


def test_a_topic_is_asked_of_all_languages_that_have_it():
    found = in_all_languages(Layout)
    assert found["ru"].headings["глава"] == "chapter" and "xx" not in found
    assert set(found) == {code for code in languages() if language_of(code).layout is not None}


@pytest.mark.parametrize("code", languages())
def test_every_language_is_read_whole_and_is_plain(code):
    known = language_of(code)
    assert known.code == code and known.name != code
    # either nobody has written the closed classes, or they are all there
    assert not known.closed.function_words or len(known.closed.function_words) > 80
    for word in [*words_of(known.writing), *words_of(known.layout), *known.closed.function_words]:
        assert word == word.lower() and "’" not in word and not word.endswith("."), word


def test_a_language_that_nobody_described_has_no_topic_and_is_valid():
    known = language_of("qqq")
    assert known.code == known.name == "qqq"
    assert not known.closed.function_words
    assert all(getattr(known, name) is None for name in OPTIONAL)


def test_a_region_and_capitals_do_not_matter():
    assert language_of("pt-BR").name == "Portuguese"
    assert language_of("FR_ca") is language_of("fr")


def test_a_set_a_mapping_and_a_table_of_classes_are_read(tmp_path):
    known = read_folder(folder(
        tmp_path,
        negation='negators = "ne not_at_all"\nnegative_prefixes = ["un"]\nconcord = true\n',
        degree='[quantifiers]\nall = "al ale"\nnone = "nil"\n',
        speech='[sayings]\nsay = "dir parl"\nclaim = "dir"\n',
        reference='[pronouns]\n"mi me" = { person = 1, number = "sing" }\n',
        quantities='[loose_numbers]\n"duz duzen" = [12]\n',
    ))
    assert known.negation == Negation(frozenset({"ne", "not at all"}), negative_prefixes=("un",),
                                      concord=True)
    assert known.degree.quantifiers == {"al": "all", "ale": "all", "nil": "none"}
    assert known.speech.sayings == {"dir": {"say", "claim"}, "parl": {"say"}}
    assert known.reference.pronouns["me"].person == 1
    assert known.quantities.loose_numbers == {"duz": (12.0,), "duzen": (12.0,)}
    assert known.verbs is None


@pytest.mark.parametrize(("topics", "said"), [
    ({"negation": "negator = 'no'"}, "'negator' is no field of Negation"),
    ({"negation": "concord = 'yes'"}, "concord cannot be read"),
    ({"negation": "negative_prefixes = 'un'"}, "negative_prefixes cannot be read"),
    ({"negation": "negators = ["}, "negation.toml"),
    ({"grammar": ""}, "is of no topic"),
])
def test_a_file_that_is_wrong_is_refused_in_one_line(tmp_path, topics, said):
    with pytest.raises(FormatError) as error:
        read_folder(folder(tmp_path, **topics))
    assert said in str(error.value) and "\n" not in str(error.value)


def test_words_without_a_source_are_refused(tmp_path):
    place = folder(tmp_path)
    (place / "closed.toml").write_text('function_words = "le la"', encoding="utf-8")
    with pytest.raises(FormatError, match="source and its licence"):
        read_folder(place)


def test_a_language_of_another_package_is_used_like_ours(tmp_path, monkeypatch, forget):
    place = folder(tmp_path, writing='elisions = "z"\n', negation='negators = "ne"\n')
    point = EntryPoint("qq", "elsewhere:FOLDER", registry.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: place)
    monkeypatch.setattr(registry, "entry_points", lambda group: (point,))
    assert "qq" in languages() and "fr" in languages()
    assert language_of("qq").negation.negators == {"ne"}
    assert [t.text for t in tokenize("z'amo", "qq")] == ["z'", "amo"]


def test_an_entry_point_to_something_else_is_refused(monkeypatch, forget):
    point = EntryPoint("qq", "elsewhere:THING", registry.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: 3)
    monkeypatch.setattr(registry, "entry_points", lambda group: (point,))
    with pytest.raises(FormatError, match="must lead to a folder or a Language"):
        language_of("qq")


def test_a_ready_value_may_be_offered(monkeypatch, forget):
    made = Language("qq", negation=Negation(frozenset({"ne"})))
    monkeypatch.setattr(EntryPoint, "load", lambda self: made)
    monkeypatch.setattr(registry, "entry_points",
                        lambda group: (EntryPoint("qq", "elsewhere:QQ", registry.GROUP),))
    assert language_of("qq") is made
