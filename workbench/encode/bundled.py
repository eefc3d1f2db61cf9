"""The bundled models, unpacked once into the user's cache.

multilingual-e5-small is unpacked on first use, in a few seconds, into a folder that
transformers, sentence-transformers and simalign load like any other. Its content is checked
against known SHA-256 values before the folder appears under its name, and the folder appears
whole or not at all: two processes that unpack at once do no harm.
"""

from __future__ import annotations

import hashlib
import warnings
from pathlib import Path

from workbench.encode.carriers import E5_FILE, digest, read_checked
from workbench.encode.paths import cache_root, models_folder
from workbench.errors import ModelError, WorkbenchWarning

__all__ = ["E5_FINGERPRINT", "E5_NAME", "E5_SIZE", "bundled_e5", "e5_is_unpacked"]

E5_NAME = "multilingual-e5-small-q4"

# path -> (length in bytes, SHA-256)
_E5_FILES: dict[str, tuple[int, str]] = {
    "1_Pooling/config.json": (
        297,
        "bcba049ffc874982ba08f4f6f92d6fce2f0314c5d99e5db552df0e3bce1340ec",
    ),
    "README.md": (
        502,
        "2d204e22dcef836fe37c1a306c25d5f0d22cfcc22252a28d965309d835beda87",
    ),
    "config.json": (
        478,
        "0741d60cef06514658775f6bb1ab9e15f61940cc324507a5b9ff5e5c019e02e8",
    ),
    "model.safetensors": (
        235846064,
        "50eb52a68e402a239785fd8fdf57b0b3fc4cec2565662a7e21bcd72c1cbb0fd6",
    ),
    "modules.json": (
        350,
        "21ddb3037a55ebf4549eb5c1dc44c3f28f10b56ec7f1335c92fd90e5b30d88ac",
    ),
    "sentence_bert_config.json": (
        54,
        "ed20daeb5b882c3e1f116ce7b3d53e6643d11063aa9baaa31f5ae91770cfad8f",
    ),
    "special_tokens_map.json": (
        167,
        "495b98539f8105efca3dc2061ff1631eef25e7cb864264a63d6558d82e3f1ffe",
    ),
    "tokenizer.json": (
        8780177,
        "89b4f639433a37f0e4a3f034c56abc889a89cb1203fbd3a501e18b57bab729b2",
    ),
    "tokenizer_config.json": (
        351,
        "54500703f876d5d600a1f1bdd74dec771054daecc5a593dd883ac2f02a7971c0",
    ),
}

E5_SIZE = sum(size for size, _ in _E5_FILES.values())
"""Bytes that the unpacked folder takes."""

E5_FINGERPRINT = hashlib.sha256(
    "\n".join(f"{name} {sha}" for name, (_, sha) in sorted(_E5_FILES.items())).encode()
).hexdigest()[:16]
"""Changes whenever a file of the unpacked model would."""

# the name changes with the content: an older workbench's folder is never mistaken for ours
_FOLDER = f"{E5_NAME}-{E5_FINGERPRINT[:8]}"
_STALE_AFTER = 24 * 3600.0


def bundled_e5(*, verify: bool = False) -> Path:
    """Return the folder of multilingual-e5-small, unpacking it if need be.

    Parameters
    ----------
    verify : bool, optional
        Read an existing folder whole and compare every SHA-256 (a second or so). Otherwise
        an existing folder is compared by the lengths of its files.

    Returns
    -------
    pathlib.Path
        A Hugging Face folder: BERT weights, tokenizer, sentence-transformers modules.

    Raises
    ------
    ModelError
        If the carrier package is missing or not the one that was checked, or the folder
        cannot be written.
    """
    parent = models_folder()
    folder = parent / _FOLDER
    if folder.is_dir():
        wrong = _first_wrong(folder, verify)
        if wrong is None:
            return folder
        warnings.warn(
            f"the unpacked model in {folder} is damaged ({wrong}); unpacking it again",
            WorkbenchWarning,
            stacklevel=2,
        )
    # imported here: nearly every run finds the model unpacked
    from workbench.encode.packed import read_packed
    from workbench.encode.unpack import hugging_face_files

    files = hugging_face_files(read_packed(read_checked(E5_FILE)))
    for name, (_, sha) in _E5_FILES.items():
        if digest(files.get(name, b"")) != sha:
            raise ModelError(
                f"unpacking {E5_FILE.path} gave another {name} than it should; "
                "please report this with the versions of Python and numpy"
            )
    try:
        _sweep(parent)
        return _install(files, folder, verify)
    except OSError as error:
        raise ModelError(
            f"cannot unpack the model into {folder} ({error.strerror}); it needs "
            f"{E5_SIZE // 10**6} MB; set WORKBENCH_CACHE to a folder with room"
        ) from error


def e5_is_unpacked() -> bool:
    """Say whether the folder exists with files of the right lengths. Makes nothing."""
    folder = cache_root() / "models" / _FOLDER
    return folder.is_dir() and _first_wrong(folder, False) is None


def _first_wrong(folder: Path, verify: bool) -> str | None:
    """Return what is wrong with an unpacked folder, or None."""
    for name, (size, sha) in _E5_FILES.items():
        path = folder / name
        try:
            if path.stat().st_size != size:
                return f"{name} has a wrong length"
            if verify:
                with path.open("rb") as stream:
                    if hashlib.file_digest(stream, "sha256").hexdigest() != sha:
                        return f"{name} has a wrong SHA-256"
        except OSError as error:
            return f"{name}: {error.strerror}"
    return None


def _install(files: dict[str, bytes], folder: Path, verify: bool) -> Path:
    """Write *files* beside *folder*, then give them its name in one step."""
    import shutil
    import tempfile

    parent = folder.parent
    work = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=parent))
    try:
        for name, data in files.items():
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        # mkdtemp makes a folder for its owner alone; a shared cache is for others too
        work.chmod(0o755)
        for _ in range(5):
            try:
                work.rename(folder)
                return folder
            except OSError:
                # the name is taken: by another process that was quicker, or by a damaged
                # folder, which is moved aside (it may be open elsewhere) and then removed
                if _first_wrong(folder, verify) is None:
                    return folder
                if not folder.exists():
                    raise
                aside = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=parent))
                try:
                    folder.rename(aside / "damaged")
                except FileNotFoundError:
                    pass
                finally:
                    shutil.rmtree(aside, ignore_errors=True)
        raise ModelError(f"{folder} keeps being replaced by another process; try again")
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Remove what processes that were killed while unpacking left behind."""
    import shutil
    import time

    for path in parent.glob(".unpacking-*"):
        try:
            if time.time() - path.stat().st_mtime > _STALE_AFTER:
                shutil.rmtree(path, ignore_errors=True)
        except OSError:
            continue
