"""Which words answer which, how sure that is, and which words have no answer."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from itertools import islice

from workbench.align.background import Background, background
from workbench.align.simalign_methods import NAMES as SIMALIGN
from workbench.align.simalign_methods import simalign_links
from workbench.align.wordlinks import Pairs, above, softmax_links
from workbench.align.wordpairs import Compared, Nearest, Rule, compare_words
from workbench.encode import word_encoder
from workbench.encode.protocols import FloatArray, WordEncoder
from workbench.errors import ParameterError, WorkbenchWarning
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
_SOFTMAX_TEMPERATURE = 0.05
_SOFTMAX_THRESHOLD = 0.3

_AT_ONCE = 256  # pairs whose vectors are held in memory at once


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

    Warns
    -----
    WorkbenchWarning
        If a pair is so long (4,000 by 4,000 words and more) that a word is compared only
        with those about the same place; if a SimAlign method cannot read a pair whole.
    """
    if method not in METHODS:
        raise ParameterError(
            f"no word alignment method is called {method!r}; choose one of {', '.join(METHODS)}"
        )
    pairs = tuple(pairs)
    encoder = word_encoder(model, cache=cache)
    given = simalign_links(pairs, method, model) if method in SIMALIGN else None
    compared = _compared(pairs, encoder, _rule(method), given)
    return tuple(
        _alignment(pair, found, method) for pair, found in zip(pairs, compared, strict=True)
    )


def _compared(
    pairs: Sequence[SegmentPair],
    encoder: WordEncoder,
    rule: Rule,
    given: Sequence[Pairs] | None,
) -> Iterator[Compared]:
    """Yield each pair's comparison; both sides are encoded together, a group at a time."""
    common: Background | None = None
    remaining = iter(enumerate(pairs))
    while group := list(islice(remaining, _AT_ONCE)):
        common = common or background(encoder)
        words = [p.source.words() for _, p in group] + [p.target.words() for _, p in group]
        vectors = encoder.encode_words(words, common.layers)
        for k, (number, pair) in enumerate(group):
            other = k + len(group)
            found = compare_words(
                words[k], words[other], (vectors[k], vectors[other]), common, rule,
                None if given is None else given[number],
            )  # fmt: skip
            if not found.whole:
                warnings.warn(
                    f"pair {pair.id} has {len(words[k])} by {len(words[other])} words: each was "
                    "compared with those about the same place only; split the texts into "
                    "smaller pairs to compare all",
                    WorkbenchWarning,
                    stacklevel=3,
                )
            yield found


def _rule(method: str) -> Rule:
    if method == "softmax":
        return _softmax
    return _probable


def _probable(similarity: FloatArray, probability: FloatArray) -> Pairs:
    return above(probability, _THRESHOLD)


def _softmax(similarity: FloatArray, probability: FloatArray) -> Pairs:
    return softmax_links(similarity, _SOFTMAX_TEMPERATURE, _SOFTMAX_THRESHOLD)


def _alignment(pair: SegmentPair, found: Compared, method: str) -> WordAlignment:
    links = tuple(
        WordLink(i, j, round(score, 4), round(similarity, 4))
        for (i, j), (score, similarity) in found.links.items()
    )
    unlinked = (
        *_unlinked("source", pair.source, {k.source for k in links}, found.source),
        *_unlinked("target", pair.target, {k.target for k in links}, found.target),
    )
    return WordAlignment(pair, links, unlinked, method)


def _unlinked(
    side: Side, segment: Segment, linked: set[int], nearest: Nearest
) -> Iterator[UnlinkedWord]:
    for index, token in enumerate(segment.tokens):
        if index in linked:
            continue
        best = int(nearest.index[index])
        similarity = round(float(nearest.similarity[index]), 4) if best >= 0 else 0.0
        yield UnlinkedWord(
            side, index, best if best >= 0 else None, similarity, _reason(token, segment)
        )


def _reason(token: Token, segment: Segment) -> str:
    if token.kind == "punct" or not any(c.isalnum() for c in token.text):
        return "punctuation"
    known = facts(segment.language).function_words
    form = token.text.casefold().replace("’", "'")
    if form in known or form.strip("'") in known:
        return "function word"
    return "no counterpart"
