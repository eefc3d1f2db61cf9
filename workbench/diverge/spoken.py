"""In which languages a family of checks can run, and what it needs there."""

from __future__ import annotations

from collections.abc import Container

from workbench.diverge.registry import Family, Kind
from workbench.languages import language_of, languages

__all__ = ["needs", "spoken"]


def spoken(
    family: Family, parsed: Container[str] | None = None, *, kind: Kind | None = None
) -> str:
    """The languages that a family can run for, of those that are described.

    Parameters
    ----------
    family : Family
    parsed : container of str, optional
        Those that have a parser; where left out all count as having one.
    kind : Kind, optional
        Ask for this kind alone.

    Returns
    -------
    str
        ``any``, codes with commas, those of two languages that belong together joined (``en-fr``),
        or ``none``.
    """
    topics = {*family.topics, *(kind.topics if kind else ())}
    if not (topics or family.lacks or (family.parses and parsed is not None)):
        return "any"
    own = [code for code in languages()
           if all(getattr(language_of(code), topic) is not None for topic in topics)
           and (not family.parses or parsed is None or code in parsed)]
    if family.lacks is None:
        return ", ".join(own) or "none"
    pairs = [(a, b) for a in own for b in own if a != b and not family.lacks(a, b)]
    into = {b for _, b in pairs}
    if len(pairs) == len(into) * (len(own) - 1):  # whatever the original is in
        return "into " + ", ".join(sorted(into)) if into else "none"
    return ", ".join(sorted({"-".join(sorted(pair)) for pair in pairs})) or "none"


def needs(family: Family, kind: Kind | None = None) -> str:
    """What both languages must have, in words; empty where nothing is needed."""
    topics = (*family.topics, *(kind.topics if kind else ()))
    out = ["a parse of both sides"] if family.parses else []
    if topics:
        out.append("the topic" + "s" * (len(topics) > 1) + " " + ", ".join(
            f"`{topic}`" for topic in topics))
    return "; ".join([*out, *([family.also] if family.also else [])])
