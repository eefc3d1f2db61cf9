"""What remains of Markdown and HTML when the markup is gone, with the way back.

Both readers fill a :class:`Carrier`, which notes of every stretch of readable text where in
the decoded file it stood.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from workbench.model import Block

__all__ = ["BlockKind", "Carrier", "Readable"]

BlockKind = Literal["paragraph", "heading", "item", "furniture"]


@dataclass(frozen=True, slots=True)
class Readable:
    """Readable text, its blocks, the way back to the file, and what was left out."""

    text: str
    blocks: tuple[Block, ...]
    raw_runs: tuple[tuple[int, int, int], ...]
    title: str | None = None
    language: str | None = None
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Carrier:
    """Collects readable text piece by piece, block by block.

    ``raw`` is the decoded file; ``put`` takes text with the place it came from, or -1 where
    it stands there in another form (an entity, a collapsed blank).
    """

    raw: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    _start: int = -1

    def begin(self) -> None:
        """Begin a block, two line breaks after the last."""
        self._start = -1

    def put(self, text: str, at: int = -1) -> None:
        """Add text to the running block; blanks at its beginning are left out."""
        if self._start < 0:
            kept = text.lstrip()
            if not kept:
                return
            at = at + len(text) - len(kept) if at >= 0 else at
            text = kept
            if self.length:
                self.pieces.append("\n\n")
                self.length += 2
            self._start = self.length
        if at >= 0 and self.raw[at : at + len(text)] == text:
            last = self.runs[-1] if self.runs else None
            if last and last[0] + last[2] == self.length and last[1] + last[2] == at:
                self.runs[-1] = (last[0], last[1], last[2] + len(text))
            else:
                self.runs.append((self.length, at, len(text)))
        self.pieces.append(text)
        self.length += len(text)

    def ends_blank(self) -> bool:
        """Whether the running block is empty or ends with a blank."""
        return self._start < 0 or not self.pieces or self.pieces[-1][-1:].isspace()

    def end(self, kind: BlockKind, level: int = 0) -> None:
        """Close the running block, its trailing blanks taken off; nothing where it is empty."""
        if self._start < 0:
            return
        while self.pieces and self.length > self._start:
            piece = self.pieces[-1].rstrip()
            self.length -= len(self.pieces[-1]) - len(piece)
            if piece:
                self.pieces[-1] = piece
                break
            self.pieces.pop()
        self._trim()
        if self.length > self._start:
            self.blocks.append(Block(kind, self._start, self.length, level))
        self._start = -1

    def _trim(self) -> None:
        while self.runs and self.runs[-1][0] >= self.length:
            self.runs.pop()
        if self.runs:
            start, at, size = self.runs[-1]
            self.runs[-1] = (start, at, min(size, self.length - start))

    def text(self) -> str:
        return "".join(self.pieces)
