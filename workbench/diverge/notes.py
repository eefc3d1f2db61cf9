"""What was not looked for and why, and what failed, in sentences for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Failed", "Note", "Skipped", "told"]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not looked for, since a language lacks what it needs.

    Attributes
    ----------
    what : str
        Nouns with commas.
    need : str
        ``parse``, ``topic``, or what is lacking as the beginning of a sentence.
    language : str
        Whose parse or topic; ``""`` where both have part in it.
    whole : bool
        Whether all of a family is left out.
    instead : str
        What was done in its place; then ``what`` was looked for after all.
    """

    what: str
    need: str
    language: str = ""
    whole: bool = True
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """A family that raised: on which pair, ``""`` where not on one, and what."""

    family: str
    pair: str
    error: str


Note = Skipped | Failed


def told(notes: Iterable[Note]) -> tuple[str, ...]:
    """The notes of any number of pairs as sentences, each thing once."""
    every = list(dict.fromkeys(notes))
    skipped = [n for n in every if isinstance(n, Skipped)]
    out: list[str] = []
    for language in dict.fromkeys(n.language for n in skipped if n.language):
        own = [n for n in skipped if n.language == language]
        out += _unparsed([n for n in own if n.need == "parse"], language)
        unknown = _joined([n.what for n in own if n.need == "topic"])
        if unknown:
            is_, was = ("are", "were") if _several(unknown) else ("is", "was")
            out.append(f"{unknown[:1].upper()}{unknown[1:]} {is_} not known for {language!r} and "
                       f"{was} not checked.")
    for need in dict.fromkeys(n.need for n in skipped if not n.language):
        what = _joined([n.what for n in skipped if n.need == need])
        out.append(f"{need}: {_unchecked(what)}.")
    failed = [n for n in every if isinstance(n, Failed)]
    for family in dict.fromkeys(n.family for n in failed):
        out.append(_failed([n for n in failed if n.family == family]))
    return tuple(out)


def _unparsed(notes: Sequence[Skipped], language: str) -> list[str]:
    if not notes:
        return []
    left_out = _joined([n.what for n in notes if not n.instead])
    said = [_unchecked(left_out)] if left_out else []
    said += [n.instead for n in notes if n.instead]
    return [f"No spaCy pipeline is installed for {language!r}: {', and '.join(said)}."]


def _failed(notes: Sequence[Failed]) -> str:
    first = notes[0]
    where = f" in pair {first.pair}" if first.pair else ""
    if len(notes) > 1:
        where = f" in {len(notes)} pairs, the first of them {first.pair}"
    return f"The checks of {first.family} failed{where}: {first.error}"


def _unchecked(what: str) -> str:
    return f"{what} {'were' if _several(what) else 'was'} not checked"


def _several(what: str) -> bool:
    return " and " in what or what.endswith("s")


def _joined(labels: Iterable[str]) -> str:
    """Nouns with commas as one list."""
    words = [word for label in labels for word in label.split(", ")]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
