"""Train the difference reader on synthetic differences.

It learns from Tatoeba and scientific articles. No judgement made by people is read. Pairs are
parsed, joined to real lengths, changed on either side (``reader_edits.py``), encoded with the
bundled word encoder and linked; labels go from a changed side to the other through the links of
the unchanged pair. The network (``reader_network.py``) learns the labels of words and of pairs,
and that a changed pair stands above the pair it was made from. Deterministic for one version of
torch and spaCy and one kind of processor (one thread).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unittest.mock import patch
from zlib import crc32

import numpy as np
import sets
import torch
from frame import PARSERS, WORDS, Fit, Run, as_npz, auc, descend, say
from reader_data import Half, Labelled, groups_of, make_bank
from reader_edits import Bank
from reader_network import Network, batched
from reader_text import parsed_pairs, take_examples, usable
from torch.nn import functional

from workbench.align import align_words
from workbench.align.word.background import background, centred, cosine
from workbench.align.word.model import link_probabilities
from workbench.encode import word_encoder
from workbench.reading import reader
from workbench.reading.readerevidence import Evidence, evidence
from workbench.reading.readernetwork import ReaderNetwork

LINKED = 0.45  # as workbench.align.word.aligner has it
MARGIN = 2.0
BATCH = 1400  # words in a batch, about


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled pair with its words' vectors and links."""

    words: tuple[tuple[str, ...], tuple[str, ...]]
    vectors: tuple[Half, Half]
    links: tuple[tuple[int, int, float], ...]
    labels: tuple[tuple[float, ...], tuple[float, ...]]
    pair: float
    kind: str

    def share(self) -> float:
        """How much of the pair is labelled as different."""
        known = [x for side in self.labels for x in side if x >= 0]
        return sum(known) / max(len(known), 1)

    def evidence(self) -> Evidence:
        common = background(word_encoder(cache=False))
        found = centred(*(v.astype(np.float32) for v in self.vectors), common)
        return evidence(self.words, found, self.links)


def made_cases(
    pairs: Sequence, origins: Sequence[str], bank: Bank, options: argparse.Namespace
) -> list[list[Case]]:
    """Make, encode and link everything; one list for each example."""
    examples = take_examples(pairs, origins, options.bases, options.seed)
    out: list[list[Case]] = []
    start = time.perf_counter()
    for groups, sides in groups_of(examples, bank, options.seed):
        encoder = word_encoder(cache=False)
        layers = background(encoder).layers
        vectors = [v.astype(np.float16) for v in encoder.encode_words(sides.words, layers)]
        out += [[_case(x, sides.words, vectors) for x in group] for group in groups]
        say(f"  {len(out)} groups, {sum(map(len, out))} pairs, {time.perf_counter() - start:.0f} s")
    return out


def _case(x: Labelled, words: Sequence[tuple[str, ...]], vectors: Sequence[Half]) -> Case:
    a, b = x.sides
    common = background(word_encoder(cache=False))
    left, right = centred(vectors[a].astype(np.float32), vectors[b].astype(np.float32), common)
    p = link_probabilities(words[a], words[b], cosine(left, right), common.spread)
    links = tuple((int(i), int(j), round(float(p[i, j]), 4)) for i, j in np.argwhere(p > LINKED))
    return Case((words[a], words[b]), (vectors[a], vectors[b]), links, x.labels, x.pair, x.kind)


def batches(groups: Sequence[list[Case]], rng: random.Random) -> Iterator[list[list[Case]]]:
    """Yield groups of like length together, in any order."""
    order = sorted(
        groups,
        key=lambda g: max(len(c.words[0]) + len(c.words[1]) for c in g) * rng.uniform(0.9, 1.1),
    )
    made: list[list[list[Case]]] = [[]]
    size = 0
    for group in order:
        cost = len(group) * max(len(c.words[0]) + len(c.words[1]) for c in group)
        if made[-1] and size + cost > BATCH:
            made.append([])
            size = 0
        made[-1].append(group)
        size += cost
    rng.shuffle(made)
    yield from made


def loss_of(
    network: Network, groups: Sequence[list[Case]], weights: tuple[float, float, float]
) -> torch.Tensor:
    cases = [c for group in groups for c in group]
    tokens, pairs = network(batched([c.evidence() for c in cases]))
    labels = torch.full_like(tokens, -1.0)
    trust = torch.ones_like(tokens)
    for k, c in enumerate(cases):
        m, n = map(len, c.labels)
        labels[k, : m + n] = torch.tensor([*c.labels[0], *c.labels[1]])
        trust[k] = 0.3 if c.kind == "unrelated" else 1.0
    known = (labels >= 0) * trust * torch.where(labels > 0.5, 2.0, 1.0)
    entropy = functional.binary_cross_entropy_with_logits
    token = entropy(tokens, labels.clamp(0.02, 0.98), weight=known, reduction="sum") / known.sum()
    target = torch.tensor([c.pair for c in cases])
    sure = ((target < 0.05) | (target > 0.5)).float() * torch.where(target < 0.05, 1.5, 1.0)
    pair = (entropy(pairs, target.clamp(0.02, 0.98), reduction="none") * sure).mean()
    order, at = [], 0
    for group in groups:
        order += [(at + k, at + n, _goal(more, less))
                  for k, more in enumerate(group) for n, less in enumerate(group)]  # fmt: skip
        at += len(group)
    rank = tokens.new_zeros(())
    if order := [o for o in order if o[2] > 0]:
        above, below, goal = (torch.tensor(x) for x in zip(*order, strict=True))
        rank = functional.softplus(goal - (pairs[above] - pairs[below])).mean()
    return weights[0] * token + weights[1] * pair + weights[2] * rank


def _goal(more: Case, less: Case) -> float:
    """By how much one pair of a group is to stand above another, 0 where nothing is known."""
    if less.kind == "base":
        return MARGIN * more.pair if more.pair > 0.5 else 3 * more.pair
    gap = more.share() - less.share()
    if more.pair > 0.5 and less.pair > 0.5 and gap > 0.1:
        return min(MARGIN, 4 * gap)
    return MARGIN if more.pair > 0.5 and less.pair < 0.3 else 0.0


def train(groups: Sequence[list[Case]], options: argparse.Namespace) -> Network:
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    network = Network(options.width, layers=options.layers, inner=2 * options.width)
    plan = [b for _ in range(options.passes) for b in batches(groups, rng)]
    network.train()
    descend(network.parameters(), plan, lambda b: loss_of(network, b, (1.0, 0.5, 0.6)),
            options.rate, decay=0.02, least=0.02)
    return network.eval()


def choose(
    texts: Sequence[tuple[str, str]], pool: int, rng: random.Random
) -> list[tuple[str, str]]:
    """Draw pairs, the longer ones likelier."""
    sizes = [min(len(french.split()), 16) - 3 for _, french in texts]
    return [texts[k] for k in sets.longer_likelier(sizes, pool, rng)]


def gathered(run: Run) -> list[list[Case]]:
    """Draw, parse, change, encode and link the pairs."""
    options = run.options
    known = sets.some(sets.once_each(run.data), run.limit)
    texts = choose(known, options.pool, random.Random(options.seed))
    count = len(texts)
    texts += sets.some(sets.articles(run.data), run.limit)
    say(f"{len(texts)} pairs; parsing")
    parsed = parsed_pairs(texts, options.seed)
    kept = [k for k, pair in enumerate(parsed) if usable(pair)]
    origins = ["tatoeba" if k < count else "science" for k in kept]
    pairs = [parsed[k] for k in kept]
    others = choose(known, 4 * options.pool, random.Random(options.seed))
    bank = make_bank(pairs, others, options.seed)
    return made_cases(pairs, origins, bank, options)


def make(run: Run) -> dict[str, bytes]:
    torch.set_num_threads(1)
    if run.limit:
        run.options.bases = min(run.options.bases, run.limit)
    network = train(run.kept("reader", lambda: gathered(run)), run.options)
    parts = {name: value.detach().numpy().astype(np.float16)
             for name, value in network.state_dict().items()}
    measure(run, ReaderNetwork(parts))
    return {"reader": as_npz(parts, compressed=False)}


def measure(run: Run, network: ReaderNetwork) -> None:
    """What it reads of REFreSD, of which nothing was trained on; the half that only counts."""
    rows = [r for r in sets.refresd(run.data, run.limit) if crc32(r["en_raw"].encode()) % 2]
    with patch.object(reader, "_network", lambda: network):
        found = reader.read_differences(align_words(sets.as_marked(rows)))
    run.figure("reader", "AUC, divergent or equivalent", "REFreSD, second half",
               auc([r["binary_label"] == "divergent" for r in rows], [f.pair for f in found]))
    votes, told = [], []
    for r, f in zip(rows, found, strict=True):
        if r["label3"] == "some_meaning_difference":
            votes += [int(v) >= 2 for v in f"{r['en_votes']} {r['fr_votes']}".split()]
            told += [*f.source, *f.target]
    run.figure("reader", "AUC, words two of three readers marked",
               "REFreSD, some difference, second half", auc(votes, told))


FIT = Fit(("reader",), make, (*sets.TATOEBA, sets.SCIENCE), (*WORDS, *PARSERS),
          {"pool": 10000, "bases": 9000, "passes": 2, "width": 128, "layers": 2,
           "rate": 1.5e-3, "seed": 1})
