"""The sets that scripts fit on: where they lie below DATA, their licences, and how they are read.

Licence classes: A open (CC0, CC BY, public domain, MIT, Apache-2.0), B share-alike. Only these
two may be fitted on.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from workbench.exchange import read_beads
from workbench.model import Segment, SegmentPair
from workbench.run.analysis import row_pairs
from workbench.text import tokenize_blanks

# Translations of these sets have a cosine of 0.56 and more; their neighbours have less than this.
RELATED = 0.5
WAYS = (("fr", "en"), ("en", "fr"))  # of Bio MQM


@dataclass(frozen=True)
class Input:
    """Files that a script reads.

    ``path`` is below DATA, with ``*`` where there are many; ``{option}/*`` lies in a folder that
    an option of the script names, and ``where`` says where that comes from.
    """

    path: str
    licence: str
    kind: str
    where: str = ""


_ANNOTATED = "texts in the public domain; annotations CC BY-SA 4.0"
TATOEBA = (Input("bitext/tatoeba-en-fr/train.en", "CC BY 2.0 FR", "A"),
           Input("bitext/tatoeba-en-fr/train.fr", "CC BY 2.0 FR", "A"))
NOVEL_PASSAGES = Input("bitext/novels-en-fr/*/aligned.*", _ANNOTATED, "B")
SCIENCE = Input("eval/sentences/science-en-fr/*/*.txt", "CC BY 4.0", "A")
NOVELS = Input("eval/sentences/novels-en-fr/*/*.txt", _ANNOTATED, "B")
NOVEL_ES = Input("eval/sentences/novel-en-es/*/*.txt", _ANNOTATED, "B")
NEWS = Input("eval/sentences/reordered-en-fr/*/*.txt", "CC BY-SA 4.0 (NTREX-128)", "B")
REFRESD = Input("eval/divergence/refresd/refresd.tsv", "MIT", "A")
DEMETR = Input("eval/divergence/demetr/demetr_fr_en.tsv", "MIT", "A")
BIO_MQM = Input("eval/divergence/bio_mqm/*.tsv", "Apache-2.0", "A")
GOLDEN = Input("eval/words/enfr-golden/*.txt", "no restriction", "A")
STORIES = Input("eval/words/fren-stories/*.txt", _ANNOTATED, "B")
WORDNET = Input("{wordnet}/*", "WordNet licence", "A",
                "not in DATA: Debian's package wordnet-base 1:3.0-37")

Row = dict[str, str]


def lines(path: Path) -> list[str]:
    """The lines of a text."""
    return path.read_text(encoding="utf-8").splitlines()


def rows(path: Path) -> list[Row]:
    """The rows of a TSV file without quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def tatoeba(data: Path) -> list[tuple[str, str]]:
    """English and French sentences as they come."""
    return list(zip(*(lines(data / given.path) for given in TATOEBA), strict=True))


def novel_passages(data: Path, language: str) -> list[str]:
    """Passages of the novels, tokens apart, those of both languages in one order."""
    return [line for path in sorted(data.glob(f"bitext/novels-en-fr/*/aligned.{language}"))
            for line in lines(path)]


def documents(data: Path, name: str) -> Iterator[tuple[list[str], list[str], list]]:
    """Source lines, target lines and gold beads of each document of a set of sentences."""
    for gold in sorted(data.glob(f"eval/sentences/{name}/*/gold.txt")):
        yield lines(gold.with_name("src.txt")), lines(gold.with_name("tgt.txt")), \
            list(read_beads(gold))


def linked(data: Path, name: str) -> Iterator[tuple[str, str]]:
    """Sentences of a set that are linked one to one."""
    for source, target, beads in documents(data, name):
        yield from ((source[s[0]], target[t[0]]) for s, t in beads if len(s) == len(t) == 1)


def once_each(data: Path) -> list[tuple[str, str]]:
    """The pairs of Tatoeba, each English and French sentence once, punctuation aside."""
    seen: set[str] = set()
    out = []
    # the longer ones first, so that of several renderings the fullest is kept
    for e, f in sorted(tatoeba(data), key=lambda p: (-len(p[1]), p)):
        keys = {re.sub(r"\W+", " ", text.casefold()).strip() for text in (e, f)}
        if not keys & seen:
            seen |= keys
            out.append((e, f))
    return out


def articles(data: Path) -> list[tuple[str, str]]:
    """The linked sentences of the scientific articles, one bead a pair."""
    return [(" ".join(source[n] for n in s), " ".join(target[n] for n in t))
            for source, target, beads in documents(data, "science-en-fr")
            for s, t in beads if s and t]


def longer_likelier(sizes: Sequence[int], count: int, rng: random.Random) -> list[int]:
    """Draw so many places, those of larger sizes likelier; in their order."""
    keys = [rng.random() ** (1 / w) if w > 0 else -1.0 for w in sizes]
    return sorted(sorted(range(len(sizes)), key=lambda k: -keys[k])[:count])


def refresd(data: Path, limit: int = 0) -> list[Row]:
    """REFreSD (Briakou & Carpuat 2020): pairs in three grades, words marked by three readers."""
    return some(rows(data / REFRESD.path), limit)


def as_marked(found: Sequence[Row]) -> list[SegmentPair]:
    """Pairs of REFreSD with the tokens that readers marked."""
    return [SegmentPair(r["id"], Segment(r["en_tok"], "en", tokenize_blanks(r["en_tok"])),
                        Segment(r["fr_tok"], "fr", tokenize_blanks(r["fr_tok"]))) for r in found]


def demetr(data: Path, limit: int = 0) -> list[Row]:
    """DEMETR (Karpinska et al. 2022), French to English: translations and perturbed ones."""
    return some([r for r in rows(data / DEMETR.path) if r["pert_ok"] == "1"], limit)


def both_versions(found: Sequence[Row]) -> list[tuple[str, str]]:
    """Source and translation, untouched and perturbed, each once."""
    return list(dict.fromkeys(
        (r["source"], text) for r in found for text in (r["mt_en"], r["perturbed_en"])))


def bio_mqm(data: Path, way: tuple[str, str], third: int = 0, limit: int = 0) -> list[Row]:
    """Bio MQM (Zouhar et al. 2024): machine translations, marked by experts.

    With *third* of a third of the documents, those whose checksum divided by it is a multiple of
    three: another number draws another third.
    """
    found = rows(data / f"eval/divergence/bio_mqm/segments_{'-'.join(way)}.tsv")
    return some([r for r in found if r["source"].strip() and r["translation"].strip()
                 and (not third or crc32(r["doc"].encode()) // third % 3 == 0)], limit)


def translations(found: list[Row]) -> list[Row]:
    """The rows of machine output whose sides say something of the same sentence at all.

    Some systems shift lines against the source, and annotators left such segments unmarked.
    """
    from workbench.encode import sentence_encoder

    vectors = [sentence_encoder().encode([r[side] for r in found])
               for side in ("source", "translation")]
    return [r for r, a, b in zip(found, *vectors, strict=True) if float(a @ b) >= RELATED]


def as_pairs(found: Sequence[Row], way: tuple[str, str]) -> tuple[SegmentPair, ...]:
    """Machine translations as pairs."""
    return row_pairs([(r["source"], r["translation"]) for r in found], *way)


def some(found: list[Any], limit: int) -> list[Any]:
    """About *limit* of a list, spread over it; all where that is 0."""
    return found[:: max(1, len(found) // limit)] if limit else found
