"""Sentence splitting: invented hard cases, the five articles, and invariants."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.text import read_text, split_sentences

HERE = Path(__file__).parent


def hard_cases() -> list[tuple[str, str]]:
    lines = (HERE / "hard_sentences.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(code, text) for code, text in pairs]


def unmark(text: str) -> str:
    return text.replace("⏎", "\n").replace("␣", "\u00a0").replace("⍽", "\u202f")


@pytest.mark.parametrize(("language", "marked"), hard_cases())
def test_hard_case(language: str, marked: str) -> None:
    marked = unmark(marked)
    text = marked.replace("‖", "")
    found = [text[a:b] for a, b in split_sentences(text, language)]
    assert found == [piece.strip() for piece in marked.split("‖")]


def test_the_hard_cases_are_many() -> None:
    assert len(hard_cases()) >= 80


def test_golden_sentences_of_the_first_corpus() -> None:
    from workbench import corpora

    corpus = corpora.load(Path(__file__).parents[2] / "corpora" / "trump-putin-2018")
    golden = json.loads((HERE / "golden_sentences.json").read_text(encoding="utf-8"))
    found = {
        a.id: [("# " if s.heading else "") + s.text for s in corpus.document(a.id).sentences]
        for a in corpus.articles
    }
    assert found == golden


PIECES = st.sampled_from(
    ["M.", "Mr.", "U.S.", "etc.", "...", "…", "(...)", "[...]", '"', "«", "»", "“", "”", "(", ")",
     "[", "]", "'", "’", "!", "?", ".", ",", ";", "。", "」", "「", "؟", "mot", "Mot", "le", "The",
     "3", "3.5", "J.", "a-t-il", "\n", "\n\n", " ", "\u202f", "\u00a0", "\t", "字", "นี่", "z. B."]
)
LANGUAGES = st.sampled_from(["fr", "en", "de", "es", "it", "el", "zh", "ja", "th", "xx"])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=30).map(" ".join),
                 st.lists(PIECES, max_size=30).map("".join), st.text(max_size=80)), LANGUAGES)
def test_sentences_hold_every_character_once_and_in_order(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    at = 0
    for start, end in spans:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("piece", [
    "mot ", "Une phrase. ", '"', "(", "()", ".", ". ", "M. ", "a", "(" + "Oui. " * 20, "！", " \n",
    "J. ", "« ", "... ", "z. B. ", '." ', "[...] ",
])
def test_time_is_linear(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + "fin"
    started = time.process_time()
    split_sentences(text, "fr")
    assert time.process_time() - started < 10


def test_a_megabyte_on_one_line_is_read() -> None:
    text = "La réunion a eu lieu à Paris, a dit M. Bolton. " * 21_500
    started = time.process_time()
    document = read_text(text)
    assert time.process_time() - started < 30
    assert document.language == "fr"
    assert len(document) == 21_500
