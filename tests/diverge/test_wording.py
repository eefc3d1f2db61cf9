"""Evidence is written in every language, with the same parts, and quotes as the language does."""

from __future__ import annotations

import string

import pytest

from workbench.diverge.wording import LANGUAGES, Word, say, templates
from workbench.errors import ParameterError


def _parts(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_language_has_the_same_sentences_with_the_same_parts() -> None:
    english = templates("en")
    for language in LANGUAGES:
        other = templates(language)
        assert set(other) == set(english)
        for key, template in english.items():
            assert _parts(other[key]) == _parts(template), (language, key)


def test_a_text_is_quoted_as_the_language_quotes() -> None:
    found = say("number.changed", said="30", says="13")
    assert found.render("en") == "The original says “30” where the translation says “13”."
    assert found.render("fr") == "L’original dit «\u00a030\u00a0», la traduction dit «\u00a013\u00a0»."


def test_several_texts_are_joined_and_take_the_plural() -> None:
    found = say("attachment", said=("URSS", "Guerre"), says=("USSR",), governor="conclu",
                new="withdrawal", renders=None, lost=("conclu",))
    english = found.render("en")
    assert "“URSS” and “Guerre” belong with “conclu”" in english
    assert "“USSR” belongs with “withdrawal”. “conclu” has no counterpart." in english
    assert "«\u00a0URSS\u00a0» et «\u00a0Guerre\u00a0» se rattachent à" in found.render("fr")


def test_numbers_take_the_decimal_mark_of_the_language() -> None:
    near = say("content.near", word="mot", similarity=0.184)
    assert "0.18" in near.render("en") and "0,18" in near.render("fr")


def test_a_foreign_word_is_glossed_for_the_reader() -> None:
    word = Word("quasiment", "quasiment", "fr")
    assert "“quasiment” (" in say("omission", words=word, near=None, elsewhere=None).render("en")
    assert "(" not in say("omission", words=word, near=None, elsewhere=None).render("fr")


def test_a_language_without_evidence_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"'de'.*en, fr"):
        say("untranslated", words="x").render("de")
