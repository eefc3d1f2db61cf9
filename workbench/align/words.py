"""Which words answer which, how sure that is, and which words have no answer."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.align.background import Background, background, centred_cosine
from workbench.align.linkmodel import link_probabilities
from workbench.align.simalign_methods import NAMES as SIMALIGN
from workbench.align.simalign_methods import simalign_links
from workbench.align.wordlinks import Pairs, above, softmax_links
from workbench.encode import word_encoder
from workbench.encode.protocols import FloatArray, WordEncoder
from workbench.errors import ParameterError
from workbench.model import (
    Segment,
    SegmentPair,
    Side,
    Token,
    UnlinkedWord,
    WordAlignment,
    WordLink,
)
from workbench.text import facts

__all__ = ["METHODS", "align_words"]

METHODS = ("workbench", "softmax", *SIMALIGN)

# Chosen on the tuning parts that benchmarks/words.py names.
_THRESHOLD = 0.4
_SOFTMAX_TEMPERATURE = 0.1
_SOFTMAX_THRESHOLD = 0.1

_AT_ONCE = 256  # pairs whose vectors are held in memory at once


@dataclass(frozen=True)
class _Evidence:
    """What is known of a pair before links are chosen: two matrices of shape (m, n)."""

    similarity: FloatArray
    probability: FloatArray


def align_words(
    pairs: Sequence[SegmentPair],
    *,
    method: str = "workbench",
    model: str | os.PathLike[str] | None = None,
    cache: bool = True,
) -> tuple[WordAlignment, ...]:
    """Align the words of each pair.

    Parameters
    ----------
    pairs : sequence of SegmentPair
        Any number of pairs, with any number of tokens on each side, none included.
    method : str, optional
        ``workbench``, the default, links by a model of three rounds over similarity,
        spelling, place and neighbours (:mod:`workbench.align.linkmodel`). ``argmax``,
        ``itermax`` and ``match`` are SimAlign's, run by SimAlign; ``softmax`` is
        awesome-align's rule.
    model : str or path, optional
        A transformers encoder by name or folder; the bundled one by default.
    cache : bool, optional
        Keep word vectors on disk between runs.

    Returns
    -------
    tuple of WordAlignment
        One a pair, in the order given. A link's score is the estimated probability that it
        is right, whichever method chose it; every token without a link stands in
        ``unlinked`` with the nearest word of the other side. The result for a pair does not
        depend on the pairs beside it.

    Raises
    ------
    ParameterError
        If the method is not known.
    ModelError
        If the model is missing or of the wrong kind.
    """
    if method not in METHODS:
        raise ParameterError(
            f"no word alignment method is called {method!r}; choose one of {', '.join(METHODS)}"
        )
    pairs = tuple(pairs)
    encoder = word_encoder(model, cache=cache)
    chosen = simalign_links(pairs, method, model) if method in SIMALIGN else None
    out: list[WordAlignment] = []
    for number, (pair, evidence) in enumerate(zip(pairs, _evidence(pairs, encoder), strict=True)):
        links = chosen[number] if chosen else _links(evidence, method)
        out.append(_finished(pair, evidence, links, method))
    return tuple(out)


def _evidence(pairs: Sequence[SegmentPair], encoder: WordEncoder) -> Iterator[_Evidence]:
    """Yield the evidence of each pair; vectors are dropped as soon as they are used."""
    common: Background | None = None
    for start in range(0, len(pairs), _AT_ONCE):
        group = pairs[start : start + _AT_ONCE]
        # the default layers of another model are known only once it is measured
        common = common or background(encoder)
        words = [p.source.words() for p in group] + [p.target.words() for p in group]
        vectors = encoder.encode_words(words, common.layers)
        for k in range(len(group)):
            source, target = words[k], words[len(group) + k]
            similarity = centred_cosine(vectors[k], vectors[len(group) + k], common)
            yield _Evidence(
                similarity, link_probabilities(source, target, similarity, common.spread)
            )


def _links(evidence: _Evidence, method: str) -> Pairs:
    if method == "softmax":
        return softmax_links(evidence.similarity, _SOFTMAX_TEMPERATURE, _SOFTMAX_THRESHOLD)
    return above(evidence.probability, _THRESHOLD)


def _finished(
    pair: SegmentPair, evidence: _Evidence, links: Pairs, method: str
) -> WordAlignment:
    scored = tuple(
        WordLink(i, j, round(float(evidence.probability[i, j]), 4)) for i, j in links
    )
    unlinked = (
        *_unlinked("source", pair, {i for i, _ in links}, evidence.similarity),
        *_unlinked("target", pair, {j for _, j in links}, evidence.similarity.T),
    )
    return WordAlignment(pair, scored, unlinked, method)


def _unlinked(
    side: Side, pair: SegmentPair, linked: set[int], similarity: FloatArray
) -> Iterator[UnlinkedWord]:
    here, there = (
        (pair.source, pair.target) if side == "source" else (pair.target, pair.source)
    )
    for index, token in enumerate(here.tokens):
        if index in linked:
            continue
        best = int(np.argmax(similarity[index])) if there.tokens else None
        nearness = 0.0 if best is None else round(float(similarity[index, best]), 4)
        yield UnlinkedWord(side, index, best, nearness, _reason(token, here))


def _reason(token: Token, segment: Segment) -> str:
    if token.kind == "punct" or not any(c.isalnum() for c in token.text):
        return "punctuation"
    known = facts(segment.language).function_words
    form = token.text.casefold().replace("’", "'")
    if form in known or form.strip("'") in known:
        return "function word"
    return "no counterpart"
