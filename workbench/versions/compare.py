"""The comparison of versions: figures for each, each pair, and each passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from workbench.errors import ParameterError
from workbench.fidelity import compare_paired, reference_metrics
from workbench.model import Analysis, Document, Interval, Metric
from workbench.results import Result
from workbench.versions.spread import spread
from workbench.versions.units import Addition, Unit, additions, units

__all__ = ["VersionMetrics", "VersionPair", "Versions", "compare"]

_SURE = 0.05


@dataclass(frozen=True, slots=True)
class VersionPair:
    """Two versions on the passages that both render.

    Attributes
    ----------
    a, b : str
    difference : Interval
        Mean fidelity of ``a`` less that of ``b``, with its 95 % paired bootstrap interval.
    p_value : float
        Two-sided, by approximate randomisation.
    p_adjusted : float
        After Holm (1979) over all pairs.
    """

    a: str
    b: str
    difference: Interval
    p_value: float
    p_adjusted: float


@dataclass(frozen=True, slots=True)
class VersionMetrics:
    """BLEU, chrF and TER of one version against another, passage by passage."""

    hypothesis: str
    reference: str
    metrics: tuple[Metric, ...]


@dataclass(frozen=True, slots=True)
class Versions(Result):
    """Several translations of one original, compared.

    Attributes
    ----------
    names : tuple of str
        Of the versions.
    analyses : tuple of Analysis
        Each version against the original.
    units : tuple of Unit
        The passages of the original with what each version makes of them.
    additions : tuple of Addition
    pairs : tuple of VersionPair
    metrics : tuple of VersionMetrics
        For two versions in one language, each against the other.
    remarks : tuple of str
    """

    names: tuple[str, ...]
    analyses: tuple[Analysis, ...]
    units: tuple[Unit, ...]
    additions: tuple[Addition, ...] = ()
    pairs: tuple[VersionPair, ...] = ()
    metrics: tuple[VersionMetrics, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def original(self) -> Document:
        return self.analyses[0].bitext.source

    @property
    def ranked(self) -> tuple[Unit, ...]:
        """The passages, those first on which the versions disagree most."""
        return tuple(sorted(self.units, key=lambda u: -u.disagreement))

    def rows(self) -> list[dict[str, object]]:
        out = []
        for unit in self.units:
            row: dict[str, object] = {
                "unit": unit.id, "source_ids": " ".join(unit.source),
                "disagreement": unit.disagreement, "meaning_spread": unit.meaning_spread,
                "word_spread": unit.word_spread, "original": unit.text}
            for name, cell in zip(self.names, unit.cells, strict=True):
                row[name] = cell.text
                row[f"{name}: fidelity"] = cell.fidelity
                row[f"{name}: gravest"] = cell.gravest
            out.append(row)
        return out

    def version_rows(self) -> list[dict[str, object]]:
        """One row a version: length, coverage, fidelity, divergences."""
        out = []
        for n, (name, analysis) in enumerate(zip(self.names, self.analyses, strict=True)):
            document, fidelity = analysis.document, analysis.document.fidelity
            levels = [d.severity for d in analysis.divergences]
            out.append({
                "version": name, "language": analysis.bitext.target.language,
                "sentences": len(analysis.bitext.target),
                "original_covered": document.coverage_source,
                "fidelity": fidelity.value, "low": fidelity.low, "high": fidelity.high,
                "critical": levels.count("critical"), "major": levels.count("major"),
                "minor": levels.count("minor"),
                "added_sentences": sum(a.version == n for a in self.additions),
                "omitted_passages": sum(not u.cells[n].links for u in self.units)})
        return out

    def pair_rows(self) -> list[dict[str, object]]:
        """One row for each two versions: the paired comparison of their fidelity."""
        return [{"a": p.a, "b": p.b, "passages": p.difference.n,
                 "difference": p.difference.value, "low": p.difference.low,
                 "high": p.difference.high, "p": p.p_value, "p_adjusted": p.p_adjusted}
                for p in self.pairs]

    def metric_rows(self) -> list[dict[str, object]]:
        """One row for each version against each other in its language."""
        return [{"version": m.hypothesis, "against": m.reference,
                 **{x.name: x.value for x in m.metrics},
                 "signature": "; ".join(dict.fromkeys(x.signature for x in m.metrics))}
                for m in self.metrics]

    @property
    def notes(self) -> tuple[str, ...]:
        out = [f"{len(self.names)} versions of {self.original.id}, compared on "
               f"{len(self.units)} passages."]
        out += [f"{name}: fidelity {a.document.fidelity}; divergences: {len(a.divergences)}."
                for name, a in zip(self.names, self.analyses, strict=True)]
        out += [_verdict(p) for p in self.pairs]
        return (*out, *self.remarks)


def compare(
    analyses: Sequence[Analysis],
    names: Sequence[str] = (),
    *,
    model: str | None = None,
    cache: bool = True,
) -> Versions:
    """Compare versions whose analyses against the original are there.

    Parameters
    ----------
    analyses : sequence of Analysis
        Two or more, of one and the same original.
    names : sequence of str
        Of the versions; their documents' ids where empty.
    model, cache
        As for :func:`workbench.analyse`.

    Raises
    ------
    ParameterError
        For fewer than two versions, different originals, or names that do not go with them.
    ModelError
        Where the model cannot be loaded.
    """
    if len(analyses) < 2:
        raise ParameterError("one version alone has nothing to be compared with; give two or more")
    original = analyses[0].bitext.source
    other = next((a for a in analyses if a.bitext.source.text != original.text), None)
    if other is not None:
        raise ParameterError(f"{other.bitext.target.id} was aligned to another original "
                             f"({other.bitext.source.id}); align all versions to {original.id}")
    names = _names(analyses, names)
    cut = units(analyses)
    languages = [a.bitext.target.language for a in analyses]
    cut = spread(cut, languages, model=model, cache=cache)
    remarks = []
    if len(set(languages)) > 1:
        remarks.append("Versions in different languages are compared on fidelity and meaning "
                       "alone: words, BLEU, chrF and TER are for versions in one language.")
    return Versions(
        tuple(names), tuple(analyses), cut, additions(analyses, cut), _pairs(names, cut),
        _metrics(names, languages, cut),
        tuple(dict.fromkeys((*remarks, *(s for a in analyses for s in a.skipped)))))


def _names(analyses: Sequence[Analysis], names: Sequence[str]) -> list[str]:
    found = list(names) or [a.bitext.target.id for a in analyses]
    if len(found) != len(analyses):
        raise ParameterError(f"{len(found)} names for {len(analyses)} versions; give one each")
    if names and len(set(found)) < len(found):
        raise ParameterError("two versions have one name; give each its own")
    return [name if found.count(name) == 1 else f"{name} ({found[: n + 1].count(name)})"
            for n, name in enumerate(found)]


def _pairs(names: Sequence[str], cut: Sequence[Unit]) -> tuple[VersionPair, ...]:
    found = []
    for a, b in combinations(range(len(names)), 2):
        both = [(x, y) for unit in cut
                if (x := unit.cells[a].fidelity) is not None
                and (y := unit.cells[b].fidelity) is not None]
        if both:
            result = compare_paired([x for x, _ in both], [y for _, y in both])
            found.append((names[a], names[b], result.difference, result.p_value))
    adjusted = _holm([p for *_, p in found])
    return tuple(VersionPair(a, b, d, p, q)
                 for (a, b, d, p), q in zip(found, adjusted, strict=True))


def _holm(p_values: Sequence[float]) -> list[float]:
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    out, least = [0.0] * len(p_values), 0.0
    for rank, i in enumerate(order):
        least = max(least, min(1.0, (len(p_values) - rank) * p_values[i]))
        out[i] = least
    return out


def _metrics(
    names: Sequence[str], languages: Sequence[str], cut: Sequence[Unit]
) -> tuple[VersionMetrics, ...]:
    out = []
    for a, b in permutations(range(len(names)), 2):
        if languages[a] == languages[b]:
            out.append(VersionMetrics(names[a], names[b], reference_metrics(
                [u.cells[a].text for u in cut], [[u.cells[b].text for u in cut]])))
    return tuple(out)


def _verdict(pair: VersionPair) -> str:
    d = pair.difference
    figures = (f"difference {d.value:+.2f} [{d.low:+.2f}, {d.high:+.2f}] over {d.n} passages, "
               f"p = {pair.p_adjusted:.3f}")
    if pair.p_adjusted >= _SURE:
        return f"{pair.a} and {pair.b} cannot be told apart in fidelity ({figures})."
    higher, lower = (pair.a, pair.b) if d.value > 0 else (pair.b, pair.a)
    return f"{higher} stands above {lower} in fidelity ({figures})."
