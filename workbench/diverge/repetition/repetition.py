"""Words that stand twice in the translation and once in the original.

Which those are is told in :mod:`workbench.reading.repeats`. Machine translation repeats by mistake,
a known failure of neural decoders.
"""

from __future__ import annotations

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.reading.repeats import Repeat, repeats
from workbench.reading.view import PairView

__all__ = ["find"]


def find(view: PairView) -> list[Finding]:
    """Repetitions in the translation that the original does not have."""
    return [_finding(view, one) for one in repeats(view)]


def _finding(view: PairView, one: Repeat) -> Finding:
    words = view.phrase("target", one.first)
    source = tuple(sorted({i for j in one.first for i in view.counterparts("target", j)}))
    if not one.times:
        return Finding("repetition", "major", 0.8, say("repetition.again", words=words),
                       source, one.again)
    light = one.times == 2 and not any(view.content("target", j) for j in one.again)
    return Finding("repetition", "minor" if light else "major", 0.6 if light else 0.92,
                   say("repetition.echo", words=words, times=one.times), source, one.again)
