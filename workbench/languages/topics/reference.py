"""What pronouns, possessives and words for people say of those they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.languages.toml import TURNED

__all__ = ["Pronoun", "Reference"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun or possessive says of the one it stands for.

    ``person`` is 1 to 3, ``number`` ``sing``, ``plur`` or ``""`` (either), ``being`` one of
    ``he``, ``she``, ``it`` or ``""`` where the form does not say; ``possessive`` forms are
    compared with possessive forms only.
    """

    person: int
    number: str = ""
    being: str = ""
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """What pronouns, possessives and words for people say of those they stand for."""

    pronouns: Mapping[str, Pronoun] = field(default_factory=dict)
    """Pronouns and possessives by form."""

    euphonic: str = ""
    """What may join a verb to the pronoun that follows it (*-t-* of *a-t-elle*), as it stands
    before the pronoun, without its first hyphen."""

    beings: Mapping[str, str] = field(default_factory=dict, metadata=TURNED)
    """Nouns and titles that say that someone is a man, ``he``, or a woman, ``she``."""

    epicene: frozenset[str] = frozenset()
    """Lemmas of nouns whose grammatical gender says nothing of the person (*victime*)."""

    grammatical_gender: bool = False
    """Whether pronouns follow the gender of nouns for things."""

    needs_subject: bool = False
    """Whether finite verbs have a subject of their own."""

    object_pronouns: frozenset[str] = frozenset()
    """Pronouns that are never a subject."""

    indefinite: frozenset[str] = frozenset()
    """Subject pronouns that stand for no one in particular (*on*, *one*)."""

    impersonal: frozenset[str] = frozenset()
    """Lemmas of verbs whose pronoun stands for nothing (*falloir*)."""

    events: frozenset[str] = frozenset()
    """Lemmas of nouns that name events, which things said of them may refer to."""

    phases: frozenset[str] = frozenset()
    """Lemmas of nouns that name a phase of an event (*end*, *issue*)."""

    def bare(self, form: str) -> str:
        """A form without what joins it to the verb before: *elle* of *-t-elle*."""
        return form.lstrip("-").removeprefix(self.euphonic)
