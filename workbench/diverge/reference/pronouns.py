"""Reference: do pronouns and possessives point to the same one?

Languages say different things with a pronoun: French *son* agrees with the thing owned and
leaves the owner open, English *his* says that it is a man. Two checks follow: linked
pronouns whose person or number cannot be of the same one, and a personal possessive
where the original speaks of the phase of an event (*à son issue*, of the summit, against
*at his conclusion*).
"""

from __future__ import annotations

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.encode.parse import Parse
from workbench.languages.topics.reference import Pronoun
from workbench.model import Side
from workbench.reading.view import PairView, other

__all__ = ["find"]

_PERSONAL = frozenset({"he", "she"})
_SURE = 0.5


def _pronoun(view: PairView, side: Side, i: int) -> Pronoun | None:
    known = view.language(side).reference
    return known.pronouns.get(known.bare(view.lower(side, i))) if known is not None else None


def _clash(a: Pronoun, b: Pronoun) -> str:
    """What two pronouns disagree in, or ``""``."""
    if a.possessive != b.possessive:
        return ""
    if a.person != b.person:
        return "person"
    if a.number and b.number and a.number != b.number:
        return "number"
    return ""


def find(view: PairView) -> list[Finding]:
    """Pronouns and possessives that point elsewhere."""
    out: list[Finding] = []
    for i in range(view.size("source")):
        mine = _pronoun(view, "source", i)
        if mine is None:
            continue
        for j in view.counterparts("source", i):
            yours = _pronoun(view, "target", j)
            if yours is None:
                continue
            phase = _phase(view, i, j, mine, yours)
            if phase is not None:
                out.append(phase)
            elif view.link_score("source", i) >= _SURE:
                clash = _clash(mine, yours)
                if clash and not _quotation(view, clash) and not _impersonal(view, i, j):
                    grave = clash == "person" and not _generic(mine, yours)
                    out.append(_finding(view, i, j, clash, grave))
    return out


def _quotation(view: PairView, clash: str) -> bool:
    """Reported speech shifts the person; do not judge where only one side quotes."""
    if clash != "person":
        return False
    marks = set("\"“”«»")
    quoted = [any(c in marks for c in view.segment(s).text) for s in ("source", "target")]
    return quoted[0] != quoted[1]


def _impersonal(view: PairView, i: int, j: int) -> bool:
    """Whether one of two pronouns stands for no one: *il faut*."""
    places: tuple[tuple[Side, int], ...] = (("source", i), ("target", j))
    for side, k in places:
        word, head = view.word(side, k), view.head(side, k)
        known = view.language(side).reference
        if word is not None and word.dep.startswith("expl"):
            return True
        if head is not None and known and view.lemma(side, head) in known.impersonal:
            return True
    return False


def _generic(a: Pronoun, b: Pronoun) -> bool:
    """*your best*, *son mieux*: anyone's, which languages say in their own persons."""
    return a.possessive and {a.person, b.person} == {2, 3}


def _finding(view: PairView, i: int, j: int, clash: str, grave: bool) -> Finding:
    evidence = say(f"reference.{clash}", said=view.text("source", i), says=view.text("target", j))
    return Finding("reference", "major" if grave else "minor", 0.6, evidence, (i,), (j,))


def _phase(view: PairView, i: int, j: int, mine: Pronoun, yours: Pronoun) -> Finding | None:
    """The possessor of a phase is an event; a personal possessive makes it someone's."""
    if not (mine.possessive and yours.possessive and mine.person == yours.person == 3):
        return None
    views: tuple[tuple[Side, int, Pronoun], ...] = (("target", j, yours), ("source", i, mine))
    for side, k, personal in views:
        if personal.being not in _PERSONAL:
            continue
        away = other(side)
        away_index = i if side == "target" else j
        away_pronoun = mine if side == "target" else yours
        if away_pronoun.being in _PERSONAL:
            return None
        owned, owned_away = _owned(view, side, k), _owned(view, away, away_index)
        known_away = view.language(away).reference
        if owned_away is None or known_away is None:
            return None
        # "ses débuts" are a person's, "son début" is an event's
        several = view.lower(away, owned_away) != view.lemma(away, owned_away)
        if several or view.lemma(away, owned_away) not in known_away.phases:
            return None
        event = _event_before(view.before(away), known_away.events)
        evidence = say(
            "reference.phase",
            away=view.phrase(away, (away_index, owned_away)),
            owned=view.phrase(side, (k, owned) if owned is not None and owned > k else (k,)),
            owner=say("reference.man" if personal.being == "he" else "reference.woman"),
            event=say("reference.this-event", word=event) if event else say("reference.event"),
            word=view.text(side, k),
        )
        source = (i, *((owned_away if away == "source" else owned),)) if owned is not None else (i,)
        target = (j, *((owned if side == "target" else owned_away),)) if owned is not None else (j,)
        return Finding("reference", "major", 0.85 if event else 0.65, evidence,
                       tuple(x for x in source if x is not None),
                       tuple(x for x in target if x is not None))
    return None


def _owned(view: PairView, side: Side, i: int) -> int | None:
    """The noun that a possessive determines: its head, else the next content word."""
    head = view.head(side, i)
    if head is not None and 0 < head - i <= 3:
        return head
    return next((k for k in range(i + 1, min(i + 4, view.size(side))) if view.content(side, k)),
                None)


def _event_before(before: Parse | None, events: frozenset[str]) -> str:
    """The last event noun of the text before, as it stands there."""
    if before is None:
        return ""
    for word in reversed(before.words):
        if word.lemma.lower() in events or word.text.lower() in events:
            return word.text
    return ""
