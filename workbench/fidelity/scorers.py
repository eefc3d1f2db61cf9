"""Other scorers of segments beside ours: COMET's models, or a function of the user's own.

A scorer takes the sources, the translations and, where there are any, references, and gives
one number each. :func:`scorer` finds it by what the command line takes:

- ``module:function``, a function ``f(sources, translations, references)`` of a module that can
  be imported, or that lies in the current folder;
- ``comet:PATH``, a model of COMET (Rei et al. 2020, *COMET: a neural framework for MT
  evaluation*) in a folder of this machine: see :mod:`workbench.fidelity.comet`.
"""

from __future__ import annotations

import importlib
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

from workbench.errors import ParameterError

__all__ = ["ScoringFunction", "SegmentScorer", "scorer", "scores_of"]

ScoringFunction: TypeAlias = Callable[
    [Sequence[str], Sequence[str], Sequence[str] | None], Sequence[float]]


class SegmentScorer(Protocol):
    """What gives each segment a number.

    ``name`` is what a table calls its column; ``signature`` says, as sacreBLEU's do, what the
    numbers were made with.
    """

    @property
    def name(self) -> str: ...

    @property
    def signature(self) -> str: ...

    def score(
        self, sources: Sequence[str], translations: Sequence[str],
        references: Sequence[str] | None = None,
    ) -> Sequence[float]:
        """One number a segment; whether higher is better is the scorer's to say."""
        ...


class _Function:
    """A function as a scorer."""

    def __init__(self, function: ScoringFunction, spec: str) -> None:
        self._function = function
        module = sys.modules.get(spec.partition(":")[0])
        version = getattr(module, "__version__", None)
        self.name = spec.partition(":")[2]
        self.signature = spec if version is None else f"{spec}|version:{version}"

    def score(
        self, sources: Sequence[str], translations: Sequence[str],
        references: Sequence[str] | None = None,
    ) -> Sequence[float]:
        return self._function(sources, translations, references)


def scorer(spec: str) -> SegmentScorer:
    """The scorer that *spec* names.

    Parameters
    ----------
    spec : str
        ``comet:PATH`` or ``module:function``. What ``function`` names may also be a scorer
        itself, an object with ``name``, ``signature`` and ``score``.

    Raises
    ------
    ParameterError
        Where there is no such module or function.
    ModelError
        Where the model of COMET, or what runs it, is missing.
    """
    kind, _, rest = spec.partition(":")
    if not kind or not rest:
        raise ParameterError(
            f"scorer {spec!r}: write comet:PATH, or module:function for one of your own")
    if kind == "comet":
        from workbench.fidelity.comet import Comet

        return Comet(rest)
    here = str(Path.cwd())
    if here not in sys.path:  # a program that is installed does not look where it is called
        sys.path.append(here)
    try:
        found = getattr(importlib.import_module(kind), rest)
    except ModuleNotFoundError as error:
        raise ParameterError(
            f"scorer {spec!r}: no module {error.name!r} is installed or lies in {here}") from None
    except AttributeError:
        raise ParameterError(f"scorer {spec!r}: {kind} has no {rest!r}") from None
    if callable(getattr(found, "score", None)) and hasattr(found, "signature"):
        given: SegmentScorer = found
        return given
    if not callable(found):
        raise ParameterError(
            f"scorer {spec!r}: {rest} is neither a function nor has it a method score")
    return _Function(found, spec)


def scores_of(
    scorer: SegmentScorer, sources: Sequence[str], translations: Sequence[str],
    references: Sequence[str] | None = None,
) -> tuple[float, ...]:
    """The scorer's numbers, checked.

    Raises
    ------
    ParameterError
        Where the texts are not as many on each side, or the scorer does not give one finite
        number each.
    """
    for what, texts in (("translations", translations), ("references", references)):
        if texts is not None and len(texts) != len(sources):
            raise ParameterError(f"{len(sources)} sources but {len(texts)} {what}")
    if not sources:
        return ()
    found = scorer.score(list(sources), list(translations),
                         None if references is None else list(references))
    try:
        numbers = tuple(float(x) for x in found)
    except (TypeError, ValueError) as error:
        raise ParameterError(
            f"scorer {scorer.name}: gave something else than numbers ({error})") from None
    if len(numbers) != len(sources):
        raise ParameterError(
            f"scorer {scorer.name}: gave {len(numbers)} numbers for {len(sources)} segments")
    odd = next((n for n, x in enumerate(numbers) if not math.isfinite(x)), None)
    if odd is not None:
        raise ParameterError(
            f"scorer {scorer.name}: gave {numbers[odd]} for segment {odd}, which is no number")
    return numbers
