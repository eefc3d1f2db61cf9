"""A user's glossary: renderings that must be used, and renderings that must not.

A term and its rendering are found in any case and inflection: a word of the text counts as a
word of the term where the two are written alike or have one lemma. Where one term is part of
another, the longer one is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.encode.parse import parser
from workbench.model import GlossaryTerm, Side
from workbench.reading.view import PairView
from workbench.text import tokenize

__all__ = ["Glossary"]

# how sure it is that a rendering is the term's: linked to it, or only in the same passage
_LINKED, _NEAR = 0.95, 0.8

_Place = range  # of token indexes


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What may stand for each word of a term: its forms and lemmas, in lower case."""

    text: str
    words: tuple[frozenset[str], ...]


class Glossary:
    """The terms of a glossary, ready to be looked for in pairs of two languages.

    Parameters
    ----------
    terms : iterable of GlossaryTerm
    source_language, target_language : str
    cache : bool
        Whether parses are kept on disk and reused.

    Attributes
    ----------
    seen : set of str
        The terms that the originals looked at so far hold.
    """

    def __init__(
        self, terms: Iterable[GlossaryTerm], source_language: str, target_language: str,
        *, cache: bool = True,
    ) -> None:
        self.terms = tuple(terms)
        self.seen: set[str] = set()
        sources = _phrases([t.source for t in self.terms], source_language, cache)
        targets = _phrases([t.target for t in self.terms], target_language, cache)
        self._asked: dict[_Phrase, dict[str, list[_Phrase]]] = {}
        for term in self.terms:
            # lines for "traité" and "Traités" are about one term
            wanted = self._asked.setdefault(sources[term.source], {"must": [], "never": []})
            wanted[term.status].append(targets[term.target])

    def find(self, view: PairView) -> list[Finding]:
        """Where a pair does not keep to the glossary."""
        out: list[Finding] = []
        taken: set[int] = set()
        for phrase in sorted(self._asked, key=lambda p: -len(p.words)):
            places = [p for p in _places(view, "source", phrase) if not taken & set(p)]
            if not places:
                continue
            taken.update(i for p in places for i in p)
            self.seen.add(phrase.text)
            asked = self._asked[phrase]
            used, forbidden = _forbidden(view, places, asked["never"], asked["must"])
            out += forbidden
            if asked["must"]:
                left = [p for p in places if p not in used]  # one word, one remark
                out += _missing(view, left, asked["must"])
        return out


def _forbidden(
    view: PairView, places: Sequence[_Place], never: Sequence[_Phrase], must: Sequence[_Phrase]
) -> tuple[list[_Place], list[Finding]]:
    """Renderings that must not be used, and the places of the term that have them."""
    right = {j for phrase in must for q in _places(view, "target", phrase) for j in q}
    used: list[_Place] = []
    out: list[Finding] = []
    for phrase in never:
        for there in _places(view, "target", phrase):
            answering = next((p for p in places if _linked(view, p, there)), None)
            free = not any(view.counterparts("target", j) for j in there)
            if answering is None and not free:
                continue  # it renders something else
            if right >= set(there):
                continue  # part of a rendering that is asked for
            place = answering or places[0]
            used.append(place)
            out.append(Finding(
                "glossary", "major", _LINKED if answering else _NEAR,
                say("glossary.never", term=view.phrase("source", place),
                    rendering=view.phrase("target", there)),
                tuple(place), tuple(there)))
    return used, out


def _missing(
    view: PairView, places: Sequence[_Place], must: Sequence[_Phrase]
) -> list[Finding]:
    """Places of a term that are not rendered in any of the ways asked for."""
    theirs = [p for phrase in must for p in _places(view, "target", phrase)]
    answered = {id(p): next((q for q in theirs if _linked(view, p, q)), None) for p in places}
    free = [q for q in theirs if q not in answered.values()]
    out: list[Finding] = []
    wanted = tuple(dict.fromkeys(phrase.text for phrase in must))
    for place in places:
        if answered[id(place)] is not None:
            continue
        instead = tuple(sorted({
            j for i in place if view.content("source", i)
            for j in view.counterparts("source", i) if view.content("target", j)}))
        if free:
            free.pop(0)  # the links may have missed it
            continue
        if not instead and theirs:
            continue  # said once and taken up by a pronoun
        out.append(Finding(
            "glossary", "major", _LINKED if instead else _NEAR,
            say("glossary.instead", term=view.phrase("source", place), wanted=wanted,
                rendering=view.phrase("target", instead)) if instead else
            say("glossary.missing", term=view.phrase("source", place), wanted=wanted),
            tuple(place), instead))
    return out


def _linked(view: PairView, place: _Place, there: _Place) -> bool:
    return any(j in there for i in place for j in view.counterparts("source", i))


def _places(view: PairView, side: Side, phrase: _Phrase) -> list[_Place]:
    """Where a term stands on a side: ranges of tokens that do not overlap."""
    out: list[_Place] = []
    size, i = len(phrase.words), 0
    while i + size <= view.size(side):
        if all(_is(view, side, i + k, words) for k, words in enumerate(phrase.words)):
            out.append(range(i, i + size))
            i += size
        else:
            i += 1
    return out


def _is(view: PairView, side: Side, i: int, words: frozenset[str]) -> bool:
    return _plain(view.text(side, i)) in words or _plain(view.lemma(side, i)) in words


def _phrases(texts: Iterable[str], language: str, cache: bool) -> dict[str, _Phrase]:
    found = parser(language)
    out: dict[str, _Phrase] = {}
    same: dict[tuple[frozenset[str], ...], _Phrase] = {}
    for text in dict.fromkeys(texts):
        tokens = tokenize(text, language)
        lemmas = {} if found is None else {
            w.start: w.lemma for w in found.parse([text], cache=cache)[0].words}
        words = tuple(frozenset({_plain(t.text), _plain(lemmas.get(t.start) or t.text)})
                      for t in tokens)
        out[text] = same.setdefault(words, _Phrase(text, words))
    return out


def _plain(word: str) -> str:
    """In lower case, with the one apostrophe."""
    return word.casefold().replace("’", "'")
