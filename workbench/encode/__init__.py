"""Sentence and word vectors.

:func:`sentence_encoder` and :func:`word_encoder` give an encoder by name, the bundled ones
by default; :func:`catalogue` says which models there are. What an encoder can do is in
:mod:`workbench.encode.protocols`. Importing this package loads no model library.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from workbench.encode.catalogue import E5, USE, ModelInfo, catalogue
from workbench.encode.protocols import RunEncoder, SentenceEncoder, WordEncoder
from workbench.errors import ModelError

if TYPE_CHECKING:
    from workbench.encode.e5 import E5Encoder

__all__ = [
    "GROUP",
    "ModelInfo",
    "RunEncoder",
    "SentenceEncoder",
    "WordEncoder",
    "catalogue",
    "sentence_encoder",
    "word_encoder",
]

GROUP = "workbench.encoders"
"""Entry points by which other packages offer encoders: a name, and what makes the encoder."""

_LOCK = threading.RLock()
_SENTENCE: dict[str, SentenceEncoder] = {}
_WORD: dict[str, WordEncoder] = {}
_E5_ENCODER: E5Encoder | None = None
_CACHED_SENTENCE: dict[tuple[str, str], SentenceEncoder] = {}
_CACHED_WORD: dict[tuple[str, str], WordEncoder] = {}


def sentence_encoder(
    model: str | os.PathLike[str] | None = None,
    *,
    languages: Iterable[str] = (),
    cache: bool = True,
    allow_download: bool = False,
) -> SentenceEncoder:
    """Return an encoder of sentences.

    Parameters
    ----------
    model : str or path, optional
        ``use`` (the default) or ``e5``, the bundled models; or any sentence-transformers
        model by its hub name or folder, or an encoder of another package (:data:`GROUP`) by the
        name that it gives it. The default is a :class:`~workbench.encode.protocols.RunEncoder` too.
    languages : iterable of str, optional
        ISO 639-1 codes of the texts. Where ``use`` does not know one of them, ``e5`` is the
        default.
    cache : bool, optional
        Keep vectors on disk between runs.
    allow_download : bool, optional
        Fetch a named model that is not on the machine.

    Returns
    -------
    SentenceEncoder
        The same one for the same arguments, within a process.

    Raises
    ------
    ModelError
        If the model is missing, damaged or of the wrong kind.
    """
    known = set(languages) <= set(USE.languages)
    name = _name(model, USE.name if known else E5.name)
    with _LOCK:
        encoder = _SENTENCE.get(name)
        if encoder is None:
            encoder = _SENTENCE[name] = _make_sentence(name, allow_download)
        if not cache:
            return encoder
        from workbench.encode.cached import cached_sentences

        place = _place(name)
        if place not in _CACHED_SENTENCE:
            _CACHED_SENTENCE[place] = cached_sentences(encoder)
        return _CACHED_SENTENCE[place]


def word_encoder(
    model: str | os.PathLike[str] | None = None,
    *,
    cache: bool = True,
    allow_download: bool = False,
) -> WordEncoder:
    """Return an encoder of words in context.

    Parameters
    ----------
    model : str or path, optional
        ``e5`` (the default), the bundled model; or any transformers encoder by its hub name
        or folder.
    cache, allow_download : bool, optional
        As for :func:`sentence_encoder`.

    Returns
    -------
    WordEncoder
        The same one for the same arguments, within a process.

    Raises
    ------
    ModelError
        If the model is missing, damaged or of the wrong kind.
    """
    name = _name(model, E5.name)
    with _LOCK:
        encoder = _WORD.get(name)
        if encoder is None:
            encoder = _WORD[name] = _make_word(name, allow_download)
        if not cache:
            return encoder
        from workbench.encode.cached import CachedWordEncoder

        place = _place(name)
        if place not in _CACHED_WORD:
            _CACHED_WORD[place] = CachedWordEncoder(encoder)
        return _CACHED_WORD[place]


def _name(model: str | os.PathLike[str] | None, default: str) -> str:
    if model is None:
        return default
    name = os.fspath(model)
    return {"use": USE.name, "e5": E5.name}.get(name.lower(), name)


def _place(name: str) -> tuple[str, str]:
    """Return what a cached encoder is remembered by; the cache folder may change."""
    from workbench.encode.paths import vectors_enabled, vectors_folder

    return name, str(vectors_folder()) if vectors_enabled() else ""


def _make_sentence(name: str, allow_download: bool) -> SentenceEncoder:
    if name == USE.name:
        from workbench.encode.use import UseEncoder

        return UseEncoder()
    if name == E5.name:
        return _e5()
    offered: SentenceEncoder | None = _offered(name, SentenceEncoder)
    if offered is not None:
        return offered
    from workbench.encode.hub import SentenceTransformerEncoder

    return SentenceTransformerEncoder(name, allow_download=allow_download)


def _make_word(name: str, allow_download: bool) -> WordEncoder:
    if name == E5.name:
        return _e5()
    if name == USE.name:
        raise ModelError(
            f"{USE.name} gives vectors of sentences, not of words; leave the name out for the "
            "bundled word model, or name a transformers encoder"
        )
    offered: WordEncoder | None = _offered(name, WordEncoder)
    if offered is not None:
        return offered
    from workbench.encode.hub import TransformerWordEncoder

    return TransformerWordEncoder(name, allow_download=allow_download)


def _offered(name: str, kind: Any) -> Any:
    """The encoder that another package offers under a name; None where none does."""
    for point in entry_points(group=GROUP, name=name):
        encoder = point.load()()
        if not isinstance(encoder, kind):
            raise ModelError(f"the entry point {point.name} = {point.value} of {GROUP} makes no "
                             f"{kind.__name__}")
        return encoder
    return None


def _e5() -> E5Encoder:
    """Return the one E5 encoder, which serves for sentences and for words."""
    global _E5_ENCODER
    if _E5_ENCODER is None:
        from workbench.encode.e5 import E5Encoder

        _E5_ENCODER = E5Encoder()
    return _E5_ENCODER
