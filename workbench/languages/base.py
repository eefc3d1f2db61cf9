"""What the workbench knows of a language, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.languages import cldr
from workbench.languages.topics.choice import Choice
from workbench.languages.topics.closed import Closed
from workbench.languages.topics.degree import DegreeWords
from workbench.languages.topics.discourse import Discourse
from workbench.languages.topics.layout import Layout
from workbench.languages.topics.negation import Negation
from workbench.languages.topics.parsing import Parsing
from workbench.languages.topics.quantities import Quantities
from workbench.languages.topics.reference import Reference
from workbench.languages.topics.speech import Speech
from workbench.languages.topics.structure import Structure
from workbench.languages.topics.verbs import Verbs
from workbench.languages.topics.writing import Writing

__all__ = ["OPTIONAL", "Language"]


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of one language, by topic.

    All words are in lower case, apostrophes are ``'``, abbreviations are without their full stop.
    A topic that nobody has written for the language is None: what needs it is skipped, and says
    so. ``writing``, ``closed`` and ``quantities`` are always there, empty where nothing is known,
    since every script can be cut into sentences and words, and figures are read in all.

    Attributes
    ----------
    code : str
        ISO 639-1.
    """

    code: str
    writing: Writing = field(default_factory=Writing)
    closed: Closed = field(default_factory=Closed)
    quantities: Quantities = field(default_factory=Quantities)
    layout: Layout | None = None
    negation: Negation | None = None
    degree: DegreeWords | None = None
    reference: Reference | None = None
    verbs: Verbs | None = None
    speech: Speech | None = None
    discourse: Discourse | None = None
    structure: Structure | None = None
    parsing: Parsing | None = None
    choice: Choice | None = None

    @property
    def name(self) -> str:
        """The English name, from the Unicode CLDR; the code where it has none."""
        return cldr.language_name(self.code)


OPTIONAL: tuple[str, ...] = ("layout", "negation", "degree", "reference", "verbs", "speech",
                             "discourse", "structure", "parsing", "choice")
"""The topics that a language may be without."""
