"""Train the gap finder, ``workbench/diverge/gaps.npz``: where a sentence lacks a word.

    python training/train_gaps.py TATOEBA_DIR SCIENCE_DIR NOVELS_DIR [--keep DIR]

The folders are those of ``make_order.py``: Tatoeba (CC BY 2.0), scientific articles (Comptes
Rendus, CC BY 4.0), novels (texts from Project Gutenberg, public domain). Sentences are shown as
they are and with a word or a phrase taken out (``gap_text.py``); the network learns before which
word something is missing, and whether it is a noun, a verb, a pronoun or an adjective. One
sentence in twenty is held out: of these, how well the places of gaps are told from all others,
and sentences with one from those without. Words are known by class, relation and distance to
their governor, and by form where it is among the ``FORMS`` most frequent. Deterministic up to
the order of sums (one thread).
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from gap_text import Gapped, gapped
from make_order import texts
from torch import Tensor, nn

from workbench.diverge.classes import succession
from workbench.diverge.gapnetwork import DILATIONS, MISSING, GapNetwork, inputs
from workbench.evaluate.divergences import area_under_roc

TATOEBA, LONG, SEED = 70_000, 7, 29
FORMS, RARE_RELATION = 1500, 50
WIDTH, INNER = 48, 96
PASSES, BATCH, RATE = 6, 64, 2e-3
HELD_OUT = 20
UNSEEN = 0.15  # share of forms that are hidden while training, so that classes are learnt too
OUT = Path(__file__).parents[1] / "workbench" / "diverge" / "gaps.npz"


class Block(nn.Module):
    """A residual block."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.up = nn.Conv1d(WIDTH, INNER, 3, dilation=dilation, padding=dilation)
        self.down = nn.Linear(INNER, WIDTH)

    def forward(self, h: Tensor, inside: Tensor) -> Tensor:
        wide = self.up((self.norm(h) * inside).transpose(1, 2)).transpose(1, 2)
        return (h + self.down(nn.functional.gelu(wide))) * inside


class Network(nn.Module):
    """What ``workbench.diverge.gapnetwork`` computes, for training."""

    def __init__(self, sizes: list[int]) -> None:
        super().__init__()
        self.embed = nn.ModuleList(nn.Embedding(n, WIDTH) for n in sizes)
        self.blocks = nn.ModuleList(Block(d) for d in DILATIONS)
        self.norm = nn.LayerNorm(WIDTH)
        self.between = nn.Linear(2 * WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, len(MISSING))
        for e in self.embed:
            nn.init.normal_(e.weight, std=0.3)

    def forward(self, given: Tensor, inside: Tensor) -> Tensor:
        h = sum(e(given[:, :, k]) for k, e in enumerate(self.embed)) * inside
        for block in self.blocks:
            h = block(h, inside)
        h = self.norm(h)
        return self.out(nn.functional.gelu(self.between(torch.cat([h[:, :-1], h[:, 1:]], dim=2))))


def vocabulary(examples: list[tuple[int, Gapped]], language: str) -> dict[str, dict[str, int]]:
    """Numbers from 2 on for classes, relations and the most frequent forms."""
    model = succession(language)
    if model is None:
        raise SystemExit(f"no classes are known for {language}; run training/make_order.py")
    deps = Counter(w.dep for _, e in examples for w in e.words)
    forms = Counter(w.text.lower() for _, e in examples for w in e.words)
    kept = {
        "class": [n for n in sorted(model.place) if n not in "^$"],
        "dep": sorted(d for d, n in deps.items() if n >= RARE_RELATION),
        "form": sorted(f for f, _ in forms.most_common(FORMS)),
    }
    return {name: {v: k + 2 for k, v in enumerate(values)} for name, values in kept.items()}


Row = tuple[np.ndarray, np.ndarray]


def batches(rows: list[Row], seed: int):
    """Padded batches of rows of about one length, in an order drawn by the seed."""
    dice = random.Random(seed)
    order = sorted(range(len(rows)), key=lambda n: (len(rows[n][0]), dice.random()))
    cut = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
    dice.shuffle(cut)
    for part in cut:
        longest = max(len(rows[n][0]) for n in part)
        given = np.zeros((len(part), longest, 4), dtype=np.int64)
        inside = np.zeros((len(part), longest, 1), dtype=np.float32)
        kinds = np.full((len(part), longest - 1), -100, dtype=np.int64)
        for k, n in enumerate(part):
            x, y = rows[n]
            given[k, : len(x)], inside[k, : len(x)], kinds[k, : len(y)] = x, 1.0, y
        yield torch.from_numpy(given), torch.from_numpy(inside), torch.from_numpy(kinds)


def train(rows: list[Row], sizes: list[int]) -> Network:
    torch.manual_seed(SEED)
    net = Network(sizes)
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.01)
    steps = PASSES * -(-len(rows) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for n in range(PASSES):
        losses = []
        for given, inside, kinds in batches(rows, SEED + n):
            hidden = torch.rand(given.shape[:2]) < UNSEEN
            given[:, :, 3] = torch.where(hidden & (given[:, :, 3] > 1), 1, given[:, :, 3])
            loss = nn.functional.cross_entropy(
                net(given, inside).flatten(0, 1), kinds.flatten(), ignore_index=-100)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            plan.step()
            losses.append(loss.item())
        print(f"  pass {n + 1}: loss {np.mean(losses):.4f}", flush=True)
    return net.eval()


def report(net: GapNetwork, rows: list[Row], language: str) -> None:
    said = [net(x) for x, _ in rows]
    gold = np.concatenate([y for _, y in rows])
    told = np.concatenate(said)
    p = 1 - np.exp(told[:, 0])
    line = [f"{language}: {len(rows)} sentences held out; places with a gap "
            f"{area_under_roc((gold > 0).tolist(), p.tolist()):.3f}"]
    for k, kind in enumerate(MISSING[1:], 1):
        own = (gold == k) | (gold == 0)
        sure = area_under_roc((gold[own] == k).tolist(), told[own, k].tolist())
        line.append(f"{kind} {sure:.3f}")
    most = [1 - np.exp(s[:, 0].min()) for s in said]
    line.append(f"sentences {area_under_roc([bool(y.any()) for _, y in rows], most):.3f}")
    print("; ".join(line), flush=True)


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("tatoeba", "science", "novels"):
        options.add_argument(name, type=Path)
    options.add_argument("--keep", type=Path, metavar="DIR", help="keep the parsed examples there")
    options.add_argument("--only", choices=("en", "fr"))
    chosen = options.parse_args()
    torch.set_num_threads(1)
    arrays: dict[str, np.ndarray] = {}
    for language, side in (("en", "src"), ("fr", "tgt")):
        if chosen.only not in {None, language}:
            continue
        file = chosen.keep / f"gaps-{language}.pkl" if chosen.keep else None
        if file and file.exists():
            examples = pickle.loads(file.read_bytes())
        else:
            found = texts(chosen, language, side, TATOEBA, LONG, SEED)
            examples = list(gapped(found, language, SEED))
            if file:
                file.write_bytes(pickle.dumps(examples, 5))
        known = vocabulary([e for e in examples if e[0] % HELD_OUT], language)
        rows = [(n, (inputs(e.words, language, known), np.array(e.kinds))) for n, e in examples]
        seen = [r for n, r in rows if n % HELD_OUT]
        held = [r for n, r in rows if not n % HELD_OUT]
        print(f"{language}: {len(seen)} examples", flush=True)
        sizes = [len(known["class"]) + 2, len(known["dep"]) + 2, 14, len(known["form"]) + 2]
        net = train(seen, sizes)
        parts = {k: v.numpy().astype(np.float16) for k, v in net.state_dict().items()}
        report(GapNetwork(parts), held, language)
        arrays |= {f"{language}.{k}": v for k, v in parts.items()}
        names = {k: list(v) for k, v in known.items()}
        arrays[f"{language}.names"] = np.frombuffer(json.dumps(names).encode(), dtype=np.uint8)
    np.savez_compressed(OUT, **arrays)
    print(OUT.name, OUT.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
