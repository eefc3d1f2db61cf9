"""Train the gap finder, ``workbench/fitted/gaps.npz``: where a sentence lacks a word.

    python training/train_gaps.py TATOEBA_DIR SCIENCE_DIR NOVELS_DIR [--keep DIR] [--only en|fr]

The folders are those of ``make_order.py``: Tatoeba (CC BY 2.0), scientific articles (Comptes
Rendus, CC BY 4.0), novels (texts from Project Gutenberg, public domain). Sentences are shown as
they are and with a word or a phrase taken out (``gap_text.py``), encoded with the bundled word
encoder as the sides of a pair will be; the network learns before which word something is
missing, and whether it is a noun, a verb, a pronoun or an adjective. One sentence in twenty is
held out: of these, how well the places of gaps are told from all others, sentences with one from
those without, and the share of gaps found where one in 500 whole sentences alarms. With
``--only`` the other language stays as it is. Deterministic up to the order of sums (one thread).
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from gap_text import Gapped, gapped
from make_order import texts
from torch import Tensor, nn

from workbench.align.word.background import background
from workbench.encode import word_encoder
from workbench.evaluate.divergences import area_under_roc
from workbench.reading.gapnetwork import DILATIONS, MISSING, GapNetwork

TATOEBA, SHORTEST, LONG, SEED = 110_000, 5, 18, 29
OFTEN = 3  # gaps that are made in a sentence of LONG words or more, each in a copy of it
DIM, WIDTH = 384, 80
PASSES, BATCH, RATE = 5, 64, 2e-3
HELD_OUT = 20
FEW = 0.002
AT_ONCE = 2000
OUT = Path(__file__).parents[1] / "workbench" / "fitted" / "gaps.npz"


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
            print(f"  {k + len(part)} encoded", file=sys.stderr, flush=True)

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


def train(data: Encoded, chosen: list[int]) -> Network:
    torch.manual_seed(SEED)
    net = Network()
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01)
    steps = PASSES * -(-len(chosen) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for n in range(PASSES):
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


def report(net: GapNetwork, data: Encoded, held: list[int], language: str) -> None:
    said = [net(data.vectors(n)) for n in held]
    gold = np.concatenate([data.kinds[n] for n in held])
    told = np.concatenate(said)
    p = 1 - np.exp(told[:, 0])
    line = [f"{language}: {len(held)} sentences held out; places with a gap "
            f"{area_under_roc((gold > 0).tolist(), p.tolist()):.3f}"]
    for k, kind in enumerate(MISSING[1:], 1):
        own = (gold == k) | (gold == 0)
        sure = area_under_roc((gold[own] == k).tolist(), told[own, k].tolist())
        line.append(f"{kind} {sure:.3f}")
    most = np.array([1 - np.exp(s[:, 0].min()) for s in said])
    gaps = np.array([bool(data.kinds[n].any()) for n in held])
    line.append(f"sentences {area_under_roc(gaps.tolist(), most.tolist()):.3f}")
    least = np.quantile(most[~gaps], 1 - FEW)
    line.append(f"found where one in {1 / FEW:.0f} alarms ({least:.3f}) "
                f"{np.mean(most[gaps] > least):.3f}")
    print("; ".join(line), flush=True)


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tatoeba", "science", "novels"):
        options.add_argument(name, type=Path)
    options.add_argument("--keep", type=Path, metavar="DIR", help="keep the examples there")
    options.add_argument("--only", choices=("en", "fr"))
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    torch.set_num_threads(1)
    arrays: dict[str, np.ndarray] = {}
    for language, side in (("en", "src"), ("fr", "tgt")):
        if chosen.only not in {None, language}:
            with np.load(chosen.out) as stored:
                arrays |= {k: stored[k] for k in stored.files if k.startswith(f"{language}.")}
            continue
        file = chosen.keep / f"gaps-{language}.pkl" if chosen.keep else None
        if file and file.exists():
            examples = pickle.loads(file.read_bytes())
        else:
            found = texts(chosen, language, side, TATOEBA, SHORTEST, SEED)
            often = [OFTEN if len(t.split()) >= LONG else 1 for t in found]
            examples = list(gapped(found, often, language, SEED))
            if file:
                file.write_bytes(pickle.dumps(examples, 5))
        data = Encoded(examples)
        seen = [k for k, n in enumerate(data.numbers) if n % HELD_OUT]
        held = [k for k, n in enumerate(data.numbers) if not n % HELD_OUT]
        print(f"{language}: {len(seen)} examples", flush=True)
        net = train(data, seen)
        parts = {k: v.numpy().astype(np.float16) for k, v in net.state_dict().items()}
        report(GapNetwork(parts), data, held, language)
        arrays |= {f"{language}.{k}": v for k, v in parts.items()}
    np.savez_compressed(chosen.out, **arrays)
    print(chosen.out.name, chosen.out.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
