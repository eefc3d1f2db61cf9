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
    """How many there are of each severity, the gravest first: ``1 critical and 2 minor``."""
    found = Counter(d.severity for d in divergences)
    parts = [f"{found[s]} {s}" for s in reversed(SEVERITIES) if found[s]]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _gravest(analysis: Analysis) -> str:
    if not analysis.divergences:
        linked = sum(1 for link in analysis.bitext.links if link.linked)
        return f"No check found a divergence in the {count(linked, 'linked passage')}."
    first = analysis.divergences[0]
    evidence = first.evidence.rstrip()
    stop = "" if evidence.endswith((".", "!", "?", "…", ".”", ".\"", ".»")) else "."
    place = _place(analysis.bitext, first)
    lead = f"The gravest divergence, rated {first.severity}, is {place}: " if place else (
        f"The gravest divergence is rated {first.severity}: ")
    return f"{lead}{evidence}{stop}{_company(analysis, first)}"


def _place(bitext: Bitext, divergence: Divergence) -> str:
    """Where a divergence stands: ``in sentence 5 of 14``, ``in the last sentence``."""
    link = bitext.find(divergence.link)
    if link is None:
        return ""
    document = bitext.source if link.source else bitext.target
    ids = link.source or link.target
    numbers = [n for n, s in enumerate(document.sentences, 1) if s.id in ids]
    total = len(document)
    text = "" if link.source else " of the translation"
    if numbers == [total]:
        return f"in the last sentence{text}" if total > 1 else f"in the only sentence{text}"
    if len(numbers) == 1:
        return f"in sentence {numbers[0]} of the {total}{text}"
    return f"in sentences {numbers[0]} to {numbers[-1]} of the {total}{text}"


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
    if source["linked"] == source["total"] == 1:
        share = "The one sentence of the original has"
    elif source["linked"] == source["total"]:
        share = f"All {source['total']} sentences of the original have"
    else:
        verb = "has" if source["linked"] == 1 else "have"
        share = f"{source['linked']} of {count(source['total'], 'sentence')} of the original {verb}"
    found = f"{share} a counterpart in the translation."
    doings = []
    if target["moved"]:
        doings.append(f"has {count(target['moved'], 'sentence')} in another place")
    if target["unlinked"]:
        doings.append(f"adds {count(target['unlinked'], 'sentence')}")
    if not doings:
        return found
    again = ""
    if target["unlinked"] and target["repeats"]:
        again = (", which repeats" if target["repeats"] == target["unlinked"] == 1 else
                 ", all of which repeat" if target["repeats"] == target["unlinked"] else
                 f", {target['repeats']} of which "
                 f"{'repeats' if target['repeats'] == 1 else 'repeat'}")
        again += " what is said elsewhere"
    return f"{found} The translation {' and '.join(doings)}{again}."


def _fidelity(analysis: Analysis) -> str:
    f = analysis.document.fidelity
    links = [link.id for link in analysis.bitext.links if link.linked]
    grave = {d.link for d in analysis.divergences if d.severity != "minor"}
    sound = sum(1 for link in links if link not in grave)
    found = severities(analysis.divergences)
    if not links:
        return "No passage is linked, so there is no fidelity to give."
    if sound == len(links):
        share = "No critical or major divergence was found"
    elif not sound:
        share = "Every linked passage holds a critical or major divergence"
    else:
        share = (f"No critical or major divergence was found in {sound} of the "
                 f"{count(len(links), 'linked passage')}")
    tail = f"; in all, the checks found {found}" if found else ""
    return (f"{share}{tail}. Fidelity is {f.value:.2f} on a scale from 0 to 1 "
            f"(95\u202f% interval {f.low:.2f} to {f.high:.2f}).")
