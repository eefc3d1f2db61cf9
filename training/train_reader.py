"""Train the difference reader on synthetic differences.

    python training/train_reader.py TATOEBA ARTICLES OUT.npz [--bases 12000] ...

TATOEBA holds train.en and train.fr (Tatoeba, CC BY 2.0 FR); ARTICLES a folder for each
scientific article with src.txt, tgt.txt and gold.txt, the linked sentences (CC BY 4.0). No
judgement made by people is read. Pairs are parsed, joined to real lengths, changed on either
side (``reader_edits.py``), encoded with the bundled word encoder and linked; labels go from a
changed side to the other through the links of the unchanged pair. The network
(``reader_network.py``) learns the labels of words and of pairs, and that a changed pair stands
above the pair it was made from. Prints a record of what it was made from; deterministic for
one version of torch and spaCy, one kind of processor and one number of threads.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from adapter_text import read_articles, read_lines, sha256
from reader_data import Half, Labelled, groups_of, make_bank
from reader_edits import Bank
from reader_network import Network, batched
from reader_text import parsed_pairs, take_examples, usable
from torch.nn import functional

from workbench.align.word.background import background, centred, cosine
from workbench.align.word.model import link_probabilities
from workbench.encode import word_encoder
from workbench.reading.readerevidence import Evidence, evidence

LINKED = 0.45  # as workbench.align.word.aligner has it
MARGIN = 2.0
WORDS = 1400  # words in a batch, about


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
        if made[-1] and size + cost > WORDS:
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
    token = functional.binary_cross_entropy_with_logits(
        tokens, labels.clamp(0.02, 0.98), weight=known, reduction="sum"
    )
    token = token / known.sum()
    target = torch.tensor([c.pair for c in cases])
    sure = ((target < 0.05) | (target > 0.5)).float() * torch.where(target < 0.05, 1.5, 1.0)
    pair = (
        functional.binary_cross_entropy_with_logits(
            pairs, target.clamp(0.02, 0.98), reduction="none"
        )
        * sure
    ).mean()
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


def train(groups: Sequence[list[Case]], options: argparse.Namespace, report=None) -> Network:
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    network = Network(options.width, layers=options.layers, inner=2 * options.width)
    if options.start:
        resume(options.start, network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.02)
    steps, step, running, start = 0, 0, 0.0, time.perf_counter()
    plan = [b for _ in range(options.passes) for b in batches(groups, rng)]
    steps = len(plan)
    for step, chosen in enumerate(plan):
        share = min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
        for settings in optimiser.param_groups:
            settings["lr"] = options.rate * share
        network.train()
        loss = loss_of(network, chosen, (1.0, 0.5, 0.6))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        running = 0.98 * running + 0.02 * loss.item()
        if step % 100 == 99 or step + 1 == steps:
            say(
                f"  {step + 1} of {steps}, loss {running / (1 - 0.98 ** (step + 1)):.4f}, "
                f"{time.perf_counter() - start:.0f} s"
            )
        if report is not None and (step % 500 == 499 or step + 1 == steps):
            network.eval()
            report(network, step + 1)
    return network.eval()


def resume(path: Path, network: Network) -> None:
    """Take over saved weights; inputs that are new since then begin at nothing."""
    own = network.state_dict()
    with np.load(path, allow_pickle=False) as file:
        for name in file.files:
            found = torch.from_numpy(file[name].astype(np.float32))
            if found.shape == own[name].shape:
                own[name].copy_(found)
            elif found.shape[:-1] == own[name].shape[:-1] and name.startswith("numbers"):
                own[name].zero_()
                own[name][..., : found.shape[-1]] = found


def save(path: Path, network: Network) -> None:
    parts = {
        name: value.detach().numpy().astype(np.float16)
        for name, value in network.state_dict().items()
    }
    with path.open("wb") as file:
        np.savez(file, **parts)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def choose(
    texts: Sequence[tuple[str, str]], pool: int, rng: random.Random
) -> list[tuple[str, str]]:
    """Draw pairs, the longer ones likelier."""
    weights = [min(len(french.split()), 16) - 3 for _, french in texts]
    keys = [rng.random() ** (1 / w) if w > 0 else -1.0 for w in weights]
    return [texts[k] for k in sorted(sorted(range(len(texts)), key=lambda k: -keys[k])[:pool])]


def make(options: argparse.Namespace) -> list[list[Case]]:
    """Draw, parse, change, encode and link the pairs."""
    known = read_lines(options.tatoeba)
    texts = choose(known, options.pool, random.Random(options.seed))
    count = len(texts)
    texts += read_articles(options.articles)
    say(f"{len(texts)} pairs; parsing")
    parsed = parsed_pairs(texts, options.seed)
    kept = [k for k, pair in enumerate(parsed) if usable(pair)]
    origins = ["tatoeba" if k < count else "science" for k in kept]
    pairs = [parsed[k] for k in kept]
    others = choose(known, 4 * options.pool, random.Random(options.seed))
    bank = make_bank(pairs, others, options.seed)
    return made_cases(pairs, origins, bank, options)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tatoeba", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--keep", type=Path, help="keep the pairs made there, or take them thence")
    parser.add_argument("--pool", type=int, default=9000, help="Tatoeba pairs to draw from")
    parser.add_argument("--bases", type=int, default=9000, help="examples before any change")
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--width", type=int, default=128)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    if options.keep and options.keep.exists():
        groups = pickle.loads(options.keep.read_bytes())
    else:
        groups = make(options)
        if options.keep:
            options.keep.write_bytes(pickle.dumps(groups, protocol=5))
    save(options.out, train(groups, options))
    record = {name: value.name if isinstance(value, Path) else value
              for name, value in vars(options).items()}  # fmt: skip
    record["torch"] = torch.__version__
    for path in (options.tatoeba / "train.en", options.tatoeba / "train.fr",
                 *sorted(options.articles.glob("*/*.txt")), options.out):  # fmt: skip
        record[f"{path.parent.name}/{path.name}"] = sha256(path)
    print(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
