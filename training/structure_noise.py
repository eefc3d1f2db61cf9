"""Translations with one phrase re-attached by script, to fit and to measure structure with.

Each function takes the trees of a faithful pair and a random generator and returns the
translation with one thing changed and the source words whose place that changes, or None
where the sentence has no room for it. But for a dropped participle the words of the
translation stay what they were: only what hangs on what is changed.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from workbench.diverge.structure.readings import temporal
from workbench.reading.dependencies import NOMINAL, Tree, TreePair

Changed = tuple[str, frozenset[int]] | None
Noise = Callable[[TreePair, random.Random], Changed]

_VOWELS = "aeiouyhéèêàâîôœæ"
MARKERS = {"en": ("from", "with", "to", "by", "for", "against"),
           "fr": ("avec", "pour", "contre", "par", "sans", "vers")}
_PRONOUNS = {
    "en": {"he": "him", "she": "her", "they": "them", "i": "me", "we": "us"},
    "fr": {"il": "le", "elle": "la", "ils": "les"},
}


def _span(tree: Tree, head: int) -> tuple[int, int]:
    """A noun with its determiner, adjectives and compounds, as token indexes."""
    low = high = head
    inner = {"det", "amod", "compound", "nummod", "poss", "flat", "flat:name", "case"}
    for k in tree.children.get(head, ()):
        if tree.dep(k) in inner and not (tree.dep(k) == "case" and tree.pos(k) == "ADP"):
            if tree.dep(k) in {"amod", "nummod", "compound"} and tree.children.get(k):
                continue
            low, high = min(low, k), max(high, k)
    return low, high


def _subtree(tree: Tree, head: int) -> tuple[int, int] | None:
    """The stretch of a word with all that hangs on it; None where it is not one stretch."""
    found, todo = {head}, [head]
    while todo:
        for k in tree.children.get(todo.pop(), ()):
            if k not in found:
                found.add(k)
                todo.append(k)
    low, high = min(found), max(found)
    return (low, high) if len(found) == high - low + 1 else None


def _piece(tree: Tree, low: int, high: int) -> tuple[int, int]:
    tokens = tree.view.segment(tree.side).tokens
    return tokens[low].start, tokens[high].end


def _text(tree: Tree) -> str:
    return tree.view.segment(tree.side).text


def _tidy(text: str) -> str:
    text = " ".join(text.replace(" ,", ",").replace(",,", ",").split())
    for bad in (" .", " ,"):
        text = text.replace(bad, bad.strip())
    return text[:1].upper() + text[1:]


def _plain(tree: Tree, low: int, high: int) -> str:
    """A stretch, its first letter small unless it opens a name."""
    start, end = _piece(tree, low, high)
    piece = _text(tree)[start:end]
    name = tree.pos(low) == "PROPN" or tree.lower(low) in {"i", "i'm"}
    return piece if name or (piece[1:2].isupper()) else piece[:1].lower() + piece[1:]


def _put_behind(tree: Tree, piece: tuple[int, int], at: int) -> str:
    """The text with a stretch of its tokens behind the token *at* instead of where it stood."""
    text, moved = _text(tree), _plain(tree, *piece)
    (s, e), end = _piece(tree, *piece), _piece(tree, at, at)[1]
    return (text[:s] + text[e:end] + " " + moved + text[end:] if end > e
            else text[:end] + " " + moved + text[end:s] + text[e:])


def _traded(tree: Tree, x: tuple[int, int], y: tuple[int, int], one: str, two: str) -> str:
    """The text with *two* where the stretch x stands and *one* where y does, further on."""
    (s, e), (t, u) = _piece(tree, *x), _piece(tree, *y)
    text = _text(tree)
    return _tidy(text[:s] + two + text[e:t] + one + text[u:])


def _sources(trees: TreePair, *targets: int) -> frozenset[int]:
    return frozenset(i for j in targets for i in trees.answers("target", j))


def exchange_nouns(trees: TreePair, rng: random.Random) -> Changed:
    """Two noun phrases change places."""
    heads = _heads(trees)
    pairs = [(x, y) for x in heads for y in heads if x < y]
    rng.shuffle(pairs)
    pairs.sort(key=lambda p: p[1] - p[0] > 9)
    return _swapped(trees, pairs)


def exchange_actors(trees: TreePair, rng: random.Random) -> Changed:
    """The subject of a verb and another of its noun phrases change places."""
    tree = trees.target
    heads = _heads(trees)
    pairs = [(x, y) for x in heads for y in heads if x < y and tree.heads[x] == tree.heads[y]
             and tree.dep(x).startswith("nsubj")]
    rng.shuffle(pairs)
    return _swapped(trees, pairs)


def _heads(trees: TreePair) -> list[int]:
    tree = trees.target
    return [
        j for j in range(tree.size)
        if tree.pos(j) in {"NOUN", "PROPN"} and tree.unit[j] == j and _sources(trees, j)
        and tree.dep(j) not in {"compound", "attr", "appos", "conj", "npadvmod", "ROOT"}
    ]


def _swapped(trees: TreePair, pairs: list[tuple[int, int]]) -> Changed:
    tree = trees.target
    for x, y in pairs:
        (a, b), (c, d) = _span(tree, x), _span(tree, y)
        first, second = tree.words[a], tree.words[c]
        if b >= c or first is None or second is None or (first.pos == "DET") != (
            second.pos == "DET"
        ):
            continue
        one, two = _plain(tree, a, b), _plain(tree, c, d)
        language = tree.view.segment("target").language
        vowels = (one[0].lower() in _VOWELS) != (two[0].lower() in _VOWELS)
        if language == "fr" and (vowels or (first.pos != "DET" and not _same_form(tree, x, y))):
            continue
        return _traded(tree, (a, b), (c, d), one, two), _sources(trees, x, y)
    return None


def _same_form(tree: Tree, x: int, y: int) -> bool:
    a, b = tree.words[x], tree.words[y]
    return a is not None and b is not None and all(
        a.feature(n) == b.feature(n) for n in ("Gender", "Number"))


def exchange_adjectives(trees: TreePair, rng: random.Random) -> Changed:
    """The adjectives of two nouns change places."""
    tree = trees.target
    found = [j for j in range(tree.size) if tree.pos(j) == "ADJ" and tree.dep(j) == "amod"
             and _sources(trees, j) and not tree.children.get(j)]
    pairs = [(x, y) for x in found for y in found if x < y and tree.heads[x] != tree.heads[y]]
    rng.shuffle(pairs)
    for x, y in pairs:
        if tree.view.segment("target").language == "fr" and not _same_form(tree, x, y):
            continue
        new = _traded(tree, (x, x), (y, y), _plain(tree, x, x), _plain(tree, y, y))
        return new, _sources(trees, x, y)
    return None


def move_phrase(trees: TreePair, rng: random.Random) -> Changed:
    """A prepositional phrase goes behind another noun, or to the beginning or the end."""
    tree = trees.target
    phrases = []
    for j in range(tree.size):
        head = tree.markers[j]
        if tree.pos(j) not in NOMINAL or head is None or not _sources(trees, j):
            continue
        stretch = _subtree(tree, head if tree.dep(j) == "pobj" else j)
        if stretch and stretch[1] - stretch[0] <= 7 and stretch[0] == head:
            phrases.append((j, stretch))
    rng.shuffle(phrases)
    for j, (low, high) in phrases:
        governor = tree.heads[j]
        if governor is None or tree.dep(j) == "conj":
            continue
        places = []
        for k in range(tree.size):
            if low <= k <= high or k == governor or tree.pos(k) != "NOUN" or tree.unit[k] != k:
                continue
            end = _span(tree, k)[1]
            if end + 1 != low and not low <= end <= high:
                places.append(end)
        deep = bool(tree.chain(j)[1:])
        if deep and tree.lower(low) not in {"of", "de", "d'", "d’", "du", "des"}:
            places += [-1, -1]
        if not places:
            continue
        place = rng.choice(places)
        if place == -1:
            text, piece = _text(tree), _plain(tree, low, high)
            s, e = _piece(tree, low, high)
            rest = _tidy(text[:s] + text[e:])
            small = rest if tree.pos(0) == "PROPN" or rest[:2] in {"I ", "I'"} else (
                rest[:1].lower() + rest[1:])
            return _tidy(piece + ", " + small), _sources(trees, j)
        return _tidy(_put_behind(tree, (low, high), place)), _sources(trees, j)
    return None


def move_time(trees: TreePair, rng: random.Random) -> Changed:
    """What says when goes to another verb."""
    return _to_other_verb(trees, rng, temporal)


def move_adverb(trees: TreePair, rng: random.Random) -> Changed:
    """What says how goes to another verb."""
    return _to_other_verb(trees, rng, _manner)


def _manner(tree: Tree, j: int) -> bool:
    above = tree.heads[j]
    return (tree.pos(j) == "ADV" and tree.lower(j).endswith(("ment", "ly")) and j > 0
            and above is not None and tree.pos(above) == "VERB")


def _to_other_verb(
    trees: TreePair, rng: random.Random, wanted: Callable[[Tree, int], bool]
) -> Changed:
    tree = trees.target
    verbs = [k for k in range(tree.size) if tree.pos(k) == "VERB" and tree.children.get(k)]
    for j in range(tree.size):
        head = tree.markers[j]
        top = head if head is not None and tree.dep(j) == "pobj" else j
        stretch = _subtree(tree, top)
        if not wanted(tree, j) or stretch is None or stretch[1] - stretch[0] > 5 or not (
            _sources(trees, j) or tree.view.counterparts("target", j)
        ):
            continue
        low, high = stretch
        others = [k for k in verbs if k != tree.heads[j] and not low <= k <= high]
        if tree.heads[j] is None or not others:
            continue
        at = rng.choice(others)
        # behind the verb's object or complement where that is short, else behind the verb
        below = [m for m in tree.children.get(at, ()) if m > at and tree.dep(m) in {"dobj", "obj"}]
        behind = _span(tree, below[0])[1] if below else at
        if low <= behind <= high or behind + 1 == low:
            continue
        new = _put_behind(tree, (low, high), behind)
        sources = _sources(trees, j) | frozenset(tree.view.counterparts("target", j))
        return _tidy(new.lstrip(" ,")), sources
    return None


def move_clause(trees: TreePair, rng: random.Random) -> Changed:
    """A relative or participle clause goes behind another noun."""
    tree = trees.target
    found = []
    for v in range(tree.size):
        noun = tree.heads[v]
        stretch = _subtree(tree, v)
        if (noun is None or stretch is None or not tree.clause(v) or not _sources(trees, v)
                or not noun < stretch[0] or stretch[1] - stretch[0] > 12):
            continue
        low, high = stretch
        opens = tree.words[low]
        if low != v and (opens is None or opens.pos not in {"PRON", "SCONJ"}):
            continue
        for k in range(tree.size):
            behind = _span(tree, k)[1]
            if (tree.pos(k) == "NOUN" and tree.unit[k] == k and k != noun
                    and not low - 1 <= behind <= high and not tree.below(noun, k)
                    and (tree.view.segment("target").language == "en"
                         or _same_form(tree, noun, k))):
                found.append((v, low, high, behind))
    if not found:
        return None
    v, low, high, behind = rng.choice(found)
    return _tidy(_put_behind(tree, (low, high), behind)), _sources(trees, v)


def _cut(tree: Tree, g: int) -> tuple[int, int] | None:
    """What says that a noun was signed, built: a participle, *which was* or *that she* with it."""
    word = tree.words[g]
    if word is None or word.pos != "VERB":
        return None
    if word.dep == "acl" and word.feature("VerbForm") == "Part":
        return g, g
    if word.dep not in {"acl:relcl", "relcl"}:
        return None
    before = [k for k in tree.children.get(g, ()) if k < g]
    low = min(before, default=g)
    passive = any(tree.dep(k) in {"aux:pass", "auxpass"} for k in before)
    if passive and tree.lower(low) in {"qui", "which", "that", "who"}:
        return (low, g) if len(before) == g - low <= 4 else None
    subject = any(tree.dep(k) == "nsubj" for k in before)
    opens = tree.lower(low) in {"que", "qu'", "qu’", "which", "that", "whom"}
    return (low, g) if opens and subject and g - low <= 6 else None


def hand_on(trees: TreePair, rng: random.Random) -> Changed:
    """A participle is dropped; its phrase stays, goes elsewhere or takes another preposition."""
    tree = trees.target
    language = tree.view.segment("target").language
    found = []
    for g in range(tree.size):
        cut = _cut(tree, g)
        if cut is None or not _sources(trees, g):
            continue
        for j in range(g + 1, tree.size):
            head = tree.markers[j]
            if tree.heads[j] != g or head is None or not _sources(trees, j):
                continue
            stretch = _subtree(tree, head if tree.dep(j) == "pobj" else j)
            if stretch and stretch[0] == head and stretch[1] - stretch[0] <= 8 and head > g:
                found.append((g, cut, j, stretch))
    if not found:
        return None
    g, cut, j, (low, high) = rng.choice(found)
    text = _text(tree)
    (a, b), (s, e) = _piece(tree, *cut), _piece(tree, low, high)
    others = [m for m in MARKERS[language] if m != tree.lower(low)]
    way = rng.choice(("stays", "other", "other", "first", "behind", "behind"))
    if way == "stays":
        return _tidy(text[:a] + text[b:]), _sources(trees, j)
    if way == "other":
        c, d = _piece(tree, low, low)
        new = text[:a] + text[b:c] + rng.choice(others) + text[d:]
        return _tidy(new), _sources(trees, j)
    piece = _plain(tree, low, high)
    if way == "first":
        rest = text[:a] + text[b:s] + text[e:]
        if tree.pos(0) != "PROPN":
            rest = rest[:1].lower() + rest[1:]
        return _tidy(piece + ", " + rest), _sources(trees, j)
    noun = tree.heads[g]
    spots = [k for k in range(g) if tree.pos(k) in {"NOUN", "VERB"} and k != noun
             and _span(tree, k)[1] < cut[0] - 1]
    if not spots:
        return None
    spot = rng.choice(spots)
    end = _piece(tree, spot, _span(tree, spot)[1] if tree.pos(spot) == "NOUN" else spot)[1]
    return (_tidy(text[:end] + " " + piece + text[end:a] + text[b:s] + text[e:]),
            _sources(trees, j))


def exchange_pronouns(trees: TreePair, rng: random.Random) -> Changed:
    """A subject pronoun and an object pronoun change places."""
    tree = trees.target
    language = tree.view.segment("target").language
    table = _PRONOUNS[language]
    back = {v: k for k, v in table.items()}
    for x in range(tree.size):
        if tree.lower(x) not in table or not tree.dep(x).startswith("nsubj"):
            continue
        for y in range(x + 1, min(tree.size, x + 7)):
            if tree.lower(y) in back and tree.dep(y) in {"dobj", "obj"} and (
                tree.raw[x] == tree.raw[y]
            ):
                if back[tree.lower(y)] == tree.lower(x):
                    continue
                return (_traded(tree, (x, x), (y, y), table[tree.lower(x)], back[tree.lower(y)]),
                        _sources(trees, x, y))
    return None


NOISE: dict[str, Noise] = {
    "nouns exchanged": exchange_nouns,
    "actors exchanged": exchange_actors,
    "phrase moved": move_phrase,
    "phrase handed on": hand_on,
    "time moved": move_time,
    "adjectives exchanged": exchange_adjectives,
    "pronouns exchanged": exchange_pronouns,
    "clause moved": move_clause,
    "adverb moved": move_adverb,
}
