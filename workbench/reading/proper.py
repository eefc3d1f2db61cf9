"""Which words are proper names, which of them can be nothing else, and which are answered.

Spelling variants and transliterations are one name (*Poutine* and *Putin*, *Etats-Unis* and *US*,
*URSS* and *USSR*): a name is answered by a word that is spelt like it once accents and vowels are
folded away, by an acronym of it, by the same place under another name, or by a linked word.
"""

from __future__ import annotations

from workbench.languages.calendar import is_calendar_word
from workbench.languages.lexicon import lexicon_of
from workbench.model import Side
from workbench.reading.once import once
from workbench.reading.places import origin, places
from workbench.reading.spelling import alike, explained, fold, is_acronym, variant
from workbench.reading.view import PairView, other
from workbench.reading.vocabulary import vocabulary

__all__ = ["PERSON", "answered", "codes", "entity", "hard", "named", "names", "varied"]

PERSON = frozenset({"PER", "PERSON"})
_PLACE = frozenset({"LOC", "GPE"})
# how a person is addressed is no name, and languages differ in it
_TITLES = frozenset(
    "mr mrs ms miss missis mister master sir madam m mm mme mmes mlle mlles monsieur messieurs "
    "madame mesdames mademoiselle monseigneur".split()
)
# A name linked with a common noun that is no nearer than this is not named by it.
_FAR = 0.25


@once
def codes(view: PairView, side: Side, i: int) -> frozenset[str]:
    """The places that a word names, if any."""
    return places(view.segment(side).language).get(fold(view.text(side, i)), frozenset())


def entity(view: PairView, side: Side, i: int) -> str:
    """The label of the named entity that a word is part of, or ``""``."""
    word = view.word(side, i)
    return word.entity if word else ""


@once
def hard(view: PairView, side: Side, i: int) -> bool:
    """Whether a word can only be a name: a known place, or no word of its language.

    A word that is in the dictionary (*House*, *Island*, *Couronne*) names by what it means
    and may be rendered by what it means.
    """
    text = view.text(side, i)
    if len(text) < 3 or is_acronym(text):
        return False
    if codes(view, side, i):
        return True
    known = vocabulary(view.segment(side).language)
    if known is None:
        return entity(view, side, i) in PERSON | _PLACE
    if text not in known:
        return True
    # word lists hold cities and surnames too: then the parser's word is taken for it
    kind = entity(view, side, i)
    if view.pos(side, i) != "PROPN" or not kind:
        return False
    return kind in PERSON or (
        kind in {*_PLACE, "ORG"} and _alone(view, side, i) and not _rendered(view, side, i))


def _alone(view: PairView, side: Side, i: int) -> bool:
    """Whether a word is a named entity by itself."""
    word = view.word(side, i)
    around = [view.word(side, k) for k in (i - 1, i + 1) if 0 <= k < view.size(side)]
    return word is not None and not any(w and w.entity_id == word.entity_id for w in around)


def _rendered(view: PairView, side: Side, i: int) -> bool:
    """Whether the lexicon renders a word by one that is spelt in another way."""
    here = view.segment(side).language
    lexicon = lexicon_of(here, view.segment(other(side)).language)
    found = lexicon.translations(view.lower(side, i), here) if lexicon is not None else ()
    return bool(found) and not any(alike(view.text(side, i), r.word) for r in found[:2])


@once
def names(view: PairView, side: Side) -> tuple[int, ...]:
    """Tokens that are (part of) a proper name.

    With a parse: what it tags as a proper noun or as part of a named entity, if
    capitalised. Without one: capitalised words that do not open a sentence, in languages
    that do not capitalise their nouns.
    """
    segment = view.segment(side)
    parsed = view.parse(side) is not None
    out = []
    for i, token in enumerate(segment.tokens):
        if token.kind != "word" or not token.text[:1].isupper() or len(token.text.strip(".")) < 2:
            continue
        if token.text.strip(".").lower() in _TITLES:
            continue
        if not view.content(side, i) or is_calendar_word(token.text, segment.language):
            continue
        if not view.counterparts(side, i) and explained(segment.tokens, i):
            continue
        if parsed:
            word = view.word(side, i)
            known = fold(token.text) in places(segment.language)
            proper = word is not None and (word.pos == "PROPN" or known or (
                bool(word.entity) and word.pos in {"NOUN", "X"} and not
                view.sentence_initial(side, i)))
            # A capital means nothing at the head of a sentence.
            sure = known or bool(word and word.entity)
            if proper and (sure or not view.sentence_initial(side, i)):
                out.append(i)
        elif segment.language != "de" and not view.sentence_initial(side, i):
            out.append(i)
    return tuple(out)


@once
def _initials_of(view: PairView, side: Side) -> frozenset[str]:
    """Acronyms that runs of capitalised words of this side could be shortened to."""
    run, out = "", set[str]()
    for token in view.segment(side).tokens:
        parts = [p for p in token.text.replace("-", " ").split() if p]
        if token.kind == "word" and token.text[:1].isupper():
            run += "".join(p[0] for p in parts)
            out |= {run[k:].lower() for k in range(len(run) - 1)}
        elif token.kind == "word" and len(token.text) > 3:
            run = ""
    return frozenset(out)


def named(view: PairView, side: Side, i: int) -> bool:
    """Whether the parser finds an entity in a word that is no acronym."""
    return view.pos(side, i) == "PROPN" and bool(entity(view, side, i)) and not is_acronym(
        view.text(side, i))


@once
def varied(view: PairView, side: Side, i: int) -> bool:
    """Whether the other side has the same name, however it is spelt or shortened."""
    text, away = view.text(side, i), other(side)
    mine = codes(view, side, i)
    for j, token in enumerate(view.segment(away).tokens):
        if token.kind == "punct":
            continue
        if j in view.counterparts(side, i) and alike(text, token.text):
            return True
        if variant(text, token.text) or (mine and mine & codes(view, away, j)):
            return True
        if mine and (code := origin(token.text, view.segment(away).language)) in mine and code:
            return True
    letters, initials = fold(text), _initials_of(view, away)
    return 2 <= len(letters) <= 6 and text.isupper() and (
        letters in initials or letters[::-1] in initials
    )


@once
def answered(view: PairView, side: Side, i: int) -> bool:
    """Whether the other side answers a name: by the same one, by a part of it or by a link."""
    if varied(view, side, i):
        return True
    if (not hard(view, side, i) or _of_place(view, side, i)) and _in_answered_name(view, side, i):
        return True
    away = other(side)
    answers = view.counterparts(side, i)
    return any(
        not hard(view, side, i) or view.text(away, j)[:1].isupper()
        or (view.content(away, j) and view.link_similarity(side, i) >= _FAR)
        for j in answers
    )


def _of_place(view: PairView, side: Side, i: int) -> bool:
    """Whether a place only tells where another lies: *les États-Unis d'Amérique*."""
    return (i >= 2 and view.lower(side, i - 1).replace("’", "'") in {"d'", "de", "of"}
            and bool(codes(view, side, i)) and view.pos(side, i - 2) == "PROPN")


def _in_answered_name(view: PairView, side: Side, i: int) -> bool:
    """Whether the word is part of a longer name that is answered: *United* of *Etats-Unis*.

    The names of several persons in a row are taken for one by some parsers.
    """
    word = view.word(side, i)
    if word is None or word.entity_id < 0 or word.entity in PERSON:
        return False
    for k in range(max(0, i - 6), min(view.size(side), i + 7)):
        near = view.word(side, k)
        same = k != i and near is not None and near.entity_id == word.entity_id
        if same and near is not None and near.pos == "PROPN" and view.counterparts(side, k):
            return True
    return False
