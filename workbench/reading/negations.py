"""What a text denies: its negators, each once, with the clause that each belongs to.

French *ne ... pas* counts once, at *pas*; *ne ... que* limits and does not negate; an
expletive *ne* (*avant qu'il ne parte*) denies nothing; *ni ... ni* and *neither ... nor* are
one negation. Words whose meaning holds a negation (*fail*, *éviter*, *hardly*), and words with
a negative prefix or suffix, may answer a negation of the other side and raise none.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass

from workbench.languages.topics.negation import Negation as NegationWords
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
    """The negations of a side in order; none where nobody has said how its language denies."""
    known = view.language(side).negation
    if known is None:
        return ()
    low = _lowered(view, side)
    skipped = _affirmed(low, known) | _tags(low, known) | _interjections(low, known)
    out: list[Negation] = []
    for i, word in enumerate(low):
        hit = _denies(word, known)
        if word in known.dependent_negators:
            hit = _depends(low, i, known) or _denies_participle(low, i, known, view, side)
        if word in known.negative_parts:
            hit = _bare(low, i, known, view, side)
        if not hit or i in skipped or _noun(low, i, known) or _not_only(view, side, low, i, known):
            continue
        made = Negation(i, _governed(view, side, i, word in known.constituent_negators),
                        group_at(view, side, i))
        if not (out and _carries_on(view, side, low, known, out[-1], made)):
            out.append(made)
    return tuple(out)


def _denies(word: str, known: NegationWords) -> bool:
    """Whether a word negates by itself."""
    return word in known.negators or word.endswith(known.negative_endings)


def _pronouns(view: PairView, side: Side) -> Set[str]:
    known = view.language(side).reference
    return known.pronouns.keys() if known is not None else frozenset()


def _noun(low: list[str], i: int, known: NegationWords) -> bool:
    """Whether a negator is a noun where it stands: *un pas*, *une empreinte de pas*."""
    if low[i] not in known.nominal_negators or i == 0:
        return False
    alone = not any(w in known.negative_parts for w in low[max(0, i - _REACH) : i])
    after = low[i - 1] in known.noun_marks and low[i] in known.verbal_negators
    return low[i - 1] in known.noun_openers or (after and alone)


def _not_only(view: PairView, side: Side, low: list[str], i: int, known: NegationWords) -> bool:
    """Whether a negator denies a limit: *il ne parle pas que français*, no verb behind *que*."""
    limited = low[i] in known.verbal_negators and set(low[i + 1 : i + 2]) & known.conjunctions
    if not limited or set(low[i + 2 : i + 3]) & _pronouns(view, side):
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
    view: PairView, side: Side, low: list[str], known: NegationWords, before: Negation,
    now: Negation,
) -> bool:
    """Whether a negator only goes on with the negation before it (*plus jamais rien*, *ni*)."""
    word, gap = low[now.token], now.token - before.token
    if word in known.coordinators and gap <= _COORDINATION:
        return not _restarts(view, side, now.token)
    if not known.concord:
        return False
    one_clause = (before.group is not None and now.group is not None
                  and before.group.head == now.group.head)
    follows = word in known.dependent_negators or word in known.concordant
    if low[before.token] in known.coordinators and gap <= _COORDINATION and word not in (
        known.constituent_negators
    ):
        return True
    return gap <= _ECHO or (follows and gap <= _COORDINATION and (
        one_clause or (low[before.token] in known.constituent_negators
                       and not set(low[before.token : now.token]) & known.negative_parts)))


def _interjections(low: list[str], known: NegationWords) -> set[int]:
    """*No* and *non* as an answer that the clause behind them says again."""
    return {
        i for i, word in enumerate(low)
        if word in known.answers and any(_denies(w, known) for w in low[i + 1 : i + 6])
        and (i == 0 or not low[i - 1].isalpha())
        and ((i + 1 < len(low) and not low[i + 1].isalpha())
             or set(low[i + 2 : i + 3]) & known.answer_verbs)
    }


@once
def affirmed(view: PairView, side: Side) -> frozenset[int]:
    """Negators that deny nothing where they stand (*no doubt*, *not only*)."""
    known = view.language(side).negation
    if known is None:
        return frozenset()
    low = _lowered(view, side)
    return frozenset(i for i in _affirmed(low, known) if low[i] in known.negators)


def _affirmed(low: list[str], known: NegationWords) -> set[int]:
    """Tokens of phrases that hold a negator and deny nothing (*no doubt*, *pas seulement*)."""
    out: set[int] = set()
    for phrase in known.affirmative:
        words = phrase.split()
        for i in range(len(low) - len(words) + 1):
            if low[i : i + len(words)] == words:
                out |= set(range(i, i + len(words)))
    for i in range(len(low) - 1):  # "not only", "pas uniquement": what follows is not denied
        if low[i] in known.negators and any(w in known.limits for w in low[i + 1 : i + 3]):
            out.add(i)
    return out


def _tags(low: list[str], known: NegationWords) -> set[int]:
    """Negators that only ask for assent: *..., isn't it?*, *..., non ?*"""
    out: set[int] = set()
    for q, word in enumerate(low):
        comma = next((k for k in range(q - 1, max(-1, q - 5), -1) if low[k] == ","), None)
        if word != "?" or comma is None:
            continue
        if asks_assent(low[comma + 1 : q], known):
            out |= set(range(comma + 1, q))
    return out


def asks_assent(tag: list[str], known: NegationWords) -> bool:
    """Whether words between a comma and a question mark are a tag: *isn't it*, *non*."""
    short = len(tag) <= _TAG and any(w.endswith(known.negative_endings) for w in tag)
    return short or " ".join(tag) in known.tags


def _depends(low: list[str], i: int, known: NegationWords) -> bool:
    """Whether a word that negates only beside *ne* has one."""
    if low[i] in known.comparatives:  # *ne ... plus que* limits, *plus maintenant que* too
        follows = (w for w in low[i + 1 : i + 4]
                   if w not in known.times and not w.endswith(known.adverb_endings))
        if next(follows, "") in known.conjunctions:
            return False
    reach = _NEAR if low[i] in known.comparatives else _REACH
    if any(w in known.negative_parts for w in low[max(0, i - reach) : i]):
        return True
    after = _clause(low[i + 1 : i + 10]) if low[i] in known.subject_negators else []
    return any(w in known.negative_parts for w in after)


def _denies_participle(
    low: list[str], i: int, known: NegationWords, view: PairView, side: Side
) -> bool:
    """Whether a dependent negator denies the participle behind it: *jamais vu auparavant*."""
    if low[i] not in known.lone_negators or i + 1 >= len(low):
        return False
    word = view.word(side, i + 1)
    before = _clause(low[max(0, i - _REACH) : i][::-1])
    return word is not None and ("VerbForm", "Part") in word.morph and not (
        known.superlative & set(before))


def _bare(low: list[str], i: int, known: NegationWords, view: PairView, side: Side) -> bool:
    """Whether a *ne* negates by itself: *il ne put parler*, *je n'ose*."""
    after = _clause(low[i + 1 : i + 9])
    again = next((k for k, w in enumerate(after) if w in known.negative_parts), len(after))
    after = after[:again]
    before = _clause(low[max(0, i - 8) : i][::-1])
    negators = (known.negators | known.dependent_negators) - known.constituent_negators
    # *ce que*, *que* before a subject limit nothing; *un jour de plus*, *quel point* deny nothing
    limits = (w in known.conjunctions and not _marked(after, k, known)
              and not set(after[k + 1 : k + 2]) & _pronouns(view, side)
              for k, w in enumerate(after))
    denies = (w in negators and not _marked(after, k, known) for k, w in enumerate(after))
    compared = {*low[:i]} & known.superlative and {*low[max(0, i - _NEAR) : i]} & known.conjunctions
    if compared or any(limits) or any(denies) or any(w in negators for w in before):
        return False
    return any(view.lemma(side, k) in known.bare_negated
               for k in range(i + 1, min(i + 4, len(low))))


def _marked(words: list[str], k: int, known: NegationWords) -> bool:
    """Whether a determiner or preposition before a word makes it something else."""
    return k > 0 and words[k - 1] in known.noun_openers | known.noun_marks


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
    known = view.language(side).negation
    if known is None:
        return frozenset()
    low = _lowered(view, side)
    out = set()
    for i, word in enumerate(low):
        if word in known.conjunctions:  # *que* limits behind a *ne* that has no other second part
            at = next((k for k in range(i - 1, max(-1, i - _REACH - 1), -1)
                       if low[k] in known.negative_parts), None)
            if at is None or any(w in known.negators for w in low[at + 1 : i]):
                continue
        if word in known.restrictors:
            out.add(i)
    return frozenset(out)


@once
def implicit(view: PairView, side: Side) -> frozenset[int]:
    """Tokens whose meaning holds a negation (*fail*, *absence*, *homeless*)."""
    known = view.language(side).negation
    if known is None:
        return frozenset()
    out = set()
    low = _lowered(view, side)
    for i, word in enumerate(low):
        whole = {word, view.lemma(side, i)} & known.implicit_negatives
        phrase = " ".join(low[i : i + 2]) in known.implicit_negatives
        ends = word.startswith(known.free_prefixes) or word.endswith(known.negative_suffixes)
        if whole or phrase or ends:
            out.add(i)
    return frozenset(out)


@once
def prefixed(view: PairView, side: Side, index: int) -> bool:
    """Whether a word holds a negative prefix (*un-*, *in-*)."""
    known = view.language(side).negation
    if known is None:
        return False
    low, lemma = view.lower(side, index), view.lemma(side, index)
    if low.startswith(known.negative_stems):
        return True
    if known.negative_adjectives and re.match(known.negative_adjectives, low):
        return True
    return len(low) > 4 and low.startswith(known.negative_prefixes) and (
        low not in known.not_prefixed and lemma not in known.not_prefixed
    )
