"""Scores of single words of a table of pairs, one JSON object a row.

``source_scores`` and ``target_scores`` hold one number a token, in [0, 1]: the higher, the
more likely the word is to differ in meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.errors import FormatError
from workbench.exchange.files import Source
from workbench.exchange.schema import format_jsonl, read_jsonl
from workbench.results import Result

__all__ = ["TokenScores", "format_tokens", "read_tokens"]


@dataclass(frozen=True, slots=True)
class TokenScores(Result):
    """The words of both sides of a row, each with its score.

    Attributes
    ----------
    row : int
        0 for the first row below the header.
    source_tokens, target_tokens : tuple of str
    source_scores, target_scores : tuple of float
        One a token, in [0, 1]; higher is more likely to differ in meaning.
    """

    row: int
    source_tokens: tuple[str, ...]
    target_tokens: tuple[str, ...]
    source_scores: tuple[float, ...]
    target_scores: tuple[float, ...]

    def rows(self) -> list[dict[str, object]]:
        """One record a token, those of the source first."""
        return [
            {"row": self.row, "side": side, "index": i, "token": token, "score": score}
            for side, tokens, scores in (
                ("source", self.source_tokens, self.source_scores),
                ("target", self.target_tokens, self.target_scores))
            for i, (token, score) in enumerate(zip(tokens, scores, strict=True))
        ]

    @property
    def notes(self) -> tuple[str, ...]:
        n, m = len(self.source_tokens), len(self.target_tokens)
        return (f"Row {self.row}: {n} tokens of the source and {m} of the target; the higher a "
                "score, the more likely the word is to differ in meaning.",)


def format_tokens(scores: Iterable[TokenScores]) -> str:
    """One JSON object a row, on a line."""
    return format_jsonl(scores)


def read_tokens(path: Source) -> tuple[TokenScores, ...]:
    """Read scores of words back.

    Raises
    ------
    FormatError
        Naming the file, the line and the field that is wrong.
    """
    found = []
    for place, one in read_jsonl(path, TokenScores):
        for side in ("source", "target"):
            tokens, scores = getattr(one, f"{side}_tokens"), getattr(one, f"{side}_scores")
            if len(tokens) != len(scores):
                raise FormatError(
                    f"{place}: {len(tokens)} {side}_tokens but {len(scores)} {side}_scores")
        found.append(one)
    return tuple(found)
