"""Families are found by a registry, and one that fails takes nothing else with it."""

from __future__ import annotations

import importlib
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest
from handmade import pair_view

import workbench
from workbench import report
from workbench.diverge import (
    FAMILIES,
    KINDS,
    Kind,
    families,
    findings,
    registry,
    search,
    wording,
)
from workbench.diverge import kinds as taxonomy
from workbench.diverge.notes import Failed, Skipped, told
from workbench.errors import FormatError, ModelError
from workbench.flags.weigh import known_kinds

TEXTS = ("Il n'est pas venu hier. Le chat dort.", "He did not come yesterday. The cat sleeps.")


CODE = '''
from workbench.diverge import Family, Finding, Kind, say


def find(view):
    for i in range(view.size("source")):
        if view.lower("source", i) == "chat":
            yield Finding("cat", "critical", 0.9, say("cat", word=view.text("source", i)), (i,))


FAMILY = Family("cats", "cats", "Animals", (Kind("cat", "Cat", "There is a cat."),), __name__,
                find=find)
'''


@pytest.fixture(scope="module")
def cats(tmp_path_factory):
    """The family of a made-up package: cats are dangerous."""
    home = tmp_path_factory.mktemp("packages")
    (home / "made_up").mkdir()
    (home / "made_up" / "__init__.py").write_text(CODE, encoding="utf-8")
    (home / "made_up" / "wording.toml").write_text('[en]\ncat = "Beware of {word}."\n',
                                                   encoding="utf-8")
    sys.path.insert(0, str(home))
    yield importlib.import_module("made_up").FAMILY
    sys.path.remove(str(home))
    del sys.modules["made_up"]


@pytest.fixture
def offer(monkeypatch):
    """Let another package offer families, as entry points would."""
    tables = (registry.offered, taxonomy._kinds, taxonomy._headings, wording.templates)

    def forget():
        for table in tables:
            table.cache_clear()

    def offered(*values):
        points = tuple(SimpleNamespace(name=f"p{n}", value=f"made.up:{n}", load=lambda v=v: v)
                       for n, v in enumerate(values))
        monkeypatch.setattr(registry, "entry_points", lambda group: points)
        forget()

    forget()
    yield offered
    monkeypatch.undo()
    forget()


def failing(family, error):
    def find(view):
        raise error

    return replace(family, name="failing", find=find)


def test_every_package_beside_the_registry_is_a_family_of_its_name():
    home = Path(registry.__file__).parent
    folders = {p.parent.name for p in home.glob("*/__init__.py")}
    assert {f.name for f in registry.shipped()} == folders
    for family in registry.shipped():
        ways = (family.find, family.find_document, family.find_links, family.given)
        assert sum(way is not None for way in ways) == 1
        assert family.heading in registry.HEADINGS


def test_each_kind_has_one_family_and_one_place():
    every = [k for f in registry.shipped() for k in f.kinds]
    assert len({k.name for k in every}) == len(every) == len(KINDS)
    placed = [k.place for k in every if k.family != "sentences"]
    assert len(set(placed)) == len(placed)
    assert list(FAMILIES) == list(dict.fromkeys(k.family for k in KINDS.values()))


def test_the_fitted_file_knows_every_kind_that_is_found_in_pairs():
    assert set(known_kinds()) == {k for k, v in KINDS.items() if v.family != "sentences"}


def test_a_family_of_another_package_is_flagged_and_reported_under_its_heading(offer, cats):
    source = workbench.read_text(TEXTS[0], language="fr")
    target = workbench.read_text(TEXTS[1], language="en")
    before = workbench.analyse(source, target)
    offer(cats)
    assert families()[-1] == cats and "cat" in KINDS and FAMILIES["Animals"] == "Animals"
    analysis = workbench.analyse(source, target)
    (cat,) = [d for d in analysis.divergences if d.kind == "cat"]
    assert (cat.severity, cat.confidence) == ("minor", 0.9)
    assert source.text[slice(*cat.source_span)] == "chat"
    assert analysis.scores == before.scores
    assert dict(analysis.signature.items)["checks.cats"] == "from another package"
    assert cat.evidence == "Beware of “chat”."
    (said,) = [d.evidence for d in workbench.analyse(
        source, target, evidence_language="fr").divergences if d.kind == "cat"]
    assert said == "Beware of «\u00a0chat\u00a0»."  # in English where it has no French
    page = report.divergences(analysis).html
    assert 'data-family="Animals"' in page and "Animals (1)" in page


def test_what_cannot_be_a_family_is_refused(offer, cats):
    for value, words in (
        ("cats", "must lead to a Family"), (replace(cats, name="negation"), "is taken"),
        (replace(cats, kinds=(Kind("negation", "No", "No."),)), "is taken"),
    ):
        offer(value)
        with pytest.raises(FormatError, match=words):
            families()


def test_a_package_that_cannot_be_imported_is_named(offer, monkeypatch, cats):
    point = EntryPoint("cats", "no.such.module:FAMILY", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: (point,))
    registry.offered.cache_clear()
    with pytest.raises(FormatError, match=r"no\.such\.module:FAMILY.* cannot be loaded"):
        families()


def test_a_shipped_kind_may_be_found_by_another_family_too(offer, cats):
    offer(replace(cats, heading="polarity", kinds=(KINDS["negation"],)))
    assert families()[-1].name == "cats" and len(KINDS) == 32


def test_an_unknown_topic_is_refused(cats):
    with pytest.raises(FormatError, match="cookery"):
        replace(cats, topics=("cookery",))


def test_a_family_that_raises_is_named_and_the_others_run(offer, monkeypatch, cats):
    monkeypatch.delenv("WORKBENCH_STRICT")
    view = pair_view(*(t.split(". ")[0] for t in TEXTS))
    alone = findings(view)
    offer(failing(cats, ZeroDivisionError("by zero")), cats)
    found = findings(view)
    assert found.findings == alone.findings
    assert told(found.notes) == (
        "The checks of failing failed in pair L0: ZeroDivisionError: by zero",)


def test_in_tests_a_family_that_raises_fails(offer, cats):
    offer(failing(cats, ZeroDivisionError("by zero")))
    with pytest.raises(ZeroDivisionError):
        findings(pair_view(*TEXTS))


def test_a_damaged_model_is_not_survived(offer, monkeypatch, cats):
    monkeypatch.delenv("WORKBENCH_STRICT")
    offer(failing(cats, ModelError("it is broken")))
    with pytest.raises(ModelError):
        findings(pair_view(*TEXTS))


def test_a_kind_that_a_family_does_not_name_is_a_failure(offer, monkeypatch, cats):
    monkeypatch.delenv("WORKBENCH_STRICT")
    offer(replace(cats, kinds=(Kind("dog", "Dog", "There is a dog."),)))
    assert "does not name" in told(findings(pair_view(*TEXTS)).notes)[0]


def test_notes_say_each_thing_once():
    notes = [Skipped("attachment, roles", "parse", "fi"), Skipped("negation", "topic", "fi"),
             Skipped("names", "parse", "fi", False, "names were found by their capitals"),
             Skipped("degree", "topic", "fi"), Skipped("word order", "There is no model")] * 2
    notes += [Failed("loss", "3", "KeyError: 1"), Failed("loss", "5", "KeyError: 2")]
    assert told(notes) == (
        "No spaCy pipeline is installed for 'fi': attachment and roles were not checked, and names "
        "were found by their capitals.",
        "Negation and degree are not known for 'fi' and were not checked.",
        "There is no model: word order was not checked.",
        "The checks of loss failed in 2 pairs, the first of them 3: KeyError: 1",
    )


def test_pairs_of_known_languages_have_no_notes_and_others_say_what_was_skipped():
    assert told(findings(pair_view(*TEXTS)).notes) == ()
    notes = " ".join(told(findings(pair_view(*TEXTS, languages=("fr", "sw"))).notes))
    for word in ("'sw'", "attachment", "Negation", "attribution", "lexicon", "word order"):
        assert word in notes


def test_tables_tell_what_was_skipped():
    rows = [("Il dort.", "Han sover.")]
    told_ = workbench.flag(rows, source_language="fr", target_language="sw").notes
    assert any("'sw'" in note and "Negation" in note for note in told_)
    assert told_[1:] == workbench.score(rows, source_language="fr", target_language="sw").notes[1:]


def test_what_is_missing_is_told_by_language():
    verbs = next(f for f in families() if f.name == "verbs")
    assert search.missing(verbs, ("fr", "en")) == ()
    assert search.missing(verbs, ("fr", "en"), (True, False)) == (
        Skipped("modality, tense", "parse", "en"),)
    assert search.missing(verbs, ("sw", "en"), (False, True)) == (
        Skipped("modality, tense", "topic", "sw"),)
