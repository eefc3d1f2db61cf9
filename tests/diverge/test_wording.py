"""Evidence is written in every language, with the same parts, and quotes as the language does."""

from __future__ import annotations

import ast
import re
import string
from importlib import resources

import pytest

from workbench.diverge.registry import Family, shipped
from workbench.diverge.said import Word, say
from workbench.diverge.wording import LANGUAGES, render, templates
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


@pytest.mark.parametrize("family", shipped(), ids=lambda f: f.name)
def test_every_sentence_of_a_family_is_said_and_every_one_that_it_says_is_there(
    family: Family,
) -> None:
    tables = family.data("wording")
    assert set(tables) == set(LANGUAGES)
    keys = set(tables["en"])
    nodes = [node for path in resources.files(family.package).iterdir() if path.name.endswith(".py")
             for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    words = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    made = {"".join(re.escape(str(v.value)) if isinstance(v, ast.Constant) else ".+"
                    for v in n.values) for n in nodes if isinstance(n, ast.JoinedStr)}
    assert {k for k in keys - words if not any(re.fullmatch(m, k) for m in made)} == set()
    asked = [n.args[0] for n in nodes if isinstance(n, ast.Call) and ast.unparse(n.func) == "say"]
    assert {n.value for n in asked if isinstance(n, ast.Constant)} <= keys


def test_a_text_is_quoted_as_the_language_quotes() -> None:
    found = say("number.changed", said="30", says="13")
    assert render(found, "en") == "The original says “30” where the translation says “13”."
    assert render(found, "fr") == "L’original dit «\u00a030\u00a0», la traduction dit «\u00a013\u00a0»."


def test_several_texts_are_joined_and_take_the_plural() -> None:
    found = say("attachment", said=("URSS", "Guerre"), says=("USSR",), governor="conclu",
                new="withdrawal", renders=None, lost=("conclu",))
    english = render(found, "en")
    assert "“URSS” and “Guerre” belong with “conclu”" in english
    assert "“USSR” belongs with “withdrawal”. “conclu” has no counterpart." in english
    assert "«\u00a0URSS\u00a0» et «\u00a0Guerre\u00a0» se rattachent à" in render(found, "fr")


def test_numbers_take_the_decimal_mark_of_the_language() -> None:
    near = say("content.near", word="mot", similarity=0.184)
    assert "0.18" in render(near, "en") and "0,18" in render(near, "fr")


def test_a_foreign_word_is_glossed_for_the_reader() -> None:
    word = Word("quasiment", "quasiment", "fr")
    said = say("omission", words=word, near=None, elsewhere=None)
    assert "“quasiment” (" in render(said, "en")
    assert "(" not in render(said, "fr")


def test_a_language_without_evidence_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"'de'.*en, fr"):
        render(say("untranslated", words="x"), "de")
