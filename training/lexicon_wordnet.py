"""A compact English word net from the data files of WordNet 3.0.

Kept are the synsets that are among the first senses of a word of the vocabulary, and what is
above them. See Fellbaum (ed.) 1998, *WordNet: An Electronic Lexical Database*; the form of the
files is described in ``wndb(5WN)``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Synset", "read_wordnet", "tagged", "write_net"]

_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SENSES = {"n": 4, "v": 5, "a": 5, "r": 4}  # senses of a word that are kept
ABOVE = 2  # words of a synset that is there for its place in the order alone

Key = tuple[str, int]
Sense = tuple[str, int, str]  # a word of a synset


@dataclass
class Synset:
    """Words with the number of the sense that each has here, and pointers to other synsets.

    ``derived`` are opposites by way of words that they are made of: *carefully*, *carelessly*.
    """

    words: dict[str, int] = field(default_factory=dict)
    above: list[Key] = field(default_factory=list)
    like: list[Key] = field(default_factory=list)
    opposite: list[tuple[Key, str, str]] = field(default_factory=list)
    derived: list[tuple[Key, str, str]] = field(default_factory=list)
    instance: bool = False


def tagged(folder: Path) -> set[str]:
    """Return the words that occur in the texts whose senses were marked by hand."""
    lines = (folder / "cntlist.rev").read_text(encoding="ascii").splitlines()
    return {line.split("%")[0].lower() for line in lines}


def read_wordnet(folder: Path) -> dict[Key, Synset]:
    """Read the synsets of the data files, by part of speech and offset."""
    found: dict[Key, Synset] = {}
    made: defaultdict[Sense, set[Sense]] = defaultdict(set)
    data: dict[Key, tuple[list[str], list[list[str]]]] = {}
    for pos, name in _FILES.items():
        order: dict[tuple[str, int], int] = {}
        for line in (folder / f"index.{name}").read_text(encoding="ascii").splitlines():
            if not line.startswith(" "):
                part = line.split()
                for sense, offset in enumerate(part[-int(part[2]):], 1):
                    order[part[0], int(offset)] = sense
        for line in (folder / f"data.{name}").read_text(encoding="ascii").splitlines():
            if line.startswith(" "):
                continue
            part = line.split(" | ")[0].split()
            count = int(part[3], 16)
            words = [re.sub(r"\(\w+\)$", "", w).lower() for w in part[4 : 4 + 2 * count : 2]]
            rest = part[4 + 2 * count + 1 :]
            pointers = [rest[k : k + 4] for k in range(0, 4 * int(part[4 + 2 * count]), 4)]
            offset = int(part[0])
            data[pos, offset] = words, pointers
            found[pos, offset] = Synset(
                {w: order[w, offset] for w in words if (w, offset) in order}
            )
    for (pos, offset), (words, pointers) in data.items():
        synset = found[pos, offset]
        for sign, to, other, places in pointers:
            key = ("a" if other == "s" else other, int(to))
            mine, theirs = int(places[:2], 16), int(places[2:], 16)
            if sign in {"@", "@i"}:
                synset.above.append(key)
                synset.instance |= sign == "@i"
            elif (sign == "&" and pos == "a") or (sign == "\\" and pos == "r"):
                synset.like.append(key)
            if sign in {"!", "+", "\\"} and mine and theirs:
                here, there = (pos, offset, words[mine - 1]), (*key, data[key][0][theirs - 1])
                if sign != "!":
                    made[here].add(there)
                    made[there].add(here)
                elif key[0] == pos:
                    synset.opposite.append((key, here[2], there[2]))
    _derive(found, made)
    return found


def _derive(found: dict[Key, Synset], made: dict[Sense, set[Sense]]) -> None:
    """Words made of opposites are opposites, if they are of one part of speech."""
    for (pos, offset), synset in list(found.items()):
        for key, mine, theirs in synset.opposite:
            for a in sorted(made.get((pos, offset, mine), ())):
                for b in sorted(made.get((*key, theirs), ())):
                    pair = b[:2], a[2], b[2]
                    owner = found[a[:2]]
                    known = {*owner.opposite, *owner.derived}
                    if a[0] == b[0] and a[2] != b[2] and pair not in known:
                        owner.derived.append(pair)


def write_net(synsets: dict[Key, Synset], vocabulary: Iterable[str]) -> str:
    """Return the net of a vocabulary as text, a synset a line.

    A line is ``pos words pointers``, parted by tabs: the words with the number of their sense
    where it is not the first (``bank bank.2``), the pointers with the number of a line, from 0:
    ``^`` above, ``~`` like (of an adverb: the adjective it is made of), ``!`` opposite with the two
    words that are, ``%`` opposite by way of the words that they are made of.
    """
    wanted = set(vocabulary)
    kept = {
        key
        for key, s in synsets.items() if not s.instance
        for word, sense in s.words.items() if word in wanted and sense <= SENSES[key[0]]
    }
    first = set(kept)
    front = kept
    while front:
        beyond = {k for key in front for k in (*synsets[key].above, *synsets[key].like[:1])}
        front = beyond - kept
        kept = kept | front
    # nouns, verbs, adjectives, adverbs; in each as WordNet has them, by file and offset
    order = {key: n for n, key in enumerate(sorted(kept, key=lambda k: ("nvar".index(k[0]), k[1])))}
    lines = []
    for key in order:
        s = synsets[key]
        words = [w for w in s.words if w in wanted] if key in first else []
        words = words or list(s.words)[:ABOVE]
        shown = " ".join(w + (f".{n}" if (n := s.words[w]) > 1 else "") for w in words)
        pointers = [f"^{order[k]}" for k in s.above if k in order]
        pointers += [f"~{order[k]}" for k in s.like if k in order]
        pointers += [f"!{order[k]}:{a}:{b}" for k, a, b in s.opposite if k in order]
        pointers += [f"%{order[k]}:{a}:{b}" for k, a, b in s.derived
                     if k in order and a in wanted and b in wanted]
        lines.append("\t".join((key[0], shown, " ".join(pointers))).rstrip("\t"))
    return "\n".join(lines) + "\n"
