"""How likely each word is to differ in meaning, on both sides of a pair.

Boosted trees over :data:`workbench.fidelity.tokenfeatures.TOKEN_FEATURES`, fitted to the
words that readers marked in REFreSD (Briakou & Carpuat 2020) by ``training/fit_tokens.py``;
``docs/models.md`` is their card.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.diverge import SIDES, Finding, PairView, findings
from workbench.fidelity.tokenfeatures import TOKEN_FEATURES, token_features
from workbench.fitted.trees import trees

__all__ = ["ALONE", "token_scores"]

# A word of a sentence that nothing answers at all; just below certainty, since the sentence
# may be rendered where nobody looked.
ALONE = 0.95


def token_scores(
    view: PairView, found: Sequence[Finding] | None = None
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Score the words of a pair.

    Parameters
    ----------
    view : PairView
    found : sequence of Finding, optional
        All that the checks found in the pair; looked for where left out.

    Returns
    -------
    tuple of (tuple of float, tuple of float)
        One number a token of the source and of the target, in [0, 1]: the probability that
        two of three readers would mark the word as different.
    """
    fitted = trees("tokens", TOKEN_FEATURES)
    rows = token_features(view, findings(view).findings if found is None else found)
    source, target = (tuple(fitted.probability(rows[side]).tolist()) for side in SIDES)
    return source, target
