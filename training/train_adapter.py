"""Train the word adapter: low-rank additions to the lower layers of the bundled encoder.

    python training/train_adapter.py TATOEBA ARTICLES OUT.npz [--start ADAPTER.npz --seed 2] ...

TATOEBA holds train.en and train.fr (Tatoeba, CC BY 2.0 FR); ARTICLES a folder for each
scientific article with src.txt, tgt.txt and gold.txt, the linked sentences (CC BY 4.0). No
word link made by people is read. A statistical aligner and the encoder itself each give
posteriors; where they agree stands a pseudo-link, where one is in doubt nothing is learnt.
The loss pulls linked words together against the other words of the pair, along rows and
columns (Dou and Neubig 2021, awesome-align; van den Oord et al. 2018, InfoNCE). Examples are
single pairs and joined ones, whose halves may stand in exchanged order. With ``--start`` a
further round goes on from an adapter, whose encoder then gives the posteriors. Prints a record
of what it was made from; deterministic for one version of torch, one kind of processor and
one number of threads.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from adapter_hmm import agreed_posteriors
from adapter_network import Network, word_means
from adapter_text import Pair, pairs_of, read_articles, read_lines, sha256

from workbench.align.word.background import _TEXT
from workbench.encode.carriers import E5_FILE, read_checked
from workbench.encode.e5_pieces import Pieces
from workbench.encode.packed import read_packed

LAYERS = (5, 6, 7)
TEMPERATURE = 0.05
CENTRE_WEIGHT = 10.0  # words that the fixed mean counts for, as when links are made
LONGEST = 160  # sub-words a side
TOKENISATION = 1  # seed
Links = dict[tuple[int, int], float]


@dataclass(frozen=True)
class Example:
    """Sub-words of both sides' words, links to learn and cells to leave alone."""

    left: list[list[int]]
    right: list[list[int]]
    links: Links
    doubtful: frozenset[tuple[int, int]]


def similarity(left: torch.Tensor, right: torch.Tensor, mean: torch.Tensor) -> torch.Tensor:
    """Centred cosine, as :func:`workbench.align.word.background.centred_cosine` has it."""
    total = left.sum(0) + right.sum(0) + CENTRE_WEIGHT * mean
    centre = total / (len(left) + len(right) + CENTRE_WEIGHT)
    unit = torch.nn.functional.normalize
    return unit(left - centre, dim=1) @ unit(right - centre, dim=1).T


def fixed_mean(network: Network, pieces: Pieces) -> torch.Tensor:
    """Return the mean vector of the fixed text, which words are centred by."""
    with torch.inference_mode():
        texts = [[list(pieces(word)) for word in text.split()] for text in _TEXT]
        vectors = word_means(network, texts, LAYERS)
        return torch.stack([v.mean(0) for v in vectors]).mean(0).clone()


def by_length(sides: Sequence[list[list[int]]], tokens: int) -> list[list[int]]:
    """Return batches of numbers, about *tokens* sub-words each, of like length."""
    order = sorted(range(len(sides)), key=lambda k: sum(map(len, sides[k])))
    out: list[list[int]] = [[]]
    for k in order:
        if out[-1] and (len(out[-1]) + 1) * sum(map(len, sides[k])) > tokens:
            out.append([])
        out[-1].append(k)
    return out


def encoder_links(
    network: Network, pairs: Sequence[tuple[list[list[int]], ...]],
    mean: torch.Tensor,
) -> list[np.ndarray]:
    """Return for each pair the geometric mean of the softmax along rows and along columns."""
    sides = [side for pair in pairs for side in pair]
    vectors: list[torch.Tensor | None] = [None] * len(sides)
    with torch.inference_mode():
        for group in by_length(sides, 3000):
            for k, found in zip(group, word_means(network, [sides[k] for k in group], LAYERS),
                                strict=True):  # fmt: skip
                vectors[k] = found.half()
        out = []
        for k in range(len(pairs)):
            s = similarity(vectors[2 * k].float(), vectors[2 * k + 1].float(), mean) / TEMPERATURE
            out.append((s.softmax(0) * s.softmax(1)).sqrt().numpy())
    return out


def agree(statistical: Links, neural: np.ndarray) -> tuple[Links, frozenset[tuple[int, int]]]:
    """Return the links that both aligners find, and the cells that only one does."""
    p = np.zeros_like(neural)
    for link, value in statistical.items():
        p[link] = value
    both = np.sqrt(p * neural)
    strong = (both > 0.3) & (p > 0.1) & (neural > 0.1)
    # a rare word is unknown to the statistics: the encoder alone, where it is sure and nothing
    # speaks against it
    free = (p.max(1, keepdims=True) < 0.3) & (p.max(0, keepdims=True) < 0.3)
    strong |= free & (neural > 0.8)
    doubtful = ~strong & (np.maximum(p, neural) > 0.15)
    links = {(int(i), int(j)): float(max(both[i, j], 0.5)) for i, j in np.argwhere(strong)}
    return links, frozenset((int(i), int(j)) for i, j in np.argwhere(doubtful))


def joined(parts: Sequence[Example], rng: random.Random) -> Example:
    """Set examples one after another; the target sides in another order now and then."""
    order = list(range(len(parts)))
    if rng.random() < 0.3:
        rng.shuffle(order)
    starts, place = {}, 0
    for k in order:
        starts[k] = place
        place += len(parts[k].right)
    links, doubtful, left, top = {}, set(), [], 0
    for k, part in enumerate(parts):
        links |= {(i + top, j + starts[k]): v for (i, j), v in part.links.items()}
        doubtful |= {(i + top, j + starts[k]) for i, j in part.doubtful}
        left += part.left
        top += len(part.left)
    right = [word for k in order for word in parts[k].right]
    return Example(left, right, links, frozenset(doubtful))


def examples(found: Sequence[Example], count: int, rng: random.Random) -> list[Example]:
    """Draw *count* examples: single pairs and, more often the shorter they are, joined ones."""
    out: list[Example] = []
    order: list[Example] = []
    while len(out) < count:
        if len(order) < 3:
            order = [*found]
            rng.shuffle(order)
        parts = [order.pop()]
        goal = rng.choice((0, 0, 15, 25, 40))
        while order and len(parts) < 4 and sum(len(p.left) for p in parts) < goal:
            parts.append(order.pop())
        example = joined(parts, rng)
        longest = max(sum(map(len, example.left)), sum(map(len, example.right)))
        if example.links and longest <= LONGEST:
            out.append(example)
    return out


def loss_of(s: torch.Tensor, example: Example) -> torch.Tensor:
    """Cross-entropy of each link against the unlinked words of its row and of its column."""
    rows, columns = (torch.tensor(k) for k in zip(*example.links, strict=True))
    weights = torch.tensor(list(example.links.values()))
    free = torch.ones_like(s, dtype=torch.bool)
    free[rows, columns] = False
    if example.doubtful:
        i, j = (torch.tensor(k) for k in zip(*example.doubtful, strict=True))
        free[i, j] = False
    scaled = s / TEMPERATURE
    others = scaled.masked_fill(~free, -torch.inf)
    own = scaled[rows, columns]
    total = torch.zeros(())
    for axis, index in ((1, rows), (0, columns)):
        rival = others.logsumexp(axis)[index]
        total = total + (weights * (torch.logaddexp(own, rival) - own)).sum()
    return total / (2 * weights.sum())


def train(
    network: Network, found: Sequence[Example], options: argparse.Namespace, pieces: Pieces,
    mean: torch.Tensor,
) -> None:
    rng = random.Random(options.seed)
    batch, parameters = options.batch, network.parameters()
    drawn = examples(found, options.pairs, rng)
    # batches of like length, in any order
    drawn.sort(key=lambda e: max(sum(map(len, e.left)), sum(map(len, e.right))))
    batches = [drawn[k : k + batch] for k in range(0, len(drawn) - batch + 1, batch)]
    rng.shuffle(batches)
    optimiser = torch.optim.AdamW(parameters, lr=options.rate, weight_decay=options.decay)
    start, running = time.perf_counter(), 0.0
    for step, group in enumerate(batches):
        share = min(1.0, (step + 1) / 60) * (1 - step / len(batches))
        for settings in optimiser.param_groups:
            settings["lr"] = options.rate * share
        vectors = word_means(network, [s for e in group for s in (e.left, e.right)], LAYERS)
        loss = torch.stack([
            loss_of(similarity(vectors[2 * k], vectors[2 * k + 1], mean), example)
            for k, example in enumerate(group)
        ]).mean()  # fmt: skip
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        running = 0.98 * running + 0.02 * loss.item()
        if step % 50 == 49:
            taken = time.perf_counter() - start
            say(f"  {step + 1} of {len(batches)}, loss {running / (1 - 0.98 ** (step + 1)):.4f},"
                f" {taken:.0f} s")  # fmt: skip
            mean = fixed_mean(network, pieces)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def save(path: Path, network: Network) -> None:
    parts = {}
    for name, (down, up) in network.added.items():
        parts[f"{name}.down"] = down.detach().numpy().astype(np.float16)
        parts[f"{name}.up"] = up.detach().numpy().astype(np.float16)
    with path.open("wb") as file:
        np.savez(file, **parts)


def read(path: Path, network: Network) -> None:
    """Put a saved adapter into *network*, which has its rank."""
    with np.load(path, allow_pickle=False) as file, torch.no_grad():
        for name, (down, up) in network.added.items():
            down.copy_(torch.from_numpy(file[f"{name}.down"].astype(np.float32)))
            up.copy_(torch.from_numpy(file[f"{name}.up"].astype(np.float32)))


def choose(pairs: Sequence[Pair], pool: int, rng: random.Random) -> list[int]:
    """Draw pairs, the longer ones likelier; all of the articles."""
    weights = [min(len(p.french), 16) - 3 if p.origin == "tatoeba" else 10**6 for p in pairs]
    keys = [rng.random() ** (1 / w) if w > 0 else -1.0 for w in weights]
    return sorted(sorted(range(len(pairs)), key=lambda k: -keys[k])[:pool])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tatoeba", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="an adapter to go on from")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--pool", type=int, default=16000, help="pairs to draw examples from")
    parser.add_argument("--pairs", type=int, default=4000, help="examples")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--decay", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    pairs = pairs_of(read_lines(options.tatoeba), "tatoeba", TOKENISATION)
    pairs += pairs_of(read_articles(options.articles), "science", TOKENISATION)
    say(f"{len(pairs)} pairs; statistical aligner")
    statistical = agreed_posteriors([(p.english, p.french) for p in pairs])
    packed = read_packed(read_checked(E5_FILE))
    pieces = Pieces(packed)
    chosen = choose(pairs, options.pool, random.Random(options.seed))
    words = [tuple([list(pieces(w)) for w in side] for side in (pairs[k].english, pairs[k].french))
             for k in chosen]  # fmt: skip
    network = Network(packed, max(LAYERS), options.rank, options.seed)
    if options.start:
        read(options.start, network)
    mean = fixed_mean(network, pieces)
    say("the encoder's own links")
    neural = encoder_links(network, words, mean)
    found = [Example(left, right, *agree(statistical[k], q))
             for (left, right), k, q in zip(words, chosen, neural, strict=True)]  # fmt: skip
    train(network, [e for e in found if e.links], options, pieces, mean)
    save(options.out, network)
    record = {name: value if isinstance(value, int | float) else str(value and value.name)
              for name, value in vars(options).items()}  # fmt: skip
    record["torch"] = torch.__version__
    for path in (options.tatoeba / "train.en", options.tatoeba / "train.fr",
                 *sorted(options.articles.glob("*/*.txt")), options.out):  # fmt: skip
        record[f"{path.parent.name}/{path.name}"] = sha256(path)
    print(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
