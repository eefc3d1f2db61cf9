"""How much the checks catch, how quiet they are on good translation, what the scores are worth.

    python benchmarks/divergence.py DATA_DIR [--sets refresd demetr ...] [--limit N] [--out DIR]

``DATA_DIR`` holds a folder a set; each prints one table. ``--out`` keeps the predictions as
files that the sets' own scorers read, so that every figure can be had from another program.

refresd
    Briakou & Carpuat 2020 (MIT). ``p_divergent`` against readers' grades; the score of single
    words against readers' marks, inside *some meaning difference*.
demetr
    Karpinska et al. 2022 (MIT), French to English. By perturbation: how often a flag of major
    or above stands in the perturbed translation, and how often fidelity falls (a tie counts as
    wrong); how often such a flag stands in the translation before it was perturbed.
bio_mqm
    Zouhar et al. 2024 (Apache-2.0). Rank correlation of fidelity with MQM, by round; flags on
    the segments that experts left unmarked, and on those with an accuracy error.
translation_techniques
    Zhai et al. 2019. Shifts that experts call faithful, by technique: how many are touched by
    a flag of major or above.
swissgov_rsd
    Wastl, Vamvas & Sennrich 2025 (labels CC BY). Rank correlation of word scores with
    labels over whole pages, sentences aligned by the workbench.
subtitles_coverage
    TransRead (CC BY-SA). Words without a counterpart, by the score of single words: F1 at the
    threshold that serves the other half of the pairs best.
wmt22_chat_mqm
    MAIA (CC BY-NC: measured only). Rank correlation of fidelity with the penalty.

REFreSD, half of Bio MQM and half of DEMETR took part in fitting what ships (``docs/models.md``
says which), so the figures for them that count are the held-out ones that
``training/fit_fidelity.py`` and its neighbours print; here they flatter.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import workbench
from workbench.align import align_words
from workbench.evaluate import divergence
from workbench.evaluate.divergences import area_under_roc
from workbench.run.analysis import Examined, examine, row_pairs

Row = dict[str, str]

FAITHFUL = ("literal", "equivalence", "transposition", "modulation", "modulation_transposition",
            "particularization", "generalization", "lexical_shift", "idiom", "metaphor",
            "unaligned_explicitation", "unaligned_reduction")


def read(path: Path) -> list[Row]:
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def sample(rows: list[Row], limit: int | None, seed: int = 3) -> list[Row]:
    """At most so many rows, always the same ones, in their order."""
    if limit is None or len(rows) <= limit:
        return rows
    chosen = set(random.Random(seed).sample(range(len(rows)), limit))
    return [row for n, row in enumerate(rows) if n in chosen]


def examined(texts: Sequence[tuple[str, str]], pair: str) -> list[Examined]:
    source, target = pair.split("-")
    return list(examine(align_words(row_pairs(texts, source, target))))


def alarmed(one: Examined) -> bool:
    """Whether a flag of major or above stands in the pair."""
    return any(f.severity != "minor" for f in one.flags())


def spearman(a: Sequence[float], b: Sequence[float]) -> float:
    from scipy.stats import spearmanr

    return float(spearmanr(a, b).statistic)


def best_f1(gold: Sequence[bool], score: Sequence[float]) -> tuple[float, float]:
    """The highest F1 of the positive class, and the threshold that gives it."""
    order = sorted(range(len(score)), key=lambda k: -score[k])
    positive, found, best = sum(gold), 0, (0.0, 1.0)
    for n, k in enumerate(order, 1):
        found += gold[k]
        if n < len(order) and score[order[n]] == score[k]:
            continue
        best = max(best, (2 * found / (n + positive), score[k]))
    return best


def f1_at(gold: Sequence[bool], score: Sequence[float], threshold: float) -> float:
    called = [s >= threshold for s in score]
    return 2 * sum(g and c for g, c in zip(gold, called, strict=True)) / max(
        1, sum(gold) + sum(called))


def keep(out: Path | None, name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]
         ) -> None:
    """Write predictions for another program to score."""
    if out is None:
        return
    out.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(columns), *("\t".join(str(v) for v in row) for row in rows)]
    (out / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def refresd(data: Path, limit: int | None, out: Path | None) -> None:
    rows = sample(read(data / "refresd" / "refresd.tsv"), limit)
    scores = [e.score().p_divergent for e in
              examined([(r["en_raw"], r["fr_raw"]) for r in rows], "en-fr")]
    label = [r["label3"] for r in rows]
    whole = divergence([one != "no_meaning_difference" for one in label], scores)
    fine = [k for k, one in enumerate(label) if one != "unrelated"]
    print(f"refresd: {len(rows)} pairs")
    print(f"  equal against divergent: AUC {whole.auc:.3f}, weighted F1 {whole.weighted_f1:.3f}")
    some = area_under_roc([label[k] != "no_meaning_difference" for k in fine],
                          [scores[k] for k in fine])
    print(f"  some difference against none: AUC {some:.3f}")
    keep(out, "refresd_sentence", ("id", "score"),
         [(r["id"], s) for r, s in zip(rows, scores, strict=True)])
    words = workbench.flag_tokens([(r["en_tok"], r["fr_tok"]) for r in rows],
                                  source_language="en", target_language="fr", tokenized=True)
    keep(out, "refresd_tokens", ("id", "en_scores", "fr_scores"),
         [(r["id"], " ".join(map(str, w.source_scores)), " ".join(map(str, w.target_scores)))
          for r, w in zip(rows, words, strict=True)])
    votes: list[int] = []
    told: list[float] = []
    for r, w in zip(rows, words, strict=True):
        if r["label3"] == "some_meaning_difference":
            votes += [int(v) for v in (r["en_votes"] + " " + r["fr_votes"]).split()]
            told += [*w.source_scores, *w.target_scores]
    for least, name in ((1, "one reader"), (2, "two of three"), (3, "all three")):
        gold = [v >= least for v in votes]
        f1, threshold = best_f1(gold, told)
        print(f"  words marked by {name}: AUC {area_under_roc(gold, told):.3f}, best F1 {f1:.3f} "
              f"at {threshold:.2f}")


def demetr(data: Path, limit: int | None, out: Path | None) -> None:
    rows = [r for r in read(data / "demetr" / "demetr_fr_en.tsv") if r["pert_ok"] == "1"]
    rows = sample(rows, limit)
    texts = list(dict.fromkeys(
        (r["source"], text) for r in rows for text in (r["mt_en"], r["perturbed_en"])))
    found = dict(zip(texts, examined(texts, "fr-en"), strict=True))
    fidelity = {key: one.score().fidelity for key, one in found.items()}
    alarm = {key: alarmed(one) for key, one in found.items()}
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for r in rows:
        groups[r["pert_name"]].append(r)
    print(f"{'demetr':<34}{'n':>5}{'flagged':>9}{'falls':>8}")
    for name, group in sorted(groups.items()):
        flagged = [alarm[r["source"], r["perturbed_en"]] for r in group]
        falls = [fidelity[r["source"], r["perturbed_en"]] < fidelity[r["source"], r["mt_en"]]
                 for r in group]
        print(f"  {name:<32}{len(group):>5}{sum(flagged) / len(group):>9.2f}"
              f"{sum(falls) / len(group):>8.3f}")
    untouched = list(dict.fromkeys((r["source"], r["mt_en"]) for r in rows))
    print(f"  {'untouched':<32}{len(untouched):>5}"
          f"{sum(alarm[k] for k in untouched) / len(untouched):>9.2f}")
    keep(out, "demetr_contrast", ("id", "phenomenon", "score_good", "score_bad"),
         [(r["id"], r["pert_name"], fidelity[r["source"], r["mt_en"]],
           fidelity[r["source"], r["perturbed_en"]]) for r in rows])


def medical(data: Path, limit: int | None, out: Path | None) -> None:
    for pair in ("fr-en", "en-fr"):
        folder = data / "bio_mqm"
        accuracy = {
            row["id"] for row in read(folder / f"errors_{pair}.tsv")
            if row["severity"].lower() not in {"neutral", "minor"} and row["category"].lower()
            in {"accuracy", "mistranslation", "addition", "omission", "untranslated", "wrong term"}
        }
        rows = [r for r in read(folder / f"segments_{pair}.tsv")
                if r["source"].strip() and r["translation"].strip()]
        rows = sample(rows, limit)
        found = examined([(r["source"], r["translation"]) for r in rows], pair)
        fidelity = [one.score().fidelity for one in found]
        keep(out, f"bio_mqm_{pair}", ("id", "score"),
             [(r["id"], s) for r, s in zip(rows, fidelity, strict=True)])
        print(f"bio_mqm {pair}: {len(rows)} segments")
        for part in ("1", "2"):
            k = [n for n, r in enumerate(rows) if r["round"] == part]
            if len(k) < 3:
                continue
            human = [float(rows[n]["mqm"]) for n in k]
            print(f"  round {part}, {len(k)} segments, Spearman with MQM: fidelity "
                  f"{spearman(human, [fidelity[n] for n in k]):.3f}, shorter source "
                  f"{spearman(human, [-len(rows[n]['source']) for n in k]):.3f}, cosine "
                  f"{spearman(human, [found[n].meaning for n in k]):.3f}")
        for name, chosen in (
            ("unmarked", [n for n, r in enumerate(rows) if r["n_errors"] == "0"]),
            ("major accuracy error", [n for n, r in enumerate(rows) if r["id"] in accuracy]),
        ):
            if chosen:
                kinds = Counter(f.kind for n in chosen for f in found[n].flags()
                                if f.severity != "minor")
                touched = sum(alarmed(found[n]) for n in chosen) / len(chosen)
                print(f"  {name}, {len(chosen)} segments: {touched:.3f} with a flag of major or "
                      "above (" + ", ".join(f"{k} {v}" for k, v in kinds.most_common(8)) + ")")


def techniques(data: Path, limit: int | None, out: Path | None) -> None:
    rows = sample(read(data / "translation_techniques" / "sentences_en_fr.tsv"), limit)
    flags = workbench.flag([(r["en_tok"], r["fr_tok"]) for r in rows],
                           source_language="en", target_language="fr")
    units: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for row, found in zip(rows, flags, strict=True):
        serious = [d for d in found if d.severity != "minor"]
        sides = [(_starts(row["en_tok"]), [m for d in serious for m in d.source_marks]),
                 (_starts(row["fr_tok"]), [m for d in serious for m in d.target_marks])]
        for unit in row["annotation"].split():
            source, target, technique = unit.split(":")
            units[technique] += 1
            hit[technique] += any(
                first < end and start < last
                for places, (words, marks) in zip((source, target), sides, strict=True)
                for k in places.split(",") if k
                for start, end in [words[int(k)]] for first, last in marks
            )
    good = [n for n, row in enumerate(rows) if "translation_error" not in row["annotation"]]
    alarms = sum(any(d.severity != "minor" for d in flags[n]) for n in good)
    print(f"translation_techniques: {len(rows)} sentences; {alarms / len(good):.3f} of the "
          f"{len(good)} without an error have a flag of major or above")
    shifts = [t for t in FAITHFUL if t != "literal"]
    print(f"  faithful shifts touched by one: "
          f"{sum(hit[t] for t in shifts) / max(1, sum(units[t] for t in shifts)):.3f}")
    for technique, n in units.most_common():
        print(f"    {technique:<28}{n:>6}{hit[technique] / n:>8.3f}")
    keep(out, "translation_techniques", ("id", "flags"),
         [(row["id"], sum(d.severity != "minor" for d in found))
          for row, found in zip(rows, flags, strict=True)])


def _starts(text: str) -> list[tuple[int, int]]:
    """Where each of the words that blanks separate stands."""
    out, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        out.append((at, at + len(word)))
        at += len(word)
    return out


def pages(data: Path, limit: int | None, out: Path | None) -> None:
    rows = [r for r in read(data / "swissgov_rsd" / "docs_en_fr.tsv")
            if r["token_counts_match"] == "1"]
    rows = sample(rows, limit)
    words = workbench.flag_tokens([(r["en_tokens"], r["fr_tokens"]) for r in rows],
                                  source_language="en", target_language="fr", tokenized=True)
    keep(out, "swissgov_rsd", ("id", "en_scores", "fr_scores"),
         [(r["id"], " ".join(map(str, w.source_scores)), " ".join(map(str, w.target_scores)))
          for r, w in zip(rows, words, strict=True)])
    gold: list[float] = []
    told: list[float] = []
    for r, w in zip(rows, words, strict=True):
        labels = [float(x) for x in (r["en_labels"] + " " + r["fr_labels"]).split()]
        for label, score in zip(labels, (*w.source_scores, *w.target_scores), strict=True):
            if label != -1:
                gold.append(label)
                told.append(score)
    print(f"swissgov_rsd: {len(rows)} pages, {len(gold)} words: Spearman "
          f"{spearman(gold, told):.3f}, AUC of any difference "
          f"{area_under_roc([g > 0 for g in gold], told):.3f}")


def subtitles(data: Path, limit: int | None, out: Path | None) -> None:
    lines = (data / "subtitles_coverage" / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    rows = [r for r in rows if all(a["label"] in {"sure", "partial"} for a in r["annotations"])]
    rows = rows if limit is None else rows[:limit]
    words = workbench.flag_tokens([(r["src"], r["tgt"]) for r in rows], source_language="en",
                                  target_language="fr", tokenized=True)
    halves: list[tuple[list[bool], list[float]]] = [([], []), ([], [])]
    for n, (r, w) in enumerate(zip(rows, words, strict=True)):
        for side, scores in (("src", w.source_scores), ("tgt", w.target_scores)):
            alone = set.intersection(*(set(a[f"{side}_untranslated"]) for a in r["annotations"]))
            halves[n % 2][0].extend(k in alone for k in range(len(scores)))
            halves[n % 2][1].extend(scores)
    values = [f1_at(*halves[1 - k], best_f1(*halves[k])[1]) for k in (0, 1)]
    gold, told = halves[0][0] + halves[1][0], halves[0][1] + halves[1][1]
    print(f"subtitles_coverage: {len(rows)} pairs both annotators call sure or partial; words "
          f"without counterpart ({sum(gold)} of {len(gold)}): F1 {sum(values) / 2:.3f}, AUC "
          f"{area_under_roc(gold, told):.3f}")


def chat(data: Path, limit: int | None, out: Path | None) -> None:
    rows = [r for r in read(data / "wmt22_chat_mqm" / "segments_en-fr.tsv")
            if r["source"].strip() and r["translation"].strip()]
    for pair in ("en-fr", "fr-en"):
        part = sample([r for r in rows if r["direction"] == pair], limit)
        found = examined([(r["source"], r["translation"]) for r in part], pair)
        human = [float(r["neg_penalty"]) for r in part]
        print(f"wmt22_chat_mqm {pair}: {len(part)} segments, Spearman with the penalty: fidelity "
              f"{spearman(human, [one.score().fidelity for one in found]):.3f}, shorter source "
              f"{spearman(human, [-len(r['source']) for r in part]):.3f}")


SETS: dict[str, Callable[[Path, int | None, Path | None], None]] = {
    "refresd": refresd, "demetr": demetr, "bio_mqm": medical,
    "translation_techniques": techniques, "swissgov_rsd": pages,
    "subtitles_coverage": subtitles, "wmt22_chat_mqm": chat,
}


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path, metavar="DATA_DIR")
    options.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    options.add_argument("--limit", type=int, help="rows of each set, drawn with a fixed seed")
    options.add_argument("--out", type=Path, metavar="DIR", help="keep the predictions there")
    chosen = options.parse_args()
    for name in chosen.sets:
        SETS[name](chosen.data, chosen.limit, chosen.out)
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
