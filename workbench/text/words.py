"""Cutting text into words, numbers and marks, with offsets.

One pass with one pattern finds the candidates; the language's facts then cut elided
articles, clitics and contractions off (``l'|accord``, ``a|-t-il``, ``do|n't``), because
they answer words of their own in a translation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import regex

from workbench.languages import language_of
from workbench.languages.topics.writing import Writing
from workbench.model import Segment, Token

__all__ = ["segment", "tokenize", "tokenize_blanks"]

_Kind = Literal["word", "number", "punct"]

_APOSTROPHES = "'’ʼ＇"
_PATTERN = regex.compile(
    r"""
    (?P<url>(?:https?://|www\.)[^\s<>"«»]+[^\s<>"«».,;:!?)\]'’]
          |[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+)+
          |[@\#][\p{L}\p{N}_]+)
  | (?P<number>
        \d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?+(?!\p{L})
      | \d{1,4}[/.]\d{1,2}[/.]\d{2,4}(?!\d)
      | \d+(?:[.,:]\d+)*+(?:[\p{L}\p{M}\d]{1,8}(?![\p{L}\d]))?+
      | [\p{Nl}\p{No}]+)
  | (?P<dotted>\p{L}{1,3}\.(?:-?\p{L}{1,3}\.)+|\p{L}(?:\.\p{L})+(?![\p{L}.]))
  | (?P<syllable>[เแโใไ]?[\p{Thai}\p{Lao}]\p{M}*+[ะาำๅ]?\p{M}*+)
  | (?P<han>\p{Han})
  | (?P<kana>[\p{Katakana}ー]+|\p{Hiragana}+)
  | (?P<word>[\p{L}\p{M}][\p{L}\p{M}\p{N}_·\u200c\u200d\u00ad]*+
        (?:(?:['’ʼ＇]|[-‐‑]|&)[\p{L}\p{N}][\p{L}\p{M}\p{N}_·\u200c\u200d\u00ad]*+)*+)
  | (?P<run>\.{2,}+|-{2,}+|_{2,}+|\*{2,}+|={2,}+|~{2,}+|\#{2,}+|(?:\.\ ){2,}+\.)
  | (?P<mark>[^\s\x1c-\x1f])
    """,
    regex.VERBOSE,
)
_BREAKING = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}]")
_LETTER = regex.compile(r"[\p{L}\p{N}\p{M}]")
_ONE = "i"  # a Roman figure (and the English pronoun) ends a sentence as often as it is an initial
_AFTER_STOP = regex.compile(r"\s*+(\S?)")
_DOMAIN = regex.compile(r"\.(?:com|org|net|info|edu|gov|ru|fr|de|uk|eu|io|co)\b(?!\.\w)")


def tokenize(text: str, language: str) -> tuple[Token, ...]:
    """Cut a text into tokens.

    French and Italian elisions, French hyphenated pronouns and English contractions are
    tokens of their own; hyphenated words, numbers with their separators, addresses and
    abbreviations with their full stop stay whole. Han is cut into characters, kana into
    runs, Thai and Lao into syllable-like clusters.

    Parameters
    ----------
    text : str
    language : str
        ISO 639-1 code.

    Returns
    -------
    tuple of Token
        In order; together they hold every character that is not a blank, and
        ``text[t.start:t.end] == t.text``.

    Examples
    --------
    >>> [t.text for t in tokenize("M. Bolton l'a-t-il dit aujourd'hui ?", "fr")]
    ['M.', 'Bolton', "l'", 'a', '-t-il', 'dit', "aujourd'hui", '?']
    >>> [t.text for t in tokenize("Trump's $1,200.50 isn't U.S. money.", "en")]
    ['Trump', "'s", '$', '1,200.50', 'is', "n't", 'U.S.', 'money', '.']
    """
    return tuple(_tokens(text, language_of(language).writing))


def tokenize_blanks(text: str) -> tuple[Token, ...]:
    """Take what blanks separate as the tokens, kept as given.

    Examples
    --------
    >>> [t.span for t in tokenize_blanks("l' accord  ,")]
    [(0, 2), (3, 9), (11, 12)]
    """
    return tuple(
        Token(m.group(), m.start(), m.end(), _kind(m.group()))
        for m in regex.finditer(r"\S+", text)
    )


def segment(text: str, language: str, offset: int = 0) -> Segment:
    """Make a segment of a text: the text, its language and its tokens.

    ``offset`` is where the text begins in its document.
    """
    return Segment(text, language, tokenize(text, language), offset)


def _kind(text: str) -> _Kind:
    if _LETTER.search(text) is None:
        return "punct"
    first = text.lstrip("+-−$€£")[:1]
    return "number" if first.isnumeric() and not _BREAKING.match(first) else "word"


def _tokens(text: str, known: Writing) -> Iterator[Token]:
    at = 0
    while True:
        match = _PATTERN.search(text, at)
        if match is None:
            return
        start, end = match.span()
        group = match.lastgroup
        at = end
        if group == "number":
            yield Token(match.group(), start, end, "number")
        elif group in ("mark", "run"):
            yield Token(match.group(), start, end, _kind(match.group()))
        elif group == "word":
            end = at = _whole_end(text, start, end, known)
            yield from _cut(text, start, end, known)
        elif group == "dotted" and match.group()[-1] == ".":
            yield Token(match.group(), start, end, "word")
        elif group == "dotted":
            end = at = _whole_end(text, start, end, known)
            yield Token(text[start:end], start, end, "word")
        else:
            yield Token(match.group(), start, end, "word")


def _whole_end(text: str, start: int, end: int, known: Writing) -> int:
    """The end of a word, its abbreviation's full stop and domain ending taken in."""
    broken = _BREAKING.search(text, start, end)
    if broken is not None and broken.start() > start:
        return int(broken.start())  # Latin letters run into Han: cut between the scripts
    following = text[end : end + 1]
    if following != ".":
        if following and following in _APOSTROPHES:
            # *qu'« aucune* and Italian *po'* keep their apostrophe.
            word = _plain(text[start:end])
            if word + "'" in known.whole or word in known.elisions:
                return end + 1
        return end
    domain = _DOMAIN.match(text, end)
    if domain is not None:
        return int(domain.end())
    word = _plain(text[start:end])
    stem = word.replace("-", "'").rpartition("'")[2]
    after = _AFTER_STOP.match(text, end + 1)
    next_char = after.group(1) if after else ""
    blank = text[end + 1 : end + 2].isspace()
    if next_char and not blank and next_char not in ",;:)]»”\"":
        return end
    if word in known.abbreviations or stem in known.abbreviations:
        return end + 1
    if (word in known.titles or stem in known.titles) and next_char.isupper():
        return end + 1
    if word in known.before_number and (next_char.isdigit()):
        return end + 1
    if len(stem) == 1 and text[end - 1].isupper() and next_char.isupper() and stem != _ONE:
        return end + 1
    return end


def _plain(word: str) -> str:
    """Lower case, with the one apostrophe and hyphen that the facts are written with."""
    return word.lower().translate(_PLAIN)


_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "＇": "'", "‐": "-", "‑": "-"})


def _cut(text: str, start: int, end: int, known: Writing) -> Iterator[Token]:
    """Cut elisions off the front and clitics and contractions off the end of a word."""
    word = _plain(text[start:end])
    if len(word) > 100 or len(word) != end - start:
        yield Token(text[start:end], start, end, "word")
        return
    low = start
    while word not in known.whole:
        cut = word.find("'")
        if cut < 1 or word[:cut] not in known.elisions or cut + 1 >= len(word):
            break
        yield Token(text[low : low + cut + 1], low, low + cut + 1, "word")
        low += cut + 1
        word = word[cut + 1 :]
    tails: list[int] = []
    high = end
    while word and word not in known.whole:
        tail = _tail(word, known)
        if not tail:
            break
        tails.append(high)
        high -= len(tail)
        word = word[: -len(tail)]
    yield Token(text[low:high], low, high, "word")
    for stop in reversed(tails):
        yield Token(text[high:stop], high, stop, "word")
        high = stop


@cache
def _endings(known: Writing) -> tuple[str, ...]:
    return tuple(sorted(known.enclitics | known.contractions, key=lambda e: (-len(e), e)))


def _tail(word: str, known: Writing) -> str:
    """The clitic or contraction that a word ends in, if something is left before it."""
    for ending in _endings(known):
        if word.endswith(ending) and len(word) > len(ending):
            return ending
    return ""
