"""Whether a language has a word: from the word lists of the installed spaCy pipelines.

A pipeline's lemmatizer comes with its lemmas, its irregular forms and the endings that lead
from a form to a lemma. What can be led back is a word of the language; for the rest nothing
is claimed, names least of all.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.encode.parse import pipelines
from workbench.languages import language_of

__all__ = ["Vocabulary", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language.

    ``lemmas`` and ``forms`` are lower case; ``endings`` are pairs of what a form ends in and
    what a lemma has instead.
    """

    language: str
    lemmas: frozenset[str]
    forms: frozenset[str]
    endings: tuple[tuple[str, str], ...]

    def __contains__(self, text: object) -> bool:
        """Whether a word, or each part of a hyphenated one, is a word of the language."""
        low = str(text).lower().replace("’", "'").strip("'")
        if self._known(low):
            return True
        parts = [p for p in low.split("-") if p]
        return len(parts) > 1 and all(self._known(p) for p in parts)

    def _known(self, low: str) -> bool:
        closed = language_of(self.language).closed.function_words
        if low in self.forms or low in self.lemmas or low in closed:
            return True
        return any(
            low.endswith(end) and len(low) - len(end) > 1
            and low[: len(low) - len(end)] + instead in self.lemmas
            for end, instead in self.endings
        )


@functools.cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language, or None where no installed pipeline lists them."""
    for package in pipelines().get(language, ()):
        tables = _tables(package)
        if "lemma_index" not in tables:
            continue
        lemmas = frozenset(w for words in tables["lemma_index"].values() for w in words)
        irregular = tables.get("lemma_exc", {}).values()
        forms = frozenset(w for words in irregular for form, to in words.items()
                          for w in (form, *to))
        endings = {
            (end, instead) for rules in tables.get("lemma_rules", {}).values()
            for end, instead in rules if end
        }
        known = language_of(language).parsing
        endings |= set(known.lemma_endings) if known is not None else set()
        return Vocabulary(language, lemmas, forms, tuple(sorted(endings)))
    return None


def _tables(package: str) -> dict[str, Any]:
    """The tables of a pipeline's lemmatizer, read without loading the pipeline."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return {}
    found = sorted(Path(spec.origin).parent.glob("*/lemmatizer/lookups/lookups.bin"))
    if not found:
        return {}
    packed = importlib.import_module("srsly")  # comes with spaCy, without type hints
    tables: dict[str, Any] = packed.msgpack_loads(found[0].read_bytes())
    return tables
