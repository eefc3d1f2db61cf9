"""How evidence is put into words: one sentence, in the reader's language.

A check says *what* it found, ``say("number.changed", said="30", says="13")``; the sentence is
made when it is shown, from the templates of one language. Each family of checks has its own in
``wording.toml``: a table a language (``[en]``, ``[fr]``), all with the same keys. In a template

- ``{said}`` quotes a text; several texts (a tuple) are joined with *and*;
- ``{said:belongs|belong}`` is the first form for one text and the second for several;
- ``{near:.2f}`` is a number, with the language's decimal mark;
- a part that is itself a :class:`Said` is put in as a sentence part, and ``None`` as nothing.

A :class:`Word` is quoted with a gloss behind it where its language is not the reader's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.diverge.registry import families
from workbench.diverge.said import Said, Word
from workbench.errors import ParameterError
from workbench.languages import language_of
from workbench.languages.cldr import decimal_mark, joined
from workbench.languages.lexicon import gloss, lexicon_of

__all__ = ["LANGUAGES", "quote", "render", "templates"]

LANGUAGES: tuple[str, ...] = ("en", "fr")
"""Those that evidence is written in."""


def render(said: Said, language: str = "en") -> str:
    """Put evidence into one sentence in a language.

    Raises
    ------
    ParameterError
        Where no evidence is written in that language.
    """
    filled = {name: _Shown(value, language) for name, value in said.parts}
    return templates(language)[said.key].format(**filled)


@cache
def templates(language: str) -> dict[str, str]:
    """The sentences of a language by key, of all families; English ones where one has no others.

    Raises
    ------
    ParameterError
        Where there are none.
    """
    if language not in LANGUAGES:
        raise ParameterError(
            f"no evidence is written in {language!r}: choose one of {', '.join(LANGUAGES)}")
    held = [family.data("wording") for family in families()]
    return {key: text for tables in held for code in ("en", language)
            for key, text in tables.get(code, {}).items()}


def quote(text: str, language: str = "en") -> str:
    """A text in typographic quotation marks, on one line."""
    before, after = language_of(language).writing.quotes
    return before + " ".join(text.split()) + after


@dataclass(frozen=True, slots=True)
class _Shown:
    """A part of a template as ``str.format`` wants it."""

    value: object
    language: str

    def __format__(self, spec: str) -> str:
        value = self.value
        if "|" in spec:
            one, several = spec.split("|")
            return several if isinstance(value, tuple) and len(value) > 1 else one
        if value is None:
            return ""
        if isinstance(value, Said):
            return render(value, self.language)
        if isinstance(value, int | float):
            return format(value, spec).replace(".", decimal_mark(self.language))
        if isinstance(value, tuple):
            return joined([self._named(one) for one in value], self.language)
        return self._named(value)

    def _named(self, value: object) -> str:
        if not isinstance(value, Word):
            return quote(str(value), self.language)
        gloss = _gloss(value, self.language)
        return quote(value.text, self.language) + (f" ({gloss})" if gloss else "")


def _gloss(word: Word, language: str) -> str:
    """What a word means in the reader's language; nothing where that is not known."""
    if word.language == language:
        return ""
    listed = language_of(word.language).closed.gloss if language == "en" else {}
    found = listed.get(word.text.lower()) or listed.get(word.lemma) or ""
    # A phrase has none, and a word that the reader's language has too explains itself.
    lexicon = lexicon_of(word.language, language)
    if not found and word.lemma and lexicon is not None and not lexicon.seen(word.lemma, language):
        found = gloss(word.lemma, word.language, language, form=word.text)
    return "" if found.lower() == word.text.lower() else found
