"""From findings to divergences: what explains what, what is shown, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.diverge.kinds import KINDS
from workbench.flags.flag import Flag
from workbench.model import SEVERITIES, Divergence

__all__ = ["THRESHOLD", "numbered", "ranked", "settle"]

# Below this confidence a finding is evidence for the scores but not a flag.
THRESHOLD = 0.5


def settle(flags: Iterable[Flag], threshold: float = THRESHOLD) -> list[Flag]:
    """Keep the flags that are sure enough; drop those that another explains.

    An omission or addition is dropped where a more special finding marks the same words: kinds
    are taken in the order of their ``place``.
    """
    taken: set[tuple[str, int]] = set()
    kept: list[Flag] = []
    in_order = sorted(flags, key=lambda f: (KINDS[f.kind].place, -f.confidence,
                                            f.finding.source, f.finding.target))
    for flag in in_order:
        if flag.confidence < threshold:
            continue
        finding = flag.finding
        own = {("source", i) for i in finding.source} | {("target", j) for j in finding.target}
        if flag.kind in {"omission", "addition", "degree", "name"} and own & taken:
            rest = own - taken
            if len(rest) * 2 <= len(own) or flag.kind != "omission":
                continue
        taken |= own
        kept.append(flag)
    return kept


def ranked(divergences: Iterable[Divergence]) -> list[Divergence]:
    """The gravest first; then the surest; then in the order of the texts."""
    def key(d: Divergence) -> tuple[object, ...]:
        place = d.target_span or d.source_span or (0, 0)
        return (-SEVERITIES.index(d.severity), -d.confidence, place, d.kind, d.evidence)

    return sorted(divergences, key=key)


def numbered(divergences: Sequence[Divergence]) -> tuple[Divergence, ...]:
    """Give the divergences their ids, ``D0`` onward, in the order given."""
    return tuple(replace(d, id=f"D{n}") for n, d in enumerate(divergences))
