"""Products of matrices in whole numbers of eight bits.

Weights are rounded once, a scale for each output; what comes in is rounded row by row, a
scale for each row (Dettmers et al. 2022, *LLM.int8()*, without its outliers). The sums of
products are whole numbers and therefore exact: a row's result depends neither on the rows
beside it nor on the processor. Two ways compute the same sums: the processor's eight-bit
instructions, and floating point in pieces so short that nothing is rounded. The quicker
one is chosen when the first matrix is made.
"""

from __future__ import annotations

import time
from functools import lru_cache
from typing import Any

__all__ = ["EightBits", "eight_bit_instructions"]

_TOP = 127
_EXACT = 1024  # 1024 * 127 * 127 < 2 ** 24: whole numbers that float32 holds exactly


class EightBits:
    """A linear layer ``x W^T + b`` with rounded weights.

    Parameters
    ----------
    weight : float32 tensor, shape (outputs, inputs)
    bias : float32 tensor, shape (outputs,)
    instructions : bool, optional
        Use the processor's eight-bit instructions; by default where they are exact and
        quicker. The result is the same.
    """

    def __init__(self, weight: Any, bias: Any, instructions: bool | None = None) -> None:
        import torch

        self._scale = weight.abs().amax(dim=1).clamp_(min=1e-12) / _TOP
        whole = (weight / self._scale[:, None]).round_()
        self._quick = eight_bit_instructions() if instructions is None else instructions
        self._weight = (whole.to(torch.int8) if self._quick else whole).t()
        self._bias = bias

    def __call__(self, x: Any) -> Any:
        """Return the product for a float32 tensor of shape (rows, inputs)."""
        import torch

        size = torch.maximum(x.amax(dim=1), x.amin(dim=1).neg_()).clamp_(min=1e-12)
        whole = (x * (_TOP / size)[:, None]).round_()
        total = self._products(whole)
        return total.mul_((size / _TOP)[:, None]).mul_(self._scale).add_(self._bias)

    def _products(self, whole: Any) -> Any:
        import torch

        if self._quick:
            return torch._int_mm(whole.to(torch.int8), self._weight).to(torch.float32)
        total = whole[:, :_EXACT] @ self._weight[:_EXACT]
        for start in range(_EXACT, whole.shape[1], _EXACT):
            part = whole[:, start : start + _EXACT] @ self._weight[start : start + _EXACT]
            # pieces are exact; so is their sum in double, and rounding it is one rounding
            total = total.double().add_(part).float()
        return total


@lru_cache(maxsize=1)
def eight_bit_instructions() -> bool:
    """Say whether this processor's eight-bit products are exact and quicker than float32."""
    import torch

    generator = torch.Generator().manual_seed(0)
    left = torch.randint(-_TOP, _TOP + 1, (256, 384), generator=generator)
    right = torch.randint(-_TOP, _TOP + 1, (384, 384), generator=generator)
    # the largest sums there can be: some processors stop at the largest 16-bit number
    left[0], right[0] = _TOP, _TOP
    left[1], right[1] = -_TOP, -_TOP
    small = left.to(torch.int8), right.to(torch.int8).t()
    large = left.to(torch.float32), right.to(torch.float32).t()
    try:
        if not torch.equal(torch._int_mm(*small).to(torch.float32), large[0] @ large[1]):
            return False
    except (RuntimeError, AttributeError, NotImplementedError):
        return False
    return _fastest(lambda: torch._int_mm(*small)) < _fastest(lambda: large[0] @ large[1])


def _fastest(run: Any) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best
