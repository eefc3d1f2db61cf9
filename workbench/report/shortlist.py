"""What to read first where there is much: long lists by family, passages by what is in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.diverge.kinds import FAMILIES, KINDS
from workbench.model import SEVERITIES, Analysis, Divergence, Side
from workbench.report.folds import opening
from workbench.report.headlines import severities
from workbench.show.escaping import clean

__all__ = ["SHORT", "FamilyGroup", "LevelGroup", "ReadFirst", "by_level", "kinds_told",
           "read_first"]

SHORT = 40
"""Divergences that are listed one below the other without a fold."""

_FIRST = 8  # passages that are named as those to read first


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """Divergences of one severity and family, in rank order; ``label`` is empty for all families.

    ``told`` says how many there are of each kind.
    """

    label: str
    told: str
    divergences: tuple[Divergence, ...]


@dataclass(frozen=True, slots=True)
class LevelGroup:
    """The divergences of one severity; ``level`` is empty for all severities."""

    level: str
    told: str
    families: tuple[FamilyGroup, ...]

    @property
    def count(self) -> int:
        return sum(len(f.divergences) for f in self.families)


@dataclass(frozen=True, slots=True)
class ReadFirst:
    """A passage with much in it: its id, what was found, its fidelity, and how it begins."""

    link: str
    found: str
    kinds: str
    fidelity: float | None
    begins: str
    language: str


def by_level(found: Sequence[Divergence]) -> tuple[LevelGroup, ...]:
    """A list of divergences as it is folded: by severity where long, then by family where long.

    The gravest come first, and families in the order of the taxonomy; a short list is one group.
    """
    if len(found) <= SHORT:
        return (LevelGroup("", "", (FamilyGroup("", "", tuple(found)),)),)
    out = []
    for level in reversed(SEVERITIES):
        here = tuple(d for d in found if d.severity == level)
        if not here:
            continue
        families = tuple(_family(name, here) for name in FAMILIES
                         if any(KINDS[d.kind].family == name for d in here))
        told = ", ".join(f"{f.label.lower()} {len(f.divergences)}" for f in families)
        if len(here) <= SHORT:
            families = (FamilyGroup("", "", here),)
        out.append(LevelGroup(level, told, families))
    return tuple(out)


def kinds_told(found: Sequence[Divergence]) -> str:
    """How many there are of each kind, the most frequent first: ``name (3), number``."""
    counts = Counter(KINDS[d.kind].label.lower() for d in found)
    return ", ".join(kind if n == 1 else f"{kind} ({n})" for kind, n in counts.most_common())


def read_first(analysis: Analysis) -> tuple[ReadFirst, ...]:
    """The passages with the gravest divergences, and among those the ones with most of them.

    None where the whole list is short, or nothing in it is above minor.
    """
    if len(analysis.divergences) <= SHORT:
        return ()
    fidelity = {s.id: s.fidelity for s in analysis.scores}
    ranked = []
    for place, link in enumerate(analysis.bitext.links):
        here = analysis.at(link.id)
        counts = Counter(d.severity for d in here)
        if any(counts[s] for s in SEVERITIES[1:]):
            weight = tuple(-counts[s] for s in reversed(SEVERITIES))
            ranked.append((weight, fidelity.get(link.id, 0.0), place, link, here))
    ranked.sort(key=lambda r: r[:3])
    out = []
    for *_, link, here in ranked[:_FIRST]:
        side: Side = "source" if link.source else "target"
        first = analysis.bitext.document(side).sentence(link.ids(side)[0])
        grave = [d for d in here if d.severity != "minor"]
        out.append(ReadFirst(link.id, severities(here), kinds_told(grave), fidelity.get(link.id),
                             opening(clean(first.text)), analysis.bitext.document(side).language))
    return tuple(out)


def _family(name: str, found: Sequence[Divergence]) -> FamilyGroup:
    here = tuple(d for d in found if KINDS[d.kind].family == name)
    return FamilyGroup(FAMILIES[name], kinds_told(here), here)
