"""The families of checks: what each finds, what it needs, and where it is found.

A family is a package whose ``FAMILY`` says all of it; the shipped ones stand beside this module.
Another package offers one by an entry point of the group ``workbench.checks`` that leads to its
:class:`Family`. What it finds is flagged like all else and is no part of the scores, whose weights
were fitted on what the shipped checks find.
"""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Protocol

from workbench.errors import FormatError
from workbench.languages import OPTIONAL

if TYPE_CHECKING:
    from workbench.diverge.finding import Finding, LinkFinding
    from workbench.model import Bitext
    from workbench.reading.view import PairView

__all__ = ["GROUP", "HEADINGS", "Family", "Kind", "families", "offered", "shipped"]

GROUP = "workbench.checks"

HEADINGS: Mapping[str, str] = {
    "structure": "Who does what, and what belongs with what",
    "polarity": "Polarity and degree",
    "verbs": "Tense and modality",
    "speech": "Questions and quotations",
    "quantities": "Numbers and dates",
    "names": "Names",
    "reference": "Reference",
    "choice": "Choice of words",
    "content": "Content words",
    "language": "Language and form",
    "sentences": "Sentences and passages",
}
"""What reports gather kinds under, in their order.

They follow the levels at which translation studies describe shifts (content, quantity, name,
polarity, reference, structure, text), after Catford's shifts and the accuracy branch of the MQM
typology (Lommel et al. 2014).
"""

# In this order: sums over what was found depend on it to the last bit.
_SHIPPED = (
    "structure", "language", "quantity", "name", "negation", "degree", "choice", "reference",
    "repetition", "order", "loss", "speech", "verbs", "gender", "terminology", "glossary",
    "sentences",
)
_LAST = 265  # more special than a loss, and than nothing else


class Given(Protocol):
    """A user's own rules, looked for in one pair after another."""

    def find(self, view: PairView) -> Iterable[Finding]: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of divergence: what was found, not how grave it is.

    Attributes
    ----------
    name : str
        Stable: files, command line and reports use it.
    label : str
        What a reader sees.
    description : str
        What it means, in one sentence.
    place : int
        Where it stands when findings explain each other, the most special first: a special kind
        explains the loss of the very words that a general one would flag again. The shipped kinds
        stand at steps of ten; see :func:`workbench.flags.settle`.
    topics : tuple of str
        What both languages must be known for beyond what its family needs.
    family : str
        The heading under which reports show it; its :class:`Family` fills it in.
    """

    name: str
    label: str
    description: str
    place: int = _LAST
    topics: tuple[str, ...] = ()
    family: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Checks of one matter, and how they are run.

    Attributes
    ----------
    name : str
        Of the folder that it stands in.
    label : str
        What was not looked for where it cannot run, in the words of a note: nouns with commas.
    heading : str
        One of :data:`HEADINGS`, or the words of a new one.
    kinds : tuple of Kind
        All that it may find.
    package : str
        Where its data lie: ``wording.toml``, what it says, see :mod:`workbench.diverge.wording`;
        ``examples.toml``, pairs that it must find and pairs on which it must be silent.
    parses : bool
        Whether it finds nothing without a parse of both sides.
    topics : tuple of str
        What must be known of both languages, by attribute of
        :class:`~workbench.languages.Language`.
    lacks : callable, optional
        Takes the codes of the two languages and returns what else is lacking for them, or ``""``.
    also : str
        What that is, in words.
    unparsed : str
        What it does where a side has no parse, in the words of a note.
    find : callable, optional
        From a pair to what is found in it.
    find_document : callable, optional
        From all pairs of one document to what is found in each.
    find_links : callable, optional
        From sentence links to what is found in them.
    given : callable, optional
        From what a user gave (and two languages) to rules that are looked for in a pair.
    """

    name: str
    label: str
    heading: str
    kinds: tuple[Kind, ...]
    package: str
    parses: bool = False
    topics: tuple[str, ...] = ()
    lacks: Callable[[str, str], str] | None = None
    also: str = ""
    unparsed: str = ""
    find: Callable[[PairView], Iterable[Finding]] | None = None
    find_document: Callable[[Sequence[PairView]], Sequence[Iterable[Finding]]] | None = None
    find_links: Callable[[Bitext], Iterable[LinkFinding]] | None = None
    given: Callable[..., Given] | None = None

    def __post_init__(self) -> None:
        unknown = {t for k in self.kinds for t in k.topics} | set(self.topics)
        if unknown - set(OPTIONAL):
            raise FormatError(f"the checks of {self.name} need {', '.join(sorted(unknown))} of a "
                              f"language; there are {', '.join(OPTIONAL)}")
        kinds = tuple(replace(k, family=self.heading) for k in self.kinds)
        object.__setattr__(self, "kinds", kinds)

    def data(self, name: str) -> dict[str, Any]:
        """What a TOML file of the family holds.

        Raises
        ------
        FormatError
            Where it is missing or no TOML.
        """
        path = resources.files(self.package) / f"{name}.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise FormatError(f"{name}.toml of the checks of {self.name}: {error}") from error


@cache
def shipped() -> tuple[Family, ...]:
    """The families that come with the workbench, in the order in which they are run."""
    return tuple(importlib.import_module(f"{__package__}.{name}").FAMILY for name in _SHIPPED)


@cache
def offered() -> tuple[Family, ...]:
    """The families of other installed packages, by name.

    Raises
    ------
    FormatError
        Where an entry point cannot be loaded, leads to something else, or to a family whose name
        another has or whose kind means something else in another.
    """
    out: list[Family] = []
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        family = _loaded(point)
        before = (*shipped(), *out)
        kinds = {k.name: k for f in before for k in f.kinds}
        taken = [k.name for k in family.kinds if kinds.get(k.name, k) != k]
        if taken or family.name in {f.name for f in before}:
            raise FormatError(f"{_told(point)} leads to {family.name}, where the name or the kind "
                              f"is taken: {', '.join(taken) or family.name}")
        out.append(family)
    return tuple(out)


def families() -> tuple[Family, ...]:
    """All families: the shipped ones, then those of other packages."""
    return (*shipped(), *offered())


def _loaded(point: EntryPoint) -> Family:
    try:
        found = point.load()
    except Exception as error:  # whatever another package does when it is imported
        raise FormatError(f"{_told(point)} cannot be loaded: {error}") from error
    if not isinstance(found, Family):
        raise FormatError(f"{_told(point)} must lead to a Family, not to {found!r}")
    return found


def _told(point: EntryPoint) -> str:
    return f"the entry point {point.name} = {point.value} of {GROUP}"
