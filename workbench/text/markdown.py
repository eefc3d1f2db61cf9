"""Reading Markdown: CommonMark with tables and strikethrough, through markdown-it-py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.text.markup import BlockKind, Carrier, Readable

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["looks_like_markdown", "read_markdown"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_FRONT = re.compile(r"---[ \t]*\r?\n(?:.*\r?\n){0,200}?---[ \t]*(?:\r?\n|$)")
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_LANG = re.compile(r"^lang(?:uage)?:\s*[\"']?([A-Za-z]{2})\b", re.MULTILINE)
_EVIDENCE = (
    re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\((?:[^()\n]{0,300})\)"),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,200}\*\*"),
    re.compile(r"<https?://[^\s<>]{1,300}>"),
    re.compile(r"^```|^> \S", re.MULTILINE),
)


def looks_like_markdown(text: str) -> bool:
    """Whether a file without a telling suffix is Markdown.

    At least two kinds of markup, a heading or a link among them.
    """
    sample = text[:20000]
    found = [pattern.search(sample) is not None for pattern in _EVIDENCE]
    return sum(found) >= 2 and (found[0] or found[1])


def read_markdown(raw: str) -> Readable:
    """Take the readable text out of Markdown.

    Emphasis, link targets, images, code, comments and front matter go; the rest keeps its
    order. Images and code are counted in the remarks.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    front = _FRONT.match(raw)
    body = front.end() if front else 0
    reader = _Reader(raw, body)
    for token in parser.parse(raw[body:]):
        reader.take(token)
    title = _TITLE.search(front.group()) if front else None
    language = _LANG.search(front.group()) if front else None
    if front:
        reader.left["front matter"] = 1
    remarks = []
    if reader.left:
        counts = ", ".join(f"{n} {what}" for what, n in sorted(reader.left.items()))
        remarks.append(f"Markdown markup was taken off; left out: {counts}.")
    else:
        remarks.append("Markdown markup was taken off.")
    carrier = reader.carrier
    return Readable(carrier.text(), tuple(carrier.blocks), tuple(carrier.runs),
                    title.group(1) if title else None, language.group(1) if language else None,
                    tuple(remarks))


class _Reader:
    """Walks the parser's tokens, with a place in the file that only moves forward."""

    def __init__(self, raw: str, body: int) -> None:
        self.raw = raw
        self.carrier = Carrier(raw)
        self.left: dict[str, int] = {}
        self._lines = [body] + [m.end() for m in _LINE_END.finditer(raw, body)] + [len(raw)]
        self._at = body
        self._limit = len(raw)
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._items = 0

    def take(self, token: Token) -> None:
        if token.map is not None:
            first = min(token.map[0], len(self._lines) - 1)
            last = min(token.map[1], len(self._lines) - 1)
            self._at = max(self._at, self._lines[first])
            self._limit = max(self._lines[last], self._at)
        if token.type == "heading_open":
            self._kind, self._level = "heading", int(token.tag[1:])
        elif token.type in ("heading_close", "paragraph_close"):
            self._kind, self._level = "paragraph", 0
        elif token.type in ("list_item_open", "list_item_close"):
            self._items += 1 if token.type.endswith("open") else -1
        elif token.type in ("fence", "code_block"):
            self._count("block(s) of code")
        elif token.type == "html_block":
            self._html(token)
        elif token.type == "inline":
            self._inline(token)

    def _count(self, what: str) -> None:
        self.left[what] = self.left.get(what, 0) + 1

    def _inline(self, token: Token) -> None:
        self.carrier.begin()
        for child in token.children or ():
            self._child(child)
        kind: BlockKind = "item" if self._items and self._kind == "paragraph" else self._kind
        self.carrier.end(kind, self._level)

    def _child(self, child: Token) -> None:
        if child.type == "text":
            self._put(child.content, child.content)
        elif child.type == "text_special":  # an escape or an entity
            self._put(child.content, child.markup)
        elif child.type in ("softbreak", "hardbreak"):
            found = _LINE_END.search(self.raw, self._at, self._limit)
            at = found.start() if found else -1
            self.carrier.put("\n", at if found and found.group() == "\n" else -1)
            self._at = found.end() if found else self._at
        elif child.type == "code_inline":
            self._put(child.content, child.content)
        elif child.type == "link_close" and child.markup not in ("autolink", "linkify"):
            self._at = _after_target(self.raw, self._at, self._limit)
        elif child.type == "image":
            self._count("image(s)")
            alt = self.raw.find("](", self._at, self._limit)
            self._at = _after_target(self.raw, alt, self._limit) if alt >= 0 else self._at
        elif child.type == "html_inline":
            self._find(child.content)
            if child.content.lower().startswith("<br"):
                self.carrier.put("\n")

    def _put(self, content: str, written: str) -> None:
        if not content:
            return
        at = self._find(written)
        self.carrier.put(content, at if written == content else -1)

    def _find(self, written: str) -> int:
        at = self.raw.find(written, self._at, self._limit)
        if at >= 0:
            self._at = at + len(written)
        return at

    def _html(self, token: Token) -> None:
        from workbench.text.html import read_html

        piece = self.raw[self._at : self._limit]
        inner = read_html(piece)
        for block in inner.blocks:
            self.carrier.begin()
            done = block.start
            for start, at, size in inner.raw_runs:
                if start + size <= block.start or start >= block.end:
                    continue
                if start > done:
                    self.carrier.put(inner.text[done:start])
                self.carrier.put(inner.text[start : start + size], self._at + at)
                done = start + size
            if done < block.end:
                self.carrier.put(inner.text[done : block.end])
            self.carrier.end(block.kind, block.level)
        self._at = self._limit


def _after_target(raw: str, at: int, limit: int) -> int:
    """The place after a link's ``](target "title")`` or ``][label]``."""
    close = raw.find("]", at, limit)
    if close < 0:
        return at
    opener = raw[close + 1 : close + 2]
    if opener == "[":
        end = raw.find("]", close + 2, limit)
        return end + 1 if end >= 0 else close + 1
    if opener != "(":
        return close + 1
    depth, place = 0, close + 1
    while place < limit:
        char = raw[place]
        if char == "\\":
            place += 1
        elif char == "<" and depth == 1:
            place = max(raw.find(">", place, limit), place)
        elif char in "\"'" and depth == 1 and raw[place - 1].isspace():
            place = max(raw.find(char, place + 1, limit), place)
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return place + 1
        place += 1
    return close + 1
