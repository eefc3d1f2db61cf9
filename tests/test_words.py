"""No word of a language stands outside ``workbench/languages/`` and the wording of evidence.

How they are told from the names that the program gives to its own things: ``languages/words_outside.py``.
"""

from __future__ import annotations

import ast

import pytest
from words_outside import MODULES, labels, tree_of, words_found

# Modules that still hold words: none, and none may be added but for the time of a move.
_STILL: frozenset[str] = frozenset()

# What looks like words of a language and is none, by module, and what it is.
EXCEPTIONS = {
    "align.sentence.features": ("par", "a feature: the paragraphs that end inside"),
    "doctor": ("max chrome google microsoft", "files and programs of the system"),
    "diverge.notes": ("and are is was were", "sentences of notes"),
    "encode.adapter": ("up", "one of two matrices"),
    "encode.hub": ("base large small multilingual", "names of models"),
    "encode.paths": ("off", "what a person sets to have no cache"),
    "encode.transformer": ("camembert roberta", "names of models"),
    "exchange.markup": ("𐀀", "the ends of a range of characters"),
    "fidelity.comet": ("mt", "a column"),
    "reading.arguments": ("perf", "a value of a feature in Universal Dependencies"),
    "report.keeping": ("var", "a function of CSS"),
    "report.reader": ("around", "classes of the page's parts"),
    "report.sections": ("en", "the language of the evidence"),
    "report.svg": ("font", "attributes of SVG"),
    "report.versions": ("in above", "parts of the library's own notes"),
    "review.agreement": ("of on", "names of figures"),
    "run.analysis": ("en fr", "which languages weights were fitted on"),
    "run.making": ("transformers spacy sacrebleu torch", "names of packages"),
    "run.pdf": ("chrome google microsoft", "names of programs"),
    "run.notebook": ("float int str bool", "names of types"),
    "text.furniture": ("com de eu fr gov net org uk", "ends of the names of sites"),
    "text.html": ("doctype xml noscript object select iframe textarea audio video math aside button "
                  "menu figcaption blockquote footer dialog details legend dt th hr pre",
                  "elements of HTML"),
    "text.markdown": ("open image inline https", "what a parser of Markdown gives"),
    "text.words": ("com de eu fr gov net org co uk info io https เ แ โ ใ ไ ะ า ำ ๅ",
                   "ends of the names of sites; vowels that stand beside their syllable"),
}


def fault(module: str, found: list[tuple[int, list[str]]], still: frozenset[str]) -> str:
    """What is wrong with a module in which these words were found, or nothing."""
    if module in still:
        return "" if found else f"{module} is clean: take it out of _STILL"
    return "; ".join(f"line {line}: {', '.join(words)}" for line, words in found)


@pytest.mark.parametrize("module", MODULES)
def test_no_word_of_a_language_stands_outside_its_room(module):
    excused = EXCEPTIONS.get(module, ("", ""))[0].split()
    found = words_found(tree_of(module), labels() | frozenset(excused))
    assert fault(module, found, _STILL) == ""


def test_modules_not_yet_clean_exist():
    assert set(MODULES) >= _STILL


@pytest.mark.parametrize("module", EXCEPTIONS)
def test_each_exception_is_one(module):
    found = {word for _, words in words_found(tree_of(module), labels()) for word in words}
    assert set(EXCEPTIONS[module][0].split()) <= found


@pytest.mark.parametrize("code", [
    'A = frozenset({"whereas", "unless"})',
    'A = ("whereas", "unless")',
    'A = {"donner": "give", "porter": "carry"}',
    'A = {"fr": {"billion": 1e12, "trillion": 1e18}}',
    'A = {"lui": Pronoun(3, "sing"), "elle": Pronoun(3, "sing")}',
    'A = "donner faire mettre".split()',
    'A = "bake boil fry"\nB = A.split()',
    'A = ["Monday", "Tuesday"]',
    'A = "january|february|march"',
    'A = "[说道]"',
    'A = {"Глава"}',
    'def f(low): return low == "whereas"',
    'def f(low): return low in ("de", "du")',
    'def f(low): return low in {"d\'"}',
    'def f(low): return low == "prochain"',
    'def f(low): return low.endswith("n\'t")',
    'import re\nA = re.compile(r"(?:le|on)\\s+(\\d+)\\s+(?:mai|juin)")',
    'import regex\nA = regex.compile(rf"{B}(?:des|du)\\b")',
    'def f(language): return language != "fr"',
])
def test_words_of_a_language_are_found(code):
    assert words_found(ast.parse(code), labels())


@pytest.mark.parametrize("code", [
    '"""The words of the text, and of whereas and unless."""',
    'def f(a):\n    """Whereas, unless."""\n    raise ValueError("whereas", "unless")',
    'from typing import Literal\nA = Literal["whereas", "unless"]',
    '__all__ = ["whereas", "unless"]',
    'A = {"NOUN", "VERB", "Sing"}',
    'def f(w): return w.relation in {"aux", "case", "nsubj"} or w.relation == "det"',
    'def f(d): return d.kind in ("omission", "addition") or d.severity == "critical"',
    'def f(d): return {"source": d.source, "target": d.target, "similarity": d.similarity}',
    'def f(path): return path.suffix in {".txt", ".text"} or path.name.startswith("~$")',
    'A = ["No passage is rendered by two versions.", "None of them (at all) is."]',
    'import re\nA = re.compile(r"(?P<number>\\d{1,3})\\s*[a-z]{2,}\\b")',
    'def f(n): return f"{n} of the passages and no other" if n else "none of the passages"',
])
def test_what_is_no_word_of_a_language_is_let_be(code):
    assert words_found(ast.parse(code), labels()) == []


def test_a_module_that_is_clean_may_not_be_listed_as_one_that_is_not():
    words = [(1, ["whereas"])]
    assert "whereas" in fault("text.read", words, frozenset())
    assert fault("text.read", words, frozenset({"text.read"})) == ""
    assert "take it out" in fault("text.read", [], frozenset({"text.read"}))
    assert fault("text.read", [], frozenset()) == ""
