"""Fidelity by paragraph and by chapter, and which passages are surely among the worst.

The order of many passages by a mean over few links is mostly chance. So the ranks are taken
again over bootstrap draws, as Goldstein & Spiegelhalter (1996, *League tables and their
limitations*) and Hall & Miller (2009, *Using the bootstrap to quantify the authority of an
empirical ranking*) propose, and only those that hold are called the worst.

A draw has two steps: the links of each passage are resampled, and each link drawn gets a grade
(1 no difference, 0.5 some, 0 unrelated) with the probabilities that its score gives these. The
second step keeps a passage of one link from looking certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.errors import ParameterError
from workbench.fidelity.resample import DRAWS, SEED, bootstrap
from workbench.given import checked
from workbench.model import Analysis, Interval, Link, LinkScore, Sentence
from workbench.results import Result

__all__ = ["By", "PassageScore", "Passages", "score_passages"]

By = Literal["paragraph", "chapter"]

_OPENING = 60
_HOLDS = 0.8  # of the draws a passage must be among the worst in


@dataclass(frozen=True, slots=True)
class PassageScore:
    """Fidelity of one paragraph or chapter of the original.

    Attributes
    ----------
    id : str
        ``P0``, ``P1`` ... in the order of the original.
    opening : str
        Its heading, or how it begins.
    sentences : tuple of str
        Ids of the original's sentences, its heading among them.
    links : tuple of str
        Ids of the two-sided links that begin in it.
    fidelity : Interval or None
        Mean over the links, weighted by the length of their source, with the 95 % bootstrap
        interval, which has no width for a single link. None where nothing answers the passage.
    coverage : float
        Share of its characters that stand in two-sided links.
    rank : int or None
        1 for the lowest fidelity.
    rank_low, rank_high : int or None
        Bounds of the central 95 % of its ranks over the draws.
    among_worst : float
        Share of the draws in which it is among the worst.
    """

    id: str
    opening: str
    sentences: tuple[str, ...]
    links: tuple[str, ...]
    fidelity: Interval | None
    coverage: float
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    among_worst: float = 0.0


@dataclass(frozen=True, slots=True)
class Passages(Result):
    """Fidelity by passage of the original.

    Attributes
    ----------
    by : {"paragraph", "chapter"}
    passages : tuple of PassageScore
        In the order of the original; together they hold every sentence of it.
    worst : tuple of str
        Ids of the passages that are among the ``k`` worst in at least 80 % of the draws, the
        surest first. It may be empty.
    k : int
    draws : int
    """

    by: By
    passages: tuple[PassageScore, ...]
    worst: tuple[str, ...]
    k: int
    draws: int

    def rows(self) -> list[dict[str, object]]:
        return [
            {"id": p.id, "opening": p.opening, "links": len(p.links),
             "fidelity": p.fidelity.value if p.fidelity else None,
             "low": p.fidelity.low if p.fidelity else None,
             "high": p.fidelity.high if p.fidelity else None,
             "coverage": p.coverage, "rank": p.rank, "rank_low": p.rank_low,
             "rank_high": p.rank_high, "among_worst": p.among_worst}
            for p in self.passages
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        known = [p for p in self.passages if p.fidelity is not None]
        what = f"{self.by}{'' if len(self.passages) == 1 else 's'}"
        out = [f"Fidelity of {len(self.passages)} {what} of the original; intervals and ranks "
               f"over {self.draws} bootstrap draws."]
        single = sum(len(p.links) == 1 for p in known)
        if single:
            out.append(f"{single} of them {'is' if single == 1 else 'are'} one link each, so "
                       "their interval has no width; their ranks have.")
        if len(known) < len(self.passages):
            out.append(f"{len(self.passages) - len(known)} have no counterpart at all and are not "
                       "ranked.")
        by_id = {p.id: p for p in self.passages}
        told = [f"{i} ({by_id[i].opening}, {by_id[i].among_worst:.0%} of the draws)"
                for i in self.worst]
        many = f"the {self.k} lowest" if self.k > 1 else "the lowest"
        out.append(f"Surely among {many}: {'; '.join(told)}." if told else
                   f"No {self.by} is surely among {many}: the order may be chance.")
        return tuple(out)


@checked
def score_passages(
    analysis: Analysis, by: By = "paragraph", *, worst: int = 5, draws: int = DRAWS,
    seed: int = SEED,
) -> Passages:
    """Score the paragraphs or chapters of the original.

    A chapter goes from one heading to the next; a heading belongs to what it opens. A link
    belongs to the passage in which its source begins.

    Parameters
    ----------
    analysis : Analysis
    by : {"paragraph", "chapter"}
    worst : int
        How many passages count as the worst; at most half of those that have links.
    draws, seed : int
        Of the bootstrap.

    Raises
    ------
    ParameterError
        Where ``by`` is neither, or ``worst`` or ``draws`` is below 1.
    """
    if worst < 1 or draws < 1:
        raise ParameterError(f"worst={worst}, draws={draws}: both must be 1 or more")
    bitext = analysis.bitext
    groups = _groups(bitext.source.sentences, by)
    place = {s.id: n for n, group in enumerate(groups) for s in group}
    links: list[list[Link]] = [[] for _ in groups]
    answered: set[str] = set()
    for link in bitext.links:
        if link.linked:
            links[place[link.source[0]]].append(link)
            answered.update(link.source)
    scores = {s.id: s for s in analysis.scores}
    length = {k.id: float(len(bitext.text(k, "source"))) for k in bitext.links if k.linked}
    found = [
        PassageScore(
            f"P{n}", _opening(group), tuple(s.id for s in group), tuple(k.id for k in here),
            bootstrap([scores[k.id].fidelity for k in here], [length[k.id] for k in here],
                      draws=draws, seed=seed) if here else None,
            _share(group, answered),
        )
        for n, (group, here) in enumerate(zip(groups, links, strict=True))
    ]
    known = [n for n, p in enumerate(found) if p.fidelity is not None]
    k = min(worst, max(1, len(known) // 2))
    if known:
        means = _draw([[scores[i] for i in found[n].links] for n in known],
                      [[length[i] for i in found[n].links] for n in known], draws, seed)
        found = _ranked(found, known, means, k)
    sure = sorted((p for p in found if p.among_worst >= _HOLDS and len(known) > 1),
                  key=lambda p: (-p.among_worst, p.rank))
    return Passages(by, tuple(found), tuple(p.id for p in sure), k, draws)


def _groups(sentences: Sequence[Sentence], by: By) -> list[list[Sentence]]:
    """Sentences by passage; headings go with what follows them."""
    out: list[list[Sentence]] = []
    for sentence in sentences:
        before = out[-1][-1] if out else None
        if before is None:
            new = True
        elif by == "chapter":
            new = sentence.heading and not before.heading
        else:
            new = sentence.block != before.block and not before.heading
        if new:
            out.append([])
        out[-1].append(sentence)
    return out


def _opening(group: Sequence[Sentence]) -> str:
    text = " ".join(group[0].text.split())
    return text if len(text) <= _OPENING else text[: _OPENING - 1].rsplit(" ", 1)[0] + "…"


def _share(group: Sequence[Sentence], answered: set[str]) -> float:
    total = sum(s.end - s.start for s in group)
    return sum(s.end - s.start for s in group if s.id in answered) / total if total else 0.0


def _draw(
    scores: Sequence[Sequence[LinkScore]], lengths: Sequence[Sequence[float]], draws: int, seed: int
) -> npt.NDArray[np.float64]:
    """Mean grades of each passage over the draws, shape (draws, passages)."""
    rng = np.random.default_rng(seed)
    out = np.empty((draws, len(scores)))
    for p, (own, length) in enumerate(zip(scores, lengths, strict=True)):
        any_difference = np.array([s.p_divergent for s in own])
        # fidelity is 1 - (any + unrelated) / 2
        unrelated = np.clip(
            2.0 * (1.0 - np.array([s.fidelity for s in own])) - any_difference, 0.0, any_difference)
        weight = np.maximum(np.array(length), 1.0)
        chosen = rng.integers(0, len(own), size=(draws, len(own)))
        chance = rng.random((draws, len(own)))
        grade = 1.0 - 0.5 * (chance < any_difference[chosen]) - 0.5 * (chance < unrelated[chosen])
        out[:, p] = (grade * weight[chosen]).sum(axis=1) / weight[chosen].sum(axis=1)
    # Equal means are put in order by chance, not by their place in the text.
    return out + rng.random(out.shape) * 1e-9


def _ranked(
    found: list[PassageScore], known: Sequence[int], means: npt.NDArray[np.float64], k: int
) -> list[PassageScore]:
    ranks = means.argsort(axis=1).argsort(axis=1) + 1
    low, high = np.percentile(ranks, [2.5, 97.5], axis=0, method="closest_observation")
    among = (ranks <= k).mean(axis=0)
    value = {n: p.fidelity.value for n in known if (p := found[n]).fidelity is not None}
    place = {n: i for i, n in enumerate(sorted(known, key=lambda n: (value[n], n)), 1)}
    out = list(found)
    for column, n in enumerate(known):
        out[n] = replace(found[n], rank=place[n], rank_low=int(low[column]),
                         rank_high=int(high[column]), among_worst=float(among[column]))
    return out
