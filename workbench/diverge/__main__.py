"""Write ``docs/checks.md``: ``python -m workbench.diverge > docs/checks.md``."""

from __future__ import annotations

import sys
from itertools import groupby

from workbench.diverge.kinds import FAMILIES
from workbench.diverge.registry import HEADINGS, Family, Kind, shipped
from workbench.diverge.spoken import needs, spoken

__all__ = ["checks"]

_HEAD = """\
# What the checks look for

Made from the families of checks by `python -m workbench.diverge`; each says in its folder of
`workbench/diverge/` what it finds and needs, with its examples. A family whose needs a pair of
languages does not meet is passed over, and the notes of a result say so.
[divergence.md](divergence.md) says how well the checks do.
"""


def checks() -> str:
    """The page: every kind with what it finds, its languages, its needs and an example."""
    order = list(HEADINGS)
    families = sorted(shipped(), key=lambda f: order.index(f.heading))
    parts = [_HEAD]
    for heading, own in groupby(families, key=lambda f: f.heading):
        parts.append(f"\n## {FAMILIES[heading]}\n\n"
                     "| kind | what it finds | family | languages | needs | example |\n"
                     "|---|---|---|---|---|---|\n")
        parts += [_row(family, kind) for family in own for kind in family.kinds]
    return "".join(parts)


def _row(family: Family, kind: Kind) -> str:
    cells = (f"`{kind.name}`", kind.description, f"`{family.name}`", spoken(family, kind=kind),
             needs(family, kind), _example(family, kind))
    return f"| {' | '.join(cells)} |\n"


def _example(family: Family, kind: Kind) -> str:
    """The shortest pair that must be found; none for whole texts."""
    pairs = [pair for group in family.data("examples")["found"]
             if group["kind"] == kind.name and not (group.get("not_yet") or "texts" in group)
             for pair in group["pairs"][-1 if "document" in group else 0 :]]
    if not pairs:
        return f"`{family.name}/examples.toml`"
    source, target = min(pairs, key=lambda pair: len(pair[0]) + len(pair[1]))[:2]
    return f"*{source}* {target}"


if __name__ == "__main__":
    sys.stdout.write(checks())
