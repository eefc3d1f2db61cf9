"""The word adapter: what is added to the bundled encoder's lower layers for words.

Low-rank additions (Hu et al. 2022, *LoRA*) to the six matrices of each of the first seven
layers, trained by ``training/train_adapter.py`` on parallel text without a gold link; what on,
how, and with what effect stands in ``docs/word-adapter.md``. Sentence vectors are made
without it.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.encode.carriers import digest
from workbench.encode.protocols import FloatArray
from workbench.errors import ModelError

__all__ = ["ADAPTER_NAME", "ADAPTER_SHA256", "Adapter", "adapter_file", "bundled_adapter"]

ADAPTER_NAME = "adapter.npz"
ADAPTER_SHA256 = "660112d5e2c5828afe1bfeec5b7dedbd6f622dfdb07864474ad8562a91ac9767"


class Adapter:
    """Low-rank additions to matrices.

    Parameters
    ----------
    parts : dict
        ``l3.q.down``, shape (rank, inputs), and ``l3.q.up``, shape (outputs, rank), for the
        query matrix of the fourth layer, and so on (the names of
        :class:`~workbench.encode.packed.PackedModel`).
    """

    def __init__(self, parts: dict[str, npt.NDArray[np.float16]]) -> None:
        self._parts = parts
        self.matrices = frozenset(name.rsplit(".", 1)[0] for name in parts)

    def factors(self, matrix: str) -> tuple[FloatArray, FloatArray] | None:
        """Return the two factors of what is added to a matrix, or None.

        Their product is added: shapes (outputs, rank) and (rank, inputs).
        """
        if matrix not in self.matrices:
            return None
        up, down = (self._parts[f"{matrix}.{part}"].astype(np.float32) for part in ("up", "down"))
        return up, down


def adapter_file() -> Path:
    """Return where the adapter that comes with the workbench lies."""
    return Path(__file__).parents[1] / "fitted" / ADAPTER_NAME


def bundled_adapter() -> Adapter:
    """Return the adapter that comes with the workbench, once its SHA-256 is known to be right.

    Raises
    ------
    ModelError
        If the file is missing or another one.
    """
    path = adapter_file()
    remedy = "reinstall the workbench"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"cannot read the word adapter {path} ({error.strerror}); {remedy}") from (
            error
        )
    found = digest(data)
    if found != ADAPTER_SHA256:
        raise ModelError(
            f"the word adapter {path} is not the one that was checked (SHA-256 {found[:12]}…, "
            f"{ADAPTER_SHA256[:12]}… expected); {remedy}"
        )
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            return Adapter({name: file[name] for name in file.files})
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ModelError(f"the word adapter {path} cannot be read ({error}); {remedy}") from error
