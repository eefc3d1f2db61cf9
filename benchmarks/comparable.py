"""How two documents relate: confusion of ``workbench.compare`` on pairs made of other texts.

    python benchmarks/comparable.py DATA_DIR [--part tune|report|all] [--model NAME]

DATA_DIR is that of ``benchmarks/sentences.py``. Its documents are cut into passages, and the
passages are paired so that the relation is known:

parallel     a passage and its translation; a news text with lines merged, moved, dropped, added
comparable   passages that overlap by a third or half; a passage against the whole it stands
             in; news of which a part stands in a foreign text
same topic   different passages of one novel or article; articles of one field
unrelated    different novels; texts of different kinds; news of different days

The documents of each set, and of each family of news, are taken by turns: the 1st, 3rd, ...
(``tune``) chose the thresholds; the others, and sets of one document, measure (``report``).
Both documents of a pair are of one part.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from dataclasses import asdict
from itertools import combinations, islice, pairwise
from pathlib import Path

from workbench.align import compare
from workbench.encode import sentence_encoder
from workbench.exchange import read_beads
from workbench.text import read_lines

RELATIONS = ("parallel", "comparable", "same topic", "unrelated")
LANGUAGES = {"novel-en-es": ("en", "es"), "textberg-de-fr-dev": ("de", "fr")}
SIZES = (24, 60, 120)


class Work:
    """A document of the data: both texts, and which passages of them answer each other."""

    def __init__(self, folder: Path, part: str) -> None:
        self.set, self.name, self.part = folder.parent.name, folder.name, part
        self.languages = LANGUAGES.get(self.set, ("en", "fr"))
        self.source, self.target = (
            (folder / name).read_text(encoding="utf-8").split("\n")[:-1]
            for name in ("src.txt", "tgt.txt"))
        self.beads = [(s, t) for s, t in read_beads(folder / "gold.txt") if s and t]

    @property
    def kind(self) -> str:
        return self.set.split("-")[0].rstrip("s")

    def whole(self):
        """All of it."""
        return (range(len(self.source)), range(len(self.target)))

    def passages(self, size: int):
        """Ranges of the source and of the target that answer each other."""
        out, first = [], 0
        for k, (s, t) in enumerate(self.beads):
            if s[-1] + 1 - self.beads[first][0][0] >= size:
                out.append((range(self.beads[first][0][0], s[-1] + 1),
                            range(self.beads[first][1][0], t[-1] + 1)))
                first = k + 1
        return out

    def document(self, side: str, lines: range):
        """A range of one side's lines as a document."""
        texts, language = ((self.source, self.languages[0]) if side == "source"
                           else (self.target, self.languages[1]))
        return read_lines([texts[n] for n in lines], language=language,
                          id=f"{self.name}.{language}[{lines.start}:{lines.stop}]")


def works(folder):
    """Everything in the data folder; sets of one document measure."""
    found, seen = [], Counter()
    for gold in sorted(folder.glob("*/*/gold.txt")):
        data, name = gold.parent.parent, gold.parent.name
        key = (data.name, name.rstrip("0123456789") if data.name.startswith("reordered") else "")
        single = len(list(data.glob("*/gold.txt"))) == 1
        found.append(Work(gold.parent, "report" if single or seen[key] % 2 else "tune"))
        seen[key] += 1
    return found


def pairs(all_works):
    """(relation, family, source document, target document)."""
    news = [w for w in all_works if w.kind == "reordered"]
    straight = [w for w in all_works if w.kind != "reordered"]
    for w in news:
        relation = "comparable" if w.name.startswith("comparable") else "parallel"
        yield (relation, f"news {w.name.rstrip('0123456789')}",
               w.document("source", w.whole()[0]), w.document("target", w.whole()[1]))
    for w in straight:
        for size in SIZES:
            cut = w.passages(size)[:6]
            for a, b in cut[:4]:
                yield "parallel", f"{w.kind} passage", w.document("source", a), \
                    w.document("target", b)
            for (a, b), (c, d) in pairwise(cut[:5]):
                if size > SIZES[0]:
                    yield from _overlapping(w, a, b, c, d)
                yield "same topic", f"{w.kind} other passage", w.document("source", a), \
                    w.document("target", d)
            if len(cut) > 3:
                yield "same topic", f"{w.kind} far passage", w.document("source", cut[0][0]), \
                    w.document("target", cut[3][1])
        thirds = w.passages(SIZES[1])
        if len(thirds) >= 3:
            every = range(thirds[0][0].start, thirds[2][0].stop)
            yield "comparable", f"{w.kind} part of whole", w.document("source", every), \
                w.document("target", thirds[1][1])
    for one, other in combinations(straight, 2):
        if {one.name, other.name} == {"Candide"}:
            continue
        near = one.kind == other.kind == "science"
        for size in SIZES[:2]:
            ours, theirs = one.passages(size), other.passages(size)
            if not ours or not theirs:
                continue
            (a, _), (_, d) = ours[-1], theirs[0]
            yield ("same topic" if near else "unrelated",
                   f"{one.kind} and {other.kind}", one.document("source", a),
                   other.document("target", d))
    for w in news:
        for other in straight:
            yield "unrelated", f"news and {other.kind}", w.document("source", w.whole()[0]), \
                other.document("target", other.passages(SIZES[1])[0][1])
    for one, other in combinations(news, 2):
        # the families were made of the same news: what shares a line shares more
        if {*one.source} & {*other.source} or {*one.target} & {*other.target}:
            continue
        yield "unrelated", "news and news", one.document("source", one.whole()[0]), \
            other.document("target", other.whole()[1])


def _overlapping(w: Work, a: range, b: range, c: range, d: range):
    """Half and a third in common."""
    middle = [(s, t) for s, t in w.beads if s[0] in c and s[-1] in c]
    half = middle[len(middle) // 2]
    yield "comparable", f"{w.kind} half shared", \
        w.document("source", range(a.start, c.start + (half[0][0] - c.start))), \
        w.document("target", range(b.start + len(b) // 2, d.stop))
    yield "comparable", f"{w.kind} third shared", \
        w.document("source", range(a.start + len(a) // 2, half[0][0])), \
        w.document("target", range(d.start, d.stop))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=("tune", "report", "all"), default="report")
    parser.add_argument("--model")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth pair only")
    parser.add_argument("--dump", type=Path, help="write the measures, a JSON object a line")
    options = parser.parse_args()
    encoder = sentence_encoder(options.model)
    rows, began = [], time.perf_counter()
    for part in ("tune", "report") if options.part == "all" else (options.part,):
        made = pairs([w for w in works(options.data) if w.part == part])
        for gold, family, one, other in islice(made, None, None, options.every):
            found = compare(one, other, model=encoder)
            rows.append({"part": part, "gold": gold, "family": family, "said": found.relation,
                         "source": one.id, "target": other.id, "n": len(one), "m": len(other),
                         **asdict(found.measures)})
    if options.dump:
        options.dump.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    show(rows)
    print(f"{len(rows)} pairs, {time.perf_counter() - began:.0f} s")


def show(rows) -> None:
    """The confusion matrix, the families, and the accuracy."""
    table = Counter((r["gold"], r["said"]) for r in rows)
    print(f"{'gold / said':14}" + "".join(f"{name:>12}" for name in RELATIONS) + f"{'recall':>9}")
    recalls = []
    for gold in RELATIONS:
        total = sum(table[gold, said] for said in RELATIONS)
        recalls.append(table[gold, gold] / total if total else 0.0)
        print(f"{gold:14}" + "".join(f"{table[gold, said]:12d}" for said in RELATIONS)
              + f"{recalls[-1]:9.3f}")
    right = sum(table[name, name] for name in RELATIONS)
    print(f"accuracy {right / len(rows):.3f}, mean recall {sum(recalls) / len(recalls):.3f}")
    for family in dict.fromkeys((r["gold"], r["family"]) for r in rows):
        own = [r for r in rows if (r["gold"], r["family"]) == family]
        said = Counter(r["said"] for r in own)
        print(f"  {family[0]:11} {family[1]:28} {len(own):4d}  "
              + ", ".join(f"{said[n]} {n}" for n in RELATIONS if said[n]))


if __name__ == "__main__":
    main()
