"""Makers of edits that make one side say something else.

Synthetic differences after Briakou and Carpuat (2020, *Detecting Fine-Grained Cross-Lingual
Semantic Divergences without Supervision by Learning to Rank*), who delete a subtree and replace
phrases and words, extended by what translators and machines do besides.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable

from reader_edits import Edit, Task, cased
from reader_lists import CONTENT, GENDERED, HEDGES, MODALS, MONTHS, NUMERALS, OPPOSITES, TENSES

__all__ = ["MAKERS", "delete_phrase", "delete_subject", "delete_words", "insert_phrase",
           "other_word"]


def _span(places: set[int]) -> bool:
    return bool(places) and max(places) - min(places) + 1 == len(places)


# ---------------------------------------------------------------- taking away
_PHRASES = frozenset(
    "prep obl obl:mod obl:arg obl:agent nmod nsubj nsubj:pass nsubjpass dobj obj iobj pobj advcl "
    "relcl acl acl:relcl ccomp xcomp amod advmod conj appos npadvmod nummod attr acomp agent "
    "compound poss".split()
)


def _phrase(task: Task, most: float = 0.6) -> set[int] | None:
    side = task.side
    ways = []
    for k, word in enumerate(side):
        if word.dep not in _PHRASES or word.head == k:
            continue
        tree = task.subtree(k)
        while tree and side[max(tree)].pos == "PUNCT" and side[max(tree)].text in ".!?,;:":
            tree.discard(max(tree))
        short = len(tree) <= max(1, most * len(side))
        if _span(tree) and short and any(side[j].pos in CONTENT for j in tree):
            ways.append((k, tree))
    if not ways:
        return None
    # small words would be drawn all the time: longer phrases count as much as single words
    weights = [1.0 if len(t) == 1 else 1.5 if len(t) < 6 else 2.0 for _, t in ways]
    k, tree = task.rng.choices(ways, weights)[0]
    low = min(tree)
    if side[k].dep == "conj" and low and side[low - 1].pos == "CCONJ":
        tree = tree | {low - 1}
    return tree


def _without(name: str, gone: set[int] | None, add: dict[int, list[str]] | None = None
             ) -> Edit | None:
    """Words taken out, others in their place; None where there are none to take."""
    return Edit(name, drop=gone, add=add or {}, lost=set(gone)) if gone else None


def _instead(name: str, k: int, new: str | None) -> Edit | None:
    """Another word in place of one; None where there is none."""
    return Edit(name, swap={k: [new]}, lost={k}) if new else None


def delete_phrase(task: Task) -> Edit | None:
    return _without("delete_phrase", _phrase(task))


def delete_words(task: Task) -> Edit | None:
    places = task.content()
    if len(places) < 3:
        return None
    kinds = sorted({task.side[k].pos for k in places})
    # without its verb or noun a clause still reads like one: these are the hard ones
    kind = task.rng.choices(kinds, [2.0 if k in ("VERB", "NOUN") else 1.0 for k in kinds])[0]
    ways = [k for k in places if task.side[k].pos == kind]
    chosen = set(task.rng.sample(ways, min(len(ways), task.rng.choice((1, 1, 1, 2, 3)))))
    return _without("delete_words", chosen)


def delete_subject(task: Task) -> Edit | None:
    """A clause left without its subject, pronouns included."""
    ways = [tree for k, w in enumerate(task.side)
            if w.dep in ("nsubj", "nsubj:pass", "nsubjpass") and w.head != k
            and _span(tree := task.subtree(k)) and len(tree) <= 0.5 * len(task.side)]  # fmt: skip
    return _without("delete_subject", task.pick(ways))


def truncate(task: Task) -> Edit | None:
    size = len(task.side)
    if size < 8:
        return None
    count = max(2, int(size * task.rng.uniform(0.12, 0.5)))
    last = size - 1 if task.side[-1].pos == "PUNCT" else size
    low = max(2, last - count)
    if task.rng.random() < 0.25:
        low, last = 0, min(count, size - 3)
    return _without("truncate", set(range(low, last)))


def drop_part(task: Task) -> Edit | None:
    parts = sorted({w.part for w in task.side} - {-1})
    if len(parts) < 2:
        return None
    part = task.rng.choice(parts)
    return _without("drop_part", {k for k, w in enumerate(task.side) if w.part == part})


# ---------------------------------------------------------------- putting in
def insert_phrase(task: Task) -> Edit | None:
    kinds = [k for lang, k in task.bank.phrases if lang == task.language]
    kind = task.pick(sorted(kinds))
    words = task.rng.choice(task.bank.phrases[task.language, kind])
    where = task.rng.choice(task.between())
    if kind in ("amod", "advmod") and task.rng.random() < 0.8:
        pos = "NOUN" if kind == "amod" else "VERB"
        if ways := [k for k, w in enumerate(task.side) if w.pos == pos]:
            where = task.rng.choice(ways) + (1 if task.language == 1 and kind == "amod" else 0)
    elif task.rng.random() < 0.15:
        where = task.rng.randrange(len(task.side) + 1)
    words = [w.lower() if w.istitle() and k == 0 and task.rng.random() < 0.3 else w
             for k, w in enumerate(words)]
    if task.rng.random() < 0.15 and len(words) > 2:
        words = [",", *words, ","]
    return Edit("insert_phrase", add={where: words})


def insert_word(task: Task) -> Edit | None:
    kind = task.rng.choice(("NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"))
    words = task.bank.words.get((task.language, kind))
    where = task.rng.choice(task.between())
    return Edit("insert_word", add={where: [task.rng.choice(words)]}) if words else None


def hedge(task: Task) -> Edit | None:
    """Degree and certainty put in or taken out."""
    known = HEDGES[task.language]
    present = task.places(known)
    if present and task.rng.random() < 0.6:
        return _without("hedge", {task.rng.choice(present)})
    ways = [k for k, w in enumerate(task.side) if w.pos in ("ADJ", "VERB", "NUM", "ADV")]
    return Edit("hedge", add={task.pick(ways): [task.rng.choice(sorted(known))]})


def repeat(task: Task) -> Edit | None:
    size = len(task.side)
    end = size - 1 if task.side[-1].pos == "PUNCT" else size
    if end < 2:
        return None
    length = task.rng.choice((1, 1, 1, 2, 3))
    stop = end
    if task.rng.random() >= 0.5 and end > length:
        stop = task.rng.randrange(length, end + 1)
    words = [w.text for w in task.side[max(0, stop - length) : stop]]
    return Edit("repeat", add={stop: words * task.rng.choice((1, 1, 2, 4))})


# ---------------------------------------------------------------- putting in place of
def other_word(task: Task, k: int, near: bool) -> str | None:
    word = task.side[k]
    if word.pos == "NUM" or re.search(r"\d", word.text):
        return _other_number(task, word.text)
    low = word.text.lower()
    if low in OPPOSITES[task.language] and task.rng.random() < 0.7:
        return task.rng.choice(OPPOSITES[task.language][low])
    ways = task.bank.near.get((task.language, low), []) if near else []
    if not ways:
        ways = task.bank.words.get((task.language, f"{word.pos} {word.morph}"), [])
        if len(ways) < 3:
            ways = task.bank.words.get((task.language, word.pos), [])
    ways = [w for w in ways[:60] if w.lower()[:5] != low[:5]] if near else ways
    new = task.rng.choice(ways) if ways else low
    return None if new.lower()[:6] == low[:6] else new


def _other_number(task: Task, text: str) -> str | None:
    low = text.lower()
    if re.search(r"\d", text):
        places = [k for k, c in enumerate(text) if c.isdigit()]
        new = list(text)
        for k in task.rng.sample(places, task.rng.randint(1, min(2, len(places)))):
            new[k] = task.rng.choice("123456789" if k == places[0] else "0123456789")
        return None if "".join(new) == text else "".join(new)
    known = NUMERALS[task.language]
    return task.rng.choice([w for w in known if w != low]) if low in known else None


def replace_words(task: Task, near: bool | None = None) -> Edit | None:
    places = task.content()
    if not places:
        return None
    count = task.rng.choice((1, 1, 1, 1, 2, 3))
    edit = Edit("replace_words")
    for k in task.rng.sample(places, min(count, len(places))):
        if k in edit.swap:
            continue
        new = other_word(task, k, task.rng.random() < 0.6 if near is None else near)
        if new:
            edit.swap[k] = [cased(new, task.side[k].text, k == 0)]
            edit.lost.add(k)
    return edit if edit.swap else None


def replace_phrase(task: Task) -> Edit | None:
    tree = _phrase(task)
    if not tree or len(tree) < 2:
        return None
    head = next(k for k in tree if task.side[k].head not in tree or task.side[k].head == k)
    kind = task.side[head].dep
    ways = task.bank.phrases.get((task.language, kind))
    if not ways:
        return None
    near = [w for w in task.rng.sample(ways, min(12, len(ways))) if w]
    new = min(near, key=lambda w: abs(len(w) - len(tree)))
    return _without("replace_phrase", set(tree), {min(tree): list(new)})


def replace_part(task: Task) -> Edit | None:
    """One of several joined pairs says something quite different on this side."""
    dropped = drop_part(task)
    if dropped is None:
        return None
    ways = task.bank.phrases[task.language, "sentence"]
    new = min(task.rng.sample(ways, 12), key=lambda w: abs(len(w) - len(dropped.drop)))
    return _without("replace_part", dropped.drop, {min(dropped.drop): list(new)})


def insert_part(task: Task) -> Edit | None:
    new = task.rng.choice(task.bank.phrases[task.language, "sentence"])
    ends = [k + 1 for k, w in enumerate(task.side)
            if k + 1 == len(task.side) or w.part != task.side[k + 1].part]
    return Edit("insert_part", add={task.rng.choice([0, *ends]): list(new)})


def alike(task: Task) -> Edit | None:
    """The side of another pair that shares most of its words: what differs is natural text.

    A word that is only said in another way is no difference: its counterparts stand in the
    other pair's translation too.
    """
    parts = [p for p in sorted({w.part for w in task.side} - {-1})
             if task.bank.alike.get((task.language, task.parts[p]))]  # fmt: skip
    part = task.pick(parts)
    own = [k for k, w in enumerate(task.side) if w.part == part]
    words, opposite = task.rng.choice(task.bank.alike[task.language, task.parts[part]])
    if task.side[own[-1]].pos != "PUNCT" and words[-1] in ".!?":
        words = words[:-1]
    old = [task.side[k].text.lower() for k in own]
    edit = Edit("alike")
    matcher = difflib.SequenceMatcher(None, old, [w.lower() for w in words], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            continue
        gone = set(own[a:b])
        edit.drop |= gone
        if d > c:
            edit.add[own[a] if a < len(own) else own[-1] + 1] = list(words[c:d])
        for k in gone:
            kept = [j for j in task.links.get(k, ()) if task.other[j].text.lower() in opposite]
            (edit.doubtful if kept else edit.lost).add(k)
    changed = [k for k in edit.lost if task.side[k].pos in CONTENT and task.links.get(k)]
    return edit if changed and len(edit.lost) < len(own) else None


def number(task: Task) -> Edit | None:
    ways = [k for k, w in enumerate(task.side) if w.pos == "NUM" or re.search(r"\d", w.text)
            or w.text.lower() in NUMERALS[task.language]]  # fmt: skip
    k = task.pick(ways)
    return _instead("number", k, _other_number(task, task.side[k].text))


def month(task: Task) -> Edit | None:
    known = MONTHS[task.language]
    k = task.pick(task.places(known))
    new = task.rng.choice([m for m in known if m != task.side[k].text.lower()])
    return _instead("month", k, new.title() if task.side[k].text.istitle() else new)


def name(task: Task) -> Edit | None:
    ways = task.content(frozenset({"PROPN"}))
    known = task.bank.words.get((task.language, "PROPN"))
    if not known:
        return None
    k = task.pick(ways)
    new = task.rng.choice(known)
    return None if new == task.side[k].text else _instead("name", k, new)


def listed(task: Task) -> Edit | None:
    """Another modal, another tense, the opposite, the other gender."""
    table = task.rng.choice((MODALS, TENSES, OPPOSITES, OPPOSITES, GENDERED))
    known = table[task.language]
    ways = task.places(known)
    chosen = ways if ways and table is GENDERED else [task.pick(ways)]
    edit = Edit("gender" if table is GENDERED else "listed")
    for k in chosen:
        new = task.rng.choice(known[task.side[k].text.lower()])
        edit.swap[k] = [cased(new, task.side[k].text, k == 0)]
        edit.lost.add(k)
    return edit


def negate(task: Task) -> Edit | None:
    low = [w.text.lower().replace("’", "'") for w in task.side]
    if task.language == 0:
        present = [k for k, w in enumerate(low) if w in ("not", "n't", "never")]
        if present:
            return _without("negate", {task.rng.choice(present)})
        helping = [k for k, w in enumerate(low) if w in ("is", "are", "was", "were", "will", "can",
                   "could", "would", "should", "must", "am", "has", "have", "had", "may")
                   and task.side[k].pos == "AUX"]  # fmt: skip
        if helping:
            return Edit("negate", add={task.rng.choice(helping) + 1: ["not"]})
        verbs = [k for k, w in enumerate(task.side)
                 if w.pos == "VERB" and w.dep in ("ROOT", "conj", "ccomp")]
        if not verbs:
            return None
        words = task.rng.choice((["not"], ["do", "not"], ["did", "not"], ["never"]))
        return Edit("negate", add={task.rng.choice(verbs): words})
    present = [k for k, w in enumerate(low) if w in ("pas", "jamais")]
    if present:
        k = task.rng.choice(present)
        before = [j for j in range(max(0, k - 5), k) if low[j] in ("ne", "n'", "n")]
        return _without("negate", {k, *before[-1:]})
    verbs = [k for k, w in enumerate(task.side)
             if w.pos in ("VERB", "AUX") and "VerbForm=Fin" in w.morph]
    k = task.pick(verbs)
    vowel = low[k][:1] in "aeiouyéèêh"
    return Edit("negate", add={k: ["n'" if vowel else "ne"], k + 1: ["pas"]})


def ask(task: Task) -> Edit | None:
    """A statement asked, a question stated."""
    last = len(task.side) - 1
    if task.side[last].text not in ".?!" or last < 3:
        return None
    new = "." if task.side[last].text == "?" else "?"
    edit = Edit("ask", swap={last: [new]}, lost={last})
    if new == "?" and task.language == 0 and task.rng.random() < 0.6:
        edit.add[0] = [task.rng.choice(("Did", "Does", "Is", "Do", "Was"))]
        edit.same = False
    elif new == "?" and task.language == 1 and task.rng.random() < 0.5:
        edit.add[0] = ["Est-ce", "que"]
    return edit


# ---------------------------------------------------------------- in another place, another form
_EXCHANGED = (("nsubj", "dobj"), ("nsubj", "obj"), ("nsubj", "pobj"), ("nsubj", "obl:arg"),
              ("pobj", "pobj"), ("nmod", "nmod"), ("nsubj", "nsubj"), ("obl:mod", "obl:mod"),
              ("dobj", "pobj"))


def exchange(task: Task) -> Edit | None:
    """Two phrases of one kind change places: who did what to whom."""
    side = task.side
    ways = []
    for group in _EXCHANGED:
        first = [k for k, w in enumerate(side) if w.dep == group[0] and w.pos in ("NOUN", "PROPN")]
        second = [k for k, w in enumerate(side) if w.dep == group[1] and w.pos in ("NOUN", "PROPN")]
        ways += [(a, b) for a in first for b in second if a < b and abs(a - b) < 25]
    a, b = task.pick(ways)
    if side[a].text.lower() == side[b].text.lower():
        return None
    edit = Edit("exchange", swap={a: [side[b].text], b: [side[a].text]})
    edit.doubtful = {a, b}
    return edit


def untranslated(task: Task) -> Edit | None:
    """A stretch left as the other side has it, or a single word, small ones too."""
    small = task.rng.random() < 0.3
    kinds = range(len(task.side)) if small else task.content()
    places = [k for k in kinds if task.links.get(k) and task.side[k].pos != "PUNCT"]
    k = task.pick(places)
    length = 1 if small else task.rng.choice((1, 1, 2, 3, 5, 8))
    chosen = [j for j in range(k, min(len(task.side), k + length)) if task.links.get(j)]
    edit = Edit("untranslated")
    for j in chosen:
        copy = [task.other[i].text for i in sorted(task.links[j])]
        if [w.lower() for w in copy] != [task.side[j].text.lower()] and task.side[j].pos != "PUNCT":
            edit.swap[j] = copy
            edit.lost.add(j)
    return edit if edit.swap else None


def shuffle(task: Task) -> Edit | None:
    order = list(range(len(task.side)))
    if len(order) < 5:
        return None
    if task.rng.random() < 0.5:
        task.rng.shuffle(order)
    else:
        size = min(len(order), task.rng.choice((5, 7, 9)))
        low = task.rng.randrange(len(order) - size + 1)
        part = order[low : low + size]
        task.rng.shuffle(part)
        order[low : low + size] = part
    return Edit("shuffle", order=order, doubtful=set(range(len(order))))


MAKERS: dict[Callable[[Task], Edit | None], float] = {
    delete_phrase: 4.5, delete_words: 4, delete_subject: 1.5, truncate: 1, drop_part: 1.2,
    insert_phrase: 4, insert_word: 1.2, hedge: 1, repeat: 1, replace_words: 5.5,
    replace_phrase: 4.5, replace_part: 2, insert_part: 1, number: 5, month: 0.5, name: 2.5,
    listed: 4, alike: 6, negate: 2, ask: 0.8, exchange: 1.5, untranslated: 4, shuffle: 0.7,
}  # fmt: skip
