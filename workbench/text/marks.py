"""Quotation marks and brackets: which of them close, and what they hold together."""

from __future__ import annotations

from collections.abc import Iterator

import regex

__all__ = ["CLOSERS", "Inside", "Quotes", "brackets", "close"]

CLOSERS = "»”)]}›』」）】〉》］"
# Brackets that close further on than this are taken for a slip.
_BRACKET_REACH = 400


class Quotes:
    """Straight quotation marks, told apart by what stands around them.

    A mark with a blank on one side only faces the other way; between two blanks, or two
    letters, it closes what is open. State is kept per paragraph and moves forward only.
    """

    def __init__(self, text: str) -> None:
        self.closing: frozenset[int] = frozenset(self._closing(text))

    @staticmethod
    def _closing(text: str) -> Iterator[int]:
        is_open = False
        for match in regex.finditer(r'"|\n\s*\n', text):
            if match.group() != '"':
                is_open = False
                continue
            at = match.start()
            before = text[at - 1] if at else " "
            after = text[at + 1] if at + 1 < len(text) else " "
            opens = (before.isspace() or before in "([{—–-«“") and not (
                after.isspace() or after in ".,;:!?)]}")
            closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]}»")
            if opens or (not closes and not is_open):
                is_open = True
            else:
                is_open = False
                yield at


class Inside:
    """Whether a place lies in brackets that were opened within the running sentence."""

    def __init__(self, pairs: dict[int, int]) -> None:
        self._opens = sorted(pairs)
        self._pairs = pairs
        self._next = 0
        self._stack: list[tuple[int, int]] = []

    def at(self, place: int, start: int) -> bool:
        while self._next < len(self._opens) and self._opens[self._next] < place:
            opened = self._opens[self._next]
            self._next += 1
            self._stack.append((opened, self._pairs[opened]))
        while self._stack and self._stack[-1][1] < place:
            self._stack.pop()
        return any(opened > start and closed > place for opened, closed in self._stack[-4:])


def brackets(text: str) -> dict[int, int]:
    """Offsets of round and square brackets that close within reach, by their opening."""
    pairs: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for match in regex.finditer(r"[()\[\]]|\n\s*\n", text):
        char = match.group()
        if char in "([":
            stack.append((char, match.start()))
        elif char in ")]":
            if stack and stack[-1][0] == ("(" if char == ")" else "["):
                opened = stack.pop()[1]
                if match.start() - opened <= _BRACKET_REACH:
                    pairs[opened] = match.start()
        else:
            stack.clear()
    return pairs


def close(text: str, at: int, quotes: Quotes) -> int:
    """Move past the quotation marks and brackets that close at a place."""
    end = at
    while end < len(text):
        char = text[end]
        if (
            char in CLOSERS
            or (char == '"' and end in quotes.closing)
            or (char in "'’" and (end + 1 == len(text) or not text[end + 1].isalnum()))
        ):
            end += 1
        elif char in " \u00a0\u202f\u2009" and end + 1 < len(text) and (
            text[end + 1] in "»›”" or (text[end + 1] == '"' and end + 1 in quotes.closing)
        ):
            end += 2
        else:
            break
    return end
