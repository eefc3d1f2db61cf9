"""The difference reader's network in torch, for training.

Two layers of attention over the words of both sides at once, pre-normalised (Xiong et al.
2020), whose logits get a learnt sum of relations between words added, a relative bias as in
T5 (Raffel et al. 2020) that knows nearness and links besides distance. The same computation in
numpy is :mod:`workbench.reading.readernetwork`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from workbench.reading.readerevidence import NUMBERS, RELATIONS, Evidence

__all__ = ["Network", "batched"]

DIM = 384
COUNTS = 7 + 2 * NUMBERS  # what the pair's output sees besides the words' states


class Layer(nn.Module):
    """Attention over both sides and a feed-forward part, each normalised before."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.bias = nn.Parameter(torch.zeros(heads, RELATIONS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, relations: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        b, size, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(b, size, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        logits = q @ k.transpose(-1, -2) / (width // self.heads) ** 0.5
        logits = logits + torch.einsum("hr,brij->bhij", self.bias, relations) + mask
        mixed = (logits.softmax(-1) @ v).transpose(1, 2).reshape(b, size, width)
        x = x + self.dropout(self.out(mixed))
        return x + self.dropout(self.down(functional.gelu(self.up(self.norm2(x)))))


class Network(nn.Module):
    """The network; names and shapes of its weights are those of the file that ships."""

    def __init__(self, width: int = 128, heads: int = 8, layers: int = 2, inner: int = 256,
                 dropout: float = 0.1) -> None:  # fmt: skip
        super().__init__()
        self.vectors = nn.Linear(3 * DIM, width)
        self.numbers = nn.Linear(NUMBERS, width)
        self.layers = nn.ModuleList([Layer(width, heads, inner, dropout) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)
        self.token = nn.Linear(width, 1)
        self.pair1, self.pair2 = nn.Linear(3 * width + COUNTS, 64), nn.Linear(64, 1)
        self.pair0 = nn.Linear(COUNTS, 1)
        self.dropout = nn.Dropout(dropout)
        with torch.no_grad():
            for layer in self.layers:
                layer.bias.normal_(0.0, 0.5)

    def forward(self, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the logits of tokens, shape (pairs, words), and of pairs."""
        x, a, side = batch["vectors"], batch["answers"], batch["side"]
        scaled = torch.cat([x, a, (x - a).abs()], -1) * DIM**0.5 / 2
        h = self.vectors(self.dropout(scaled)) + self.numbers(batch["numbers"])
        there = side >= 0
        mask = torch.where(there, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            h = layer(h, batch["relations"], mask)
        h = self.norm(h)
        logits = self.token(h)[..., 0]
        p = logits.sigmoid() * there
        means, shares, plain, logs = [], [], [], []
        for k in range(2):
            own = (side == k).float()
            count = own.sum(1, keepdim=True)
            means.append((h * own[..., None]).sum(1) / count)
            shares.append((p * own).sum(1) / count[:, 0])
            logs.append((logits * own).sum(1) / count[:, 0] / 4)
            plain.append((batch["numbers"] * own[..., None]).sum(1) / count)
        top = h.masked_fill(~there[..., None], -1e4).amax(1)
        counts = [shares[0] + shares[1], (shares[0] - shares[1]).abs(), p.amax(1), p.sum(1) / 10,
                  there.sum(1).float().log() / 4, logs[0] + logs[1], (logs[0] - logs[1]).abs()]
        seen = torch.cat([torch.stack(counts, 1), plain[0] + plain[1],
                          (plain[0] - plain[1]).abs()], 1)  # fmt: skip
        pooled = torch.cat([means[0] + means[1], (means[0] - means[1]).abs(), top, seen], 1)
        inner = self.dropout(functional.gelu(self.pair1(pooled)))
        return logits, (self.pair2(inner) + self.pair0(seen))[:, 0]


def batched(found: Sequence[Evidence]) -> dict[str, torch.Tensor]:
    """Set pairs side by side, the shorter ones filled up; ``side`` is -1 where there is no word."""
    size = max(len(e.numbers) for e in found)
    out = {
        "vectors": np.zeros((len(found), size, DIM), np.float32),
        "answers": np.zeros((len(found), size, DIM), np.float32),
        "numbers": np.zeros((len(found), size, NUMBERS), np.float32),
        "relations": np.zeros((len(found), RELATIONS, size, size), np.float32),
        "side": np.full((len(found), size), -1, np.int64),
    }
    for k, e in enumerate(found):
        here = len(e.numbers)
        out["vectors"][k, :here], out["answers"][k, :here] = e.vectors, e.answers
        out["numbers"][k, :here], out["relations"][k, :, :here, :here] = e.numbers, e.relations
        out["side"][k, : e.source], out["side"][k, e.source : here] = 0, 1
    return {name: torch.from_numpy(values) for name, values in out.items()}
