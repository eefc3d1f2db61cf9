"""The difference reader's network in numpy: attention over the words of both sides at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from workbench.encode.protocols import FloatArray
from workbench.reading.networkparts import NetworkParts, gelu
from workbench.reading.readerevidence import Evidence

__all__ = ["ReaderNetwork"]


class ReaderNetwork(NetworkParts):
    """Two layers of attention and two outputs.

    Layers are pre-normalised (Xiong et al. 2020); to the logits of attention a learnt sum of
    the relations between two words is added, as T5 does for distance (Raffel et al. 2020).

    Parameters
    ----------
    parts : mapping of str to array
        Weights by the names that ``training/reader_network.py`` gives them.
    """

    def __init__(self, parts: Mapping[str, npt.NDArray[np.generic]]) -> None:
        super().__init__(parts)
        self._layers = len({n.split(".")[1] for n in parts if n.startswith("layers.")})
        self._heads = len(self._parts["layers.0.bias"])

    def __call__(self, seen: Evidence) -> tuple[FloatArray, float]:
        """Return the logit of every word, source first, and the pair's."""
        x, a = seen.vectors, seen.answers
        scale = np.float32(np.sqrt(x.shape[1]) / 2)
        given = np.concatenate([x, a, np.abs(x - a)], axis=1) * scale
        h = self._linear("vectors", given) + self._linear("numbers", seen.numbers)
        for number in range(self._layers):
            h = self._layer(f"layers.{number}", h, seen.relations)
        h = self._normed("norm", h)
        logits = self._linear("token", h)[:, 0]
        return logits, self._pair(h, logits, seen)

    def _layer(self, name: str, h: FloatArray, relations: FloatArray) -> FloatArray:
        size, width = h.shape
        qkv = self._linear(f"{name}.qkv", self._normed(f"{name}.norm1", h))
        q, k, v = qkv.reshape(size, 3, self._heads, -1).transpose(1, 2, 0, 3)
        logits = q @ k.transpose(0, 2, 1) / np.float32(np.sqrt(width // self._heads))
        logits += np.tensordot(self._parts[f"{name}.bias"], relations, axes=1)
        weights = np.exp(logits - logits.max(axis=2, keepdims=True))
        weights /= weights.sum(axis=2, keepdims=True)
        mixed = (weights @ v).transpose(1, 0, 2).reshape(size, width)
        h = h + self._linear(f"{name}.out", mixed)
        inner = gelu(self._linear(f"{name}.up", self._normed(f"{name}.norm2", h)))
        return h + self._linear(f"{name}.down", inner)

    def _pair(self, h: FloatArray, logits: FloatArray, seen: Evidence) -> float:
        p = 1 / (1 + np.exp(-logits))
        sides = slice(0, seen.source), slice(seen.source, len(h))
        means, plain = ([x[side].mean(axis=0) for side in sides] for x in (h, seen.numbers))
        shares, logs = ([x[side].mean() for side in sides] for x in (p, logits / 4))
        counts = [
            shares[0] + shares[1], abs(shares[0] - shares[1]), p.max(), p.sum() / 10,
            np.log(len(h)) / 4, logs[0] + logs[1], abs(logs[0] - logs[1]),
        ]  # fmt: skip
        given = np.concatenate([counts, plain[0] + plain[1], np.abs(plain[0] - plain[1])])
        pooled = np.concatenate(
            [means[0] + means[1], np.abs(means[0] - means[1]), h.max(axis=0), given]
        ).astype(np.float32)
        inner = gelu(self._linear("pair1", pooled[None]))
        whole = self._linear("pair2", inner) + self._linear("pair0", given[None].astype(np.float32))
        return float(whole[0, 0])
