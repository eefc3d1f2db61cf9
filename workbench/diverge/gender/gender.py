"""Gender: is someone a man on one side and a woman on the other?

Pronouns and nouns that answer each other must agree (*elle* and *he*, *roi* and *queen*), unless
the French noun that the pronoun stands for says nothing of the person (*la victime*, *le
médecin*). French possessives follow the thing owned, so *his* and *her* are judged by who is
spoken of: where every person of the sentence whose gender the texts tell is a woman, *his* is no
one's.
"""

from __future__ import annotations

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.encode.parse import Parse
from workbench.languages.first_names import first_names
from workbench.languages.topics.reference import Reference
from workbench.model import Side
from workbench.reading.view import SIDES, PairView, other

__all__ = ["find"]

_PERSONAL = frozenset({"he", "she"})
_SURE = 0.4


def find(view: PairView) -> list[Finding]:
    """People whose gender differs."""
    out: list[Finding] = []
    for i in range(view.size("source")):
        mine = _being(view, "source", i)
        if not mine:
            continue
        for j in view.counterparts("source", i):
            yours = _being(view, "target", j)
            if yours and yours != mine and _person_told(view, i, j):
                out.append(_finding(view, "gender.changed", (i,), (j,), 0.8))
    return out or _owners(view)


def _finding(
    view: PairView, key: str, source: tuple[int, ...], target: tuple[int, ...], sure: float
) -> Finding:
    evidence = say(key, said=view.phrase("source", source), says=view.phrase("target", target))
    return Finding("gender", "major", sure, evidence, source, target)


def _being(view: PairView, side: Side, i: int) -> str:
    """What a pronoun or noun says of the one it stands for: ``he``, ``she`` or ``""``."""
    known = view.language(side).reference
    if known is None:
        return ""
    low = known.bare(view.lower(side, i))
    word = view.word(side, i)
    if low in known.beings and (word is None or word.pos in {"NOUN", "PROPN", "X"}):
        return known.beings[low]
    pronoun = known.pronouns.get(low)
    if pronoun is None or pronoun.being not in _PERSONAL:
        return ""
    return pronoun.being


def _person_told(view: PairView, i: int, j: int) -> bool:
    """Whether the gender of both words is the person's, not only the grammar's."""
    places: tuple[tuple[Side, int], ...] = (("source", i), ("target", j))
    for side, k in places:
        known = view.language(side).reference
        if known is None or view.lower(side, k) in known.beings:
            continue
        if _nouns(view, side) & known.epicene:
            return False
    return view.link_score("source", i) >= _SURE


def _nouns(view: PairView, side: Side) -> set[str]:
    """Lemmas of the nouns that a pronoun may stand for."""
    here = {view.lemma(side, k) for k in range(view.size(side)) if view.pos(side, k) == "NOUN"}
    before: Parse | None = view.before(side)
    return here | {w.lemma.lower() for w in before.words if w.pos == "NOUN"} if before else here


def _owners(view: PairView) -> list[Finding]:
    """Pronouns of one gender where all that is told of anyone is the other gender."""
    out: list[Finding] = []
    for side in SIDES:
        known = view.language(side).reference
        if known is None or known.grammatical_gender:
            continue
        for k in range(view.size(side)):
            pronoun = known.pronouns.get(view.lower(side, k))
            if pronoun is None or pronoun.being not in _PERSONAL or not pronoun.possessive:
                continue
            if _either(view, side, k, known) or _kin(view, side, k, known):
                continue
            told = _told(view, side, k) | _told(view, other(side), -1)
            if not told or pronoun.being in told or _strangers(view, side):
                continue
            answers = view.counterparts(side, k)
            if not answers or not _possessive(view, other(side), answers[0]):
                continue
            source, target = ((k,), answers[:1]) if side == "source" else (answers[:1], (k,))
            out.append(_finding(view, "gender.owner", source, target, 0.65))
    return out


def _either(view: PairView, side: Side, k: int, known: Reference) -> bool:
    """Whether both genders are named at once: *his or her*."""
    near = range(max(0, k - 2), min(view.size(side), k + 3))
    beings = {p.being for m in near if (p := known.pronouns.get(view.lower(side, m))) is not None}
    return beings >= _PERSONAL


def _kin(view: PairView, side: Side, k: int, known: Reference) -> bool:
    """Whether a person is owned, as in *her father*: then the owner is someone else."""
    return any(view.lower(side, m) in known.beings
               for m in range(k + 1, min(k + 4, view.size(side))))


def _possessive(view: PairView, side: Side, k: int) -> bool:
    known = view.language(side).reference
    pronoun = known.pronouns.get(view.lower(side, k)) if known is not None else None
    return pronoun is not None and pronoun.possessive


def _told(view: PairView, side: Side, but: int) -> set[str]:
    """The genders of persons that a side and what stands before it tell."""
    known = view.language(side).reference
    if known is None:
        return set()
    out = set()
    for k in range(view.size(side)):
        if k == but:
            continue
        word = view.word(side, k)
        idle = word is not None and word.dep.startswith("expl")  # *il faut*
        found = "" if idle else _being(view, side, k) or _named(view, side, k)
        if found:
            out.add(found)
    before = view.before(side)
    for word in before.words if before is not None else ():
        low = word.text.lower()
        out |= {_of_word(low, known), first_names().get(low, "")}
    return out - {""}


def _of_word(low: str, known: Reference) -> str:
    pronoun = known.pronouns.get(low)
    if pronoun is not None and pronoun.being in _PERSONAL:
        return pronoun.being
    return known.beings.get(low, "")


def _named(view: PairView, side: Side, k: int) -> str:
    """The gender that a first name tells."""
    return first_names().get(view.lower(side, k), "") if view.text(side, k)[:1].isupper() else ""


def _strangers(view: PairView, side: Side) -> bool:
    """Whether a person is named of whom nothing tells the gender."""
    for k in range(view.size(side)):
        word = view.word(side, k)
        if word is None or word.entity not in {"PER", "PERSON"} or word.pos != "PROPN":
            continue
        same = [m for m in range(max(0, k - 4), min(view.size(side), k + 5))
                if (w := view.word(side, m)) is not None and w.entity_id == word.entity_id]
        titled = {m for n in same for m in (n, n - 1) if m >= 0}
        if not any(_named(view, side, m) or _being(view, side, m) for m in titled):
            return True
    return False
