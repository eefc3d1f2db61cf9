"""Where versions differ from each other: in what they say, and in their choice of words.

The idea of ranking the passages of an original by how far its translations drift apart is
that of Cheesman, Flanagan, Thiel et al. (2017), *Multi-retranslation corpora: visibility,
variation, value, and virtue* (Digital Scholarship in the Humanities 32); here sentence
vectors and content words take the place of their word-count vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from workbench.encode import sentence_encoder
from workbench.kwic.forms import lemmas_of
from workbench.languages import language_of
from workbench.model import Span
from workbench.text import segment
from workbench.versions.units import Unit

__all__ = ["spread"]


def spread(
    cut: Sequence[Unit], languages: Sequence[str], *, model: str | None = None, cache: bool = True
) -> tuple[Unit, ...]:
    """Add to each unit how far the versions stand apart in it.

    Parameters
    ----------
    cut : sequence of Unit
    languages : sequence of str
        Of the versions, in the order of the cells.
    model, cache
        As for :func:`workbench.analyse`.

    Raises
    ------
    ModelError
        Where the model cannot be loaded.
    """
    meaning = _meaning(cut, languages, model, cache)
    words, own = _words(cut, languages, cache)
    ranks = [_ranks(values) for values in (meaning, words) if any(v is not None for v in values)]
    out = []
    for n, unit in enumerate(cut):
        cells = tuple(replace(c, own=o) for c, o in zip(unit.cells, own[n], strict=True))
        told = [r[n] for r in ranks]
        out.append(replace(unit, cells=cells, meaning_spread=meaning[n], word_spread=words[n],
                           disagreement=sum(told) / len(told) if told else 0.0))
    return tuple(out)


def _meaning(
    cut: Sequence[Unit], languages: Sequence[str], model: str | None, cache: bool
) -> list[float | None]:
    texts = list(dict.fromkeys(c.text for unit in cut for c in unit.cells if c.text))
    encoder = sentence_encoder(model, languages=set(languages), cache=cache)
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))
    out: list[float | None] = []
    for unit in cut:
        here = [vectors[c.text] for c in unit.cells if c.text]
        apart = [1 - float(a @ b) for a, b in combinations(here, 2)]
        out.append(max(0.0, sum(apart) / len(apart)) if apart else None)
    return out


def _words(
    cut: Sequence[Unit], languages: Sequence[str], cache: bool
) -> tuple[list[float | None], list[list[tuple[Span, ...]]]]:
    """The spread of words, and for each cell the words that no other version has."""
    columns = [_content([unit.cells[v].text for unit in cut], language, cache)
               for v, language in enumerate(languages)]
    spreads: list[float | None] = []
    own: list[list[tuple[Span, ...]]] = []
    for n in range(len(cut)):
        here = [column[n] for column in columns]
        known = [{lemma for lemma, _ in words} for words in here]
        pairs = [(a, b) for a, b in combinations(range(len(languages)), 2)
                 if languages[a] == languages[b]]
        apart = [1 - _dice(known[a], known[b]) for a, b in pairs]
        spreads.append(sum(apart) / len(apart) if apart else None)
        alone = []
        for v, words in enumerate(here):
            others = [known[w] for w in range(len(here)) if w != v and languages[w] == languages[v]
                      and cut[n].cells[w].text]
            alone.append(tuple(span for lemma, span in words
                               if others and not any(lemma in other for other in others)))
        own.append(alone)
    return spreads, own


def _content(
    texts: Sequence[str], language: str, cache: bool
) -> list[list[tuple[str, Span]]]:
    """The content words of each text as lemma and place."""
    segments = [segment(text, language) for text in texts]
    closed = language_of(language).closed.function_words
    return [
        [(lemma, token.span) for token, lemma in zip(one.tokens, lemmas, strict=True)
         if token.kind != "punct" and token.text.casefold() not in closed]
        for one, lemmas in zip(segments, lemmas_of(segments, cache=cache), strict=True)
    ]


def _dice(a: set[str], b: set[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _ranks(values: Sequence[float | None]) -> list[float]:
    """The share of values that each one is not below; 0 where there is none."""
    known = np.asarray([v for v in values if v is not None])
    return [0.0 if v is None else float((known <= v).mean()) for v in values]
