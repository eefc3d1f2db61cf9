"""Findings are weighed on one scale, and what is not sure is not called grave."""

from __future__ import annotations

from dataclasses import replace

import pytest

import workbench
from workbench.align import align_words
from workbench.diverge import say
from workbench.diverge.finding import Finding
from workbench.flags import Flag, as_found, weigh
from workbench.flags.weigh import FLAG_FEATURES, flag_features, known_kinds
from workbench.run.analysis import Examined, examine, row_pairs

ROWS = [
    ("Le maire a inauguré la bibliothèque du quartier en présence de quarante journalistes.",
     "The mayor opened the district library."),
    ("Le maire a inauguré la bibliothèque du quartier.", "The mayor opened the district library."),
    ("Le navire a quitté le port hier soir.", ""),
]


@pytest.fixture(scope="module")
def seen() -> tuple[Examined, ...]:
    return examine(align_words(row_pairs(ROWS[:2], "fr", "en")))


def weighed(one: Examined, found: list[Finding]) -> list[Flag]:
    return weigh(one.view, found, one.words, one.score().p_divergent)


def test_a_phrase_left_out_is_major(seen) -> None:
    hits = [f for f in seen[0].flags() if f.kind in {"omission", "number"}]
    assert any(f.severity != "minor" for f in hits)
    marked = {seen[0].view.text("source", i) for f in hits for i in f.finding.source}
    assert {"présence", "journalistes"} & marked


def test_a_faithful_rendering_has_no_flag(seen) -> None:
    assert seen[1].flags() == []


def test_an_empty_side_is_critical_whatever_else_is_weighed() -> None:
    (row,) = workbench.flag(ROWS[2:], source_language="fr", target_language="en")
    assert [d.severity for d in row] == ["critical"]


def test_a_check_that_doubts_its_own_finding_is_not_overruled(seen) -> None:
    doubted = Finding("attachment", "critical", 0.2, say("untranslated", words="x"), (1,), (1,))
    (out,) = weighed(seen[0], [doubted])
    assert out.confidence <= 0.2


def test_what_the_glossary_says_is_not_weighed(seen) -> None:
    given = Finding("glossary", "major", 1.0, say("untranslated", words="x"), (1,), (1,))
    assert weighed(seen[1], [given]) == [as_found(given)]


def test_features_follow_the_kind(seen) -> None:
    base = Finding("number", "critical", 0.9, say("untranslated", words="x"), (1,), (1,))
    for kind in ("number", "negation"):
        one = replace(base, kind=kind)
        row = flag_features(seen[0].view, one, [one], seen[0].words, 0.5, known_kinds())
        told = dict(zip(known_kinds(), row[len(FLAG_FEATURES):], strict=True))
        assert told[kind] == 1.0 and sum(told.values()) == 1.0


def test_a_kind_that_nobody_fitted_keeps_what_its_check_states_and_is_minor(seen) -> None:
    known = Finding("number", "critical", 0.9, say("untranslated", words="x"), (1,), (1,))
    new = replace(known, kind="rhyme", strength=0.8)
    alone, = weighed(seen[0], [known])
    assert weighed(seen[0], [known, new]) == [alone, Flag(new, 0.8, "minor")]


def test_scores_of_words_stand_out_where_words_are_missing(seen) -> None:
    source, _ = seen[0].words
    tokens = [t.text for t in seen[0].view.segment("source").tokens]
    told = dict(zip(tokens, source, strict=True))
    assert told["journalistes"] > 0.5 > told["maire"]
    assert max(seen[1].words[0]) < 0.5
