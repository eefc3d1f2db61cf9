"""BLEU, chrF and TER through sacreBLEU (Post 2018), each with its signature.

They compare a translation with a reference, or two versions in one language. They are not
computed between an original and its translation: the languages differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.errors import ParameterError
from workbench.given import checked
from workbench.model import Metric

__all__ = ["reference_metrics"]


@checked
def reference_metrics(
    hypotheses: Sequence[str], references: Sequence[Sequence[str]]
) -> tuple[Metric, ...]:
    """Corpus BLEU, chrF and TER of segments against one or more references.

    Parameters
    ----------
    hypotheses : sequence of str, length n
    references : sequence of sequences of str
        One or more reference versions, each of n segments.

    Returns
    -------
    tuple of Metric
        BLEU and chrF in 0 to 100, higher is nearer; TER in percent of edits, lower is nearer.

    Raises
    ------
    ParameterError
        Where there are no segments or the numbers of segments differ.
    """
    from sacrebleu.metrics import BLEU, CHRF, TER

    if not hypotheses or not references:
        raise ParameterError("reference metrics need at least one segment and one reference")
    for n, version in enumerate(references, 1):
        if len(version) != len(hypotheses):
            raise ParameterError(
                f"reference {n} has {len(version)} segments, the translation {len(hypotheses)}: "
                "align them first"
            )
    out = []
    for metric in (BLEU(), CHRF(), TER()):
        score = metric.corpus_score(list(hypotheses), [list(v) for v in references])
        out.append(Metric(score.name, float(score.score), str(metric.get_signature())))
    return tuple(out)
