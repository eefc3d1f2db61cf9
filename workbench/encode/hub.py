"""Any sentence-transformers or transformers model, by name or folder.

Loading is local: a model that is not on the machine is an error that says so, unless
downloading was asked for. No code that comes with a model is ever run.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from workbench.encode.protocols import DEFAULT_LAYERS, FloatArray
from workbench.encode.transformer import TransformerStates, clean, quiet
from workbench.errors import ModelError

__all__ = ["SentenceTransformerEncoder", "TransformerWordEncoder", "is_local"]

_T = TypeVar("_T")
_BATCH = 32
# trained with a word before each text, which their folders do not say
_E5 = re.compile(r"(^|[/_-])(multilingual-)?e5-(small|base|large)", re.IGNORECASE)


class SentenceTransformerEncoder:
    """A sentence-transformers model.

    Parameters
    ----------
    model : str or path
        A name on the Hugging Face hub, such as ``sentence-transformers/LaBSE``, or a folder.
    allow_download : bool, optional
        Fetch the model if it is not on the machine.
    prompt : str, optional
        Put before each text. By default ``query: `` for models of the E5 family and
        whatever the model's own folder says for others.

    Raises
    ------
    ModelError
        If the model is not there or cannot be loaded.

    Notes
    -----
    A text longer than the model reads is cut at its sub-words into pieces as equal as may
    be, whose vectors are averaged by length; sentence-transformers alone would drop the
    rest. Vectors of one text in different company agree to about 1e-6.
    """

    def __init__(
        self, model: str | os.PathLike[str], *, allow_download: bool = False,
        prompt: str | None = None,
    ) -> None:  # fmt: skip
        source = _source(model)

        def load() -> Any:
            from sentence_transformers import SentenceTransformer

            return SentenceTransformer(
                source, device="cpu", local_files_only=not allow_download,
                trust_remote_code=False,
            )  # fmt: skip

        self._model = _load(source, load, allow_download)
        self.name = _short(source)
        if prompt is None and _E5.search(self.name):
            prompt = "query: "
        self._prompt = prompt
        size = self._model.get_embedding_dimension()
        if not size:
            raise ModelError(f"the model {source} does not say how long its vectors are")
        self.dim = int(size)
        # None means that the folder's own prompt is used, which the files stand for
        self.fingerprint = _fingerprint(source, f"sentence/1 {prompt!r}")

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return unit vectors, shape ``(len(texts), dim)``."""
        pieces: list[str] = []
        owners: list[int] = []
        weights: list[float] = []
        for number, text in enumerate(texts):
            for piece, weight in self._pieces(clean(text)):
                pieces.append(piece)
                owners.append(number)
                weights.append(weight)
        out = np.zeros((len(texts), self.dim), dtype=np.float32)
        if not pieces:
            return out
        found: FloatArray = self._model.encode(
            pieces, prompt=self._prompt, batch_size=_BATCH, show_progress_bar=False,
            convert_to_numpy=True, normalize_embeddings=True,
        )  # fmt: skip
        np.add.at(out, owners, found.astype(np.float32) * np.array(weights, np.float32)[:, None])
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        unit: FloatArray = out / np.maximum(norms, 1e-12)
        return unit

    def _pieces(self, text: str) -> list[tuple[str, float]]:
        """Return the text in pieces that the model reads whole, each with its weight."""
        limit = self._model.max_seq_length
        if not limit or len(text) + len(self._prompt or "") < limit - 8:
            # a sub-word is one character at least
            return [(text, 1.0)]
        tokens = self._model.tokenizer(
            text, add_special_tokens=False, truncation=False, verbose=False,
            return_offsets_mapping=bool(getattr(self._model.tokenizer, "is_fast", False)),
        )  # fmt: skip
        count = len(tokens["input_ids"])
        room = max(8, int(limit) - 8 - len(self._prompt or ""))
        if count <= room:
            return [(text, 1.0)]
        number = -(-count // room)
        # by sub-word where the tokenizer says where they lie, else by character
        starts = [a for a, _ in tokens.get("offset_mapping", [])] or list(range(len(text)))
        cuts = [starts[round(n * len(starts) / number)] for n in range(number)] + [len(text)]
        bounds = [(a, b) for a, b in pairwise(cuts) if a < b]
        return [(text[a:b], (b - a) / len(text)) for a, b in bounds]


class TransformerWordEncoder:
    """Word vectors from any transformers encoder whose layers can be read.

    Parameters are those of :class:`SentenceTransformerEncoder`. Satisfies
    :class:`~workbench.encode.protocols.WordEncoder`; layers that a model does not have are
    an error, so give *layers* for models of other depths than twelve.

    Raises
    ------
    ModelError
        If the model is not there, cannot be loaded, or is no text encoder.
    """

    def __init__(self, model: str | os.PathLike[str], *, allow_download: bool = False) -> None:
        source = _source(model)

        def load() -> TransformerStates:
            from transformers import AutoModel, AutoTokenizer

            local = not allow_download
            return TransformerStates(
                AutoModel.from_pretrained(
                    source, local_files_only=local, trust_remote_code=False, dtype="float32"
                ),
                AutoTokenizer.from_pretrained(
                    source, local_files_only=local, trust_remote_code=False
                ),
            )

        self._states = _load(source, load, allow_download)
        self.name = _short(source)
        self.dim = self._states.dim
        self.fingerprint = _fingerprint(source, "words/1")

    def encode_words(
        self, segments: Sequence[Sequence[str]], layers: tuple[int, ...] = DEFAULT_LAYERS
    ) -> list[FloatArray]:
        """Return the vectors of each segment's words, shape ``(n_words, dim)`` each.

        See :meth:`workbench.encode.protocols.WordEncoder.encode_words`.
        """
        return self._states.word_vectors(segments, layers)


def is_local(model: str | os.PathLike[str]) -> bool:
    """Say whether *model* is written as a folder rather than as a name on the hub."""
    text = os.fspath(model)
    return Path(text).expanduser().is_dir() or text.startswith((".", "~", "/", "\\"))


def _source(model: str | os.PathLike[str]) -> str:
    """Return a folder's absolute path, or a hub name as it is."""
    text = os.fspath(model)
    if not text.strip():
        raise ModelError("the model's name is empty; give a hub name or a folder")
    if not is_local(text):
        return text
    folder = Path(text).expanduser().absolute()
    if not folder.is_dir():
        raise ModelError(
            f"there is no model folder {folder}; give the folder that holds config.json, or a "
            "hub name such as sentence-transformers/LaBSE"
        )
    if not any((folder / name).is_file() for name in ("config.json", "modules.json")):
        raise ModelError(
            f"{folder} is no model folder (neither config.json nor modules.json in it); give "
            "the folder that holds them"
        )
    return str(folder)


def _short(source: str) -> str:
    return Path(source).name if is_local(source) else source


def _load(source: str, load: Callable[[], _T], allow_download: bool) -> _T:
    """Run *load* quietly and turn the many ways of failing into one clear line."""
    import safetensors

    try:
        with quiet():
            return load()
    except ModelError:
        raise
    except (OSError, ValueError, KeyError, RuntimeError, safetensors.SafetensorError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        if is_local(source):
            raise ModelError(f"the model in {source} cannot be loaded: {reason}") from error
        if _snapshot(source) is not None:
            raise ModelError(
                f"the model {source} is on this machine but cannot be loaded: {reason}"
            ) from error
        if allow_download:
            raise ModelError(f"the model {source} cannot be downloaded: {reason}") from error
        raise ModelError(
            f"the model {source} is not on this machine (looked in {_hub_cache()}); allow the "
            "download, give a folder, or leave the name out for the bundled model"
        ) from error


def _hub_cache() -> str:
    from huggingface_hub import constants

    return str(constants.HF_HUB_CACHE)


def _snapshot(name: str) -> Path | None:
    """Return the folder that holds a hub model's files, or None."""
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        found = try_to_load_from_cache(name, "config.json")
    except HFValidationError:
        return None
    return Path(found).parent if isinstance(found, str) else None


def _fingerprint(source: str, settings: str) -> str:
    """Return a hash of the settings and of the model's files.

    A snapshot from the hub lies in a folder named by its commit, which stands for the files;
    those of any other folder are read.
    """
    state = hashlib.sha256(settings.encode())
    if not is_local(source):
        snapshot = _snapshot(source)
        state.update(f"{source}@{snapshot.name if snapshot else '?'}".encode())
        return state.hexdigest()[:16]
    folder = Path(source)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(".") and path.suffix.lower() != ".md":
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            state.update(f"{name} {digest}\n".encode())
    return state.hexdigest()[:16]
