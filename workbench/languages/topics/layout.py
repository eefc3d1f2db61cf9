"""What stands on a page beside the text: headings, bylines, dates, links, credits, buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.languages.toml import TURNED

__all__ = ["Layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands on a page beside the text.

    It is read before the language of the text is known, so the words of all languages count
    together.
    """

    headings: Mapping[str, str] = field(default_factory=dict, metadata=TURNED)
    """Words of numbered headings and the level that they stand for, by its English name: one of
    *chapter*, *part*, *book*, *canto*, *act*, *scene*, *section*, *letter*."""

    sure_headings: frozenset[str] = frozenset()
    """Those that, with a number, head a line of plain text however it ends (*Chapter 3. In which
    all is told.*); short forms are no such sign."""

    heading_prefixes: frozenset[str] = frozenset()
    """What stands before the number where the word of the heading follows it (第三章)."""

    bylines: frozenset[str] = frozenset()
    """Words that introduce the author's name (*By Anna Smith*)."""

    byline_joiners: frozenset[str] = frozenset()
    """Words between names in such a line (*and*, *with*), and inside them (*van*)."""

    dating: frozenset[str] = frozenset()
    """What introduces the date of an article (*published*, *mis à jour*)."""

    before_date: frozenset[str] = frozenset()
    """Articles and prepositions in front of a date (*le 3 mai*, *on 3 May*)."""

    in_date: frozenset[str] = frozenset()
    """Prepositions inside one (*3 de mayo de 2018*)."""

    day_endings: frozenset[str] = frozenset()
    """Letters after the figure of a day (*1st*, *1er*)."""

    months: frozenset[str] = frozenset()
    """Short forms of months that the Unicode CLDR does not have."""

    before_time: frozenset[str] = frozenset()
    """Prepositions between the date and the time of day (*at 10:30*)."""

    after_time: frozenset[str] = frozenset()
    """What follows the figures of a time of day (*pm*, *Uhr*)."""

    agencies: frozenset[str] = frozenset()
    """News and picture agencies of the language's countries, and how a line calls them."""

    credits: frozenset[str] = frozenset()
    """What introduces the name of a photographer (*photo*)."""

    related: frozenset[str] = frozenset()
    """What introduces links to other articles (*see also*)."""

    link_labels: frozenset[str] = frozenset()
    """What introduces the address of the page (*original url*)."""

    buttons: frozenset[str] = frozenset()
    """What buttons and advertisements around a text say (*share*, *subscribe*)."""
