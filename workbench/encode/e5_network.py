"""The layers of the bundled e5, run for words.

A BERT encoder (Devlin et al. 2019) without transformers: the weights are read from the
carrier's four bits into eight, of the embedding table only the rows of the sub-words at hand;
texts are laid end to end instead of being filled up to one length, and only as many layers
are made as are asked for. Identical text gives identical bytes whatever is beside it: the
products are exact (:mod:`workbench.encode.e5_products`), everything else goes row by row or
text by text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import numpy as np

from workbench.encode.adapter import Adapter
from workbench.encode.blas import WORKERS
from workbench.encode.e5_products import EightBits
from workbench.encode.packed import PackedModel
from workbench.encode.protocols import FloatArray

__all__ = ["E5Network"]

_PASS = 512  # sub-words at once: what passes between two layers stays in the processor's cache
_STEP = 64  # filled up to a multiple: products are made ready once for each shape


class E5Network:
    """Embeddings and as many layers as are asked for.

    Parameters
    ----------
    packed : PackedModel
    adapter : Adapter, optional
        What is added to the weights.
    """

    def __init__(self, packed: PackedModel, adapter: Adapter | None = None) -> None:
        import torch

        self._torch = torch
        self._packed = packed
        self._adapter = adapter
        width = packed.width
        places = self._tensor("emb.pos", packed.positions, width)
        self._places = places + self._tensor("emb.type", packed.types, width)[0]
        self._norm = self._pair("emb.ln")
        self._layers: list[dict[str, Any]] = []

    def _tensor(self, name: str, *shape: int) -> FloatArray:
        return self._packed.tensor(name, *shape).astype(np.float32)

    def _pair(self, name: str) -> tuple[Any, Any]:
        load, width = self._torch.from_numpy, self._packed.width
        return load(self._tensor(f"{name}.w", width)), load(self._tensor(f"{name}.b", width))

    def _matrix(self, layer: int, names: str, rows: int, columns: int) -> EightBits:
        torch = self._torch
        weights, biases = [], []
        for name in names.split():
            weight = torch.from_numpy(self._tensor(f"l{layer}.{name}.w", rows, columns))
            factors = self._adapter.factors(f"l{layer}.{name}") if self._adapter else None
            if factors is not None:
                weight = weight.addmm_(*map(torch.from_numpy, factors))
            weights.append(weight)
            biases.append(torch.from_numpy(self._tensor(f"l{layer}.{name}.b", rows)))
        return EightBits(torch.cat(weights), torch.cat(biases))

    def _layer(self, number: int) -> dict[str, Any]:
        """Return a layer (0 is the first above the embeddings), made on first use."""
        width, inner = self._packed.width, self._packed.inner
        while len(self._layers) <= number:
            n = len(self._layers)
            self._layers.append({
                "qkv": self._matrix(n, "q k v", width, width),
                "ao": self._matrix(n, "ao", width, width),
                "aln": self._pair(f"l{n}.aln"),
                "fi": self._matrix(n, "fi", inner, width),
                "fo": self._matrix(n, "fo", width, inner),
                "oln": self._pair(f"l{n}.oln"),
            })  # fmt: skip
        return self._layers[number]

    def states(
        self, rows: Sequence[Sequence[int]], layers: Sequence[int]
    ) -> Iterator[tuple[int, FloatArray]]:
        """Yield each row's number and its states averaged over *layers*, in any order.

        Parameters
        ----------
        rows : sequence of sequences of int
            Sub-words with their marks, none longer than the positions there are.
        layers : sequence of int
            In increasing order; 0 is the embedding layer.
        """
        order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
        groups: list[list[int]] = []
        size = _PASS
        for number in order:
            size += len(rows[number])
            if size > _PASS:
                groups.append([])
                size = len(rows[number])
            groups[-1].append(number)
        if groups and layers[-1]:
            self._layer(layers[-1] - 1)  # made once, not by several threads

        def work(group: list[int]) -> list[tuple[int, FloatArray]]:
            return list(self._pass(group, [rows[k] for k in group], layers))

        with self._threads() as map_all:
            for start in range(0, len(groups), 2 * WORKERS):
                for found in map_all(work, groups[start : start + 2 * WORKERS]):
                    yield from found

    @contextmanager
    def _threads(self) -> Iterator[Callable[..., Iterable[list[tuple[int, FloatArray]]]]]:
        """Whole passes side by side, each on one thread of torch.

        Products as small as ours gain little from torch's own threads, which wait for each
        other by spinning and on a busy machine cost several times what they bring.
        """
        torch = self._torch
        before = torch.get_num_threads()
        pool = ThreadPoolExecutor(WORKERS, initializer=torch.set_num_threads, initargs=(1,))
        try:
            yield pool.map
        finally:
            pool.shutdown(cancel_futures=True)
            torch.set_num_threads(before)

    def _pass(
        self, numbers: list[int], rows: list[Sequence[int]], layers: Sequence[int]
    ) -> Iterator[tuple[int, FloatArray]]:
        torch = self._torch
        lengths = [len(row) for row in rows]
        runs = [(length, len(list(same))) for length, same in groupby(lengths)]
        filled = -(-sum(lengths) // _STEP) * _STEP
        with torch.inference_mode():
            x = self._embedded(rows, filled)
            total: Any = None
            if 0 in layers:
                total = x.clone()
            for number in range(layers[-1]):
                x = self._run(self._layer(number), x, runs)
                if number + 1 in layers:
                    total = x.clone() if total is None else total.add_(x)
            found: FloatArray = total.div_(len(layers)).numpy()
        start = 0
        for number, length in zip(numbers, lengths, strict=True):
            yield number, found[start : start + length]
            start += length

    def _embedded(self, rows: list[Sequence[int]], filled: int) -> Any:
        packed, torch = self._packed, self._torch
        ids = np.concatenate([np.asarray(row, dtype=np.int64) for row in rows])
        places = np.concatenate([np.arange(len(row)) for row in rows])
        out = np.zeros((filled, packed.width), dtype=np.float32)
        out[: len(ids)] = packed.rows("emb.word", ids, packed.vocabulary, packed.width)
        out[: len(ids)] += self._places[places]
        return self._normed(torch.from_numpy(out), self._norm)

    def _normed(self, x: Any, norm: tuple[Any, Any]) -> Any:
        size = (self._packed.width,)
        return self._torch.nn.functional.layer_norm(x, size, *norm, self._packed.epsilon)

    def _run(self, layer: dict[str, Any], x: Any, runs: list[tuple[int, int]]) -> Any:
        functional = self._torch.nn.functional
        mixed = self._attention(layer["qkv"](x), runs)
        x = self._normed(layer["ao"](mixed).add_(x), layer["aln"])
        inner = functional.gelu(layer["fi"](x))
        return self._normed(layer["fo"](inner).add_(x), layer["oln"])

    def _attention(self, qkv: Any, runs: list[tuple[int, int]]) -> Any:
        """Return what each head gathers; texts of one length go together, unfilled."""
        torch, heads = self._torch, self._packed.heads
        attend = torch.nn.functional.scaled_dot_product_attention
        out = torch.zeros((len(qkv), self._packed.width))
        start = 0
        for length, count in runs:
            end = start + length * count
            part = qkv[start:end].view(count, length, 3, heads, -1).permute(2, 0, 3, 1, 4)
            found = attend(part[0], part[1], part[2])
            out[start:end] = found.transpose(1, 2).reshape(end - start, -1)
            start = end
        return out
