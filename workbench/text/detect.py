"""Which language a text is in.

Scripts that only one language of the set uses decide at once. For the rest lingua's
trigram models (its low-accuracy mode: some 60 MB, loaded on first use for one script only)
give the odds, and for short texts the closed-class words of the languages that have a
module of their own tip the balance.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import regex

from workbench.languages import language_of, languages
from workbench.languages.scripts import scripts

__all__ = ["detect_language"]

_SAMPLE = 6000
# Log odds that a word speaks for a language when it is one of its closed-class words, and
# when it is not, set on short lines of novels in four languages. Beyond the words that are
# counted the model alone gains weight, so that no language without a list of its own loses.
_HIT, _MISS, _FLOOR, _COUNTED = 1.2, -0.2, 0.2, 10
_LETTERS = regex.compile(r"\p{L}")
_WORDS = regex.compile(r"\p{L}[\p{L}\p{M}]*+['’]?")


def detect_language(text: str) -> tuple[str, float]:
    """Guess the language of a text.

    Parameters
    ----------
    text : str
        A few sentences are enough; of a long text its beginning, middle and end are used.

    Returns
    -------
    code : str
        ISO 639-1; ``en`` where there is no letter to go by.
    confidence : float
        In [0, 1]. Under 0.6 the guess is to be checked.

    Examples
    --------
    >>> detect_language("Les deux dirigeants se rendront à Paris le 11 novembre.")[0]
    'fr'
    """
    sample = text
    if len(text) > _SAMPLE:
        third, middle = _SAMPLE // 3, len(text) // 2
        sample = " ".join((text[:third], text[middle : middle + third], text[-third:]))
    letters = len(_LETTERS.findall(sample))
    if letters == 0:
        return "en", 0.0
    known = scripts()
    for code, own in known.alone.items():
        found = len(_written_in(own).findall(sample))
        # Japanese mixes kana with Han, so a tenth is enough; others want the greater part.
        if found >= (0.1 if code in known.mixed else 0.5) * letters:
            return code, 1.0 if found >= 4 else 0.7
    counts = {codes: len(_written_in(frozenset({script})).findall(sample))
              for script, codes in known.shared.items()}
    codes = max(counts, key=counts.__getitem__)
    return _modelled(sample, codes) if counts[codes] else ("en", 0.0)


@cache
def _written_in(scripts: frozenset[str]) -> regex.Pattern[str]:
    """The letters of some scripts."""
    return regex.compile("|".join(rf"\p{{{script}}}" for script in sorted(scripts)))


def _modelled(sample: str, codes: frozenset[str]) -> tuple[str, float]:
    values = {
        value.language.iso_code_639_1.name.lower(): float(value.value)
        for value in _detector(codes).compute_language_confidence_values(sample)
    }
    tokens = [w.lower().replace("’", "'") for w in _WORDS.findall(sample)]
    # The model's odds are overconfident on short texts; the floor keeps every language in.
    count = min(len(tokens), _COUNTED)
    odds = {code: math.log(value + _FLOOR / max(len(tokens), 1)) for code, value in values.items()}
    for code in languages():
        known = language_of(code)
        if code in odds and known.closed.function_words:
            hits = sum(1 for t in tokens if t in known.closed.function_words
                       or (t[-1] == "'" and t[:-1] in known.writing.elisions))
            share = hits / max(len(tokens), 1)
            odds[code] += count * (share * _HIT + (1 - share) * _MISS)
    if not tokens or not any(values.values()):
        return "en", 0.0
    code = max(sorted(odds), key=odds.__getitem__)
    weight = 1 / sum(math.exp(value - odds[code]) for value in odds.values())
    # A handful of words never settles it, however sharp the odds are.
    evidence = min(1.0, len(tokens) / 8)
    return code, round(weight * (0.5 + 0.5 * evidence), 3)


@cache
def _detector(codes: frozenset[str]) -> Any:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    chosen = [getattr(IsoCode639_1, code.upper()) for code in sorted(codes)]
    builder = LanguageDetectorBuilder.from_iso_codes_639_1(*chosen)
    return builder.with_low_accuracy_mode().build()
