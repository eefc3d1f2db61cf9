"""Each language's own examples of how words are related are read as they say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import workbench.languages
from workbench.diverge.structure import attachment, readings, roles
from workbench.encode.parse import parser
from workbench.languages import language_of, languages
from workbench.model import SegmentPair, WordAlignment
from workbench.reading.arguments import ACTOR, COMPARED, RECIPIENT, UNDERGOER, arguments, passive
from workbench.reading.dependencies import Tree
from workbench.reading.view import PairView
from workbench.text import segment

HOME = Path(workbench.languages.__file__).parent
CORE = {ACTOR, UNDERGOER, RECIPIENT, COMPARED}
KNOWN = [code for code in languages() if language_of(code).structure is not None]
EXAMPLES = [
    pytest.param(code, one, id=f"{code}-{number}") for code in KNOWN
    for number, one in enumerate(
        tomllib.loads((HOME / code / "examples.toml").read_text("utf-8")).get("structure", ()))
]


def tree_of(text, code):
    """The tree of a text that stands beside nothing."""
    if (pipeline := parser(code)) is None:
        pytest.skip(f"no pipeline for {code}")
    pair = SegmentPair("L0", segment(text, code), segment("", code))
    alignment = WordAlignment(pair, (), (), "none")
    return Tree(PairView(alignment, pipeline.parse([text])[0]), "source")


@pytest.mark.parametrize(("code", "one"), EXAMPLES)
def test_examples_are_read_as_they_say(code, one):
    tree = tree_of(one["text"], code)
    words = [token.text for token in tree.view.segment("source").tokens]
    nouns = [i for i in range(tree.size) if tree.pos(i) == "NOUN"]
    found = {
        "text": one["text"],
        "compared": [[words[i], words[j]] for i, j, _ in roles._compared(tree)],
        "events": [words[i] for i in nouns if readings._event(tree, i)],
        "times": [words[i] for i in nouns if readings.temporal(tree, i)],
        "adverbs": [words[i] for i in range(tree.size) if attachment._mobile(tree, i) == "adverb"],
    }
    if "predicate" in one:
        p = words.index(one["predicate"])
        found |= {"predicate": one["predicate"], "passive": passive(tree, p),
                  "roles": {words[a.token]: a.roles & CORE for a in arguments(tree, p)}}
    wanted = dict(one)
    if "roles" in one:
        wanted["roles"] = {word: set(said.split()) for word, said in one["roles"].items()}
    assert {key: found[key] for key in wanted} == wanted
    assert len(wanted) > 1


@pytest.mark.parametrize("code", KNOWN)
def test_every_language_with_a_structure_has_examples_of_it(code):
    assert any(p.values[0] == code for p in EXAMPLES)
