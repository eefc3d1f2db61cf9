"""Speech: what is asked, what is quoted and who is said to say it.

A question on one side answers a question on the other; indirect questions (*whether*, *si*),
tags (*isn't it?*, *n'est-ce pas ?*) and questions that only make a request polite are left alone.
A quotation is judged by its words: those that stand between quotation marks on one side should
be rendered by words that do. Verbs of saying are compared by force, after Vanderveken (1990):
to claim, to admit, to deny and to promise are not the same act; *say* renders any that neither
doubts nor denies.
"""

from __future__ import annotations

from workbench.diverge.finding import Finding, named
from workbench.diverge.said import Said, say
from workbench.languages.topics.speech import Speech
from workbench.model import Severity, Side
from workbench.reading.negations import asks_assent
from workbench.reading.verbgroups import VerbGroup, matched, verb_groups
from workbench.reading.view import SIDES, PairView, other

__all__ = ["find", "find_attribution", "find_question", "find_quotation", "quoted"]

_OPENING = frozenset("«“„‹")
_CLOSING = frozenset("»”›")
_PLAIN = frozenset({'"', "``", "''", "＂"})
_CLAIM, _ADMIT = frozenset({"claim"}), frozenset({"admit"})
# a shorter stretch is a title, a term or a reserve, which languages mark as they like
_QUOTED = 4
_ELSEWHERE = 3
_INVERTED = 4  # words between a verb of saying and its speaker


def find(view: PairView) -> list[Finding]:
    """Questions, quotations and attributions that differ."""
    return [*find_question(view), *find_quotation(view), *find_attribution(view)]


def find_question(view: PairView) -> list[Finding]:
    """A question that is rendered by a statement, or the reverse."""
    asks = {side: _asks(view, side) for side in SIDES}
    if bool(asks["source"]) == bool(asks["target"]):
        return []
    side: Side = "source" if asks["source"] else "target"
    away = other(side)
    if _marks(view, away, "?") or _inquires(view, away) or not view.content_tokens(away):
        return []
    start, end = asks[side][-1]
    here = [k for k in range(start, end) if view.segment(side).tokens[k].kind != "punct"]
    if not here:
        return []
    answers = sorted({j for k in here for j in view.counterparts(side, k)})
    if not answers:
        return []  # the question itself is missing, which is another matter
    mild = _polite(view, side, here) or _marks(view, away, "!")
    mark = end if end < view.size(side) else end - 1
    key = "question.lost" if side == "source" else "question.added"
    stated = view.phrase(away, _span(answers))
    said = {"says": stated} if side == "source" else {"said": stated}
    marks, others = (mark, *here[:2]), tuple(answers[:3])
    return [Finding(
        kind="question", stakes="minor" if mild else "major",
        strength=0.5 if mild else 0.85, evidence=say(key, **said),
        source=marks if side == "source" else others,
        target=others if side == "source" else marks,
    )]


def _marks(view: PairView, side: Side, mark: str) -> bool:
    return any(mark in token.text for token in view.segment(side).tokens)


def _span(places: list[int]) -> list[int]:
    """At most the first eight tokens of a stretch, so that evidence stays short."""
    return [k for k in places if k < places[0] + 8]


def _asks(view: PairView, side: Side) -> list[tuple[int, int]]:
    """The stretches of a side that end with a question mark, tags left out."""
    tokens = view.segment(side).tokens
    out: list[tuple[int, int]] = []
    start = 0
    for k, token in enumerate(tokens):
        if not token.text.startswith("?"):
            if token.text in {".", "!", ";", ":", "..."} or token.text in _OPENING:
                start = k + 1
            continue
        if not _tag(view, side, k):
            out.append((start, k))
        start = k + 1
    if not out and _inverted(view, side):
        out.append((0, len(tokens)))
    return out


def _tag(view: PairView, side: Side, mark: int) -> bool:
    """Whether only assent is asked for: *..., isn't it?*"""
    known = view.language(side).negation
    low = [view.lower(side, k).replace("’", "'") for k in range(max(0, mark - 6), mark)]
    if known is None or "," not in low:
        return False
    tail = low[len(low) - low[::-1].index(",") :]
    return asks_assent(tail, known)


def _inverted(view: PairView, side: Side) -> bool:
    """Whether a clause without a question mark opens as a question does: *Are the names ...*"""
    known = view.language(side).speech
    if known is None or view.size(side) < 3 or not known.inverts:
        return False
    groups = verb_groups(view, side)
    first = next((g for g in groups if g.tokens[0] <= 1), None)
    if first is None or first.tokens[0] != 0 or first.mood in {"Imp", "Sub"}:
        return False
    subject = first.subject
    return view.lower(side, 0) in known.inverting and subject is not None and (
        first.tokens[0] < subject <= first.tokens[-1] + 1
    )


def _inquires(view: PairView, side: Side) -> bool:
    """Whether a side without a question mark asks in other words: *whether*, *demander si*."""
    known = view.language(side).speech
    if known is None:
        return False
    return any(
        {view.lower(side, k), view.lemma(side, k)} & known.inquiries
        or (view.lower(side, k) in known.interrogatives and view.sentence_initial(side, k))
        for k in range(view.size(side))
    )


def _polite(view: PairView, side: Side, here: list[int]) -> bool:
    """Whether a question asks someone to do something: *could you ...?*"""
    known = view.language(side).reference
    group = next((g for g in verb_groups(view, side) if g.head in here), None)
    if known is None or group is None or group.subject is None:
        return False
    pronoun = known.pronouns.get(view.lower(side, group.subject).lstrip("-"))
    us = pronoun is not None and pronoun.person in {1, 2}  # "could you", "may I"
    return us and (group.modal in {"can", "may"} or group.time == "conditional")


def quoted(view: PairView, side: Side) -> tuple[tuple[int, ...], ...]:
    """The words of each quotation of a side; one that is not closed runs to the end."""
    out: list[list[int]] = []
    inside: list[int] | None = None
    for k, token in enumerate(view.segment(side).tokens):
        text = token.text
        plain = text in _PLAIN
        if text[:1] in _OPENING or (plain and inside is None):
            inside = []
        elif (text[:1] in _CLOSING or plain) and inside is not None:
            out.append(inside)
            inside = None
        elif inside is not None and token.kind != "punct":
            inside.append(k)
    if inside:
        out.append(inside)
    return tuple(tuple(words) for words in out if words)


def _balanced(view: PairView, side: Side) -> bool:
    """Whether each quotation of a side is closed in it."""
    texts = [t.text for t in view.segment(side).tokens]
    opened = sum(t[:1] in _OPENING for t in texts)
    closed = sum(t[:1] in _CLOSING for t in texts)
    return opened == closed and sum(t in _PLAIN for t in texts) % 2 == 0


def _has_marks(view: PairView, side: Side) -> bool:
    """Whether a side marks any speech: with quotation marks, or with a dash as dialogue does."""
    tokens = view.segment(side).tokens
    return any(t.text[:1] in _OPENING | _CLOSING or t.text in _PLAIN for t in tokens) or (
        bool(tokens) and tokens[0].text in {"-", "–", "—"}
    )


def find_quotation(view: PairView) -> list[Finding]:
    """Quotations that are marked on one side only, and those that quote other words."""
    stretches = {side: quoted(view, side) for side in SIDES}
    out: list[Finding] = []
    for side in SIDES:
        away = other(side)
        balanced = _balanced(view, "source") and _balanced(view, "target")
        mine = [q for q in stretches[side]
                if len([k for k in q if view.content(side, k)]) >= _QUOTED]
        inside = {k for q in stretches[away] for k in q}
        for words in mine:
            content = [k for k in words if view.content(side, k)]
            answers = {k: view.counterparts(side, k) for k in content}
            rendered = [k for k in content if answers[k]]
            if len(rendered) * 2 < len(content):
                continue
            if not _has_marks(view, away):
                key = "quotation.omitted" if side == "source" else "quotation.added"
                there = tuple(sorted({j for k in rendered for j in answers[k]}))
                evidence = say(key, words=view.phrase(side, words))
                out.append(_two_sided("quotation", "minor", 0.6, evidence, side, words, there))
            elif inside and side == "source" and balanced:
                outside = [k for k in rendered if not set(answers[k]) & inside]
                if len(outside) >= max(_ELSEWHERE, len(rendered) / 2):
                    nearest = max(stretches[away], key=len)
                    evidence = say("quotation.changed", said=view.phrase(side, words),
                                   says=view.phrase(away, nearest))
                    out.append(_two_sided("quotation", "major", 0.65, evidence, side, words,
                                          nearest))
    return out


def _two_sided(
    kind: str, stakes: Severity, sure: float, evidence: Said, side: Side,
    here: tuple[int, ...], there: tuple[int, ...],
) -> Finding:
    return Finding(
        kind=kind, stakes=stakes, strength=sure, evidence=evidence,
        source=here if side == "source" else there, target=there if side == "source" else here,
    )


def find_attribution(view: PairView) -> list[Finding]:
    """Words that are reported with another force, or are put in another mouth."""
    mine, yours = (view.language(side).speech for side in SIDES)
    if mine is None or yours is None:
        return []
    out: list[Finding] = []
    for g, h in matched(view):
        a, b = _force(view, "source", g, mine), _force(view, "target", h, yours)
        if not a or not b:
            continue
        swapped = _other_speaker(view, g, h)
        if swapped is not None:
            out.append(swapped)
        elif h.head in view.counterparts("source", g.head) and not a & b:
            grave = "deny" in a | b or {a, b} == {_CLAIM, _ADMIT}
            evidence = say("attribution.force", said=named(view, "source", (g.head,)),
                           says=named(view, "target", (h.head,)))
            out.append(Finding("attribution", "major" if grave else "minor",
                               0.75 if grave else 0.55, evidence, (g.head,), (h.head,)))
    return [*out, *_sources(view, mine, yours)]


def _force(view: PairView, side: Side, group: VerbGroup, known: Speech) -> frozenset[str]:
    """The ways of saying that a verb stands for; empty for any other verb."""
    return known.sayings.get(view.lemma(side, group.head), frozenset())


def _other_speaker(view: PairView, g: VerbGroup, h: VerbGroup) -> Finding | None:
    """Each speaker is rendered, and not by the other."""
    if g.subject is None or h.subject is None:
        return None
    if any(_acted_upon(view, side, k) for side, k in zip(SIDES, (g.subject, h.subject),
                                                         strict=True)):
        return None
    named = {"NOUN", "PROPN"}
    if view.pos("source", g.subject) not in named or view.pos("target", h.subject) not in named:
        return None
    there = view.counterparts("source", g.subject)
    here = view.counterparts("target", h.subject)
    if not there or not here or h.subject in there or g.subject in here:
        return None
    # names of several words, and titles before a name, are linked crosswise
    if any(abs(j - h.subject) <= 3 for j in there) or any(abs(i - g.subject) <= 3 for i in here):
        return None
    if any(view.pos("target", j) not in named for j in there):
        return None
    # inverted subjects are often taken for objects: *a déclaré Pelosi*
    if any(abs(i - g.head) <= _INVERTED for i in here) or any(
            abs(j - h.head) <= _INVERTED for j in there):
        return None
    evidence = say("attribution.speaker", said=view.text("source", g.subject),
                   says=view.text("target", h.subject))
    return Finding("attribution", "major", 0.7, evidence, (g.subject,), (h.subject,))


def _acted_upon(view: PairView, side: Side, subject: int) -> bool:
    """Whether a subject is what is said, or no one who could say it: *it is suggested*, *95 %*."""
    word = view.word(side, subject)
    return word is None or "pass" in word.dep or not view.text(side, subject)[0].isalpha()


def _sources(view: PairView, mine: Speech, yours: Speech) -> list[Finding]:
    """*selon X*, *according to X* on one side only, where the other names no one who says so."""
    found: dict[Side, list[tuple[int, int]]] = {
        "source": _according(view, "source", mine), "target": _according(view, "target", yours)
    }
    out: list[Finding] = []
    for side in SIDES:
        away = other(side)
        known = yours if side == "source" else mine
        speaks = found[away] or any(_force(view, away, g, known) for g in verb_groups(view, away))
        marked = any(view.lower(away, k) in known.hearsay for k in range(view.size(away)))
        if speaks or marked:
            continue
        for start, whom in found[side]:
            if view.counterparts(side, whom) or view.counterparts(side, start):
                continue
            key = "attribution.omitted" if side == "source" else "attribution.added"
            evidence = say(key, words=view.phrase(side, (start, whom)))
            stakes: Severity = "major" if view.pos(side, whom) == "PROPN" else "minor"
            out.append(_two_sided("attribution", stakes, 0.65, evidence, side, (start, whom), ()))
    return out


def _according(view: PairView, side: Side, known: Speech) -> list[tuple[int, int]]:
    """Where a side says *according to* someone, and the one named."""
    low = [view.lower(side, k).replace("’", "'") for k in range(view.size(side))]
    out = []
    for phrase in known.according:
        words = phrase.split()
        for k in range(len(low) - len(words)):
            if low[k : k + len(words)] != words:
                continue
            whom = next((m for m in range(k + len(words), min(k + len(words) + 6, len(low)))
                         if view.pos(side, m) in {"NOUN", "PROPN"}), None)
            person = whom is not None and (
                view.pos(side, whom) == "PROPN" or view.lemma(side, whom) in known.sources)
            if whom is not None and person:
                out.append((k, whom))
    return out
