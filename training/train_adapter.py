"""Train the word adapter: low-rank additions to the lower layers of the bundled encoder.

It learns from Tatoeba and scientific articles. No word link made by people is read. A
statistical aligner and the encoder itself each give posteriors; where they agree stands a
pseudo-link, where one is in doubt nothing is learnt. The loss pulls linked words together against
the other words of the pair, along rows and columns (Dou and Neubig 2021, awesome-align; van den
Oord et al. 2018, InfoNCE). Examples are single pairs and joined ones, whose halves may stand in
exchanged order. Deterministic for one version of torch and one kind of processor (one thread).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import sets
import torch
from adapter_hmm import agreed_posteriors
from adapter_network import Network, word_means
from adapter_text import Pair, pairs_of
from fit_links import HELD_OUT, GoldSet, load, tuning
from frame import E5, Fit, Run, as_npz, descend, say

from workbench import evaluate
from workbench.encode.carriers import E5_FILE, read_checked
from workbench.encode.e5_pieces import Pieces
from workbench.encode.packed import read_packed
from workbench.languages.texts import declaration

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
        texts = [[list(pieces(word)) for word in text.split()] for text in declaration().values()]
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
    known = [mean]

    def loss(step: tuple[int, list[Example]]) -> torch.Tensor:
        number, group = step
        if number and number % 50 == 0:
            known[0] = fixed_mean(network, pieces)
        vectors = word_means(network, [s for e in group for s in (e.left, e.right)], LAYERS)
        return torch.stack([
            loss_of(similarity(vectors[2 * k], vectors[2 * k + 1], known[0]), example)
            for k, example in enumerate(group)
        ]).mean()  # fmt: skip

    descend(parameters, list(enumerate(batches)), loss, options.rate, decay=options.decay, warm=60)


def error_rate(network: Network, pieces: Pieces, gold: GoldSet, limit: int) -> float:
    """The error rate of mutual best words, on the part of a set that nothing was chosen on."""
    held = [k for k in range(len(gold.source)) if not tuning(gold, k)][: limit or None]
    mean, found = fixed_mean(network, pieces), []
    with torch.inference_mode():
        for k in held:
            sides = [[list(pieces(w)) for w in side] for side in (gold.source[k], gold.target[k])]
            s = similarity(*word_means(network, sides, LAYERS), mean)
            back = s.argmax(0).tolist()
            found.append({(i, j) for i, j in enumerate(s.argmax(1).tolist()) if back[j] == i})
    return evaluate.words([gold.links[k] for k in held], found).aer


def content(network: Network) -> bytes:
    parts = {}
    for name, (down, up) in network.added.items():
        parts[f"{name}.down"] = down.detach().numpy().astype(np.float16)
        parts[f"{name}.up"] = up.detach().numpy().astype(np.float16)
    return as_npz(parts, compressed=False)


def choose(pairs: Sequence[Pair], pool: int, rng: random.Random) -> list[int]:
    """Draw pairs, the longer ones likelier; all of the articles."""
    sizes = [min(len(p.french), 16) - 3 if p.origin == "tatoeba" else 10**6 for p in pairs]
    return sets.longer_likelier(sizes, pool, rng)


def make(run: Run) -> dict[str, bytes]:
    options = run.options
    torch.set_num_threads(1)
    pairs = pairs_of(sets.some(sets.once_each(run.data), run.limit), "tatoeba", TOKENISATION)
    pairs += pairs_of(sets.some(sets.articles(run.data), run.limit), "science", TOKENISATION)
    say(f"{len(pairs)} pairs; statistical aligner")
    statistical = run.kept(
        "adapter", lambda: agreed_posteriors([(p.english, p.french) for p in pairs]))
    packed = read_packed(read_checked(E5_FILE))
    pieces = Pieces(packed)
    chosen = choose(pairs, options.pool, random.Random(options.seed))
    words = [tuple([list(pieces(w)) for w in side] for side in (pairs[k].english, pairs[k].french))
             for k in chosen]  # fmt: skip
    network = Network(packed, max(LAYERS), options.rank, options.seed)
    mean = fixed_mean(network, pieces)
    say("the encoder's own links")
    neural = encoder_links(network, words, mean)
    found = [Example(left, right, *agree(statistical[k], q))
             for (left, right), k, q in zip(words, chosen, neural, strict=True)]  # fmt: skip
    if run.limit:
        options.pairs = min(options.pairs, 8 * run.limit)
    train(network, [e for e in found if e.links], options, pieces, mean)
    for name, on in HELD_OUT.items():
        gold = load(run.data / "eval" / "words" / name)
        run.figure("adapter", "AER, mutual argmax", on,
                   error_rate(network, pieces, gold, run.limit))
    return {"adapter": content(network)}


FIT = Fit(("adapter",), make, (*sets.TATOEBA, sets.SCIENCE), E5,
          {"rank": 16, "pool": 16000, "pairs": 4000, "batch": 8, "rate": 1.5e-3,
           "decay": 0.0, "seed": 1})
