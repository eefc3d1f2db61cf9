"""The choice of words: opposites, broader and narrower terms, false friends, another sense.

A word and the word that renders it are looked up in the lexicon (French and English; for other
languages nothing is found). Where the lexicon does not let the one render the other, and no
other word of the sentence does, it may say how the two differ in meaning. A negation on one
side turns an opposite round (*not cold* for *chaud* is faithful).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from workbench.diverge.finding import Finding
from workbench.diverge.wording import Word, say
from workbench.languages.lexicon import (
    broader,
    cognate,
    false_friend,
    gloss,
    known,
    opposites,
    renders,
    seen,
    share,
    translations,
)
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
_COMPARING = frozenset("plus moins least most".split())
_STEM = 4  # letters that words of one family share
_TIMES = frozenset("year month week day".split())
_PREFIXES = ("dés", "dé", "in", "im", "ir", "il", "mé", "mal", "non-", "non")
# words that turn what they stand with into its opposite, or nearly, beside negators
_TURN = {
    "fr": frozenset(
        "peu moins non sans guère jamais ni faible insuffisamment mal manque".split()
    ),
    "en": frozenset(
        "less little few not non no without hardly scarcely barely never least poorly lack".split()
    ),
}
_REACH = 3
# verbs that mean little by themselves, particles of English verbs, words of place
_LIGHT = frozenset(
    "be have do go come get take give put make être avoir faire aller venir mettre prendre donner "
    "rendre leave on off in out up down over away back here there ici là y".split()
)
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_NAMES = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X"})
# so general that they leave out nearly all that the word says
_GENERAL = frozenset(
    "thing object entity person people individual someone somebody human being creature animal "
    "organism activity act action event state place location substance matter group".split()
)


def lacking(source: str, target: str) -> str:
    """What there is not for a pair of languages; ``""`` where all is there."""
    return "" if known(source, target) else f"There is no lexicon of {source!r} and {target!r}"


def find(view: PairView) -> list[Finding]:
    """Words that are rendered by one with another meaning."""
    if not known(view.segment("source").language, view.segment("target").language):
        return []
    pair = _Pair(view)
    out: list[Finding] = []
    taken: set[tuple[Side, int]] = set()
    for i, j in pair.candidates():
        if taken & {(pair.fr, i), (pair.en, j)}:  # one finding a word
            continue
        found = (pair.false_friend(i, j) or pair.opposite(i, j) or pair.order(i, j)
                 or pair.sense(i, j))
        if found is not None:
            taken |= {(pair.fr, i), (pair.en, j)}
            out.append(found)
    return out


class _Pair:
    """The words of a pair by language; ``i`` is always French, ``j`` English."""

    def __init__(self, view: PairView) -> None:
        self.view = view
        self.fr: Side = "source" if view.segment("source").language == "fr" else "target"
        self.en: Side = other(self.fr)

    @cached_property
    def french(self) -> tuple[str, ...]:
        return tuple(self.view.lemma(self.fr, i) for i in range(self.view.size(self.fr)))

    @cached_property
    def english(self) -> tuple[str, ...]:
        return tuple(self.view.lemma(self.en, j) for j in range(self.view.size(self.en)))

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Words that are linked, and words without a link that may stand for each other.

        Those are nearest to each other, or the same word governs both.
        """
        view = self.view
        free = [j for j in range(view.size(self.en)) if not view.counterparts(self.en, j)]
        for i in range(view.size(self.fr)):
            found = set(view.counterparts(self.fr, i))
            if not found and (near := view.nearest(self.fr, i)[0]) is not None:
                found.add(near)
            found |= {j for j in free if view.nearest(self.en, j)[0] == i or self._slot(i, j)}
            for j in sorted(found):
                if not self._left_out(i, j):
                    yield i, j

    def _slot(self, i: int, j: int) -> bool:
        """Whether two words of one part of speech depend on words that are linked."""
        view = self.view
        above, below = view.head(self.fr, i), view.head(self.en, j)
        return (above is not None and below is not None
                and below in view.counterparts(self.fr, above)
                and view.pos(self.fr, i) == view.pos(self.en, j))

    def _left_out(self, i: int, j: int) -> bool:
        """Whether one of two words is a name, a number or a word that means little by itself."""
        return (self.view.pos(self.fr, i) in _NAMES or self.view.pos(self.en, j) in _NAMES
                or self.french[i] in _LIGHT or self.english[j] in _LIGHT)

    def false_friend(self, i: int, j: int) -> Finding | None:
        """A word rendered by its look-alike, which means something else."""
        entry = false_friend(self.french[i], self.english[j])
        if entry is None or j not in self.view.counterparts(self.fr, i):
            return None
        if not self._same_class(i, j):
            return None
        if share(entry.french, entry.english) >= _USUAL or self._rendered(i, j):
            return None
        said, says = (self.view.text(s, i if s == self.fr else j) for s in SIDES)
        return self._finding(
            "false-friend", "minor" if entry.partly else "major", 0.6 if entry.partly else 0.8,
            i, j, said=said, says=says, french=entry.french, english=entry.english,
            means=entry.means, instead=entry.instead,
        )

    def opposite(self, i: int, j: int) -> Finding | None:
        """A word rendered by its opposite, which no negation turns round."""
        far = _opposed(self._word(self.fr, i), self._word(self.en, j))
        if far is None or renders(self.french[i], self.english[j]) or self._rendered(i, j):
            return None
        if self._turned(self.fr, i) != self._turned(self.en, j):
            return None
        linked = j in self.view.counterparts(self.fr, i)
        if far > 0 and not (linked and self._open(i, j) and self._same_class(i, j)):
            return None
        if self.view.link_similarity(self.fr, i) < self._nearness(i, j, far):
            return None
        if self._idiom(i, j):
            return None
        stakes: Severity = "critical" if far == 0 and linked else "major"
        sure = (0.85, 0.75, 0.55)[far] - 0.1 * (not linked)
        if self._unlike(i, j):
            far_apart = self.view.link_similarity(self.fr, i) < _NEAR_UNLIKE
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
        if self.french[i] == "peu" and self.french[i + 1 : i + 2] and (
                self.french[i + 1].startswith("import")):
            return True
        if self.french[max(0, i - 1) : i + 2] == ("pas", "mal", "de"):
            return True
        if {self.french[i], self.english[j]} & _COMPARING:  # *le plus court*, *the least*
            above, below = self.view.head(self.fr, i), self.view.head(self.en, j)
            if above is not None and below not in self.view.counterparts(self.fr, above):
                return True
        for k in range(j + 1, min(j + 4, len(self.english))):
            word = self.view.word(self.en, k)
            if word is not None and word.dep == "prt" and self.view.head(self.en, k) == j:
                return True
        return self.english[j] == "old" and not _TIMES.isdisjoint(self.english[max(0, j - 3) : j])

    def order(self, i: int, j: int) -> Finding | None:
        """A broader or narrower term."""
        view = self.view
        pos = view.pos(self.fr, i)
        if pos != view.pos(self.en, j) or pos not in {"NOUN", "VERB"}:
            return None
        if not (view.content(self.fr, i) and view.content(self.en, j)):
            return None
        f, e = self.french[i], "person" if self.english[j] == "people" else self.english[j]
        usual, back = translations(f, "fr", "en"), translations(e, "en", "fr")
        if not usual or usual[0].share < _OWN or not back or back[0].share < _OWN:
            return None  # either has a word of its own
        if min(seen(f, "fr"), seen(e, "en")) < _KNOWN:
            return None
        up = broader(usual[0].word, "en").get(e)
        down = broader(e, "en").get(usual[0].word)
        if (up is None) == (down is None) or renders(f, self.english[j]) or self._rendered(i, j):
            return None
        if pos == "VERB" and view.link_similarity(self.fr, i) >= _VERBS_NEAR:
            return None  # verbs one above the other render each other all the time
        kind = "broader" if (up is not None) == (self.fr == "source") else "narrower"
        general = e in _GENERAL if up is not None else usual[0].word in _GENERAL
        vague = general and (up or down or 0) > 1 and view.link_similarity(self.fr, i) < _FAR
        return self._finding(kind, "major" if vague else "minor", 0.6 if vague else 0.5, i, j)

    def sense(self, i: int, j: int) -> Finding | None:
        """Two common words of which the lexicon and the vectors say that they are strangers."""
        view = self.view
        f, e = self.french[i], self.english[j]
        if view.pos(self.fr, i) != view.pos(self.en, j) or not view.content(self.fr, i):
            return None
        if j not in view.counterparts(self.fr, i) or view.link_similarity(self.fr, i) >= _STRANGE:
            return None
        there, back = translations(f, "fr", "en"), translations(e, "en", "fr")
        if min(seen(f, "fr"), seen(e, "en")) < _WELL_KNOWN:
            return None
        if there[0].share < _ONLY or back[0].share < _ONLY:
            return None
        if renders(f, e) or self._rendered(i, j):
            return None
        usual = there[0].word if self.fr == "source" else back[0].word
        return self._finding("sense", "minor", 0.5, i, j, usual=usual)

    def _rendered(self, i: int, j: int) -> bool:
        """Whether another word renders one of the two, and renders no other of its side."""
        return any(
            q != j and self._like(self.en, q, j) and renders(self.french[i], e)
            and not self._renders_another(self.en, q, i) for q, e in enumerate(self.english)
        ) or any(
            p != i and self._like(self.fr, p, i) and renders(f, self.english[j])
            and not self._renders_another(self.fr, p, j) for p, f in enumerate(self.french)
        )

    def _renders_another(self, side: Side, k: int, than: int) -> bool:
        """Whether a word renders one of the other side that is not *than*.

        One that it is linked to; or, if it has no link, one whose own links do not explain it:
        in *assez grands ... plus petits*, rendered *small enough ... smaller*, the second.
        """
        view, away = self.view, other(side)

        def pair(a: int, b: int) -> bool:
            """Whether a word of this side renders one of the other."""
            p, q = (a, b) if side == self.fr else (b, a)
            return renders(self.french[p], self.english[q])

        linked = view.counterparts(side, k)
        if linked:
            return any(m != than and pair(k, m) for m in linked)
        return any(m != than and self._like(away, m, than) and pair(k, m)
                   and not any(pair(n, m) for n in view.counterparts(away, m))
                   for m in range(view.size(away)))

    def _same_class(self, i: int, j: int) -> bool:
        """Whether two words are of one part of speech; participles may be adjectives."""
        classes = {self.view.pos(self.fr, i), self.view.pos(self.en, j)}
        return len(classes) == 1 or classes == {"ADJ", "VERB"}

    def _open(self, i: int, j: int) -> bool:
        """Whether two words are of the open classes, and do not only join others."""
        return {self.view.pos(self.fr, i), self.view.pos(self.en, j)} <= _OPEN

    def _like(self, side: Side, k: int, i: int) -> bool:
        """Whether a word may do what another of its side does: both carry content, or alike."""
        view = self.view
        return view.pos(side, k) == view.pos(side, i) or view.content(side, k)

    def _turned(self, side: Side, i: int) -> bool:
        """Whether a word is denied, or turned round by a word before it."""
        view = self.view
        turn = _TURN[view.segment(side).language]
        joined = i > 1 and view.lower(side, i - 1).replace("’", "'") in {"de", "d'"}  # peu de
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
        at = {self.fr: i, self.en: j}
        counts = [sum(n.token != at[side] for n in negations(self.view, side)) for side in SIDES]
        return counts[0] != counts[1]

    def _word(self, side: Side, k: int) -> Word:
        view = self.view
        return Word(view.text(side, k), view.lemma(side, k), view.segment(side).language)

    def _finding(
        self, kind: str, stakes: Severity, strength: float, i: int, j: int, **parts: object
    ) -> Finding:
        at = {self.fr: i, self.en: j}
        said, says = (self._word(s, at[s]) for s in SIDES)
        evidence = say(f"choice.{kind}", **{"said": said, "says": says} | parts)
        return Finding(kind, stakes, strength, evidence,
                       source=(at["source"],), target=(at["target"],))


def _opposed(french: Word, english: Word) -> int | None:
    """How far a French and an English word are opposites, by either language; None if not.

    A French word that the lexicon does not hold may be a cognate of an opposite.
    """
    if french.lemma[:_STEM] == english.lemma[:_STEM]:  # *enthousiasme*, *enthusiastic*
        return None
    usual = {r.word for r in translations(french.lemma, "fr", "en") if r.share >= _USUAL}
    usual.add(gloss(french.lemma, "fr", "en", form=french.text))
    for prefix in _PREFIXES:  # what renders the word without its negative prefix is an accident
        if french.lemma.startswith(prefix):
            usual -= {r.word for r in translations(french.lemma.removeprefix(prefix), "fr", "en")}
    found = [
        far for r in usual for e in {english.lemma, english.text.lower()}
        if (far := opposites(r, "en").get(e)) is not None
    ]
    found += [
        0 for against in opposites(french.lemma, "fr")
        if any(r.word == english.lemma and r.share >= _USUAL
               for r in translations(against, "fr", "en"))
    ]
    found += [
        1 for against, far in opposites(english.lemma, "en").items()
        if far < 2 and len(against) >= _LONG and cognate(french.lemma, against)
    ]
    return min(found, default=None)
