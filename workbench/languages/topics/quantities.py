"""How a language states numbers, dates, times of day and amounts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Clock", "Quantities"]


@dataclass(frozen=True, slots=True)
class Clock:
    """How the time of day is said."""

    hours: frozenset[str] = frozenset()
    """Words between the figures of hours and minutes (*14 heures 30*, *14 Uhr 30*)."""

    openers: frozenset[str] = frozenset()
    """Prepositions that tell a time of day from a duration (*à 14 heures*)."""

    marks: frozenset[str] = frozenset()
    """Words behind a figure that make it a time of day (*six o'clock*)."""

    am: frozenset[str] = frozenset({"am", "a.m", "a.m."})
    """Words behind a figure that say that it is before noon."""

    pm: frozenset[str] = frozenset({"pm", "p.m", "p.m."})
    """Words behind a figure that say that it is after noon."""

    zones: frozenset[str] = frozenset({"gmt", "utc", "z"})
    """Words behind four figures that make them a time of day (*1430 UTC*, *1430 hours*)."""

    before_hour: Mapping[str, float] = field(default_factory=dict)
    """Phrases in front of an hour, and the minutes that they add (*half past*: 30)."""

    after_hour: Mapping[str, float] = field(default_factory=dict)
    """Phrases behind a word for the hour, and the minutes that they add (*et demie*: 30)."""


@dataclass(frozen=True, slots=True)
class Quantities:
    """How a language states numbers, dates, times of day and amounts.

    Names of months, weekdays and units and the words for *and* and *or* come from the Unicode
    CLDR (:mod:`workbench.languages.cldr`), number words from ``text2num``: here stands what these
    do not have.
    """

    locales: tuple[str, ...] = ()
    """CLDR locales of the language that spell the names of units otherwise (*en_GB*)."""

    large_numbers: Mapping[str, float] = field(default_factory=dict)
    """Words for powers of ten that are missing among the number words (*trillion*)."""

    not_numbers: frozenset[str] = frozenset()
    """Number words, and pairs of words that end in one, that state no number (*pour cent*)."""

    and_a_half: frozenset[str] = frozenset()
    """Phrases that add a half to the number before them (*six and a half*)."""

    loose_numbers: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Words that may render a number but need not (*both*, *dozen*)."""

    chapter_numbers: tuple[str, ...] = ()
    """The words that number chapters, from 1 on: cardinal and ordinals, cut at blanks."""

    ordinal_endings: frozenset[str] = frozenset()
    """Letters behind figures and Roman numerals that make an ordinal (*1st*, *XIXe*)."""

    figure_endings: frozenset[str] = frozenset()
    """Those that do so behind figures only (*1a*), since with a Roman numeral they are a word
    (Spanish *La*)."""

    short_months: Mapping[str, int] = field(default_factory=dict)
    """Short names of months in running text beside those of the CLDR (*Sept* is 9)."""

    doubtful_months: frozenset[str] = frozenset()
    """Names of months that are everyday words too: they need a number or an opener (*may*)."""

    month_openers: frozenset[str] = frozenset()
    """Words before a doubtful month that make it a month (*in May*)."""

    year_openers: frozenset[str] = frozenset()
    """Prepositions that make two figures a year (*en 39*)."""

    before_month: frozenset[str] = frozenset()
    """Prepositions between day and month beside those of the CLDR (*the 3rd of May*)."""

    weekday_endings: frozenset[str] = frozenset({"s"})
    """What the name of a weekday may have behind it (*Mondays*, *lundis*, *montags*)."""

    decade_endings: frozenset[str] = frozenset()
    """Letters behind the figures of a decade (*the 70s*)."""

    decade_openers: frozenset[str] = frozenset()
    """Words that make the figures behind them a decade (*les années 70*)."""

    range_words: frozenset[str] = frozenset()
    """Words between the two ends of a range (*1 to 4 inches*)."""

    unit_particles: frozenset[str] = frozenset()
    """Prepositions between a figure and its unit (*deux millions de dollars*)."""

    unit_modifiers: frozenset[str] = frozenset({"us"})
    """Other words between them (*5 square miles*, *10 US$*)."""

    unit_names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By the name of a unit or currency in ``units.toml`` what the language calls it beside its
    names in the CLDR (*kilo*), and its currencies (*dollar*)."""

    clock: Clock = field(default_factory=Clock)
    """How the time of day is said."""
