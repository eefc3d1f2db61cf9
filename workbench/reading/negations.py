"""What a text denies: its negators, each once, with the clause that each belongs to.

French *ne ... pas* counts once, at *pas*; *ne ... que* limits and does not negate; an
expletive *ne* (*avant qu'il ne parte*) denies nothing; *ni ... ni* and *neither ... nor* are
one negation. Words whose meaning holds a negation (*fail*, *éviter*, *hardly*), and words with
a negative prefix or suffix, may answer a negation of the other side and raise none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.languages.cues import Cues
from workbench.model import Side
from workbench.reading.once import once
from workbench.reading.verbgroups import VerbGroup, group_at
from workbench.reading.view import PairView

__all__ = ["Negation", "affirmed", "asks_assent", "implicit", "negations", "prefixed",
           "restrictive"]

# how far a second part may stand from its *ne*, and a coordinated negator from the first
_REACH = 7
_NEAR = 4
_ECHO = 2
# an auxiliary, its negation and a pronoun
_TAG = 3
_COORDINATION = 12


@dataclass(frozen=True, slots=True)
class Negation:
    """A negator, what it governs and the clause that it stands in."""

    token: int
    word: int | None
    group: VerbGroup | None


@once
def negations(view: PairView, side: Side) -> tuple[Negation, ...]:
    """The negations of a side in order; empty where the language has no cues."""
    cues = view.cues(side)
    if cues is None:
        return ()
    low = _lowered(view, side)
    skipped = _affirmed(low, cues) | _tags(low, cues) | _interjections(low, cues)
    out: list[Negation] = []
    for i, word in enumerate(low):
        hit = word in cues.negators or word.endswith("n't")
        if word in cues.dependent_negators:
            hit = _depends(low, i, cues) or _denies_participle(low, i, cues, view, side)
        if word in cues.negative_parts:
            hit = _bare(low, i, cues, view, side)
        if not hit or i in skipped or _noun(low, i, cues) or _not_only(view, side, low, i, cues):
            continue
        made = Negation(i, _governed(view, side, i, word in cues.constituent_negators),
                        group_at(view, side, i))
        if not (out and _carries_on(view, side, low, cues, out[-1], made)):
            out.append(made)
    return tuple(out)


def _noun(low: list[str], i: int, cues: Cues) -> bool:
    """Whether a negator is a noun where it stands: *un pas*, *une empreinte de pas*."""
    if low[i] not in cues.nominal_negators or i == 0:
        return False
    alone = not any(w in cues.negative_parts for w in low[max(0, i - _REACH) : i])
    after = low[i - 1] in cues.noun_marks and low[i] in cues.verbal_negators
    return low[i - 1] in cues.determiners or (after and alone)


def _not_only(view: PairView, side: Side, low: list[str], i: int, cues: Cues) -> bool:
    """Whether a negator denies a limit: *il ne parle pas que français*, no verb behind *que*."""
    limited = low[i] in cues.verbal_negators and set(low[i + 1 : i + 2]) & cues.conjunctions
    if not limited or set(low[i + 2 : i + 3]) & cues.pronouns.keys():
        return False
    end = i + 2 + len(_clause(low[i + 2 :]))
    return not any(view.pos(side, k) in {"VERB", "AUX"} for k in range(i + 2, end))


def _lowered(view: PairView, side: Side) -> list[str]:
    """The tokens of a side in lower case, with one form of apostrophe."""
    return [view.lower(side, k).replace("’", "'") for k in range(view.size(side))]


def _governed(view: PairView, side: Side, i: int, constituent: bool) -> int | None:
    """What a negator denies: its head, or the word behind it (*sans*, *non*)."""
    if constituent:
        near = range(i + 1, min(i + 5, view.size(side)))
        found = next((k for k in near if view.content(side, k)), None)
        if found is not None:
            return found
    return view.head(side, i)


def _carries_on(
    view: PairView, side: Side, low: list[str], cues: Cues, before: Negation, now: Negation
) -> bool:
    """Whether a negator only goes on with the negation before it (*plus jamais rien*, *ni*)."""
    word, gap = low[now.token], now.token - before.token
    if word in cues.coordinators and gap <= _COORDINATION:
        return not _restarts(view, side, now.token)
    if not cues.concord:
        return False
    one_clause = (before.group is not None and now.group is not None
                  and before.group.head == now.group.head)
    follows = word in cues.dependent_negators or word in cues.concordant
    if low[before.token] in cues.coordinators and gap <= _COORDINATION and word not in (
        cues.constituent_negators
    ):
        return True
    return gap <= _ECHO or (follows and gap <= _COORDINATION and (
        one_clause or (low[before.token] in cues.constituent_negators
                       and not set(low[before.token : now.token]) & cues.negative_parts)))


def _interjections(low: list[str], cues: Cues) -> set[int]:
    """*No* and *non* as an answer that the clause behind them says again."""
    return {
        i for i, word in enumerate(low)
        if word in cues.answers and any(
            w in cues.negators or w.endswith("n't") for w in low[i + 1 : i + 6])
        and (i == 0 or not low[i - 1].isalpha())
        and ((i + 1 < len(low) and not low[i + 1].isalpha()) or low[i + 2 : i + 3] == ["do"])
    }


@once
def affirmed(view: PairView, side: Side) -> frozenset[int]:
    """Negators that deny nothing where they stand (*no doubt*, *not only*)."""
    cues = view.cues(side)
    if cues is None:
        return frozenset()
    low = _lowered(view, side)
    return frozenset(i for i in _affirmed(low, cues) if low[i] in cues.negators)


def _affirmed(low: list[str], cues: Cues) -> set[int]:
    """Tokens of phrases that hold a negator and deny nothing (*no doubt*, *pas seulement*)."""
    out: set[int] = set()
    for phrase in cues.affirmative:
        words = phrase.split()
        for i in range(len(low) - len(words) + 1):
            if low[i : i + len(words)] == words:
                out |= set(range(i, i + len(words)))
    for i in range(len(low) - 1):  # "not only", "pas uniquement": what follows is not denied
        if low[i] in cues.negators and any(w in cues.limits for w in low[i + 1 : i + 3]):
            out.add(i)
    return out


def _tags(low: list[str], cues: Cues) -> set[int]:
    """Negators that only ask for assent: *..., isn't it?*, *..., non ?*"""
    out: set[int] = set()
    for q, word in enumerate(low):
        comma = next((k for k in range(q - 1, max(-1, q - 5), -1) if low[k] == ","), None)
        if word != "?" or comma is None:
            continue
        if asks_assent(low[comma + 1 : q], cues):
            out |= set(range(comma + 1, q))
    return out


def asks_assent(tag: list[str], cues: Cues) -> bool:
    """Whether words between a comma and a question mark are a tag: *isn't it*, *non*."""
    short = len(tag) <= _TAG and any(w.endswith("n't") for w in tag)
    return short or " ".join(tag) in cues.tags


def _depends(low: list[str], i: int, cues: Cues) -> bool:
    """Whether a word that negates only beside *ne* has one."""
    if low[i] in cues.comparatives:  # *ne ... plus que* limits, *plus maintenant que* too
        follows = (w for w in low[i + 1 : i + 4]
                   if w not in cues.times and not w.endswith("ment"))
        if next(follows, "") in cues.conjunctions:
            return False
    reach = _NEAR if low[i] in cues.comparatives else _REACH
    if any(w in cues.negative_parts for w in low[max(0, i - reach) : i]):
        return True
    after = _clause(low[i + 1 : i + 10]) if low[i] in cues.subject_negators else []
    return any(w in cues.negative_parts for w in after)


def _denies_participle(
    low: list[str], i: int, cues: Cues, view: PairView, side: Side
) -> bool:
    """Whether a dependent negator denies the participle behind it: *jamais vu auparavant*."""
    if low[i] not in cues.lone_negators or i + 1 >= len(low):
        return False
    word = view.word(side, i + 1)
    before = _clause(low[max(0, i - _REACH) : i][::-1])
    return word is not None and ("VerbForm", "Part") in word.morph and not (
        cues.superlative & set(before))


def _bare(low: list[str], i: int, cues: Cues, view: PairView, side: Side) -> bool:
    """Whether a *ne* negates by itself: *il ne put parler*, *je n'ose*."""
    after = _clause(low[i + 1 : i + 9])
    again = next((k for k, w in enumerate(after) if w in cues.negative_parts), len(after))
    after = after[:again]
    before = _clause(low[max(0, i - 8) : i][::-1])
    negators = (cues.negators | cues.dependent_negators) - cues.constituent_negators
    # *ce que*, *que* before a subject limit nothing; *un jour de plus*, *quel point* deny nothing
    limits = (w in cues.conjunctions and not _marked(after, k, cues)
              and not set(after[k + 1 : k + 2]) & cues.pronouns.keys()
              for k, w in enumerate(after))
    denies = (w in negators and not _marked(after, k, cues) for k, w in enumerate(after))
    compared = {*low[:i]} & cues.superlative and {*low[max(0, i - _NEAR) : i]} & cues.conjunctions
    if compared or any(limits) or any(denies) or any(w in negators for w in before):
        return False
    return any(view.lemma(side, k) in cues.bare_negated
               for k in range(i + 1, min(i + 4, len(low))))


def _marked(words: list[str], k: int, cues: Cues) -> bool:
    """Whether a determiner or preposition before a word makes it something else."""
    return k > 0 and words[k - 1] in cues.determiners | cues.noun_marks


def _clause(words: list[str]) -> list[str]:
    """The words up to a mark of punctuation."""
    end = next((k for k, w in enumerate(words) if w in {",", ";", ".", ":", "?", "!"}), len(words))
    return words[:end]


def _restarts(view: PairView, side: Side, i: int) -> bool:
    """Whether *nor* opens a clause of its own: *nor did she call*."""
    return i + 1 < view.size(side) and view.pos(side, i + 1) == "AUX"


@once
def restrictive(view: PairView, side: Side) -> frozenset[int]:
    """Tokens that limit what a *ne* or *not* stands by: *ne ... que*, *only*, *until*."""
    cues = view.cues(side)
    if cues is None:
        return frozenset()
    low = _lowered(view, side)
    out = set()
    for i, word in enumerate(low):
        if word in cues.conjunctions:  # *que* limits behind a *ne* that has no other second part
            at = next((k for k in range(i - 1, max(-1, i - _REACH - 1), -1)
                       if low[k] in cues.negative_parts), None)
            if at is None or any(w in cues.negators for w in low[at + 1 : i]):
                continue
        if word in cues.restrictors:
            out.add(i)
    return frozenset(out)


@once
def implicit(view: PairView, side: Side) -> frozenset[int]:
    """Tokens whose meaning holds a negation (*fail*, *absence*, *homeless*)."""
    cues = view.cues(side)
    if cues is None:
        return frozenset()
    out = set()
    low = _lowered(view, side)
    for i, word in enumerate(low):
        known = {word, view.lemma(side, i)} & cues.implicit_negatives or word.startswith("non-")
        phrase = " ".join(low[i : i + 2]) in cues.implicit_negatives
        if known or phrase or word.endswith(cues.negative_suffixes):
            out.add(i)
    return frozenset(out)


@once
def prefixed(view: PairView, side: Side, index: int) -> bool:
    """Whether a word holds a negative prefix (*un-*, *in-*)."""
    cues = view.cues(side)
    if cues is None:
        return False
    low, lemma = view.lower(side, index), view.lemma(side, index)
    if low.startswith(cues.negative_stems):
        return True
    if cues.negative_adjectives and re.match(cues.negative_adjectives, low):
        return True
    return len(low) > 4 and low.startswith(cues.negative_prefixes) and (
        low not in cues.not_prefixed and lemma not in cues.not_prefixed
    )
