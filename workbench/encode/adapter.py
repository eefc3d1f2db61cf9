"""The word adapter: what is added to the bundled encoder's lower layers for words.

Low-rank additions (Hu et al. 2022, *LoRA*) to the six matrices of each of the first seven
layers, trained by ``training/train_adapter.py`` on parallel text without a gold link; what on,
how, and with what effect stands in ``docs/word-adapter.md``. Sentence vectors are made
without it.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from workbench.encode.protocols import FloatArray
from workbench.fitted import arrays

__all__ = ["Adapter", "bundled_adapter"]


class Adapter:
    """Low-rank additions to matrices.

    Parameters
    ----------
    parts : mapping of str to array
        ``l3.q.down``, shape (rank, inputs), and ``l3.q.up``, shape (outputs, rank), for the
        query matrix of the fourth layer, and so on (the names of
        :class:`~workbench.encode.packed.PackedModel`).
    """

    def __init__(self, parts: Mapping[str, npt.NDArray[np.generic]]) -> None:
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


def bundled_adapter() -> Adapter:
    """Return the adapter that comes with the workbench.

    Raises
    ------
    ModelError
        If the file is missing or another one.
    """
    return Adapter(arrays("adapter"))
