"""A little of every data set, as the texts and the commands that ``unchanged.py`` runs on them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

# Columns of the tables of pairs: the first of these, and all of those.
SOURCES = ("source", "src_text", "src", "english", "english_feminine", "en_raw", "en_tok", "en1")
TARGETS = re.compile(
    r"translation(_feminine|_masculine)?|target|tgt|mt|mt_text|mt_en|machine|human_translation"
    r"|Human-.\.0|post_edited|(in)?correct|perturbed(_en)?|(right|wrong)_gender|ref"
    r"|reference(_en)?|(?!en)[a-z]{2}([12]|_raw|_tok)")
SPOKEN = (("src_lang", "tgt_lang"), ("source_lang", "target_lang"), ("pair",), ("direction",))
NO_PAIRS = ("errors_*", "phrases_*", "*_base", "negation_*", "docs_en_fr", "README")
CODES = {"eng": "en", "spa": "es", "deu": "de", "zho": "zh", "arb": "ar", "rus": "ru", "yor": "yo",
         "kas": "ks", "german": "de", "italian": "it", "spanish": "es", "polish": "pl",
         "russian": "ru", "czech": "cs", "japanese": "ja", "chinese": "zh", "hindi": "hi"}
PAIRS, FRENCH, OTHER = 1500, 12, 4  # in all, and of a file with French and without
LINES, PART = 40, 8  # of a document to be aligned, and to be analysed
NEWS = ("fr/dialogue", "fr/literature_pd_maupassant", "fr/parliament", "*/news")

Pair = tuple[str, str, str]  # what it is called, and its two sides


@dataclass(frozen=True, eq=False)
class Group:
    """Jobs on the same texts, run one after the other on one cache."""

    name: str
    languages: tuple[str, str]
    files: dict[str, str]
    jobs: dict[str, str]
    labels: Sequence[str]  # of its rows

    def upto(self, job: str) -> list[tuple[str, list[str]]]:
        """The commands from the first to that of a job, with what is short in them spelt out."""
        a, b = self.languages
        short = "--source-lang {} --target-lang {}".format
        return [(name, command.replace("FORTH", short(a, b)).replace("BACK", short(b, a))
                 .replace("JSON", f"--json --out {name}/result.json").split())
                for name, command in list(self.jobs.items())[:list(self.jobs).index(job) + 1]]

    def key(self, job: str) -> str:
        return digest(json.dumps([self.files, self.upto(job)]).encode())


def digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:20]


def read(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(10**9)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in text.splitlines()]
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def spread(items: Sequence[Any], n: int) -> list[Any]:
    """So many of the items, from beginning to end."""
    n = min(n, len(items))
    return [items[(2 * k + 1) * len(items) // (2 * n)] for k in range(n)]


def languages_in(*names: str) -> tuple[str, str]:
    """The first two codes that stand side by side in one of the names."""
    found = (re.search(r"(?:^|[-_])([a-z]{2})[-_]?([a-z]{2})(?=[-_]|$)", name) for name in names)
    codes = next((one for one in found if one), None)
    if codes is None:
        raise SystemExit(f"no languages in the names {', '.join(names)}")
    return codes[1], codes[2]


def languages_of(path: Path, row: dict[str, str], target: str) -> tuple[str, str]:
    for columns in SPOKEN:
        if all(c in row for c in columns):
            a, b = "-".join(row[c].split("_")[0] for c in columns).split("-")
            return CODES.get(a, a), CODES.get(b, b)
    if path.parent.name == "demetr_other":
        return CODES[path.stem.split("_")[0]], "en"
    if re.fullmatch("[a-z]{2}([12]|_raw|_tok)", target) or target == "tgt":
        return "en", target[:2].replace("tg", "fr")
    return languages_in(path.stem, path.parent.name)


def pairs(data: Path, rows: int) -> dict[tuple[str, str], list[Pair]]:
    """A few rows of every file, by languages."""
    out: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
    for path in sorted([*(data / "eval/divergence").glob("*/*.*"), *(data / "wild").glob("*/*.*")]):
        if any(fnmatch(path.stem, p) for p in NO_PAIRS):
            continue
        table = read(path)
        if path.stem.endswith("_pert"):
            base = {r["id"]: r for r in read(path.with_name(path.name.replace("_pert", "_base")))}
            table = [{**base[r["id"]], **r} for r in table if r["id"] in base]
        source = next((c for c in SOURCES if c in table[0]), "")
        targets = [c for c in table[0] if TARGETS.fullmatch(c)]
        if not source or not targets:
            raise SystemExit(f"{path}: no columns of pairs among {', '.join(table[0])}")
        french = "fr" in languages_of(path, table[0], targets[0])
        n = max(1, round(rows / PAIRS * (FRENCH if french else OTHER)))
        n *= 5 if "halomi" in path.stem else 1  # of 18 pairs of languages
        for k, row in enumerate(spread([r for r in table if r[source] and r[targets[0]]], n)):
            target = targets[(k + k // len(targets)) % len(targets)]
            both = languages_of(path, row, target)
            a, b = (re.sub(r"^.*<sep> |</?[FM]>|[\t\r\n]+", " ", row[c]).strip() or "-"
                    for c in (source, target))
            label = f"{path.parent.name}/{path.stem} {k}"
            out[both[::-1] if k % 2 else both].append((label, b, a) if k % 2 else (label, a, b))
    return out


def groups(data: Path, corpora: Path, rows: int) -> Iterator[Group]:
    def tsv(table: Sequence[Pair]) -> str:
        return "set\tsource\ttarget\n" + "".join("\t".join(row) + "\n" for row in table)

    def head(path: Path) -> str:
        return "".join(path.read_text("utf-8").splitlines(keepends=True)[:LINES])

    for both, table in sorted(pairs(data, rows).items()):
        yield Group("pairs/" + "-".join(both), both, {
            "pairs.tsv": tsv(table), "few.tsv": tsv(spread(table, 8)),
            "source.txt": "".join(a + "\n" for _, a, _ in table),
            "target.txt": "".join(b + "\n" for _, _, b in table)}, {
            "words": "words source.txt target.txt FORTH JSON",
            "score": "score pairs.tsv FORTH JSON", "flags": "flag pairs.tsv FORTH JSON",
            "tokens": "flag --tokens pairs.tsv FORTH JSON",
            "detected": "flag few.tsv --evidence-lang fr JSON"}, [label for label, _, _ in table])
    table = spread([(r["id"], r["en_tokens"], r["fr_tokens"]) for r in
                    read(data / "eval/divergence/swissgov_rsd/docs_en_fr.tsv")
                    if len(r["en_tokens"]) < 1000], 3)
    yield Group("pages/en-fr", ("en", "fr"), {"pages.tsv": tsv(table)}, {
        "tokens": "flag --tokens --tokenized pages.tsv FORTH JSON"}, [one[0] for one in table])
    for path in sorted((data / "eval/words").glob("*/src.txt")):
        yield Group(f"gold/{path.parent.name}", languages_in(path.parent.name), {
            name: head(path.with_name(name)) for name in ("src.txt", "tgt.txt")}, {
            "words": "words --tokenized src.txt tgt.txt FORTH JSON",
            "detected": "words --tokenized src.txt tgt.txt --method mutual JSON"}, [""] * LINES)
    seen = set()
    for path in sorted((data / "eval/sentences").rglob("src.txt")):
        name = path.parent.relative_to(data / "eval/sentences").as_posix()
        if not re.search(r"[a-z][1-9]$", name):  # of those of one make only the first
            yield documents(f"sentences/{name}", languages_in(*reversed(name.split("/"))), *(
                head(path.with_name(n)).splitlines() for n in ("src.txt", "tgt.txt")),
                whole=path.parents[1] not in seen)
            seen.add(path.parents[1])
    for path in sorted((data / "wild").glob("*/*.tsv")):
        name = f"{path.parent.name}/{path.stem}"
        if any(fnmatch(name, p) for p in NEWS):
            some = read(path)[:PART]
            yield documents(f"wild/{name}", (some[0]["source_lang"], some[0]["target_lang"]),
                            [r["source"] for r in some], [r["target"] for r in some], whole=True)
    texts = "corpus/original.fr.txt corpus/translation.en.txt"
    for folder in sorted(p.parent for p in corpora.glob("*/manifest.toml")):
        yield Group(folder.name, ("fr", "en"), {
            "terms.tsv": "président américain\tUS president\tmust\n", **{
                f"corpus/{p.relative_to(folder).as_posix()}": p.read_text("utf-8")
                for p in sorted(folder.rglob("*.*"))}}, {
            "align": f"align {texts} JSON", "analysis": f"analyse {texts} fr en",
            "passages": f"score {texts} --by paragraph JSON",
            "report": "report corpus --json --out report/report",
            "french": f"report {texts} --evidence-lang fr --glossary terms.tsv --json "
                      "--out french/report"}, [""] * 14)


def documents(name: str, both: tuple[str, str], source: list[str], target: list[str], *,
              whole: bool) -> Group:
    """Two documents to be aligned as lines and as prose and, where ``whole``, to be analysed."""
    jobs = {"lines": "align --lines s.txt t.txt FORTH JSON", "detected": "align s.txt t.txt JSON",
            "back": "align t.txt s.txt BACK --format tsv --out back/result.tsv"}
    if whole:
        jobs["analysis"] = "analyse part.s.txt part.t.txt " + " ".join(both)
        jobs["analysis-back"] = "analyse part.t.txt part.s.txt " + " ".join(both[::-1])
    return Group(name, both, {
        "s.txt": "\n".join(source), "t.txt": "\n".join(target),
        "part.s.txt": "\n\n".join(source[:PART]), "part.t.txt": "\n\n".join(target[:PART]),
    }, jobs, [""] * len(source))
