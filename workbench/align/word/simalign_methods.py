"""SimAlign's own three methods, run by SimAlign itself.

Jalili Sabet, Dufter, Yvon and Schütze (2020), *SimAlign: High Quality Word Alignments
Without Parallel Training Data Using Static and Contextualized Embeddings*.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from typing import Any, NamedTuple

from workbench.align.word.links import Pairs
from workbench.encode.transformer import clean, quiet
from workbench.errors import ModelError, WorkbenchWarning
from workbench.model import SegmentPair

__all__ = ["LAYER", "NAMES", "SimAligned", "simalign_links"]

NAMES = {"argmax": "inter", "itermax": "itermax", "match": "mwmf"}
"""SimAlign's own names of its methods, in its answers."""

LAYER = 8
"""SimAlign's default: the eighth layer."""


class SimAligned(NamedTuple):
    """SimAlign's links for one pair, and how many words of each side it read."""

    links: Pairs
    source_read: int
    target_read: int


def simalign_links(
    pairs: Sequence[SegmentPair], method: str, model: str | os.PathLike[str] | None = None
) -> list[SimAligned]:
    """Return SimAlign's links for each pair, on sub-words as it does by default.

    Parameters
    ----------
    pairs : sequence of SegmentPair
    method : {"argmax", "itermax", "match"}
    model : str or path, optional
        A transformers encoder by name or folder; the bundled one by default.

    Raises
    ------
    ModelError
        If SimAlign cannot load the model.

    Warns
    -----
    WorkbenchWarning
        If a side is longer than the model's window: SimAlign reads its beginning only.
    """
    from workbench.encode.bundled import E5_NAME, bundled_e5

    if model is None or os.fspath(model).lower() in ("e5", E5_NAME):
        model = bundled_e5()
    aligner = copy(_aligner(os.fspath(model)))
    # one loaded model serves all three; only the wanted one is computed
    aligner.matching_methods = [NAMES[method]]
    tokenizer = aligner.embed_loader.tokenizer
    window = min(
        int(tokenizer.model_max_length),
        int(getattr(aligner.embed_loader.emb_model.config, "max_position_embeddings", 10**9)),
    )
    out: list[SimAligned] = []
    for pair in pairs:
        # a word without a sub-word is none for SimAlign; the others keep their numbers
        sides = [_readable(side.words(), tokenizer) for side in (pair.source, pair.target)]
        read = [len(pair.source.tokens), len(pair.target.tokens)]
        if not all(sides):
            out.append(SimAligned((), *read))
            continue
        for number, (side, words) in enumerate(zip(("source", "target"), sides, strict=True)):
            size = sum(size for _, _, size in words)
            if size > window - 2:
                read[number] = _read_whole(words, window - 2)
                warnings.warn(
                    f"pair {pair.id}: SimAlign reads {window - 2} of the {size} sub-words of the "
                    f"{side} and links none after them; method 'workbench' reads all",
                    WorkbenchWarning,
                    stacklevel=3,
                )
        found = aligner.get_word_aligns(*([word for _, word, _ in words] for words in sides))
        source, target = ([number for number, _, _ in words] for words in sides)
        links = found[NAMES[method]]
        out.append(SimAligned(tuple(sorted((source[i], target[j]) for i, j in links)), *read))
    return out


def _readable(words: Sequence[str], tokenizer: Any) -> list[tuple[int, str, int]]:
    """Return the words that have sub-words, each with its place and how many it has."""
    cleaned = [clean(word) for word in words]
    sizes = [len(tokenizer.tokenize(word)) for word in cleaned]
    return [(k, word, size) for k, (word, size) in enumerate(zip(cleaned, sizes, strict=True))
            if size]


def _read_whole(words: Sequence[tuple[int, str, int]], room: int) -> int:
    """Return the number of the first word that has no place in *room* sub-words."""
    total = 0
    for number, _, size in words:
        total += size
        if total > room:
            return number
    return words[-1][0] + 1


@lru_cache(maxsize=1)
def _aligner(model: str) -> Any:
    from simalign import SentenceAligner

    try:
        with quiet():
            return SentenceAligner(
                model=model, token_type="bpe", matching_methods="a", layer=LAYER
            )
    except (OSError, ValueError) as error:
        raise ModelError(
            f"SimAlign cannot load the model {model}: {str(error).splitlines()[0]}"
        ) from error
