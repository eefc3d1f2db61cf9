"""What the words of any text have in common in an encoder, so that it can be taken away.

The vectors of all words share a large component that says nothing about meaning
(Mu and Viswanath 2018, *All-but-the-Top*). It is estimated on a fixed text in twelve
languages, so that the result for one sentence pair does not depend on the pairs beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from workbench.encode.bundled import E5_NAME
from workbench.encode.protocols import DEFAULT_LAYERS, FloatArray, WordEncoder
from workbench.errors import ParameterError
from workbench.languages.texts import declaration

__all__ = ["Background", "background", "centred", "centred_cosine", "cosine"]

# how many words of the pair the fixed text counts for
_WEIGHT = 10.0
_DEEPEST = 96


@dataclass(frozen=True, slots=True)
class Background:
    """What an encoder adds to every word.

    Attributes
    ----------
    layers : tuple of int
        The layers that are read.
    mean : float32 array, shape (dim,)
        Mean vector of the fixed text's words.
    spread : float
        Standard deviation of the centred cosine between words of the fixed text in
        different languages: how far similarities reach by chance in this encoder.
    """

    layers: tuple[int, ...]
    mean: FloatArray
    spread: float


_KNOWN: dict[tuple[str, tuple[int, ...] | None], Background] = {}


def background(encoder: WordEncoder, layers: tuple[int, ...] | None = None) -> Background:
    """Measure an encoder on the fixed text; remembered by its fingerprint.

    Parameters
    ----------
    encoder : WordEncoder
    layers : tuple of int, optional
        The layers to read. By default those found best for the bundled model; for another
        one, the layer two thirds of the way up, which is layer 8 of 12 (Jalili Sabet et al.
        2020, *SimAlign*).
    """
    place = (encoder.fingerprint, layers)
    if place not in _KNOWN:
        chosen = layers or _middle(encoder)
        vectors = encoder.encode_words([text.split() for text in declaration().values()], chosen)
        mean = np.stack([v.mean(axis=0) for v in vectors]).mean(axis=0, dtype=np.float64)
        centre: FloatArray = mean.astype(np.float32)
        centred = [_unit(v - centre) for v in vectors]
        cosines = np.concatenate(
            [(a @ b.T).ravel() for a, b in pairwise(centred)]
        )
        _KNOWN[place] = Background(chosen, centre, max(float(cosines.std()), 1e-3))
    return _KNOWN[place]


def centred(
    source: FloatArray, target: FloatArray, common: Background
) -> tuple[FloatArray, FloatArray]:
    """Return the vectors of a pair's words without what they have in common, of unit length.

    The centre is the mean over both sides of the pair, drawn towards the encoder's own mean
    by as much as ten words weigh, so that a pair of one word each has a sensible value too.

    Parameters
    ----------
    source, target : float32 arrays, shapes (m, dim) and (n, dim)
    common : Background

    Returns
    -------
    two float32 arrays of the same shapes
        A word without a vector has none here either.
    """
    total = source.sum(axis=0) + target.sum(axis=0) + _WEIGHT * common.mean
    centre = total / (len(source) + len(target) + _WEIGHT)
    left, right = _unit(source - centre), _unit(target - centre)
    # a zero vector is "no sub-word at all", which centring would turn into a direction
    left[~source.any(axis=1)] = 0.0
    right[~target.any(axis=1)] = 0.0
    return left, right


def cosine(left: FloatArray, right: FloatArray) -> FloatArray:
    """Return the cosines of unit vectors, shapes (m, dim) and (n, dim), as shape (m, n)."""
    found: FloatArray = np.clip(left @ right.T, -1.0, 1.0)
    return found


def centred_cosine(source: FloatArray, target: FloatArray, common: Background) -> FloatArray:
    """Return the cosine of every source word with every target word after centring.

    Parameters and centre are those of :func:`centred`.

    Returns
    -------
    float32 array, shape (m, n), in [-1, 1]
        A word without a vector has similarity 0 to all.
    """
    return cosine(*centred(source, target, common))


def _probe(encoder: WordEncoder) -> int:
    """Return how many layers an encoder has, found by asking for them."""
    depth = 0
    for layer in range(1, _DEEPEST):
        try:
            encoder.encode_words([["a"]], (layer,))
        except ParameterError:
            break
        depth = layer
    return depth


def _middle(encoder: WordEncoder) -> tuple[int, ...]:
    if encoder.name == E5_NAME:
        return DEFAULT_LAYERS
    return (max(1, round(2 * _probe(encoder) / 3)),)


def _unit(vectors: FloatArray) -> FloatArray:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: FloatArray = vectors / np.maximum(norms, 1e-9)
    return unit
