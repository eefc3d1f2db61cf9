"""Terms that one text renders in several ways.

Good style varies common words and keeps terms. So a noun or name counts only where it recurs
and is mostly rendered in one way, and its other rendering is not an ordinary one: for a word
that is common in the language the other rendering must stand alone against a clear majority;
for a rare or technical one less is enough. Renderings by a verb or a pronoun are another
construction, not another term, and forms and derivatives of one word are one rendering.

What :func:`find` needs is the whole document: a pair by itself has no usual rendering.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.languages.lexicon import lexicon_of
from workbench.model import Side
from workbench.reading.view import PairView

__all__ = ["Occurrence", "find", "occurrences"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_SURE = 0.6  # score of a link
_NEAR = 0.3  # similarity of a link
_SHORTEST = 4  # letters of a term
_STEM = 5  # letters that derivatives of one word have in common
_RARE = 15  # links in the lexicon's text; a word with fewer is no everyday word
_ORDINARY = 0.04  # share among a word's renderings from which one is in the dictionary
# the least number of usual renderings and their least share: of a rare word, of any other
_CLEAR = {True: (3, 0.6), False: (6, 0.85)}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A noun with what renders it: tokens ``source`` and ``target`` of the view ``view``."""

    view: int
    source: int
    target: int
    rendering: str


def find(views: Sequence[PairView]) -> list[list[Finding]]:
    """Renderings of terms that are not those of the rest of the text.

    Parameters
    ----------
    views : sequence of PairView, length n
        Of one document, in order.

    Returns
    -------
    list of n lists of Finding
        All ``minor``; empty where a language has no parser.
    """
    out: list[list[Finding]] = [[] for _ in views]
    for lemma, found in occurrences(views).items():
        groups = _grouped(found)
        usual, *others = groups
        total = sum(map(len, groups))
        rare = _rare(lemma, views[found[0].view])
        least, share = _CLEAR[rare]
        if len(usual) < least or len(usual) / total < share:
            continue
        for group in others:
            if not rare and len(group) > 1:
                continue
            for one in group:
                view = views[one.view]
                if _explained(view, one, usual[0].rendering, rare):
                    continue
                out[one.view].append(_finding(view, one, usual, group, total, views))
    return out


def occurrences(views: Sequence[PairView]) -> dict[str, list[Occurrence]]:
    """The nouns and names of a document that nouns and names render, by lemma."""
    out: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for n, view in enumerate(views):
        for i in view.content_tokens("source"):
            if not _noun(view, "source", i) or view.link_score("source", i) < _SURE:
                continue
            j = view.counterparts("source", i)[0]
            if not _noun(view, "target", j) or view.link_similarity("source", i) < _NEAR:
                continue
            out[view.lemma("source", i)].append(Occurrence(n, i, j, view.lemma("target", j)))
    return out


def _noun(view: PairView, side: Side, i: int) -> bool:
    token = view.segment(side).tokens[i]
    return (token.kind == "word" and len(token.text) >= _SHORTEST and view.pos(side, i) in _NOUNS
            and view.content(side, i))


def _grouped(found: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Occurrences by rendering, forms and derivatives of one word together; most first."""
    counts = Counter(o.rendering for o in found)
    groups: list[tuple[str, list[Occurrence]]] = []
    for rendering, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0])):
        own = [o for o in found if o.rendering == rendering]
        for first, group in groups:
            if _related(first, rendering):
                group += own
                break
        else:
            groups.append((rendering, own))
    return sorted((group for _, group in groups), key=lambda g: (-len(g), g[0].rendering))


def _related(a: str, b: str) -> bool:
    """Whether two words are written as forms of one, or one as part of the other."""
    size = min(_STEM, len(a), len(b))
    return a[:size] == b[:size] or a in b or b in a


def _rare(lemma: str, view: PairView) -> bool:
    """Whether a word is no everyday word; unknown where the lexicon is silent."""
    source = view.pair.source.language
    lexicon = lexicon_of(source, view.pair.target.language)
    return lexicon is not None and lexicon.seen(lemma, source) < _RARE


def _explained(view: PairView, one: Occurrence, usual: str, rare: bool) -> bool:
    """Whether the other rendering is no inconsistency."""
    size = view.size("target")
    if any(_related(view.lemma("target", j), usual) for j in range(size)
           if view.content("target", j)):
        return True  # the usual rendering is here too, and the link may have missed it
    term = view.lemma("source", one.source)
    if len(view.counterparts("target", one.target)) > 1:
        return True  # one word renders a phrase
    if (view.pos("source", one.source) == "PROPN") != (view.pos("target", one.target) == "PROPN"):
        return True  # someone named in another way: "the president" for "Poutine"
    if rare:
        return False
    source = view.pair.source.language
    lexicon = lexicon_of(source, view.pair.target.language)
    if lexicon is None:
        return False
    return lexicon.share(*lexicon.pair.ordered(source, term, one.rendering)) >= _ORDINARY


def _finding(
    view: PairView, one: Occurrence, usual: Sequence[Occurrence], group: Sequence[Occurrence],
    total: int, views: Sequence[PairView],
) -> Finding:
    forms = Counter(views[o.view].text("target", o.target).lower() for o in usual)
    told = {
        "term": view.text("source", one.source), "usual": forms.most_common(1)[0][0],
        "n": len(usual), "rendering": view.text("target", one.target),
    }
    evidence = say("terminology.alone", **told) if len(group) == 1 else \
        say("terminology.varied", times=len(group), **told)
    return Finding("terminology", "minor", min(0.9, 0.95 * len(usual) / (total + 1)), evidence,
                   (one.source,), (one.target,))
