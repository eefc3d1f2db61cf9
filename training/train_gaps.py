"""Train the gap finder: where a sentence lacks a word.

The sentences are those of ``make_order.py``. They are shown as they are and with a word or a
phrase taken out (``gap_text.py``), encoded with the bundled word encoder as the sides of a pair
will be; the network learns before which word something is missing, and whether it is a noun, a
verb, a pronoun or an adjective. One sentence in twenty is held out: of these, how well the places
of gaps are told from all others, sentences with one from those without, and the share of gaps
found where one in 500 whole sentences alarms. With ``--only`` the other language stays as it is.
Deterministic up to the order of sums (one thread).
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import torch
from frame import E5, PARSERS, Fit, Run, as_npz, auc, say
from gap_text import Gapped, gapped
from make_order import LANGUAGES, texts
from sets import NOVEL_PASSAGES, SCIENCE, TATOEBA
from torch import Tensor, nn

from workbench.align.word.background import background
from workbench.encode import word_encoder
from workbench.fitted import arrays
from workbench.reading.gapnetwork import DILATIONS, MISSING, GapNetwork

MOST_TATOEBA, SHORTEST, LONG, SEED = 110_000, 5, 18, 29
OFTEN = 3  # gaps that are made in a sentence of LONG words or more, each in a copy of it
DIM, WIDTH = 384, 80
BATCH, RATE = 64, 2e-3
HELD_OUT = 20
FEW = 0.002
AT_ONCE = 2000
NAMES = {"NOUN": "nouns", "VERB": "verbs", "PRON": "subject pronouns",
         "ADJ": "adjectives and adverbs"}


class Block(nn.Module):
    """A residual block."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.up = nn.Conv1d(WIDTH, 2 * WIDTH, 3, dilation=dilation, padding=dilation)
        self.down = nn.Linear(2 * WIDTH, WIDTH)

    def forward(self, h: Tensor, inside: Tensor) -> Tensor:
        wide = self.up((self.norm(h) * inside).transpose(1, 2)).transpose(1, 2)
        return (h + self.down(nn.functional.gelu(wide))) * inside


class Network(nn.Module):
    """What ``workbench.reading.gapnetwork`` computes, for training."""

    def __init__(self) -> None:
        super().__init__()
        self.norm0, self.given = nn.LayerNorm(DIM), nn.Linear(DIM, WIDTH)
        self.marks = nn.Parameter(0.3 * torch.randn(2, WIDTH))
        self.blocks = nn.ModuleList(Block(d) for d in DILATIONS)
        self.norm = nn.LayerNorm(WIDTH)
        self.between = nn.Linear(2 * WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, len(MISSING))
        self.dropout = nn.Dropout(0.1)

    def forward(self, vectors: Tensor, place: Tensor) -> Tensor:
        """*place* is 1 for words, 2 and 3 for the marks before and behind, 0 outside."""
        words, inside = (place == 1)[..., None], (place > 0)[..., None]
        h = self.given(self.dropout(self.norm0(vectors))) * words
        h = h + (place == 2)[..., None] * self.marks[0] + (place == 3)[..., None] * self.marks[1]
        for block in self.blocks:
            h = block(h, inside)
        h = self.norm(h)
        return self.out(nn.functional.gelu(self.between(torch.cat([h[:, :-1], h[:, 1:]], dim=2))))


class Encoded:
    """Examples with the vectors of their words."""

    def __init__(self, examples: list[tuple[int, Gapped]]) -> None:
        encoder = word_encoder(cache=False)
        layers = background(encoder).layers
        self.numbers = [n for n, _ in examples]
        self.kinds = [np.array(e.kinds) for _, e in examples]
        self.start = np.cumsum([0, *(len(e.tokens) for _, e in examples)])
        self._vectors = np.zeros((self.start[-1], DIM), dtype=np.float16)
        for k in range(0, len(examples), AT_ONCE):
            part = [e.tokens for _, e in examples[k : k + AT_ONCE]]
            found = encoder.encode_words(part, layers)
            self._vectors[self.start[k] : self.start[k + len(part)]] = np.concatenate(found)
            say(f"  {k + len(part)} encoded")

    def vectors(self, n: int) -> np.ndarray:
        return self._vectors[self.start[n] : self.start[n + 1]].astype(np.float32)


def batches(data: Encoded, chosen: list[int], seed: int) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Padded batches of examples of about one length, in an order drawn by the seed."""
    dice = random.Random(seed)
    order = sorted(chosen, key=lambda n: (len(data.kinds[n]), dice.random()))
    cut = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
    dice.shuffle(cut)
    for part in cut:
        longest = max(len(data.kinds[n]) for n in part)
        vectors = np.zeros((len(part), longest + 1, DIM), dtype=np.float32)
        place = np.zeros((len(part), longest + 1), dtype=np.int64)
        kinds = np.full((len(part), longest), -100, dtype=np.int64)
        for k, n in enumerate(part):
            size = len(data.kinds[n])
            vectors[k, 1:size] = data.vectors(n)
            place[k, 0], place[k, 1:size], place[k, size] = 2, 1, 3
            kinds[k, :size] = data.kinds[n]
        yield torch.from_numpy(vectors), torch.from_numpy(place), torch.from_numpy(kinds)


def train(data: Encoded, chosen: list[int], passes: int) -> Network:
    torch.manual_seed(SEED)
    net = Network()
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01)
    steps = passes * -(-len(chosen) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for n in range(passes):
        losses = []
        for vectors, place, kinds in batches(data, chosen, SEED + n):
            loss = nn.functional.cross_entropy(
                net(vectors, place).flatten(0, 1), kinds.flatten(), ignore_index=-100)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            plan.step()
            losses.append(loss.item())
        print(f"  pass {n + 1}: loss {np.mean(losses):.4f}", flush=True)
    return net.eval()


def report(run: Run, net: GapNetwork, data: Encoded, held: list[int], name: str) -> None:
    on = f"{name}, one sentence in twenty, held out"
    said = [net(data.vectors(n)) for n in held]
    gold = np.concatenate([data.kinds[n] for n in held])
    told = np.concatenate(said)
    run.figure("gaps", "AUC, places of gaps", on, auc(gold > 0, 1 - np.exp(told[:, 0])))
    for k, kind in enumerate(MISSING[1:], 1):
        own = (gold == k) | (gold == 0)
        run.figure("gaps", f"AUC, {NAMES[kind]}", on, auc(gold[own] == k, told[own, k]))
    most = np.array([1 - np.exp(s[:, 0].min()) for s in said])
    gaps = np.array([bool(data.kinds[n].any()) for n in held])
    run.figure("gaps", "AUC, sentences with a gap", on, auc(gaps, most))
    least = np.quantile(most[~gaps], 1 - FEW)
    run.figure("gaps", f"gaps found where one whole sentence in {1 / FEW:.0f} alarms", on,
               np.mean(most[gaps] > least))


def examples(run: Run, language: str) -> list[tuple[int, Gapped]]:
    found = texts(run.data, language, MOST_TATOEBA, SHORTEST, SEED)[: run.limit or None]
    often = [OFTEN if len(t.split()) >= LONG else 1 for t in found]
    return list(gapped(found, often, language, SEED))


def make(run: Run) -> dict[str, bytes]:
    torch.set_num_threads(1)
    out: dict[str, np.ndarray] = {}
    for language, name in LANGUAGES.items():
        parts = arrays("gaps", part=language)
        if run.options.only in {"", language}:
            data = Encoded(run.kept(f"gaps-{language}", lambda code=language: examples(run, code)))
            seen = [k for k, n in enumerate(data.numbers) if n % HELD_OUT]
            held = [k for k, n in enumerate(data.numbers) if not n % HELD_OUT]
            print(f"{name}: {len(seen)} examples", flush=True)
            state = train(data, seen, run.options.passes).state_dict()
            parts = {k: v.numpy().astype(np.float16) for k, v in state.items()}
            report(run, GapNetwork(parts), data, held, name)
        out |= {f"{language}.{k}": v for k, v in parts.items()}
    return {"gaps": as_npz(out)}


FIT = Fit(("gaps",), make, (*TATOEBA, SCIENCE, NOVEL_PASSAGES), ("adapter", *E5, *PARSERS),
          {"passes": 5, "only": ""})
