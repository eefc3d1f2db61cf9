"""Running the families: all that they find, and notes on what could not be looked for.

A family that lacks a parse, a topic of a language or something else is passed over; one that
raises takes nothing else with it. Both are said in the notes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from workbench.diverge.finding import Finding, LinkFinding
from workbench.diverge.notes import Failed, Note, Skipped
from workbench.diverge.registry import Family, Given, families, shipped
from workbench.errors import ModelError
from workbench.languages import language_of
from workbench.model import Bitext
from workbench.reading.view import SIDES, PairView

__all__ = ["Found", "document_findings", "findings", "given_findings", "link_findings", "missing"]

_STRICT = "WORKBENCH_STRICT"  # where this is set a family that raises is not survived

_T = TypeVar("_T")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Found:
    """What the checks find in a pair, before anything is weighed or dropped.

    Attributes
    ----------
    findings : tuple of Finding
        Of the shipped families.
    more : tuple of Finding
        Of those of other packages; no part of the scores.
    notes : tuple of Note
    """

    findings: tuple[Finding, ...]
    more: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()


def findings(view: PairView) -> Found:
    """All that the families find in a pair by itself."""
    own: list[Finding] = []
    more: list[Finding] = []
    notes: list[Note] = []
    languages = (view.pair.source.language, view.pair.target.language)
    # an empty side has no parse and needs none
    parsed = tuple(view.parse(side) is not None or not view.segment(side).text.strip()
                   for side in SIDES)
    for family in families():
        if family.find is None:
            continue
        lacking = missing(family, languages, (parsed[0], parsed[1]))
        notes += lacking
        if not any(n.whole for n in lacking):
            found, failed = _guarded(family, view.pair.id, family.find, view)
            (own if family in shipped() else more).extend(found)
            notes += failed
    return Found(tuple(own), tuple(more), tuple(notes))


def missing(
    family: Family, languages: tuple[str, str], parsed: tuple[bool, bool] = (True, True)
) -> tuple[Skipped, ...]:
    """What a family lacks for a pair of languages.

    Parameters
    ----------
    family : Family
    languages : (str, str)
        Of the source and the target.
    parsed : (bool, bool)
        Whether each side has a parse.
    """
    out: list[Skipped] = []
    for language, here in dict(zip(languages, parsed, strict=True)).items():
        known = language_of(language)
        if any(getattr(known, topic) is None for topic in family.topics):
            out.append(Skipped(family.label, "topic", language))
        elif family.parses and not here:
            out.append(Skipped(family.label, "parse", language))
        elif family.unparsed and not here:
            out.append(Skipped(family.label, "parse", language, False, family.unparsed))
        out += [Skipped(kind.label.lower(), "topic", language, False) for kind in family.kinds
                if any(getattr(known, topic) is None for topic in kind.topics)]
    need = family.lacks(*languages) if family.lacks is not None else ""
    if need:
        out.append(Skipped(family.label, need))
    return tuple(out)


def document_findings(
    views: Sequence[PairView],
) -> tuple[tuple[tuple[Finding, ...], ...], tuple[Note, ...]]:
    """What is found in the pairs of one document together, one tuple a pair, and notes."""
    out: list[list[Finding]] = [[] for _ in views]
    notes: list[Note] = []
    for family in families():
        if family.find_document is not None:
            found, failed = _guarded(family, "", family.find_document, views)
            notes += failed
            for held, of_pair in zip(out, found, strict=False):
                held += of_pair
    return tuple(map(tuple, out)), tuple(notes)


def given_findings(family: str, rules: Given, view: PairView) -> Found:
    """Where a pair does not keep to rules that the user gave to a family."""
    own = next(f for f in families() if f.name == family)
    found, failed = _guarded(own, view.pair.id, rules.find, view)
    return Found(tuple(found), notes=failed)


def link_findings(bitext: Bitext) -> tuple[tuple[LinkFinding, ...], tuple[Note, ...]]:
    """What is found in the links of the sentences, and notes."""
    out: list[LinkFinding] = []
    notes: list[Note] = []
    for family in families():
        if family.find_links is not None:
            found, failed = _guarded(family, "", family.find_links, bitext)
            out += found
            notes += failed
    return tuple(out), tuple(notes)


def _guarded(
    family: Family, pair: str, find: Callable[[_V], Iterable[_T]], what: _V
) -> tuple[list[_T], tuple[Failed, ...]]:
    """What a family finds; nothing and a note where it raises.

    A damaged model is nothing to be survived: all else would rest on less than it seems.
    """
    try:
        found = list(find(what))
        kinds = {k.name for k in family.kinds}
        strange = {f.kind for f in found if isinstance(f, Finding | LinkFinding)} - kinds
        if strange:
            raise ValueError(f"found {', '.join(sorted(strange))}, which it does not name")
    except ModelError:
        raise
    except Exception as error:  # whatever a family may do
        if os.environ.get(_STRICT):
            raise
        return [], (Failed(family.name, pair, f"{type(error).__name__}: {error}"),)
    return found, ()
