"""The three findings that stand at the head of a report, in plain sentences."""

from __future__ import annotations

from collections import Counter

from workbench.diverge.kinds import KINDS
from workbench.model import SEVERITIES, Analysis, Bitext, Divergence

__all__ = ["count", "headlines", "severities"]


def headlines(analysis: Analysis) -> tuple[str, str, str]:
    """Return the gravest divergence, the state of the sentences, and the fidelity.

    Parameters
    ----------
    analysis : Analysis
        Its divergences are ranked, the gravest first.

    Returns
    -------
    tuple of str
        Three findings of one to three sentences each, without markup.
    """
    return _gravest(analysis), _sentences(analysis.bitext), _fidelity(analysis)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 sentence``, ``2 sentences``."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def severities(divergences: tuple[Divergence, ...]) -> str:
    """How many there are of each severity, the gravest first: ``1 critical, 2 minor``."""
    found = Counter(d.severity for d in divergences)
    return ", ".join(f"{found[s]} {s}" for s in reversed(SEVERITIES) if found[s])


def _gravest(analysis: Analysis) -> str:
    if not analysis.divergences:
        linked = sum(1 for link in analysis.bitext.links if link.linked)
        return f"No check found a divergence in the {count(linked, 'linked passage')}."
    first = analysis.divergences[0]
    lead = f"The gravest divergence ({first.severity}, {KINDS[first.kind].label.lower()})"
    evidence = first.evidence.rstrip()
    stop = "" if evidence.endswith((".", "!", "?", "…", ".”", ".\"", ".»")) else "."
    return f"{lead}{_place(analysis.bitext, first)}: {evidence}{stop}{_company(analysis, first)}"


def _place(bitext: Bitext, divergence: Divergence) -> str:
    """Where a divergence stands: `` in s18`` or `` in the last sentence (s18)``."""
    link = next((k for k in bitext.links if k.id == divergence.link), None)
    if link is None:
        return ""
    ids = link.source or link.target
    last = (bitext.source if link.source else bitext.target).sentences[-1].id
    if len(ids) == 1 and ids[0] == last:
        return f" stands in the last sentence ({last})"
    return f" stands in {ids[0]}" if len(ids) == 1 else f" stands in {ids[0]} to {ids[-1]}"


def _company(analysis: Analysis, first: Divergence) -> str:
    """What else was found in the passage of the gravest divergence."""
    others = [d for d in analysis.at(first.link) if d.id != first.id and first.link]
    if not others:
        return ""
    kinds = Counter(KINDS[d.kind].label.lower() for d in others)
    named = ", ".join(k if n == 1 else f"{k} ({n})" for k, n in kinds.items())
    return f" The same passage has {count(len(others), 'more divergence')}: {named}."


def _sentences(bitext: Bitext) -> str:
    cover = bitext.coverage()
    source, target = cover["source"], cover["target"]
    share = (f"All {source['total']} sentences" if source["linked"] == source["total"]
             else f"{source['linked']} of {count(source['total'], 'sentence')}")
    parts = [f"{share} of the original have a counterpart in the translation"]
    if target["moved"]:
        parts.append(f"{count(target['moved'], 'sentence')} of the translation "
                     f"{'stands' if target['moved'] == 1 else 'stand'} elsewhere than in the "
                     "original")
    if target["unlinked"]:
        added = count(target["unlinked"], "sentence")
        verb = "is" if target["unlinked"] == 1 else "are"
        again = f", {target['repeats']} of them a second rendering" if target["repeats"] else ""
        parts.append(f"{added} of the translation {verb} added{again}")
    return "; ".join(parts) + "."


def _fidelity(analysis: Analysis) -> str:
    f = analysis.document.fidelity
    found = severities(analysis.divergences)
    tail = f"the checks found {found} divergences" if found else "the checks found no divergence"
    if len(analysis.divergences) == 1:
        tail = tail.removesuffix("s")
    return (f"Fidelity is {f.value:.2f} on a scale from 0 to 1 (95\u202f% interval {f.low:.2f} to "
            f"{f.high:.2f}, {count(f.n, 'linked passage')}); {tail}.")
