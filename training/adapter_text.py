"""The text that the word adapter learns from: pairs, their tokenisation, long examples.

French and English are tokenised in several ways in the sets that word aligners meet: clitics
with or without their apostrophe, written out in full, or not split at all; hyphens kept or
split; all in small letters. Each pair draws one way by its place and the seed, so that the
adapter learns all of them.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

__all__ = ["Pair", "pairs_of"]

_LEAST, _MOST = 2, 90
_FULL = {
    "l'": "le", "d'": "de", "j'": "je", "m'": "me", "n'": "ne", "s'": "se", "t'": "te",
    "c'": "ce", "qu'": "que", "jusqu'": "jusque", "lorsqu'": "lorsque", "puisqu'": "puisque",
    "quoiqu'": "quoique", "du": "de le", "des": "de les", "au": "à le", "aux": "à les",
}  # fmt: skip
_FRENCH = re.compile(
    r"(?:\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)')|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:['-][^\W\d_]+)*|\S",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['-][^\W\d_]+)*|\S")
_CONTRACTED = re.compile(r"(?i)^(.+?)(n't|'(?:s|re|ve|ll|d|m))$")
_PRONOUN = re.compile(
    r"(?i)^(.+?)((?:-t)?-(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|moi|toi|le|la|les|lui|leur|y|en))$"
)


@dataclass(frozen=True)
class Pair:
    """One sentence pair: its words and where it comes from."""

    english: tuple[str, ...]
    french: tuple[str, ...]
    origin: str


def pairs_of(texts: list[tuple[str, str]], origin: str, seed: int) -> list[Pair]:
    """Tokenise pairs, each in a way drawn by its place, the origin and the seed."""
    out = []
    for number, (english, french) in enumerate(texts):
        rng = random.Random(f"{seed} {origin} {number}")
        apostrophe = rng.choice("''’")
        hyphens = rng.choices(("keep", "split", "clitic"), (4, 3, 3))[0]
        e = _english(english, rng.choices(("treebank", "split", "whole"), (5, 2, 3))[0], hyphens)
        f = _french(french, rng.choices(("attached", "split", "full", "whole"), (5, 2, 2, 1))[0],
                    hyphens)  # fmt: skip
        case = rng.random()
        if case < 0.2:
            e, f = [w.lower() for w in e], [w.lower() for w in f]
        elif case < 0.22:
            e = [w.upper() for w in e]
        e, f = ([w.replace("'", apostrophe) for w in side] for side in (e, f))
        if _LEAST <= len(e) <= _MOST and _LEAST <= len(f) <= _MOST and len(e) < 3 * len(f) + 3:
            out.append(Pair(tuple(e), tuple(f), origin))
    return out


def _english(text: str, style: str, hyphens: str) -> list[str]:
    words: list[str] = []
    for word in _ENGLISH.findall(_plain(text)):
        found = _CONTRACTED.match(word)
        if style == "split":
            words += re.findall(r"'|[^']+", word)
        elif style == "treebank" and found:
            words += [part for part in found.groups() if part]
        else:
            words.append(word)
    return _hyphens(words, "keep" if hyphens == "clitic" else hyphens)


def _french(text: str, style: str, hyphens: str) -> list[str]:
    words: list[str] = []
    held = ""
    for word in _FRENCH.findall(_plain(text)):
        clitic = word.endswith("'") and len(word) > 1
        if style == "whole":
            if clitic:
                held += word
                continue
            words.append(held + word)
            held = ""
        elif style == "split":
            words += re.findall(r"'|[^']+", word)
        elif style == "full" and word.lower() in _FULL:
            words += _FULL[word.lower()].split()
        else:
            words.append(word)
    return _hyphens(words + ([held] if held else []), hyphens)


def _hyphens(words: list[str], style: str) -> list[str]:
    if style == "keep":
        return words
    out: list[str] = []
    for word in words:
        if style == "split" and len(word) > 1:
            out += [part for part in re.split(r"(-)", word) if part]
        elif style == "clitic" and (found := _PRONOUN.match(word)):
            out += found.groups()
        else:
            out.append(word)
    return out


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("\u00ad", ""))
