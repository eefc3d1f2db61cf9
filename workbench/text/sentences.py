"""Cutting text into sentences, in any language, with offsets.

Rules of our own after trying those that exist; ``tests/text/test_sentences_hard.py`` holds
the hard cases and ``docs``-worthy figures stand there. A sentence ends at a run of
terminators and whatever closes with it, unless what stands before (an abbreviation, an
initial, an ordinal) or after (a small letter, a comma, the speaker of a quotation) says
otherwise. Everything is decided in a window around each candidate, so the time is linear
in the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from workbench.model import Span
from workbench.text.languages import LanguageFacts, facts

__all__ = ["split_sentences"]

# Terminators that need a blank after them, and those of scripts that write without blanks.
_SPACED = r".!?…‽؟۔։።፧।॥։᙮‼⁇⁈⁉"
_UNSPACED = "。！？｡．︒"
_CANDIDATE = regex.compile(
    rf"(?P<mark>[{_SPACED}{_UNSPACED}](?:[{_SPACED}{_UNSPACED}]|[ \u00a0\u202f](?=[!?…]))*+)"
    r"(?P<note>(?:\[\d{1,3}\]|[¹²³⁴-⁹⁰]{1,3})*+)"
    r"|(?P<break>[ \t\u00a0]*+(?:\r\n|\r|\n)[ \t\u00a0]*+(?:\r\n|\r|\n)\s*+)"
)
# A question in Greek ends with what is a semicolon elsewhere.
_GREEK_CANDIDATE = regex.compile(_CANDIDATE.pattern.replace("[.!?", "[;\u037e.!?"))
_SAID = regex.compile(r"\p{Han}{0,4}[说說道问問喊叫答]")
_CLOSERS = "»”)]}›』」）】〉》］"
_OPENERS = "«“„([{‹「『（【〈《［¿¡‘‚—–―-*_•"
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*+")
_BEFORE = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}.'’°-]*+$")
_DOTTED = regex.compile(r"\p{L}{1,3}(?:\.\p{L}{1,3})+|\p{Lu}(?:\.-?\p{Lu})*")
_NEXT_SPEAKER = regex.compile(
    r"(?:(?:\p{Lu}[\p{L}'’-]{0,30}\.?|the|le|la)\s+){1,4}(?P<verb>\p{Ll}{2,20})\b")
_PREVIOUS = regex.compile(r"(?<!\p{L})(\p{L}{1,2})\.\s$")
_ROMAN = regex.compile("[IVXLC]+")
_HAS_WORD = regex.compile(r"[\p{L}\p{N}]")
# As str.isspace sees it, which takes the four separators of ASCII for blanks.
_SPACE_RUN = regex.compile(r"[\s\x1c-\x1f]*+")
_THAI = regex.compile(r"[\p{Thai}\p{Lao}]")
_WINDOW = 48
_BRACKET_REACH = 400


def split_sentences(text: str, language: str) -> tuple[Span, ...]:
    """Cut a text into sentences.

    Parameters
    ----------
    text : str
        A paragraph, or several with blank lines between them.
    language : str
        ISO 639-1 code; languages without a module of their own get the rules that hold for
        their script.

    Returns
    -------
    tuple of (int, int)
        Character offsets ``[start, end)`` of each sentence, in order, without overlap and
        without blanks at their edges; together they hold every other character.

    Examples
    --------
    >>> text = "M. Bolton est reparti. « Bien ! » a-t-il dit."
    >>> [text[a:b] for a, b in split_sentences(text, "fr")]
    ['M. Bolton est reparti.', '« Bien ! » a-t-il dit.']
    """
    known = facts(language)
    pairs = _brackets(text)
    quotes = _Quotes(text)
    spans: list[Span] = []
    start = _skip(text, 0)
    for cut, hard in _candidates(text, known, pairs, quotes, start):
        if cut <= start:
            continue
        end = _rstrip(text, start, cut)
        if not hard and not _has_word(text, start, end):
            continue  # a lone mark belongs to what follows
        if end > start:
            spans.append((start, end))
        start = _skip(text, cut)
    end = _rstrip(text, start, len(text))
    if end > start:
        if spans and not _has_word(text, start, end) and "\n" not in text[spans[-1][1] : start]:
            start = spans.pop()[0]
        spans.append((start, end))
    if _THAI.search(text):
        spans = [piece for span in spans for piece in _phrases(text, span)]
    return tuple(spans)


def _candidates(
    text: str, known: LanguageFacts, pairs: dict[int, int], quotes: _Quotes, first: int
) -> Iterator[tuple[int, bool]]:
    """Yield the offsets where a sentence ends; True where a blank line forces it."""
    start = first
    inside = _Inside(pairs)
    pattern = _GREEK_CANDIDATE if known.code == "el" else _CANDIDATE
    for match in pattern.finditer(text):
        if match.group("break") is not None:
            yield match.start(), True
            start = match.end()
            continue
        mark = match.group("mark")
        if inside.at(match.start(), start):
            continue
        end = _close(text, match.end(), quotes)
        if _is_end(text, start, match.start(), mark, match.end(), end, known):
            yield end, False
            start = _skip(text, end)
    if known.code == "el":
        return


def _is_end(
    text: str, start: int, at: int, mark: str, marked: int, end: int, known: LanguageFacts
) -> bool:
    """Whether the terminators at ``at``, closed at ``end``, end the sentence from ``start``."""
    after = _SPACE_RUN.match(text, end)
    next_at = after.end() if after else end
    if next_at >= len(text):
        return True
    if mark[-1] in _UNSPACED:
        return text[next_at] not in "、，,;；:：" and not _quoted_then_said(text, marked, end)
    if next_at == end:
        return False
    following = text[next_at]
    if following in ",;:!?.…%/=" or following in _CLOSERS:
        return False
    word_at = next_at
    while word_at < min(len(text), next_at + 8) and (
        text[word_at] in _OPENERS or text[word_at] in "\"'’ \u00a0\u202f"
    ):
        word_at += 1
    word_match = _WORD.match(text, word_at, min(len(text), word_at + _WINDOW))
    word = word_match.group() if word_match else ""
    if word and word[0].islower():
        return False
    if mark[0] == "." and len(mark) == 1 and end == marked:
        return _full_stop_ends(text, start, at, word, word_at, known)
    if mark[0] in "!?‽" and end > marked and _speaker_follows(text, word_at, known):
        return False
    return not (_omission(text, at, marked))


def _full_stop_ends(
    text: str, start: int, at: int, word: str, word_at: int, known: LanguageFacts
) -> bool:
    """Whether a lone full stop ends the sentence, by the word before it."""
    window = text[max(start, at - _WINDOW) : at]
    match = _BEFORE.search(window)
    if match is None:
        return True
    token = match.group()
    before = window[: match.start()]
    if "'" in token or "’" in token:
        token = token.replace("’", "'").rpartition("'")[2]
    lower = token.lower()
    opening = word.lower().replace("’", "'")
    stem = opening.split("'")[0]
    starter = bool(word) and (
        opening in known.function_words or opening in known.starters
        or stem in known.function_words or stem in known.elisions)
    at_start = at - len(token) <= start or not before.strip()
    if token.replace(".", "").isdigit():
        if at_start and len(token) <= 8:
            return False  # a list number, a section number
        return not (known.ordinal_dot and len(token) <= 2 and not starter)
    if lower in known.titles and word[:1].isupper():
        # *v.* and *vs.* join names too; a small title is one only before a name.
        return False
    if lower in known.before_number and word[:1].isdigit():
        return False
    if lower in known.before_number and _ROMAN.fullmatch(word):
        return False
    if _spaced_abbreviation(text, at, lower, before, known):
        return starter and len(lower) == 1 and before[-2:-1] == "."
    if lower in known.abbreviations:
        return starter
    if (len(token) == 1 and token.isupper()) or ("." in token and _DOTTED.fullmatch(token)):
        return _initial_ends(text, token, before, at_start, word, word_at, starter, known)
    # A list number in Roman figures opens its sentence.
    return not (at_start and len(token) <= 4 and _ROMAN.fullmatch(token))


def _spaced_abbreviation(
    text: str, at: int, lower: str, before: str, known: LanguageFacts
) -> bool:
    """*z. B.*, *p. ex.*: an abbreviation of two, written with a blank, is one of one."""
    if len(lower) > 2:
        return False
    following = _WORD.match(text, _skip(text, at + 1), at + 8)
    if following and f"{lower}.{following.group().rstrip('.').lower()}" in known.abbreviations:
        return True
    previous = _PREVIOUS.search(before)
    return previous is not None and f"{previous.group(1).lower()}.{lower}" in known.abbreviations


def _initial_ends(
    text: str, token: str, before: str, at_start: bool, word: str, word_at: int, starter: bool,
    known: LanguageFacts,
) -> bool:
    """Initials and dotted acronyms: an end only before a word that opens a sentence."""
    if not word:
        return True
    if known.code == "en" and token == "I":
        return starter
    if at_start and len(token) == 1:
        return False  # J. Le Clézio, A. Title
    if not starter:
        return not known.function_words and not word[0].isupper() and not word[0].isdigit()
    if word.lower() in known.name_particles:
        rest = _WORD.match(text, _skip(text, word_at + len(word)))
        named = rest is not None and rest.group()[0].isupper()
        return not (named and (len(token) == 1 or before.rstrip()[-1:] == "."))
    return True


def _speaker_follows(text: str, at: int, known: LanguageFacts) -> bool:
    """``"Why?" Tom asked.``: the quotation's mark does not end the sentence around it."""
    match = _NEXT_SPEAKER.match(text, at, min(len(text), at + 120))
    return match is not None and match.group("verb") in known.speech_verbs


def _quoted_then_said(text: str, marked: int, end: int) -> bool:
    """「行こう。」と言った and “你好！”他说: what stands after the quotation carries it on."""
    return end > marked and (text[end : end + 1] in "とのって，、" or
                             _SAID.match(text, end) is not None)


def _omission(text: str, at: int, marked: int) -> bool:
    """``(...)`` and ``[...]`` mark what was left out; they end nothing."""
    before, after = text[at - 1 : at], text[marked : marked + 1]
    return before in {"(", "["} and after in {")", "]"} and before != ""


class _Quotes:
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


class _Inside:
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


def _brackets(text: str) -> dict[int, int]:
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


def _close(text: str, at: int, quotes: _Quotes) -> int:
    """Move past the quotation marks and brackets that close at a place."""
    end = at
    while end < len(text):
        char = text[end]
        if (
            char in _CLOSERS
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


def _phrases(text: str, span: Span) -> Iterator[Span]:
    """Thai and Lao write no full stop: cut a long stretch at its blanks, some 80 characters on."""
    start, end = span
    piece = start
    for match in regex.finditer(r"\s+", text, pos=start, endpos=end):
        if match.start() - piece >= 80 and _THAI.search(text, piece, match.start()):
            yield piece, match.start()
            piece = match.end()
    yield piece, end


def _skip(text: str, at: int) -> int:
    match = _SPACE_RUN.match(text, at)
    return match.end() if match else at


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _has_word(text: str, start: int, end: int) -> bool:
    return _HAS_WORD.search(text, start, end) is not None
