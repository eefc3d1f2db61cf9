"""Every family finds what its examples say, and is silent where they say so.

``examples.toml`` of a family holds groups of pairs, ``[[found]]`` and ``[[silent]]``, each with its
``languages``. What is found is of the group's ``kind`` and at least major, a ``remark`` less; the
third and fourth words of a pair are among those marked in its source and its target. ``turned``
pairs are tried the other way round, too. A group that is ``not_yet`` as it should be fails when it
is. Pairs are looked at each by itself; those of a ``document`` as one text, of which the last is
meant; ``texts`` are aligned first; ``rules`` are a user's.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from workbench.align import align, align_words
from workbench.diverge import PairView, families
from workbench.diverge.finding import STRONG
from workbench.diverge.registry import Family, shipped
from workbench.model import GlossaryTerm
from workbench.run.analysis import row_pairs, views_of
from workbench.text import read_text

GROUP = {"kind", "languages", "turned", "remark", "not_yet", "document", "texts", "rules", "pairs"}
IDS = [family.name for family in shipped()]


@dataclass(frozen=True)
class Example:
    """One pair, the way round that it is tried."""

    group: dict
    found: bool
    languages: tuple[str, str]
    source: str
    target: str
    marked: tuple[str, str] = ("", "")

    @property
    def key(self):
        return (self.languages, self.source, self.target)


def examples(family: Family) -> list[Example]:
    out = []
    for name, groups in family.data("examples").items():
        for group in groups:
            assert set(group) <= GROUP and name in {"found", "silent"}
            languages = tuple(group["languages"].split("-"))
            for source, target, *marked in group["pairs"][-1 if group.get("document") else 0 :]:
                out.append(Example(group, name == "found", languages, source, target,
                                   tuple(marked) if marked else ("", "")))
                if group.get("turned"):
                    out.append(Example(group, name == "found", languages[::-1], target, source))
    return out


@pytest.fixture(scope="module")
def views() -> dict[tuple, PairView]:
    """All pairs of all families, linked, parsed and read in one batch a pair of languages."""
    every = [e for family in shipped() for e in examples(family) if "texts" not in e.group]
    keys = {e.key for e in every}
    keys |= {(e.languages, *pair) for e in every if "document" in e.group
             for pair in e.group["pairs"]}
    out = {}
    for languages in {key[0] for key in keys}:
        rows = sorted(key[1:] for key in keys if key[0] == languages)
        alignments = align_words(row_pairs(rows, *languages))
        out |= {(languages, *row): view
                for row, view in zip(rows, views_of(alignments), strict=True)}
    return out


def look(family: Family, example: Example, views: dict[tuple, PairView]):
    """All that a family finds in an example."""
    group = example.group
    if group.get("texts"):
        texts = [read_text(text, language=code) for text, code in
                 zip((example.source, example.target), example.languages, strict=True)]
        return family.find_links(align(*texts))
    view = views[example.key]
    if group.get("document"):
        every = [views[example.languages, *pair] for pair in group["pairs"]]
        return family.find_document(every)[-1]
    if "rules" in group:
        terms = [GlossaryTerm(*rule) for rule in group["rules"]]
        return family.given(terms, *example.languages).find(view)
    return family.find(view)


def holds(family: Family, example: Example, views: dict[tuple, PairView]) -> bool:
    """Whether an example is as it should be."""
    group = example.group
    sure = [f for f in look(family, example, views) if f.strength >= STRONG]
    grave = [f for f in sure if f.stakes != "minor"]
    if not example.found:
        return not (sure if group.get("document") or group.get("texts") else grave)
    found = [f for f in (sure if group.get("remark") else grave) if f.kind == group["kind"]]
    if group.get("remark"):
        found = [f for f in found if f.stakes == "minor"]
    return any(marks(f, example, views) for f in found)


def marks(finding, example: Example, views: dict[tuple, PairView]) -> bool:
    if not any(example.marked):
        return True
    view = views[example.key]
    return all(set(words.split()) <= {view.text(side, i) for i in finding.tokens(side)}
               for side, words in zip(("source", "target"), example.marked, strict=True))


@pytest.mark.parametrize("family", shipped(), ids=IDS)
def test_examples_are_as_they_should_be(family: Family, views) -> None:
    wrong = [e for e in examples(family)
             if holds(family, e, views) == bool(e.group.get("not_yet"))]
    assert [(e.found, *e.key) for e in wrong] == []


@pytest.mark.parametrize("family", shipped(), ids=IDS)
def test_there_are_examples_of_every_kind_and_of_silence(family: Family) -> None:
    own = examples(family)
    assert {e.group["kind"] for e in own if e.found} == {k.name for k in family.kinds}
    assert any(not e.found for e in own)
    assert len(families()) == len(IDS)
