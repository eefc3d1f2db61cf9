"""What a glossary says about a term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["GlossaryStatus", "GlossaryTerm"]

GlossaryStatus: TypeAlias = Literal["must", "never"]


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term of the original and a rendering of it that is asked for or forbidden.

    Attributes
    ----------
    source, target : str
        One word or several, in any case and inflection.
    status : {"must", "never"}
        Several ``must`` renderings of one term are alternatives.
    """

    source: str
    target: str
    status: GlossaryStatus = "must"
