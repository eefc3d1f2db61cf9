"""Which words answer which, how sure that is, and which words have no answer."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from workbench.align.word.background import Background, background, centred_cosine
from workbench.align.word.compared import Compared, Rule, Stretch, compare_words
from workbench.align.word.links import Pairs, above, softmax_links
from workbench.align.word.reasons import unlinked_words
from workbench.align.word.rule import mutual_links
from workbench.align.word.simalign_methods import NAMES as SIMALIGN
from workbench.align.word.simalign_methods import SimAligned, simalign_links
from workbench.align.word.windows import Windowing
from workbench.encode import word_encoder
from workbench.encode.protocols import FloatArray, WordEncoder
from workbench.errors import ParameterError, WorkbenchWarning
from workbench.given import checked
from workbench.model import SegmentPair, WordAlignment, WordLink

__all__ = ["METHODS", "align_words", "word_similarity"]

METHODS = ("workbench", "mutual", "softmax", *SIMALIGN)

# Chosen on the tuning parts that benchmarks/words.py names.
_THRESHOLD = 0.45
_SOFTMAX_TEMPERATURE = 0.1
_SOFTMAX_THRESHOLD = 0.3

_AT_ONCE = 256  # pairs whose vectors are held in memory at once


@checked
def align_words(
    pairs: Sequence[SegmentPair],
    *,
    method: str = "workbench",
    model: str | os.PathLike[str] | None = None,
    cache: bool = True,
    windowing: Windowing | None = None,
) -> tuple[WordAlignment, ...]:
    """Align the words of each pair.

    Parameters
    ----------
    pairs : sequence of SegmentPair
        Any number of pairs, with any number of tokens on each side, none included.
    method : str, optional
        ``workbench``, the default, links by a model of three rounds over similarity,
        spelling, place and neighbours (:mod:`workbench.align.word.model`). ``mutual`` links
        by a rule over the same similarities into which no link made by people has entered
        (:mod:`workbench.align.word.rule`). ``argmax``, ``itermax`` and ``match`` are
        SimAlign's, run by SimAlign; ``softmax`` is awesome-align's rule.
    model : str or path, optional
        A transformers encoder by name or folder; the bundled one by default.
    cache : bool, optional
        Keep word vectors on disk between runs.
    windowing : Windowing, optional
        When a long pair is read through windows that follow the text, and how wide they
        are; by default where a side has more than 100 words.

    Returns
    -------
    tuple of WordAlignment
        One a pair, in the order given. A link's score is the estimated probability that it
        is right, whichever method chose it; every token without a link stands in
        ``unlinked`` with a reason and the nearest word of the other side. The result for a
        pair does not depend on the pairs beside it.

    Raises
    ------
    ParameterError
        If the method is not known.
    ModelError
        If the model is missing or of the wrong kind.

    Warns
    -----
    WorkbenchWarning
        If a pair is so long (20,000 by 20,000 words and more) that a word is compared only
        with those about the same place; if a SimAlign method cannot read a pair whole. Words
        that may have lost their counterpart so have the reason ``beyond the window``.
    """
    if method not in METHODS:
        raise ParameterError(
            f"no word alignment method is called {method!r}; choose one of {', '.join(METHODS)}"
        )
    pairs = tuple(pairs)
    encoder = word_encoder(model, cache=cache)
    given = simalign_links(pairs, method, model) if method in SIMALIGN else None
    compared = _compared(pairs, encoder, _RULES.get(method, _probable), given, windowing)
    return tuple(
        _alignment(pair, found, method, None if given is None else given[number])
        for number, (pair, found) in enumerate(zip(pairs, compared, strict=True))
    )


def word_similarity(
    pair: SegmentPair, *, model: str | os.PathLike[str] | None = None, cache: bool = True
) -> FloatArray:
    """Return how near each source word of a pair is to each target word.

    Parameters
    ----------
    pair : SegmentPair
    model, cache
        As for :func:`align_words`.

    Returns
    -------
    float32 array, shape (m, n), in [-1, 1]
        The cosine of the words' vectors after centring, as ``WordLink.similarity`` has it.
    """
    encoder = word_encoder(model, cache=cache)
    common = background(encoder)
    words = pair.source.words(), pair.target.words()
    if not all(words):
        return np.zeros((len(words[0]), len(words[1])), dtype=np.float32)
    source, target = encoder.encode_words(words, common.layers)
    return centred_cosine(source, target, common)


def _compared(
    pairs: Sequence[SegmentPair],
    encoder: WordEncoder,
    rule: Rule,
    given: Sequence[SimAligned] | None,
    windowing: Windowing | None,
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
                None if given is None else given[number].links, windowing,
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


def _probable(seen: Stretch) -> Pairs:
    return above(seen.probability, _THRESHOLD)


def _softmax(seen: Stretch) -> Pairs:
    return softmax_links(seen.similarity, _SOFTMAX_TEMPERATURE, _SOFTMAX_THRESHOLD)


def _mutual(seen: Stretch) -> Pairs:
    scaled = seen.similarity / np.float32(seen.spread)
    return mutual_links(seen.source, seen.target, scaled, seen.places)


_RULES: dict[str, Rule] = {"workbench": _probable, "softmax": _softmax, "mutual": _mutual}


def _alignment(
    pair: SegmentPair, found: Compared, method: str, given: SimAligned | None
) -> WordAlignment:
    links = tuple(
        WordLink(i, j, round(score, 4), round(similarity, 4))
        for (i, j), (score, similarity) in found.links.items()
    )
    source: dict[int, tuple[int, ...]] = {}
    target: dict[int, tuple[int, ...]] = {}
    for link in links:
        source[link.source] = (*source.get(link.source, ()), link.target)
        target[link.target] = (*target.get(link.target, ()), link.source)
    here, there = pair.source, pair.target
    read = (len(here.tokens), len(there.tokens)) if given is None else given[1:]
    unlinked = (
        *unlinked_words("source", here, there, source, found.source, read[0]),
        *unlinked_words("target", there, here, target, found.target, read[1]),
    )
    return WordAlignment(pair, links, unlinked, method)
