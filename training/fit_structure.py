"""Fit how sure a changed governor or role is, on sentences re-attached by script.

The pairs are of Tatoeba, scientific articles and novels; half of them are read from French, half
from English. What the checks find in the pairs as they are counts as false; what they find,
beyond that, where :mod:`structure_noise` re-attached a phrase counts as right, unless it stands
where it stood, behind the same preposition, and may hang where it hung: then the words leave it
open, unless a thing is left with an agent or a time of its own. More of Tatoeba is searched for
participles, whose phrases are handed on in up to four ways. Figures are those of held-out folds
(five, by pair), with recall by kind of change and by length of the sentence. A confidence of 0.5
is set where the share of faithful pairs with a false alarm is that of ``ALARMS``, on the held-out
folds. Deterministic.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from typing import Any
from zlib import crc32

import numpy as np
import sets
from frame import LEXICON, PARSERS, WORDS, Fit, Run, as_json, auc, boosted
from structure_noise import NOISE

from workbench.align import align_words
from workbench.diverge.structure import attachment, roles
from workbench.encode.parse import parser
from workbench.fitted.trees import pack
from workbench.model import SegmentPair
from workbench.reading.dependencies import TreePair
from workbench.reading.view import PairView
from workbench.text import segment

ALARMS = {"kept": 0.005, "dropped": 0.0013, "roles": 0.003}
PARTS = {"kept": "governor kept", "dropped": "governor dropped", "roles": "roles"}
CHANGED = 0.4  # share of the weight that what was made by script has
FOLDS = 5
MORE = 3000
HANDED = 4  # tries for each pair: a phrase can be handed on in several ways
LEAST, MOST = 8, 45
RARE = (("phrase handed on", 1.0), ("pronouns exchanged", 1.0), ("time moved", 0.6),
        ("adjectives exchanged", 0.3), ("actors exchanged", 0.3))
OTHER = ("clause moved", "adverb moved")
COMMON = ("nouns exchanged", "phrase moved")
# Participles with a phrase are rare: more of Tatoeba is searched for them.
PARTICIPIAL = re.compile(
    r"(?<!have)(?<!has)(?<!had) \w+(?:ed|en|wn|ld|ught|ade|de) "
    r"(?:by|in|from|with|to|at|during|for|under|against|on|after|before) "
    r"|(?<!a)(?<!ont) \w+(?:é|ée|és|ées|ie|ies|is|it|ite|us|ue|ert|erte) "
    r"(?:par|dans|de|avec|à|au|en|pendant|pour|sous|contre|sur|après|avant|lors|chez) ")
# Where all of these hold the words leave it open whether anything has changed.
UNDECIDED = [attachment.ATTACHMENT_FEATURES.index(name)
             for name in ("target_reading", "marker_kept", "kept_place")]
# ... unless a thing is left with an agent or a time, which things do not have.
DECIDED = [attachment.ATTACHMENT_FEATURES.index(name) for name in ("temporal_thing", "agent_thing")]
DROPPED = attachment.ATTACHMENT_FEATURES.index("dropped")

Row = tuple[tuple[float, ...], bool, int]  # features, right or false, the pair
Change = tuple[str, int, list[tuple[str, int]]]  # its kind, words, what it made
Made = tuple[dict[str, list[Row]], list[Change], int]


def evidence(run: Run) -> Made:
    """What the checks find in all pairs, what was changed in them, and how many there are."""
    rng = random.Random(5)
    some, more = long_and_short(sets.tatoeba(run.data), rng)
    corpora = {
        "tatoeba": some, "more of tatoeba": more,
        "science": drawn(list(sets.linked(run.data, "science-en-fr")), rng),
        "novels": drawn([(_joined(e), _joined(f)) for e, f in zip(
            *(sets.novel_passages(run.data, code) for code in ("en", "fr")), strict=True)], rng),
    }
    rows: dict[str, list[Row]] = {"attachment": [], "roles": []}
    changes: list[Change] = []
    pairs = 0
    for name, texts in corpora.items():
        texts = texts[:run.limit] if run.limit else texts
        half = len(texts) // 2
        for languages, taken in ((("fr", "en"), [(f, e) for e, f in texts[:half]]),
                                 (("en", "fr"), texts[half:])):
            pairs = collect(taken, languages, rows, changes, pairs)
        print(f"{name}: {len(texts)} pairs", flush=True)
    return rows, changes, pairs


def make(run: Run) -> dict[str, bytes]:
    rows, changes, pairs = run.kept("structure", lambda: evidence(run))
    held: dict[str, Any] = {}
    shifts: dict[str, float] = {}
    fold = np.random.default_rng(0).permutation(pairs) % FOLDS
    for name, found in rows.items():
        values, gold, pair = (np.array(column) for column in zip(*found, strict=True))
        held[name] = np.zeros(len(gold))
        weight = weights(name, gold, changes)
        for k in range(FOLDS):
            out = fold[pair] == k
            model = fitted(name, values[~out], gold[~out], weight[~out])
            held[name][out] = model.predict_proba(values[out])[:, 1]
        print(f"{name}: {len(gold)} candidates, {int(gold.sum())} of them made by script")
        run.figure(name, "AUC", f"{name}, five folds by pair", auc(gold, held[name]))
        parts = {"roles": np.ones(len(gold), dtype=bool)} if name == "roles" else {
            "kept": values[:, DROPPED] == 0, "dropped": values[:, DROPPED] > 0}
        for part, chosen_rows in parts.items():
            shifts[part] = threshold(held[name], gold, pair, chosen_rows, ALARMS[part] * pairs)
            over = held[name] >= shifts[part]
            caught, there = (len(set(pair[k & gold & chosen_rows])) for k in (over, gold))
            alarms = len(set(pair[over & ~gold & chosen_rows])) / pairs
            print(f"  {part}: threshold {shifts[part]:.3f}, false alarms in {alarms:.4f} of the "
                  f"faithful pairs; {there} changed pairs with a candidate")
            run.figure(name, f"recall at {100 * ALARMS[part]:.2g} % of faithful pairs",
                       f"{PARTS[part]}, five folds by pair", caught / max(1, there))
    report(rows, changes, held, shifts)
    return written(rows, changes, shifts)


def long_and_short(
    texts: list[tuple[str, str]], rng: random.Random
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """English and French sentences of 8 words and more, two thirds of them long.

    The second list holds more of them, whose words may hold a participle with a phrase.
    """
    seen: set[str] = set()
    out = []
    for e, f in texts:
        if LEAST <= len(e.split()) <= MOST and e not in seen and f not in seen:
            seen |= {e, f}
            out.append((e, f))
    rng.shuffle(out)
    long = [p for p in out if len(p[0].split()) >= 13]
    short = [p for p in out if len(p[0].split()) < 13]
    kept = long[:3200] + short[:1600]
    rng.shuffle(kept)
    rest = long[3200:] + short[1600:]
    more = [p for p in rest if len(p[0].split()) >= 9 and any(map(PARTICIPIAL.search, p))]
    return kept, more[:MORE]


def drawn(
    pairs: list[tuple[str, str]], rng: random.Random, most: int = 2000
) -> list[tuple[str, str]]:
    """Pairs of a fitting length, each once."""
    pairs = [p for p in dict.fromkeys(pairs) if LEAST <= len(p[0].split()) <= MOST]
    rng.shuffle(pairs)
    return pairs[:most]


def _joined(text: str) -> str:
    """Tokenised text with its punctuation and elisions put back."""
    for mark in ",.;:!?)]”’":
        text = text.replace(f" {mark}", mark)
    for mark in "([“‘":
        text = text.replace(f"{mark} ", mark)
    return text.replace("' ", "'")


def views(texts: list[tuple[str, str]], languages: tuple[str, str]) -> list[PairView]:
    """Pairs with word links and parses."""
    parsers = [parser(code) for code in languages]
    if None in parsers:
        raise SystemExit("the English and French pipelines are needed")
    made = [SegmentPair(str(n), segment(a, languages[0]), segment(b, languages[1]))
            for n, (a, b) in enumerate(texts)]
    parses = [p.parse([t[k] for t in texts]) for k, p in enumerate(parsers) if p is not None]
    return [PairView(*parts) for parts in zip(align_words(made), *parses, strict=True)]


def collect(
    texts: list[tuple[str, str]], languages: tuple[str, str],
    rows: dict[str, list[Row]], changes: list[Change], pairs: int,
) -> int:
    """Add what the checks find in the pairs and in changed ones; returns the pairs so far."""
    plain = [TreePair(v) for v in views(texts, languages)]
    before = [found_in(trees) for trees in plain]
    for n, both in enumerate(before):
        for name, found in both.items():
            rows[name] += [(values, False, pairs + n) for _, _, values in found]
    noisy: list[tuple[str, str]] = []
    meant: list[tuple[int, str, frozenset[int]]] = []
    for n, trees in enumerate(plain):
        rng = random.Random(crc32(texts[n][1].encode()))
        rare = [kind for kind, share in RARE if rng.random() < share]
        most = rng.choice((1, 2))
        tries = ["phrase handed on"] * (HANDED - 1)
        for kind in (*rare, *tries, *rng.sample(COMMON, len(COMMON)), *OTHER):
            changed = NOISE[kind](trees, rng) if kind not in COMMON or most else None
            if changed and changed[0] != texts[n][1] and (
                texts[n][0], changed[0]
            ) not in noisy[-len(RARE) - HANDED:]:
                noisy.append((texts[n][0], changed[0]))
                meant.append((n, kind, changed[1]))
                most -= kind in COMMON
    for view, (n, kind, words) in zip(views(noisy, languages), meant, strict=True):
        trees = TreePair(view)
        touched = {trees.source.unit[i] for i in words}
        made = []
        for name, found in found_in(trees).items():
            old = {key for key, _, _ in before[n][name]}
            for key, concerned, values in found:
                heads = kind == "nouns exchanged" or name == "roles"
                own = concerned if heads else concerned[:1]
                if key in old or not (touched & set(own) or kind == "pronouns exchanged"):
                    continue
                if name == "attachment" and all(values[k] for k in UNDECIDED) and not any(
                    values[k] for k in DECIDED
                ):
                    continue
                made.append((name, len(rows[name])))
                rows[name].append((values, True, pairs + n))
        changes.append((kind, view.size("source"), made))
    return pairs + len(texts)


def found_in(trees: TreePair) -> dict[str, list[tuple[Any, tuple[int, ...], tuple[float, ...]]]]:
    """For both checks: what tells a candidate from others, its source words, its features."""
    every, compared = attachment.moved_words(trees)
    return {
        "attachment": [
            ((m.word, m.kept, m.back), (m.word, m.kept, m.governor),
             attachment.attachment_features(trees, m, every, compared)) for m in every
        ],
        "roles": [
            ((x.first.token, x.predicate),
             (x.first.token, *((x.second.token,) if x.second else ())),
             roles.role_features(trees, x)) for x in roles.exchanges(trees)
        ],
    }


def weights(name: str, gold: Any, changes: list[Change]) -> Any:
    """What each candidate counts for in a fit.

    Scripts find nouns to exchange everywhere and few phrases to hand on: a kind of change counts
    by the root of its number, all of them together for ``CHANGED``. Roles are too few for that.
    """
    out = np.ones(len(gold))
    if name == "roles":
        return out
    by: dict[str, list[int]] = defaultdict(list)
    for kind, _, made in changes:
        by[kind] += [n for what, n in made if what == name]
    for places in by.values():
        out[places] = len(places) ** -0.5 if places else 1.0
    out[gold] *= CHANGED / (1 - CHANGED) * (~gold).sum() / out[gold].sum()
    return out


def fitted(name: str, values: Any, gold: Any, weight: Any) -> Any:
    """Boosted trees for attachment, a logistic regression for the fewer roles."""
    from sklearn.linear_model import LogisticRegression

    if name == "roles":
        return LogisticRegression(C=0.3, max_iter=3000).fit(values, gold, weight)
    return boosted(values, gold, weight, max_iter=400, max_leaf_nodes=8, learning_rate=0.05,
                   min_samples_leaf=15, l2_regularization=5.0, early_stopping="auto")


def threshold(held: Any, gold: Any, pair: Any, chosen: Any, alarms: float) -> float:
    """The probability that is passed in so many faithful pairs."""
    strongest: dict[int, float] = defaultdict(float)
    for p, right, n, counts in zip(held, gold, pair, chosen, strict=True):
        if counts and not right:
            strongest[int(n)] = max(strongest[int(n)], float(p))
    ranked = sorted(strongest.values(), reverse=True)
    return ranked[min(len(ranked) - 1, int(alarms))]


def report(
    rows: dict[str, list[Row]], changes: list[Change],
    held: dict[str, Any], shifts: dict[str, float],
) -> None:
    """Print the recall of scripted changes, by kind and by length."""
    def passed(name: str, n: int) -> bool:
        part = "roles" if name == "roles" else ("dropped" if rows[name][n][0][DROPPED] else "kept")
        return bool(held[name][n] >= shifts[part])

    tables: dict[str, dict[str, list[bool]]] = {"kind": defaultdict(list),
                                                "words": defaultdict(list)}
    for kind, size, made in changes:
        caught = any(passed(name, n) for name, n in made)
        tables["kind"][kind].append(caught)
        tables["words"][f"{size // 10 * 10:2d} to {size // 10 * 10 + 9}"].append(caught)
    for what, table in tables.items():
        for key in sorted(table):
            print(f"  {what} {key:<22} recall {np.mean(table[key]):.3f} of {len(table[key])}")


def written(
    rows: dict[str, list[Row]], changes: list[Change], shifts: dict[str, float]
) -> dict[str, bytes]:
    """Both models, fitted on everything."""
    models = {}
    for name, found in rows.items():
        values, gold, _ = (np.array(part) for part in zip(*found, strict=True))
        models[name] = fitted(name, values, gold, weights(name, gold, changes))
    line = models["roles"]
    return {
        "attachment": pack(models["attachment"], attachment.ATTACHMENT_FEATURES),
        "roles": as_json({
            "features": list(roles.ROLE_FEATURES), "bias": round(float(line.intercept_[0]), 2),
            "weights": [round(float(w), 2) for w in line.coef_[0]],
            "grounds": {part: round(float(np.log(p / (1 - p))), 2) for part, p in shifts.items()},
        }),
    }


FIT = Fit(("attachment", "roles"), make, (*sets.TATOEBA, sets.SCIENCE, sets.NOVEL_PASSAGES),
          (*WORDS, *PARSERS, *LEXICON))
