"""The choice of words: opposites, broader and narrower terms, false friends, another sense.

A word and the word that renders it are looked up in the lexicon of the two languages; where there
is none nothing is found. Where the lexicon does not let the one render the other, and no
other word of the sentence does, it may say how the two differ in meaning. A negation on one
side turns an opposite round (*not cold* for *chaud* is faithful).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from workbench.diverge.finding import Finding
from workbench.diverge.said import Word, say
from workbench.languages import language_of
from workbench.languages.lexicon import Lexicon, Rendering, lexicon_of, opposites
from workbench.languages.topics.choice import Choice
from workbench.model import Severity, Side
from workbench.reading.negations import negations
from workbench.reading.view import SIDES, PairView, other

__all__ = ["find", "lacking"]

# Shares of renderings: one that a word is known by; one that is nearly the only one.
_USUAL, _OWN, _ONLY = 0.1, 0.5, 0.6
# Links of a lemma that the lexicon knows, and of one that it knows well.
_KNOWN, _WELL_KNOWN = 5, 10
_LONG = 6  # letters of a word whose cognates are told by their spelling
# Similarity of vectors. Opposites are near each other (words that only join others more so, and
# where one side denies more than the other); strangers are linked by their places alone.
_NEAR_DIRECT, _NEAR, _NEAR_JOINING, _NEAR_UNLIKE = 0.3, 0.4, 0.45, 0.5
_VERBS_NEAR, _FAR, _STRANGE = 0.45, 0.4, 0.3
_STEM = 4  # letters that words of one family share
_REACH = 3
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_NAMES = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})


def lacking(source: str, target: str) -> str:
    """What there is not for a pair of languages; ``""`` where all is there."""
    there = lexicon_of(source, target) is not None
    return "" if there else f"There is no lexicon of {source!r} and {target!r}"


def find(view: PairView) -> list[Finding]:
    """Words that are rendered by one with another meaning."""
    lexicon = lexicon_of(view.segment("source").language, view.segment("target").language)
    if lexicon is None:
        return []
    pair = _Pair(view, lexicon)
    out: list[Finding] = []
    taken: set[tuple[Side, int]] = set()
    for i, j in pair.candidates():
        if taken & {(pair.one, i), (pair.two, j)}:  # one finding a word
            continue
        found = (pair.false_friend(i, j) or pair.opposite(i, j) or pair.order(i, j)
                 or pair.sense(i, j))
        if found is not None:
            taken |= {(pair.one, i), (pair.two, j)}
            out.append(found)
    return out


class _Pair:
    """The words of a pair by language; ``i`` is always of the lexicon's first, ``j`` its second."""

    def __init__(self, view: PairView, lexicon: Lexicon) -> None:
        self.view, self.lexicon = view, lexicon
        codes = lexicon.pair.first, lexicon.pair.second
        self.one: Side = "source" if view.segment("source").language == codes[0] else "target"
        self.two: Side = other(self.one)
        mine, yours = (language_of(code).choice or Choice() for code in codes)
        self.known = {self.one: mine, self.two: yours}

    @cached_property
    def first(self) -> tuple[str, ...]:
        return tuple(self.view.lemma(self.one, i) for i in range(self.view.size(self.one)))

    @cached_property
    def second(self) -> tuple[str, ...]:
        return tuple(self.view.lemma(self.two, j) for j in range(self.view.size(self.two)))

    def translations(self, f: str, e: str) -> tuple[tuple[Rendering, ...], tuple[Rendering, ...]]:
        """The renderings of a word of the first language, and of one of the second."""
        pair = self.lexicon.pair
        return (self.lexicon.translations(f, pair.first),
                self.lexicon.translations(e, pair.second))

    def seen(self, f: str, e: str) -> int:
        """How often the less common of two words was seen."""
        pair = self.lexicon.pair
        return min(self.lexicon.seen(f, pair.first), self.lexicon.seen(e, pair.second))

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Words that are linked, and words without a link that may stand for each other.

        Those are nearest to each other, or the same word governs both.
        """
        view = self.view
        free = [j for j in range(view.size(self.two)) if not view.counterparts(self.two, j)]
        for i in range(view.size(self.one)):
            found = set(view.counterparts(self.one, i))
            if not found and (near := view.nearest(self.one, i)[0]) is not None:
                found.add(near)
            found |= {j for j in free if view.nearest(self.two, j)[0] == i or self._slot(i, j)}
            for j in sorted(found):
                if not self._left_out(i, j):
                    yield i, j

    def _slot(self, i: int, j: int) -> bool:
        """Whether two words of one part of speech depend on words that are linked."""
        view = self.view
        above, below = view.head(self.one, i), view.head(self.two, j)
        return (above is not None and below is not None
                and below in view.counterparts(self.one, above)
                and view.pos(self.one, i) == view.pos(self.two, j))

    def _left_out(self, i: int, j: int) -> bool:
        """Whether one of two words is a name, a number or a word that means little by itself."""
        return (self.view.pos(self.one, i) in _NAMES or self.view.pos(self.two, j) in _NAMES
                or self.first[i] in self.known[self.one].light
                or self.second[j] in self.known[self.two].light)

    def false_friend(self, i: int, j: int) -> Finding | None:
        """A word rendered by its look-alike, which means something else."""
        entry = self.lexicon.false_friend(self.first[i], self.second[j])
        if entry is None or j not in self.view.counterparts(self.one, i):
            return None
        if not self._same_class(i, j):
            return None
        if self.lexicon.share(entry.first, entry.second) >= _USUAL or self._rendered(i, j):
            return None
        said, says = (self.view.text(s, i if s == self.one else j) for s in SIDES)
        return self._finding(
            "false-friend", "minor" if entry.partly else "major", 0.6 if entry.partly else 0.8,
            i, j, said=said, says=says, french=entry.first, english=entry.second,
            means=entry.means, instead=entry.instead,
        )

    def opposite(self, i: int, j: int) -> Finding | None:
        """A word rendered by its opposite, which no negation turns round."""
        far = self._opposed(self._word(self.one, i), self._word(self.two, j))
        if far is None or self._renders(i, j) or self._rendered(i, j):
            return None
        if self._turned(self.one, i) != self._turned(self.two, j):
            return None
        linked = j in self.view.counterparts(self.one, i)
        if far > 0 and not (linked and self._open(i, j) and self._same_class(i, j)):
            return None
        if self.view.link_similarity(self.one, i) < self._nearness(i, j, far):
            return None
        if self._idiom(i, j):
            return None
        stakes: Severity = "critical" if far == 0 and linked else "major"
        sure = (0.85, 0.75, 0.55)[far] - 0.1 * (not linked)
        if self._unlike(i, j):
            far_apart = self.view.link_similarity(self.one, i) < _NEAR_UNLIKE
            if far or far_apart or not self._open(i, j):
                return None
            stakes, sure = "major", 0.6
        return self._finding("opposite", stakes, sure, i, j)

    def _nearness(self, i: int, j: int, far: int) -> float:
        """How near opposites must be in the vectors; those that only join words nearer."""
        if self._open(i, j):
            return _NEAR if far else _NEAR_DIRECT
        return _NEAR_JOINING

    def _idiom(self, i: int, j: int) -> bool:
        """Whether two words are part of idioms: *drop off*, *ten years old*, *peu importe*."""
        mine, yours = self.known[self.one], self.known[self.two]
        if any(_stands(phrase.split(), self.first, i) for phrase in mine.idioms):
            return True
        if self.first[i] in mine.comparing or self.second[j] in yours.comparing:
            # *le plus court*, *the least*
            above, below = self.view.head(self.one, i), self.view.head(self.two, j)
            if above is not None and below not in self.view.counterparts(self.one, above):
                return True
        for k in range(j + 1, min(j + 4, len(self.second))):
            word = self.view.word(self.two, k)
            if word is not None and word.dep == "prt" and self.view.head(self.two, k) == j:
                return True
        return self.second[j] == yours.aged and not yours.ages.isdisjoint(
            self.second[max(0, j - 3) : j])

    def order(self, i: int, j: int) -> Finding | None:
        """A broader or narrower term."""
        view = self.view
        pos = view.pos(self.one, i)
        if pos != view.pos(self.two, j) or pos not in {"NOUN", "VERB"}:
            return None
        if not (view.content(self.one, i) and view.content(self.two, j)):
            return None
        f, e = self.first[i], self.known[self.two].lemmas.get(self.second[j], self.second[j])
        usual, back = self.translations(f, e)
        if not usual or usual[0].share < _OWN or not back or back[0].share < _OWN:
            return None  # either has a word of its own
        if self.seen(f, e) < _KNOWN:
            return None
        up = self.lexicon.broader(usual[0].word).get(e)
        down = self.lexicon.broader(e).get(usual[0].word)
        if (up is None) == (down is None) or self._renders(i, j) or self._rendered(i, j):
            return None
        if pos == "VERB" and view.link_similarity(self.one, i) >= _VERBS_NEAR:
            return None  # verbs one above the other render each other all the time
        kind = "broader" if (up is not None) == (self.one == "source") else "narrower"
        general = (e if up is not None else usual[0].word) in self.known[self.two].general
        vague = general and (up or down or 0) > 1 and view.link_similarity(self.one, i) < _FAR
        return self._finding(kind, "major" if vague else "minor", 0.6 if vague else 0.5, i, j)

    def sense(self, i: int, j: int) -> Finding | None:
        """Two common words of which the lexicon and the vectors say that they are strangers."""
        view = self.view
        f, e = self.first[i], self.second[j]
        if view.pos(self.one, i) != view.pos(self.two, j) or not view.content(self.one, i):
            return None
        if j not in view.counterparts(self.one, i) or view.link_similarity(self.one, i) >= _STRANGE:
            return None
        there, back = self.translations(f, e)
        if self.seen(f, e) < _WELL_KNOWN:
            return None
        if there[0].share < _ONLY or back[0].share < _ONLY:
            return None
        if self.lexicon.renders(f, e) or self._rendered(i, j):
            return None
        usual = there[0].word if self.one == "source" else back[0].word
        return self._finding("sense", "minor", 0.5, i, j, usual=usual)

    def _rendered(self, i: int, j: int) -> bool:
        """Whether another word renders one of the two, and renders no other of its side."""
        return any(
            q != j and self._like(self.two, q, j) and self.lexicon.renders(self.first[i], e)
            and not self._renders_another(self.two, q, i) for q, e in enumerate(self.second)
        ) or any(
            p != i and self._like(self.one, p, i) and self.lexicon.renders(f, self.second[j])
            and not self._renders_another(self.one, p, j) for p, f in enumerate(self.first)
        )

    def _renders(self, i: int, j: int) -> bool:
        return self.lexicon.renders(self.first[i], self.second[j])

    def _renders_another(self, side: Side, k: int, than: int) -> bool:
        """Whether a word renders one of the other side that is not *than*.

        One that it is linked to; or, if it has no link, one whose own links do not explain it:
        in *assez grands ... plus petits*, rendered *small enough ... smaller*, the second.
        """
        view, away = self.view, other(side)

        def pair(a: int, b: int) -> bool:
            """Whether a word of this side renders one of the other."""
            p, q = (a, b) if side == self.one else (b, a)
            return self.lexicon.renders(self.first[p], self.second[q])

        linked = view.counterparts(side, k)
        if linked:
            return any(m != than and pair(k, m) for m in linked)
        return any(m != than and self._like(away, m, than) and pair(k, m)
                   and not any(pair(n, m) for n in view.counterparts(away, m))
                   for m in range(view.size(away)))

    def _same_class(self, i: int, j: int) -> bool:
        """Whether two words are of one part of speech; participles may be adjectives."""
        classes = {self.view.pos(self.one, i), self.view.pos(self.two, j)}
        return len(classes) == 1 or classes == {"ADJ", "VERB"}

    def _open(self, i: int, j: int) -> bool:
        """Whether two words are of the open classes, and do not only join others."""
        return {self.view.pos(self.one, i), self.view.pos(self.two, j)} <= _OPEN

    def _like(self, side: Side, k: int, i: int) -> bool:
        """Whether a word may do what another of its side does: both carry content, or alike."""
        view = self.view
        return view.pos(side, k) == view.pos(side, i) or view.content(side, k)

    def _turned(self, side: Side, i: int) -> bool:
        """Whether a word is denied, or turned round by a word before it."""
        view = self.view
        turn, partitives = self.known[side].turning, self.known[side].partitives
        joined = i > 1 and view.lower(side, i - 1).replace("’", "'") in partitives  # peu de
        before = (k for k in range(max(0, i - _REACH), i)
                  if k >= i - 1 - joined or view.head(side, k) == i)
        if any(view.lower(side, k) in turn or view.lemma(side, k) in turn for k in before):
            return True
        word = view.word(side, i)
        at: set[int | None] = {i}  # where a verb is denied its subject is not
        if word is None or not word.dep.startswith("nsubj"):
            at.add(view.head(side, i))  # "ne rend pas service"
        return any(
            n.token != i and (n.word == i or (n.group is not None and n.group.head in at))
            for n in negations(view, side)
        )

    def _unlike(self, i: int, j: int) -> bool:
        """Whether one side denies more than the other, these two words apart."""
        at = {self.one: i, self.two: j}
        counts = [sum(n.token != at[side] for n in negations(self.view, side)) for side in SIDES]
        return counts[0] != counts[1]

    def _opposed(self, one: Word, two: Word) -> int | None:
        """How far two words are opposites, by either language; None if not.

        A word of the first language that the lexicon does not hold may be a cognate of an opposite.
        """
        if one.lemma[:_STEM] == two.lemma[:_STEM]:  # *enthousiasme*, *enthusiastic*
            return None
        lexicon, first = self.lexicon, self.lexicon.pair.first
        second = lexicon.pair.second
        usual = {r.word for r in lexicon.translations(one.lemma, first) if r.share >= _USUAL}
        usual.add(lexicon.gloss(one.lemma, first, form=one.text))
        for prefix in self.known[self.one].opposing_prefixes:
            if one.lemma.startswith(prefix):  # what renders the word without it is an accident
                usual -= {r.word for r in lexicon.translations(
                    one.lemma.removeprefix(prefix), first)}
        found = [
            far for r in usual for e in {two.lemma, two.text.lower()}
            if (far := opposites(r, second).get(e)) is not None
        ]
        found += [
            0 for against in opposites(one.lemma, first)
            if any(r.word == two.lemma and r.share >= _USUAL
                   for r in lexicon.translations(against, first))
        ]
        found += [
            1 for against, far in opposites(two.lemma, second).items()
            if far < 2 and len(against) >= _LONG and lexicon.cognate(one.lemma, against)
        ]
        return min(found, default=None)

    def _word(self, side: Side, k: int) -> Word:
        view = self.view
        return Word(view.text(side, k), view.lemma(side, k), view.segment(side).language)

    def _finding(
        self, kind: str, stakes: Severity, strength: float, i: int, j: int, **parts: object
    ) -> Finding:
        at = {self.one: i, self.two: j}
        said, says = (self._word(s, at[s]) for s in SIDES)
        evidence = say(f"choice.{kind}", **{"said": said, "says": says} | parts)
        return Finding(kind, stakes, strength, evidence,
                       source=(at["source"],), target=(at["target"],))


def _stands(phrase: list[str], lemmas: tuple[str, ...], i: int) -> bool:
    """Whether a word is part of a phrase of lemmas, ``*`` standing for any ending."""
    return any(
        len(here) == len(phrase) and all(
            w.startswith(p[:-1]) if p.endswith("*") else w == p
            for w, p in zip(here, phrase, strict=True))
        for start in range(max(0, i - len(phrase) + 1), i + 1)
        for here in (lemmas[start : start + len(phrase)],)
    )
