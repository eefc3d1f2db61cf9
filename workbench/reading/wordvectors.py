"""The vectors of both sides' words, a group of pairs at a time: what the networks here read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from workbench.align.word.background import background
from workbench.encode import word_encoder
from workbench.encode.protocols import FloatArray
from workbench.model import WordAlignment

__all__ = ["word_vectors"]

_AT_ONCE = 256  # pairs whose vectors are held in memory at once


def word_vectors(
    alignments: Sequence[WordAlignment], *, cache: bool = True
) -> Iterator[tuple[WordAlignment, tuple[FloatArray, FloatArray]]]:
    """Yield each alignment with the word vectors of its source and its target.

    Parameters
    ----------
    alignments : sequence of WordAlignment
    cache : bool, optional
        Take the vectors that word alignment has kept on disk, and keep those it has not.

    Yields
    ------
    WordAlignment, (float32 array, shape (m, dim); float32 array, shape (n, dim))
        Those of the bundled encoder, whichever model made the links.
    """
    encoder = word_encoder(cache=cache)
    layers = background(encoder).layers
    remaining = iter(alignments)
    while group := list(islice(remaining, _AT_ONCE)):
        words = [a.pair.source.words() for a in group] + [a.pair.target.words() for a in group]
        vectors = encoder.encode_words(words, layers)
        yield from zip(group, zip(vectors[: len(group)], vectors[len(group) :], strict=True),
                       strict=True)
