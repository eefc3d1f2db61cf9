"""Two parses side by side, in one form, so that governors and roles can be compared.

Each side becomes a :class:`Tree`: for every token the content word that governs it and the
part that it plays there. Where a parser's choice breaks agreement (a French participle that
does not agree with its noun) the choice is mended; where the words leave more than one
reading (a prepositional phrase at the right edge of a clause can hang on any word of that
edge) the other readings can be asked for with :meth:`Tree.may_govern`. :class:`TreePair` joins
the two sides by the word links, and by what the links must have missed.
"""

from __future__ import annotations

from functools import cached_property

from workbench.encode.parse import ParsedWord
from workbench.languages.lexicon import lexicon_of
from workbench.languages.topics.structure import Structure
from workbench.languages.topics.verbs import Verbs
from workbench.model import Side
from workbench.reading.once import once
from workbench.reading.relinking import relinked, same_name
from workbench.reading.view import SIDES, PairView, other

__all__ = ["NOMINAL", "Tree", "TreePair", "tree_pair"]

NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_NAME_PARTS = frozenset({"flat", "flat:name", "flat:foreign", "compound", "fixed"})
_PARTICIPIAL = frozenset({"acl", "acl:relcl"})
# Two unlinked words that are each other's nearest are taken to answer each other from here.
_MUTUAL = 0.25
# The only unlinked nouns of both sides need less.
_ALONE = 0.2
_NEAR = 6


class Tree:
    """One side's parse by token: governors, mended, and what introduces a phrase."""

    def __init__(self, view: PairView, side: Side) -> None:
        self.view = view
        self.side: Side = side
        self.language = view.language(side)
        self.known = self.language.structure or Structure()
        self.verbs = self.language.verbs or Verbs()
        self.size = view.size(side)
        self.words: tuple[ParsedWord | None, ...] = tuple(
            view.word(side, i) for i in range(self.size)
        )

    @cached_property
    def raw(self) -> tuple[int | None, ...]:
        """The governing token of each, as the parser has it; None for a root."""
        parse = self.view.parse(self.side)
        if parse is None:
            return (None,) * self.size
        place = {w.start: i for i, w in enumerate(self.words) if w is not None}
        out: list[int | None] = []
        for i, word in enumerate(self.words):
            above = place.get(parse.words[word.head].start) if word is not None else None
            out.append(None if above == i else above)
        return tuple(out)

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Tokens that the parser hangs directly on a token."""
        out: dict[int, list[int]] = {}
        for i, above in enumerate(self.raw):
            if above is not None:
                out.setdefault(above, []).append(i)
        return out

    def pos(self, i: int) -> str:
        return self.view.pos(self.side, i)

    def dep(self, i: int) -> str:
        """The relation of a token to what governs it, as Universal Dependencies name it."""
        word = self.words[i]
        return word.relation if word is not None else ""

    def lower(self, i: int) -> str:
        """A token in lower case, its apostrophe as the languages' words have it."""
        return self.view.lower(self.side, i).replace("’", "'")

    def lemma(self, i: int) -> str:
        return self.view.lemma(self.side, i)

    def first(self, i: int) -> int:
        """The first of the coordinated words that a token is one of."""
        seen = {i}
        while self.dep(i) == "conj":
            above = self.raw[i]
            if above is None or above in seen:
                break
            i = above
            seen.add(i)
        return i

    @cached_property
    def unit(self) -> tuple[int, ...]:
        """The token that stands for the name that each token is part of; itself elsewhere."""
        out = []
        for i in range(self.size):
            current, seen = i, {i}
            while True:
                above, word = self.raw[current], self.words[current]
                if above is None or word is None or above in seen or abs(above - current) > 3:
                    break
                head = self.words[above]
                one = (head is not None and head.entity_id == word.entity_id >= 0
                       and word.pos == head.pos == "PROPN")
                if not (word.dep.startswith("flat") or word.dep == "fixed" or one
                        or (word.dep in _NAME_PARTS and word.pos == "PROPN"
                            and head is not None and head.pos == "PROPN")):
                    break
                current = above
                seen.add(current)
            out.append(current)
        return tuple(out)

    def parts(self, head: int) -> tuple[int, ...]:
        """The tokens of the name with this head, in order."""
        return tuple(i for i in range(max(0, head - _NEAR), min(self.size, head + _NEAR + 1))
                     if self.unit[i] == head) or (head,)

    @cached_property
    def heads(self) -> tuple[int | None, ...]:
        """The content word that governs each token's name or word; None for a root."""
        out: list[int | None] = []
        for i in range(self.size):
            head = self._relatives.get(i, self.view.head(self.side, self.unit[i]))
            if head is not None and self.clause(i):
                head = self._agreeing(i, head)
            elif head is not None:
                head = self._participle(self.unit[i], head)
            out.append(None if head is None else self.unit[head])
        return tuple(out)

    def clause(self, i: int) -> bool:
        """Whether a word heads a relative or participle clause, by the parser or by its words."""
        return i in self._relatives or self.dep(i) in _PARTICIPIAL

    @cached_property
    def _relatives(self) -> dict[int, int]:
        """Nouns of relative clauses that the parser takes for other clauses: *the man who*."""
        out: dict[int, int] = {}
        for k in range(1, self.size):
            above = self.raw[k]
            if (self.lower(k) not in self.known.relatives.subject or above is None or above < k
                    or not self.dep(k).startswith("nsubj") or self.dep(above) in _PARTICIPIAL
                    or self.dep(above) == "conj"):
                continue
            before = k - 1 if self.lower(k - 1) != "," else k - 2
            if before >= 0 and self.pos(before) == "NOUN":
                out[above] = before
        return out

    def _participle(self, i: int, head: int) -> int:
        """The participle just before a phrase that the parser hangs on the noun above it.

        *The journalist murdered in 1998*: what follows a participle belongs to it.
        """
        marker = self.markers[i]
        if marker is None or marker > i or marker == 0 or self.pos(head) == "VERB":
            return head
        k = marker - 1
        own = self.dep(k) == "acl" and self.pos(k) == "VERB" and k > head
        return k if own and head in self.view.ancestors(self.side, k) else head

    def _agreeing(self, i: int, head: int) -> int:
        """The noun that a participle or relative clause agrees with, nearest before it."""
        if self._agree(i, head) or head > i:
            return head
        for k in range(i - 1, -1, -1):
            if self.pos(k) == "NOUN" and self._agree(i, k):
                return k
            if self.pos(k) == "VERB" and k < head:
                break
        return head

    def _agree(self, i: int, k: int) -> bool:
        a, b = self.words[i], self.words[k]
        if a is None or b is None:
            return True
        for name in ("Gender", "Number"):
            mine = a.feature(name)
            if not mine and name == "Number":  # a finite auxiliary says it: "qui ont été"
                mine = next((w.feature(name) for c in self.children.get(i, ())
                             if (w := self.words[c]) is not None and w.pos == "AUX"
                             and w.feature("VerbForm") == "Fin"), "")
                opening = self.known.relatives.subject | self.known.relatives.either
                if not any(self.lower(c) in opening for c in self.children.get(i, ())):
                    mine = ""
            if mine and b.feature(name) and mine != b.feature(name):
                return False
        return True

    def chain(self, i: int) -> tuple[int, ...]:
        """Governors of a token, the nearest first."""
        out: list[int] = []
        above = self.heads[i]
        while above is not None and above not in out and above != self.unit[i]:
            out.append(above)
            above = self.heads[above]
        return tuple(out)

    @cached_property
    def markers(self) -> tuple[int | None, ...]:
        """The preposition (or *'s*, *than*, *que*) that introduces each token's phrase."""
        out: list[int | None] = []
        for i in range(self.size):
            k = self.first(self.unit[i])
            above = self.raw[k]
            found = None
            if above is not None and self.dep(k) in {"pobj", "pcomp"}:
                found = above
            else:
                cases = [c for c in self.children.get(k, ())
                         if self.dep(c) == "case" or (
                             self.dep(c) == "mark"
                             and self.lower(c) in self.known.markers.conjunctions)]
                found = cases[0] if cases else None
            out.append(found)
        return tuple(out)

    def relations(self, i: int) -> frozenset[str]:
        """What the marker of a token can mean; empty where it has none."""
        k = self.markers[i]
        if k is None:
            return frozenset()
        low = self.lower(k)
        return self.known.markers.relations.get(low) or frozenset({low})

    def possessive(self, i: int) -> bool:
        """Whether a token's phrase is marked as a genitive: *of*, *'s*, *de*."""
        k = self.markers[i]
        return self.dep(self.unit[i]) == "poss" or (
            k is not None and self.lower(k) in self.known.markers.genitive)

    def start(self, i: int) -> int:
        """Where a token's phrase begins: its marker, its determiner or itself."""
        k = self.unit[i]
        first = min([k, *self.children.get(k, ())])
        marker = self.markers[i]
        return first if marker is None else min(marker, k if marker > k else first)

    def may_govern(self, site: int, i: int) -> bool:
        """Whether some reading of the words lets ``site`` govern the phrase of ``i``.

        A phrase that follows may hang on any word of the right edge of what stands before
        it, a genitive only on the nouns of that edge; one that comes first on the verbs
        above it.
        """
        own = self.unit[i]
        if self.heads[own] == site:
            return True
        if self.dep(own) in {"poss", "amod", "compound", "nummod"} and site > own:
            return False
        if site > own:
            return site in self.chain(own) and self.pos(site) in {"VERB", "AUX", "ADJ"}
        start = self.start(own)
        before = next((k for k in range(start - 1, -1, -1)
                       if self.view.content(self.side, k) and self.pos(k) != "ADV"), None)
        if before is None:
            return False
        edge = (self.unit[before], *self.chain(before))
        if self.possessive(own):
            return site in edge[:2] and self.pos(site) in NOMINAL
        return site in edge

    def below(self, low: int, high: int) -> bool:
        """Whether one token is governed by another, however far above."""
        return high in self.chain(low)


class TreePair:
    """Both sides of a pair, joined by links between names and words."""

    def __init__(self, view: PairView) -> None:
        self.view = view
        self.trees: dict[Side, Tree] = {side: Tree(view, side) for side in SIDES}

    @property
    def source(self) -> Tree:
        return self.trees["source"]

    @property
    def target(self) -> Tree:
        return self.trees["target"]

    @cached_property
    def _guessed(self) -> dict[Side, dict[int, int]]:
        """Links that the aligner must have missed, because the words changed places.

        A word that took another's place is far from where its answer is looked for. Two
        unlinked words that are each other's nearest, or the only unlinked nouns of both
        sides, are taken to answer each other.
        """
        view = self.view
        out: dict[Side, dict[int, int]] = {"source": {}, "target": {}}
        free: dict[Side, list[int]] = {
            side: [i for i in view.content_tokens(side) if not view.counterparts(side, i)]
            for side in SIDES
        }
        for i in free["source"]:
            known = [j for j in free["target"] if self._means(i, j)]
            if len(known) == 1 and known[0] not in out["target"]:
                out["source"][i], out["target"][known[0]] = known[0], i
        for i in free["source"]:
            if i in out["source"]:
                continue
            j, similarity = view.nearest("source", i)
            taken = j in out["target"]
            if j is None or taken or j not in free["target"] or similarity < _MUTUAL:
                continue
            if view.nearest("target", j)[0] == i and self._alike(i, j):
                out["source"][i], out["target"][j] = j, i
        rest = [
            [i for i in free[side] if i not in out[side] and view.pos(side, i) in NOMINAL]
            for side in SIDES
        ]
        if len(rest[0]) == len(rest[1]) == 1:
            i, j = rest[0][0], rest[1][0]
            if max(view.nearest("source", i)[1], view.nearest("target", j)[1]) >= _ALONE:
                out["source"][i], out["target"][j] = j, i
        return out

    def in_lexicon(self, i: int, j: int) -> bool:
        """Whether the lexicon has two words for renderings of each other, or spelling does.

        True for languages that it does not know.
        """
        view = self.view
        here = view.segment("source").language
        lexicon = lexicon_of(here, view.segment("target").language)
        if lexicon is None or view.lower("source", i) == view.lower("target", j):
            return True
        if same_name(view, i, j):
            return True
        return lexicon.renders(
            *lexicon.pair.ordered(here, view.lemma("source", i), view.lemma("target", j)))

    @cached_property
    def _relinked(self) -> dict[Side, dict[int, set[int]]]:
        return relinked(self.view, self.in_lexicon, self._means)

    def _means(self, i: int, j: int) -> bool:
        return self._alike(i, j) and self.in_lexicon(i, j)

    def _alike(self, i: int, j: int) -> bool:
        a, b = self.view.pos("source", i), self.view.pos("target", j)
        return a == b or {a, b} <= NOMINAL or {a, b} in ({"ADJ", "VERB"}, {"ADJ", "PROPN"})

    @cached_property
    def _joined(self) -> dict[Side, dict[int, frozenset[int]]]:
        out: dict[Side, dict[int, frozenset[int]]] = {"source": {}, "target": {}}
        for side in SIDES:
            mine, yours = self.trees[side], self.trees[other(side)]
            found: dict[int, set[int]] = {}
            for i in range(mine.size):
                if not self.view.content(side, i):
                    continue
                meant = set(self._relinked[side].get(i, ()))
                if i in self._guessed[side]:
                    meant.add(self._guessed[side][i])
                answers = meant or self.view.counterparts(side, i)
                if answers:
                    found.setdefault(mine.unit[i], set()).update(yours.unit[j] for j in answers)
            out[side] = {i: frozenset(js) for i, js in found.items()}
        return out

    def answers(self, side: Side, i: int) -> frozenset[int]:
        """The names or words of the other side that answer this one."""
        return self._joined[side].get(self.trees[side].unit[i], frozenset())

    def linked(self, i: int, j: int) -> bool:
        """Whether a source and a target token answer each other, from either side."""
        return (self.target.unit[j] in self.answers("source", i)
                or self.source.unit[i] in self.answers("target", j))

    def score(self, i: int, j: int) -> float:
        """How sure the link between a source and a target word is; 0.3 where it is guessed."""
        mine = self.source.parts(self.source.unit[i])
        yours = set(self.target.parts(self.target.unit[j]))
        return max((self.view.link_score("source", k) for k in mine
                    if yours & set(self.view.counterparts("source", k))), default=0.3)


@once
def tree_pair(view: PairView) -> TreePair:
    """The trees of a pair, joined."""
    return TreePair(view)
