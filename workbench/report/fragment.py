"""Pieces of HTML that show themselves in a notebook and make up the report page.

Texts under study may hold anything. Everything that comes from them passes through
:func:`~workbench.show.escaping.clean` and through Jinja's escaping before it stands in a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.languages import language_name
from workbench.model import SIDES, Bitext
from workbench.show.escaping import clean

if TYPE_CHECKING:
    import jinja2

__all__ = ["FACTS", "Fragment", "fill", "language_names", "style"]

FACTS = "application/vnd.workbench+json"
"""MIME type under which a fragment states the facts that the page's frame needs."""

TEMPLATES = Path(__file__).parent / "template"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the report.

    Attributes
    ----------
    html : str
        Escaped, with one element at its root.
    text : str
        What stands for it where no HTML is shown.
    facts : mapping
        What the page around it has to know (``title``, ``language``, ``headlines``).
    """

    html: str
    text: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        return self.html

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        bundle: dict[str, object] = {"text/html": self.html, "text/plain": self.text}
        if self.facts:
            bundle[FACTS] = dict(self.facts)
        return bundle


def fill(template: str, **values: object) -> str:
    """Fill one of the report's own templates; every value is escaped."""
    return _environment().get_template(template).render(**values).strip()


def language_names(bitext: Bitext) -> dict[str, str]:
    """What the templates call the languages of the two texts."""
    return {f"{side}_name": language_name(bitext.document(side).language) for side in SIDES}


def style() -> Fragment:
    """The style sheet, for a notebook that shows fragments outside the page."""
    css = (TEMPLATES / "page" / "page.css").read_text(encoding="utf-8")
    return Fragment(f"<style>\n{css}</style>", "(style sheet of the report)")


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )
    environment.filters["figure"] = _two_places
    environment.filters["percent"] = _percent
    return environment


def _two_places(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _percent(share: float) -> str:
    """A share as a percentage that says 100 only for all of it, and 0 only for none."""
    percent = round(100 * share)
    if percent == 100 and share < 1:
        percent = 99
    if percent == 0 and share > 0:
        percent = 1
    return f"{percent}\u202f%"
