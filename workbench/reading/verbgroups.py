"""Verb groups: the lexical verb of each clause with its auxiliaries, modals and subject.

*aurait été signé*, *has to leave*, *n'est pas possible*: what a clause claims of its subject,
when, in which mode and whether it denies it, is spread over several words, and languages
spread it differently. A group gathers them. The parsers follow two schemes, ClearNLP and
Universal Dependencies; a group looks the same from both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from workbench.encode.parse import Parse, ParsedWord
from workbench.languages.topics.verbs import Verbs
from workbench.model import Side
from workbench.reading.once import once
from workbench.reading.view import PairView

__all__ = ["VerbGroup", "group_at", "matched", "verb_groups"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "expl:subj", "csubj"})
_PREDICATES = frozenset({"attr", "acomp", "oprd"})
_PREDICABLE = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl"})


# What a verb such as *aller* makes of its own tense.
_SHIFTED = {
    "future": {"Pres": "future", "Imp": "conditional"},
    "recent": {"Pres": "past", "Imp": "past"},
}


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """What one clause says of its subject; token indexes of one side.

    Attributes
    ----------
    head : int
        The lexical verb, or the predicate of a copula.
    tokens : tuple of int
        The verb, its auxiliaries, modals and copula, in order.
    time : str
        ``past``, ``present``, ``future``, ``conditional``, or ``""`` where the form does not
        say (subjunctive, imperative, no finite verb).
    modal : str
        ``must``, ``should``, ``can``, ``may`` or ``""``.
    subject : int or None
    """

    head: int
    tokens: tuple[int, ...]
    time: str = ""
    perfect: bool = False
    progressive: bool = False
    imperfective: bool = False
    mood: str = ""
    modal: str = ""
    subject: int | None = None


@once
def verb_groups(view: PairView, side: Side) -> tuple[VerbGroup, ...]:
    """The finite verb groups of a side in the order of their verbs; none without a parse."""
    parse, known = view.parse(side), view.language(side).verbs
    if parse is None or known is None:
        return ()
    return _Reader(view, side, parse, known).read()


@once
def group_at(view: PairView, side: Side, index: int) -> VerbGroup | None:
    """The group that a token is part of or hangs on, else one that it stands beside."""
    by_token = _by_token(view, side)
    for k in (index, *view.ancestors(side, index)):
        if k in by_token:
            return by_token[k]
    return next((by_token[k] for k in (index - 1, index + 1, index - 2, index + 2)
                 if k in by_token), None)


@once
def _by_token(view: PairView, side: Side) -> Mapping[int, VerbGroup]:
    return MappingProxyType({t: g for g in verb_groups(view, side) for t in g.tokens})


@once
def matched(view: PairView) -> tuple[tuple[VerbGroup, VerbGroup], ...]:
    """The groups of both sides that render each other, each at most once.

    Their verbs are linked; or their auxiliaries and their subjects are; or there is only one
    on each side.
    """
    mine, yours = verb_groups(view, "source"), verb_groups(view, "target")
    scored = []
    for g in mine:
        for h in yours:
            value = _affinity(view, g, h)
            if value >= 1.0:
                scored.append((-value, abs(g.head - h.head), g, h))
    out, used_g, used_h = [], set(), set()
    for _, _, g, h in sorted(scored, key=lambda x: (x[0], x[1], x[2].head, x[3].head)):
        if g.head not in used_g and h.head not in used_h:
            used_g.add(g.head)
            used_h.add(h.head)
            out.append((g, h))
    if not out and len(mine) == len(yours) == 1:
        out.append((mine[0], yours[0]))
    return tuple(sorted(out, key=lambda pair: pair[0].head))


def _affinity(view: PairView, g: VerbGroup, h: VerbGroup) -> float:
    value = 0.0
    if h.head in view.counterparts("source", g.head):
        value += 2.0
    elif any(h.head in view.counterparts("source", i) for i in g.tokens) or any(
        j in view.counterparts("source", g.head) for j in h.tokens
    ):
        value += 1.0
    elif any(j in h.tokens for i in g.tokens for j in view.counterparts("source", i)):
        value += 0.7
    if g.subject is not None and h.subject is not None and (
        h.subject in view.counterparts("source", g.subject)
    ):
        value += 0.5
    return value


class _Reader:
    """Reads the groups off one parse."""

    def __init__(self, view: PairView, side: Side, parse: Parse, known: Verbs) -> None:
        self.words, self.known, self.parse = parse.words, known, parse
        self.token: dict[int, int] = {}
        tokens = view.segment(side).tokens
        k = 0
        for i, token in enumerate(tokens):
            while k < len(self.words) and self.words[k].end <= token.start:
                k += 1
            m = k
            while m < len(self.words) and self.words[m].start < token.end:
                self.token.setdefault(m, i)
                m += 1
        self.children: dict[int, list[int]] = {}
        for m, word in enumerate(self.words):
            if word.head != m:
                self.children.setdefault(word.head, []).append(m)

    def read(self) -> tuple[VerbGroup, ...]:
        out: dict[int, VerbGroup] = {}
        for m, word in enumerate(self.words):
            if not self._finite(word) or m not in self.token:
                continue
            auxiliary = word.dep.startswith("aux") or word.dep == "cop"
            verb = word.head if auxiliary else m
            group = self._group(verb, m)
            if group is not None:
                out.setdefault(group.head, group)
        return tuple(out[h] for h in sorted(out))

    def _finite(self, word: ParsedWord) -> bool:
        if word.pos not in {"VERB", "AUX"}:
            return False
        low = word.text.lower()
        return (word.feature("VerbForm") == "Fin" or word.feature("VerbType") == "Mod"
                or low in self.known.modal_forms or bool(word.feature("Mood")))

    def _group(self, verb: int, finite: int) -> VerbGroup | None:
        words = self.words
        members = {verb, finite} | {
            c for c in self.children.get(verb, ())
            if (words[c].dep.startswith("aux") or words[c].dep == "cop") and c in self.token
            and words[c].pos in {"AUX", "VERB"} and abs(c - verb) <= 12
        }
        subject = self._subject(verb)
        group = self._read_forms(verb, finite, sorted(members))
        head, extra, change = self._through(verb, finite)
        members |= extra
        if subject is None and head != verb:
            subject = self._subject(head)
        if head not in self.token:
            return None
        group = replace(
            group, head=self.token[head],
            tokens=tuple(sorted({self.token[m] for m in members | {head} if m in self.token})),
            subject=self.token.get(subject) if subject is not None else None,
        )
        return replace(group, time=change.get("time", group.time) or group.time,
                       modal=change.get("modal", group.modal))

    def _subject(self, verb: int) -> int | None:
        below = self.children.get(verb, ())
        return next((c for c in below if self.words[c].relation in _SUBJECTS), None)

    def _read_forms(self, verb: int, finite: int, members: list[int]) -> VerbGroup:
        """Time, aspect, mood and modal of the words of a group."""
        words, known = self.words, self.known
        first = words[finite]
        low = first.text.lower()
        tense, mood = self._sure(first), first.feature("Mood")
        rest = [words[m] for m in members if m > finite]
        time = {"Past": "past", "Imp": "past", "Pres": "present", "Fut": "future"}.get(tense, "")
        modal = known.modal_forms.get(low, "")
        if modal in {"will", "would"}:
            time, modal = ("future" if modal == "will" else "conditional"), ""
            had = low in known.had_or_would and rest and rest[0].feature("VerbForm") == "Part"
            time = "past" if had else time
        elif modal:
            time = ""
        if "Cnd" in {mood, tense}:
            time = "conditional" if tense else ""
        elif mood in {"Sub", "Imp"}:
            time = ""
        past_participle = bool(rest) and rest[-1].feature("VerbForm") == "Part" and (
            rest[-1].feature("Tense") == "Past")
        have = first.lemma in known.perfect_auxiliaries or any(
            words[m].lemma in known.perfect_auxiliaries and m != verb for m in members)
        moved = words[verb].lemma in known.perfect_with_be and past_participle
        tense_mark = any(words[m].dep == "aux:tense" for m in members)
        between = words[finite + 1 : verb]
        perfect = past_participle and ((have and finite != verb) or moved or tense_mark) and not (
            tense_mark and any(w.pos in {"NOUN", "PROPN"} for w in between)
        ) and not (low in known.possessing and words[verb].text.lower() in known.possessed)
        if perfect and time == "present":
            time = "past"
        return VerbGroup(
            head=-1, tokens=(), time=time, perfect=perfect,
            progressive=any(w.feature("Aspect") == "Prog" for w in rest)
            or any(w.text.lower().endswith(known.progressive_endings)
                   and w.pos in {"VERB", "AUX"} for w in rest),
            imperfective=tense == "Imp" and not perfect, mood=mood, modal=modal,
        )

    def _sure(self, word: ParsedWord) -> str:
        """The tense of a form; ``""`` where it may be another, or cannot be what it is tagged."""
        tense = word.feature("Tense")
        low, lemma = word.text.lower(), word.lemma.lower()
        for sure, pattern in self.known.sure_tense_forms.items():
            if re.search(pattern, f"{low} {lemma}"):
                return sure
        if low in self.known.invariant or word.feature("VerbForm") == "Part":
            return "" if low in self.known.invariant else tense
        marked = "Cnd" if word.feature("Mood") == "Cnd" else tense
        form = self.known.tense_forms.get(marked)
        if form is not None and not re.search(form, f"{low} {lemma}"):
            return ""
        return tense

    def _through(self, verb: int, finite: int) -> tuple[int, set[int], dict[str, str]]:
        """Past a modal, a copula or an auxiliary of time to what is claimed."""
        words, known = self.words, self.known
        head, extra = verb, set()
        change: dict[str, str] = {}
        lemma = words[head].lemma.lower()
        modal = known.modal_verbs.get(lemma, "")
        goal = self._complement(head, modal)
        if modal and goal is not None:
            extra.add(head)
            head = goal
            gone = (words[verb].feature("VerbForm") == "Part"  # "sommes allés manger"
                    and words[verb].feature("Tense") == "Past")
            if modal in {"future", "recent"} and not gone:
                tense = words[finite].feature("Tense")
                change["time"] = _SHIFTED[modal].get(tense, "")
            elif modal not in {"future", "recent"}:
                change["modal"] = modal
        for c in self.children.get(head, ()):  # "is able to", "est possible": past the copula
            if words[c].dep in _PREDICATES and c > head and words[head].lemma in known.copulas:
                extra.add(head)
                head = c
                break
        predicate = words[head]
        mode = known.modal_predicates.get(predicate.text.lower(), "") or (
            known.modal_predicates.get(predicate.lemma.lower(), ""))
        goal = self._complement(head, "")
        if mode and goal is not None and not change.get("modal"):
            extra.add(head)
            head = goal
            change["modal"] = mode
        return head, extra, change

    def _complement(self, verb: int, modal: str) -> int | None:
        """The infinitive, or the clause of *il faut que*, that hangs on a modal verb."""
        needed = self.known.infinitive_marks.get(self.words[verb].lemma.lower())
        for c in self.children.get(verb, ()):
            word = self.words[c]
            if word.dep not in _COMPLEMENTS or c < verb or word.pos not in _PREDICABLE:
                continue
            before = [self.words[k] for k in self.children.get(c, ()) if verb < k < c]
            marks = {k.text.lower().replace("’", "'") for k in before if k.pos == "ADP"}
            if modal and (not marks & needed if needed else bool(marks)):
                continue
            infinitive = word.feature("VerbForm") == "Inf" or any(
                k.text.lower() in self.known.infinitive_particles
                or k.feature("VerbForm") == "Inf" for k in before)
            if infinitive or self.words[verb].lemma in self.known.that_modals:
                return c
        return None
