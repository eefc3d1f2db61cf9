"""Telling the matter around a text from the text: bylines, dates, credits, link lines.

Only whole blocks of one line are looked at, and only clear evidence counts: what is wrongly
called furniture is lost to the alignment, what is missed is merely one sentence more.
"""

from __future__ import annotations

from functools import cache

import regex

from workbench.languages import in_all_languages
from workbench.languages.calendar import calendar
from workbench.languages.topics.layout import Layout

__all__ = ["any_of", "furniture_kind"]

_NAME = r"\p{Lu}[\p{L}'’.-]*"


def any_of(field: str) -> str:
    """A pattern of the words that any language has in this field of its layout."""
    words = {word for layout in in_all_languages(Layout).values()
             for word in getattr(layout, field)}
    return _either(words)


def _either(words: set[str]) -> str:
    return "|".join(map(regex.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def _dates() -> regex.Pattern[str]:
    """A date that stands by itself, with what introduces it and the time of day."""
    calendars = [calendar(code) for code in in_all_languages(Layout)]
    months = _either({name for named, _ in calendars for name in named}) + "|" + any_of("months")
    days = _either({name for _, named in calendars for name in named})
    endings, before, inside = any_of("day_endings"), any_of("before_date"), any_of("in_date")
    return regex.compile(
        rf"""(?:(?:{any_of("dating")})(?:\ (?:{before}))?\s*:?\s*)?
        (?:(?:{days})\.?,?\s+)?(?:(?:{before})\s+)?
        (?:(?:{months})\.?\s+\d{{1,2}}(?:{endings})?,?\s+\d{{4}}
          |\d{{1,2}}(?:{endings}|\.)?\s+(?:(?:{inside})\s+)?(?:{months})\.?,?
           (?:\s+(?:(?:{inside})\s+)?\d{{4}})
          |\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d{{2}})
        (?:,?\s*(?:{any_of("before_time")}|[-–|,])?\s*\d{{1,2}}\s*[:h.]\s*\d{{0,2}}(?::\d{{2}})?\s*
           (?:(?:{any_of("after_time")})\.?)?)?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _bylines() -> regex.Pattern[str]:
    opening = any_of("bylines").split("|")
    opened = "|".join((*map(str.capitalize, opening), *map(str.upper, opening)))
    return regex.compile(
        rf"(?:{opened})\s+{_NAME}"
        rf"(?:(?:\s+|,\s*|\s+(?:{any_of('byline_joiners')})\s+){_NAME}){{0,5}}")


@cache
def _anywhere() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """What is furniture wherever it stands, by its name."""
    agencies = any_of("agencies")
    written = {
        "link label": rf"(?:{any_of('link_labels')})\s*:?\s*(?:<?https?://\S+>?)?",
        "address": r"<?(?:https?://|www\.)\S+>?|<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?",
        "related article": rf"(?:{any_of('related')})"
                           r"(?:\s*[:»→>|]\s*.{0,200}|)",
        "photo credit":
            rf"(?:(?:{any_of('credits')})\s*(?::|©|/|(?:{any_of('bylines')})\s+(?-i:\p{{Lu}})).{{1,120}}"
            rf"|©.{{1,120}}|.{{0,80}}/\s*(?:{agencies}|"
            r"[\w-]+\.(?:ru|com|org|net|fr|de|gov|uk|eu))\s*)",
        "agency": rf"\(?(?:{agencies})\)?"
                  rf"(?:\s*(?:/|,|{any_of('byline_joiners')})\s*(?:{agencies}))?",
        "page button": rf"(?:{any_of('buttons')})",
    }
    return tuple((name, regex.compile(pattern, regex.IGNORECASE))
                 for name, pattern in written.items())


def furniture_kind(text: str, *, near_edge: bool) -> str | None:
    """Name the furniture that a block is, or None where it is text.

    Parameters
    ----------
    text : str
        The readable text of the block.
    near_edge : bool
        Whether it stands among the first or last blocks, where bylines and dates stand.

    Examples
    --------
    >>> furniture_kind("October 24, 2018", near_edge=True)
    'date'
    >>> furniture_kind("By then it was over.", near_edge=True) is None
    True
    """
    line = text.strip()
    if not line or len(line) > 240 or "\n" in line:
        return None
    if regex.search(r"[\p{L}\p{N}]", line) is None:
        return "separator"
    for name, pattern in _anywhere():
        if pattern.fullmatch(line) and not (name == "photo credit" and line[-1] in ".!?"
                                            and len(line) > 60):
            return name
    if near_edge:
        if _dates().fullmatch(line):
            return "date"
        if _bylines().fullmatch(line) and line[-1] not in ".!?":
            return "byline"
    return None
