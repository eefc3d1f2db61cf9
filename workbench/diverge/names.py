"""Proper names: is each one answered on the other side?

Spelling variants and transliterations are not divergences (*Poutine* and *Putin*,
*Etats-Unis* and *US*, *URSS* and *USSR*): a name is answered by a linked word, by a word
that is spelt like it once accents and vowels are folded away, or by an acronym of it.
"""

from __future__ import annotations

import functools
import unicodedata
from difflib import SequenceMatcher

from workbench.diverge.quantities import is_calendar_word
from workbench.diverge.view import SIDES, Finding, PairView, other
from workbench.diverge.wording import say
from workbench.model import Side

__all__ = ["agreement", "alike", "find", "names", "places"]

_FOLD = str.maketrans({"k": "c", "q": "c", "y": "i", "w": "v", "z": "s", "j": "i", "x": "s"})
_CONTINENTS = ("Africa/", "America/", "Asia/", "Australia/", "Europe/")
_PERSON = frozenset({"PER", "PERSON"})
# how a person is addressed is no name, and languages differ in it
_TITLES = frozenset(
    "mr mrs ms miss missis mister master sir madam m mm mme mmes mlle mlles monsieur messieurs "
    "madame mesdames mademoiselle monseigneur".split()
)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().translate(_FOLD))
    return "".join(c for c in plain if c.isalnum())


def _skeleton(text: str) -> str:
    folded = _fold(text)
    return folded[:1] + "".join(c for c in folded[1:] if c not in "aeiouh")


def alike(a: str, b: str) -> bool:
    """Whether two names may be spellings of one: folded, by consonants, or by initials."""
    x, y = _fold(a), _fold(b)
    if not x or not y:
        return False
    if x == y or sorted(x) == sorted(y) or (min(len(x), len(y)) >= 4 and (x in y or y in x)):
        return True
    if SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.72:
        return True
    p, q = _skeleton(a), _skeleton(b)
    if min(len(p), len(q)) < 3:
        return False
    return SequenceMatcher(None, p, q, autojunk=False).ratio() >= 0.8


@functools.cache
def places(language: str) -> dict[str, frozenset[str]]:
    """Countries and cities by folded name, with their codes, from the Unicode CLDR.

    Cities are those that name a time zone: a few hundred, most of them capitals.
    """
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, set[str]] = {}
    for code, name in locale.territories.items():
        if len(code) == 2 and code.isalpha():
            found.setdefault(_fold(name), set()).add(code)
    for zone in get_global("zone_territories"):
        if not zone.startswith(_CONTINENTS):
            continue
        named = locale.time_zones.get(zone, {}).get("city")  # where it differs from the id
        city = named or zone.rsplit("/", 1)[-1].replace("_", " ")
        found.setdefault(_fold(city), set()).add(zone)
    return {name: frozenset(codes) for name, codes in found.items()}


def _other_place(view: PairView, i: int, j: int) -> bool:
    """Whether both words name places that are known and not the same."""
    mine = places(view.segment("source").language).get(_fold(view.text("source", i)))
    yours = places(view.segment("target").language).get(_fold(view.text("target", j)))
    return mine is not None and yours is not None and not mine & yours


def _other_person(view: PairView, i: int, j: int) -> bool:
    """Whether both words are taken for names of persons."""
    a, b = view.word("source", i), view.word("target", j)
    return bool(a and b and a.entity in _PERSON and b.entity in _PERSON)


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
        if parsed:
            word = view.word(side, i)
            known = _fold(token.text) in places(segment.language)
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


def _initials(view: PairView, side: Side) -> set[str]:
    """Acronyms that runs of capitalised words of this side could be shortened to."""
    run, out = "", set()
    for token in view.segment(side).tokens:
        parts = [p for p in token.text.replace("-", " ").split() if p]
        if token.kind == "word" and token.text[:1].isupper():
            run += "".join(p[0] for p in parts)
            out |= {run[k:].lower() for k in range(len(run) - 1)}
        elif token.kind == "word" and len(token.text) > 3:
            run = ""
    return out


def _answered(view: PairView, side: Side, i: int, initials: set[str]) -> bool:
    text = view.text(side, i)
    away = other(side)
    if any(alike(text, view.text(away, j)) for j in range(view.size(away))
           if view.segment(away).tokens[j].kind != "punct"):
        return True
    letters = _fold(text)
    if 2 <= len(letters) <= 6 and text.isupper() and (
        letters in initials or letters[::-1] in initials
    ):
        return True
    return bool(view.counterparts(side, i)) or _in_answered_name(view, side, i)


def _in_answered_name(view: PairView, side: Side, i: int) -> bool:
    """Whether the word is part of a longer name that is answered: *United* of *Etats-Unis*."""
    word = view.word(side, i)
    if word is None or word.entity_id < 0:
        return False
    for k in range(max(0, i - 6), min(view.size(side), i + 7)):
        near = view.word(side, k)
        same = k != i and near is not None and near.entity_id == word.entity_id
        if same and near is not None and near.pos == "PROPN" and view.counterparts(side, k):
            return True
    return False


def agreement(view: PairView) -> float | None:
    """Share of the names of both sides that are answered, in [0, 1]; None without any."""
    total = answered = 0
    for side in SIDES:
        initials = _initials(view, other(side))
        for i in names(view, side):
            total += 1
            answered += _answered(view, side, i, initials)
    return answered / total if total else None


def _runs(indexes: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for i in indexes:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def find(view: PairView) -> list[Finding]:
    """Names that are lost, added or exchanged for others."""
    out: list[Finding] = []
    exchanged = _exchanged(view)
    for run in _runs(sorted(exchanged)):
        out.append(_exchange(view, tuple(run), tuple(exchanged[i] for i in run)))
    for side in SIDES:
        initials = _initials(view, other(side))
        lost = [i for i in names(view, side) if not _answered(view, side, i, initials)
                and not (side == "target" and i in exchanged.values())]
        for run in _runs(lost):
            out.append(_missing(view, side, tuple(run)))
    return out


def _exchanged(view: PairView) -> dict[int, int]:
    """Names of the original that are linked with the name of another."""
    out: dict[int, int] = {}
    proper = set(names(view, "target"))
    initials = _initials(view, "target")
    for i in names(view, "source"):
        linked = [j for j in view.counterparts("source", i) if j in proper]
        variant = any(alike(view.text("source", i), view.text("target", j)) for j in proper)
        if not linked or variant or _fold(view.text("source", i)) in initials:
            continue
        if _other_place(view, i, linked[0]) or _other_person(view, i, linked[0]):
            out[i] = linked[0]
    return out


def _exchange(view: PairView, run: tuple[int, ...], answers: tuple[int, ...]) -> Finding:
    place = any(_other_place(view, i, j) for i, j in zip(run, answers, strict=True))
    return Finding(
        kind="name", severity="critical" if place else "major", confidence=0.9 if place else 0.7,
        evidence=say("name.changed", said=view.phrase("source", run),
                     says=view.phrase("target", answers)),
        source=run, target=tuple(sorted(set(answers))),
    )


def _missing(view: PairView, side: Side, run: tuple[int, ...]) -> Finding:
    # A forename or title beside a name that is answered completes it and says nothing else.
    neighbours = [k for k in (run[0] - 1, run[-1] + 1) if 0 <= k < view.size(side)]
    completes = any(
        view.pos(side, k) == "PROPN" and view.counterparts(side, k) for k in neighbours
    )
    key = "name.omitted" if side == "source" else "name.added"
    # An acronym may be written out, or made from other words, on the other side.
    acronym = len(run) == 1 and view.text(side, run[0]).isupper()
    slight = completes or acronym
    return Finding(
        kind="name", severity="minor" if slight else "major",
        confidence=0.35 if slight else 0.7, evidence=say(key, words=view.phrase(side, run)),
        source=run if side == "source" else (), target=run if side == "target" else (),
    )
