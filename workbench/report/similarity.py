"""Every sentence of one text against every sentence of the other."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from workbench.model import Bitext

__all__ = ["similarity"]


def similarity(
    bitext: Bitext, *, model: str | None = None, cache: bool = True
) -> NDArray[Any]:
    """The cosine of every source sentence with every target sentence.

    Parameters
    ----------
    bitext : Bitext
    model : str, optional
        A sentence encoder's name; the bundled one by default.
    cache : bool
        Whether vectors are kept and found again.

    Returns
    -------
    (n_source, n_target) float32 array
        In [-1, 1].

    Raises
    ------
    ModelError
        Where the model cannot be loaded.
    """
    from workbench.encode import sentence_encoder

    spoken = (bitext.source.language, bitext.target.language)
    encoder = sentence_encoder(model, languages=spoken, cache=cache)
    source, target = ([s.text for s in d.sentences] for d in (bitext.source, bitext.target))
    matrix: NDArray[Any] = encoder.encode(source) @ encoder.encode(target).T
    return matrix
