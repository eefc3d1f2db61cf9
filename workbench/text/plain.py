"""Paragraphs, headings, verse and list items of plain text.

Blank lines part paragraphs. Within a group of lines the question is whether a line break
is only where the paper ended (hard-wrapped prose) or where a paragraph did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

import regex

from workbench.model import Block
from workbench.text.furniture import any_of, furniture_kind

__all__ = ["plain_blocks", "settle"]

_LINE = regex.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BREAK = regex.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")
_FINAL = regex.compile(r"[.!?…。！？؟۔।։፧።:;,][\s\"'’»”)\]›」』*_\d]*$")
_FULL_FINAL = regex.compile(r"[.!?…。！？؟۔।։።][\s\"'’»”)\]›」』*_]*$")
_BULLET = regex.compile(r"(?:[-*•–—▪◦+]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+\S")
_Kind = Literal["paragraph", "item"]
_WRAP_LIMIT = 120
_HEADING_WORDS = 16


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    def __len__(self) -> int:
        return self.end - self.start


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Cut plain text into blocks.

    Lines without blank lines between them are joined where they are wrapped prose, are
    items where they are verse or a list, and are paragraphs of their own otherwise. A short
    line without final punctuation that stands for itself before a paragraph is a heading.

    Returns
    -------
    tuple of Block
        In order; their spans hold every character of the text that is not a blank.
    """
    groups = _groups(text)
    width = _wrap_width(groups)
    blocks: list[Block] = []
    for group in groups:
        blocks.extend(_group_blocks(group, width))
    return tuple(_headings(text, list(settle(text, blocks)[0])))


def settle(text: str, blocks: list[Block]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Mark the furniture among the blocks; say what was marked.

    Nothing is marked where nothing but furniture would be left.
    """
    out: list[Block] = []
    names: list[str] = []
    for index, block in enumerate(blocks):
        near_edge = index < 6 or index >= len(blocks) - 4
        name = None
        if block.kind != "item" and block.end - block.start <= 240:
            name = furniture_kind(text[block.start : block.end], near_edge=near_edge)
        if name is None and block.kind == "furniture":
            name = "page part"  # the markup said so
        if name is None:
            out.append(block)
        else:
            out.append(replace(block, kind="furniture", level=0))
            names.append(f"{name} {_short(text[block.start : block.end])}")
    if not any(b.kind != "furniture" for b in out):
        return tuple(replace(b, kind="paragraph") if b.kind == "furniture" else b
                     for b in blocks), ()
    return tuple(out), tuple(names)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:40]}…”" if len(line) > 41 else f"“{line}”"


def _groups(text: str) -> list[list[_Line]]:
    """Lines that follow each other without a blank line."""
    groups: list[list[_Line]] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        content = match.group()
        stripped = content.strip()
        if not stripped:
            continue
        start = match.start() + len(content) - len(content.lstrip())
        line = _Line(start, start + len(stripped), stripped)
        breaks = len(_BREAK.findall(text, previous_end, start))
        if groups and breaks <= 1:
            groups[-1].append(line)
        else:
            groups.append([line])
        previous_end = line.end
    return groups


def _wrap_width(groups: list[list[_Line]]) -> int:
    """The width that lines were wrapped to, 0 where they were not."""
    inner = [line for group in groups for line in group[:-1]]
    fitting = [line for line in inner if len(line) <= _WRAP_LIMIT]
    if len(fitting) < 2 or len(fitting) < 0.5 * len(inner):
        return 0
    width = sorted(len(line) for line in fitting)[int(0.95 * (len(fitting) - 1) + 0.5)]
    full = sum(1 for line in fitting if len(line) >= 0.7 * width)
    running = sum(1 for line in fitting if _FULL_FINAL.search(line.text) is None)
    wrapped = full >= 0.6 * len(fitting) and running >= 0.5 * len(fitting)
    return width if width >= 30 and wrapped else 0


def _group_blocks(group: list[_Line], width: int) -> list[Block]:
    if len(group) == 1:
        return [Block("paragraph", group[0].start, group[0].end)]
    if sum(1 for line in group if _BULLET.match(line.text)) >= max(2, len(group) // 3):
        return _joined(group, lambda a, b: not _BULLET.match(b.text), "item")
    if _is_verse(group):
        return [Block("item", line.start, line.end) for line in group]
    return _joined(group, lambda a, b: _continues(a, b, width), "paragraph")


def _continues(line: _Line, following: _Line, width: int) -> bool:
    """Whether the break between two lines is only where the line was full."""
    open_end = _FINAL.search(line.text) is None
    first = following.text.lstrip("\"'«“‘(").lstrip()[:1]
    if width and max(len(line), len(following)) <= 1.3 * width:
        word = following.text.split(None, 1)[0]
        full = len(line) + 1 + len(word) >= 0.85 * width
        return full or (open_end and first.islower())
    return (open_end or line.text[-1] in ",;") and first.islower()


def _is_verse(group: list[_Line]) -> bool:
    """Short lines that begin with capitals and mostly do not end a sentence."""
    if len(group) < 3 or max(len(line) for line in group) > 75:
        return False
    later = [line.text.lstrip("\"'«“‘(—– ") for line in group[1:]]
    capitals = sum(1 for t in later if t[:1].isupper())
    ended = sum(1 for line in group[:-1] if _FULL_FINAL.search(line.text))
    return capitals >= 0.7 * len(later) and ended <= 0.4 * (len(group) - 1)


def _joined(group: list[_Line], joins: Callable[[_Line, _Line], bool], kind: _Kind) -> list[Block]:
    out: list[Block] = []
    start = group[0].start
    for line, following in pairwise(group):
        if not joins(line, following):
            out.append(Block(kind, start, line.end))
            start = following.start
    out.append(Block(kind, start, group[-1].end))
    return out


def _headings(text: str, blocks: list[Block]) -> list[Block]:
    """Mark the lines that head what follows."""
    paragraphs = [b for b in blocks if b.kind == "paragraph"]
    ended = sum(1 for b in paragraphs if _FINAL.search(text[max(b.start, b.end - 12) : b.end]))
    # Where hardly any line ends with a mark, its absence says nothing.
    if len(paragraphs) < 2 or ended < 0.3 * len(paragraphs):
        return blocks
    out: list[Block] = []
    following = False  # whether a paragraph comes next, furniture apart
    for block in reversed(blocks):
        if following and _heads(text, block):
            block = replace(block, kind="heading", level=2)
        if block.kind != "furniture":
            following = block.kind in ("paragraph", "heading")
        out.append(block)
    out.reverse()
    first = next((n for n, b in enumerate(out) if b.kind != "furniture"), 0)
    if out and out[first].kind == "heading":
        out[first] = replace(out[first], level=1)
    return out


@cache
def _chapters() -> regex.Pattern[str]:
    """A numbered heading, in any language."""
    return regex.compile(rf"(?:{any_of('sure_headings')})\s+[\divxlc]+\b.{{0,80}}",
                         regex.IGNORECASE)


def _heads(text: str, block: Block) -> bool:
    if block.kind != "paragraph" or block.end - block.start > 140:
        return False
    line = text[block.start : block.end]
    if _BREAK.search(line):
        return False
    if _chapters().fullmatch(line):
        return True
    first = line.lstrip("\"'«“‘([¿¡ \u00a0\u202f")[:1]
    if _FINAL.search(line) or not (first.isupper() or first.isdigit()
                                   or (first.isalpha() and not first.islower())):
        return False
    return len(line.split()) <= _HEADING_WORDS and any(c.isalpha() for c in line)

