"""Words that exchanged their places: linked by what they mean, not by where they stand.

The aligner sees words in their places: where two have changed theirs it may link each to what
stands where it stood, and then nothing seems to have moved. Where the lexicon, a name's spelling
or the place that it names says otherwise, the links are crossed.
"""

from __future__ import annotations

from collections.abc import Callable

from workbench.model import Side
from workbench.reading.once import once
from workbench.reading.places import origin, places
from workbench.reading.spelling import alike, fold
from workbench.reading.view import PairView

__all__ = ["relinked", "same_name"]

_Test = Callable[[int, int], bool]


@once
def same_name(view: PairView, i: int, j: int) -> bool:
    """Whether two words may name the same: *Manila*, *Manille*; *Norway*, *norvégien*."""
    a, b = view.text("source", i), view.text("target", j)
    named = a[:1].isupper() and b[:1].isupper() and "PROPN" in {
        view.pos("source", i), view.pos("target", j)}
    here = _spoken_of(a, view.segment("source").language)
    return (named and alike(a, b)) or bool(
        here & _spoken_of(b, view.segment("target").language))


def _spoken_of(text: str, language: str) -> frozenset[str]:
    """The places that a word names or speaks of."""
    named = places(language).get(fold(text), frozenset()) if text[:1].isupper() else frozenset()
    return named | ({code} if (code := origin(text, language)) else set())


def relinked(view: PairView, renders: _Test, means: _Test) -> dict[Side, dict[int, set[int]]]:
    """Links between content words, for both sides, those of exchanged words crossed.

    Two links whose words do not render each other are crossed where both do so the other way;
    one is moved where a word has another answer and a free word is what the link wants.

    Parameters
    ----------
    renders : callable
        Whether a source and a target token are known to render each other.
    means : callable
        The same for two that are also of one kind.
    """
    links = {(i, j) for i in view.content_tokens("source")
             for j in view.counterparts("source", i) if view.content("target", j)}
    known = {p for p in links if renders(*p)}
    settled = [{p[k] for p in known} for k in (0, 1)]
    for i, j in sorted(links - known):
        if (i, j) not in links:
            continue
        mine = [k for k in view.content_tokens("source") if k != i and means(k, j)]
        yours = [m for m in view.content_tokens("target") if m != j and means(i, m)]
        for k in mine:
            held = {p for p in links if p[0] == k}
            if not held & known and any(
                m in yours or (view.pos("source", i) == view.pos("target", m) == "NOUN")
                for _, m in held
            ):
                links = links - held - {(i, j)} | {(k, j)} | {(i, m) for _, m in held}
                break
            if not held and i in settled[0]:
                links = links - {(i, j)} | {(k, j)}
                break
        else:
            free = [m for m in yours if not any(p[1] == m for p in links)]
            if free and j in settled[1]:
                links = links - {(i, j)} | {(i, free[0])}
    out: dict[Side, dict[int, set[int]]] = {"source": {}, "target": {}}
    for i, j in links:
        out["source"].setdefault(i, set()).add(j)
        out["target"].setdefault(j, set()).add(i)
    return out
