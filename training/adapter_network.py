"""The lower layers of the bundled encoder in torch, with low-rank additions that learn.

Hu et al. (2022), *LoRA: Low-Rank Adaptation of Large Language Models*: beside each matrix W
of a layer stands a product B A of two thin ones, B zero at first. The embeddings, the biases
and the layer norms stay as they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional

from workbench.encode.packed import PackedModel

__all__ = ["MATRICES", "Network", "word_means"]

MATRICES = ("q", "k", "v", "ao", "fi", "fo")


def _rounded(x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Return *x* as whole numbers of eight bits, a scale for each row."""
    scale = x.abs().amax(1, keepdim=True).clamp_(min=1e-12) / 127
    return (x / scale).round_().to(torch.int8), scale


class _EightBits(torch.autograd.Function):
    """x W^T with eight-bit products, as the encoder computes it; and so the gradient."""

    @staticmethod
    def forward(ctx, x, weight, scale, bias):  # type: ignore[no-untyped-def]
        ctx.save_for_backward(weight, scale)
        whole, size = _rounded(x)
        return torch.addcmul(bias, torch._int_mm(whole, weight.t()) * size, scale)

    @staticmethod
    def backward(ctx, slope):  # type: ignore[no-untyped-def]
        weight, scale = ctx.saved_tensors
        whole, size = _rounded(slope * scale)
        return torch._int_mm(whole, weight) * size, None, None, None


class Network:
    """Embeddings and layers 1 to *depth*, with adapters of rank *rank* (0: none)."""

    def __init__(self, packed: PackedModel, depth: int, rank: int, seed: int) -> None:
        def tensor(name: str, *shape: int) -> torch.Tensor:
            return torch.from_numpy(packed.tensor(name, *shape).astype(np.float32))

        width, inner = packed.width, packed.inner
        self.packed, self.depth, self.heads = packed, depth, packed.heads
        self.words = tensor("emb.word", packed.vocabulary, width)
        self.places = tensor("emb.pos", packed.positions, width) + tensor(
            "emb.type", packed.types, width
        )[0]
        self.norm = (tensor("emb.ln.w", width), tensor("emb.ln.b", width))
        self.weights: list[dict[str, torch.Tensor]] = []
        self.added: dict[str, tuple[torch.Tensor, torch.Tensor]] = {}
        generator = torch.Generator().manual_seed(seed)
        for layer in range(depth):
            here: dict[str, torch.Tensor] = {}
            for name in MATRICES:
                rows, columns = {"fi": (inner, width), "fo": (width, inner)}.get(
                    name, (width, width)
                )
                whole, size = _rounded(tensor(f"l{layer}.{name}.w", rows, columns))
                here[f"{name}.w"], here[f"{name}.s"] = whole, size[:, 0]
                here[f"{name}.b"] = tensor(f"l{layer}.{name}.b", rows)
                if rank:
                    down = torch.randn(rank, columns, generator=generator) / math.sqrt(columns)
                    up = torch.zeros(rows, rank)
                    self.added[f"l{layer}.{name}"] = (down.requires_grad_(), up.requires_grad_())
            for name in ("aln", "oln"):
                here[f"{name}.w"] = tensor(f"l{layer}.{name}.w", width)
                here[f"{name}.b"] = tensor(f"l{layer}.{name}.b", width)
            self.weights.append(here)

    def parameters(self) -> list[torch.Tensor]:
        return [part for pair in self.added.values() for part in pair]

    def _linear(self, layer: int, name: str, x: torch.Tensor) -> torch.Tensor:
        here = self.weights[layer]
        flat = x.reshape(-1, x.shape[-1])
        out = _EightBits.apply(flat, here[f"{name}.w"], here[f"{name}.s"], here[f"{name}.b"])
        if f"l{layer}.{name}" in self.added:
            down, up = self.added[f"l{layer}.{name}"]
            out = out + functional.linear(functional.linear(flat, down), up)
        return out.view(*x.shape[:-1], -1)

    def _normed(self, x: torch.Tensor, scale: torch.Tensor, shift: torch.Tensor) -> torch.Tensor:
        return functional.layer_norm(x, (x.shape[-1],), scale, shift, self.packed.epsilon)

    def states(self, rows: Sequence[Sequence[int]], chosen: Sequence[int]) -> torch.Tensor:
        """Return the mean of the *chosen* layers, shape (rows, longest, width)."""
        # few lengths, for which the products are made ready once
        longest = -(-max(len(row) for row in rows) // 8) * 8
        ids = torch.full((len(rows), longest), self.packed.padding)
        mask = torch.zeros(len(rows), 1, 1, longest, dtype=torch.bool)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = torch.tensor(row)
            mask[number, ..., : len(row)] = True
        x = self._normed(self.words[ids] + self.places[:longest], *self.norm)
        total = torch.zeros_like(x)
        for layer in range(self.depth):
            here = self.weights[layer]

            def split(name: str, layer: int = layer, x: torch.Tensor = x) -> torch.Tensor:
                found = self._linear(layer, name, x)
                return found.view(len(rows), longest, self.heads, -1).transpose(1, 2)

            mixed = functional.scaled_dot_product_attention(
                split("q"), split("k"), split("v"), attn_mask=mask
            )
            mixed = mixed.transpose(1, 2).reshape(len(rows), longest, -1)
            x = self._normed(x + self._linear(layer, "ao", mixed), here["aln.w"], here["aln.b"])
            inner = functional.gelu(self._linear(layer, "fi", x))
            x = self._normed(x + self._linear(layer, "fo", inner), here["oln.w"], here["oln.b"])
            if layer + 1 in chosen:
                total = total + x
        return total / len(chosen)


def word_means(
    network: Network, segments: Sequence[Sequence[Sequence[int]]], layers: Sequence[int]
) -> list[torch.Tensor]:
    """Return each segment's word vectors; a segment is its words' sub-words."""
    packed = network.packed
    rows = [[packed.begin, *(t for word in words for t in word), packed.end] for words in segments]
    states = network.states(rows, layers)
    out = []
    for number, words in enumerate(segments):
        owner = torch.tensor([n for n, word in enumerate(words) for _ in word])
        count = torch.bincount(owner, minlength=len(words)).clamp(min=1)
        total = torch.zeros(len(words), packed.width).index_add(
            0, owner, states[number, 1 : 1 + len(owner)]
        )
        out.append(total / count[:, None])
    return out
