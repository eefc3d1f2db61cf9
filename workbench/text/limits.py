"""How long one sentence may be."""

from __future__ import annotations

from workbench.errors import TextError

__all__ = ["LONGEST_SENTENCE", "check_length"]

# Characters. The longest sentences of literature stay below; what is longer is a table, data,
# or a text without punctuation, which takes time and memory with the square of its length.
LONGEST_SENTENCE = 20_000


def check_length(text: str, where: str) -> None:
    """Refuse a stretch of text that is too long to be worked on as one sentence or passage.

    Parameters
    ----------
    text : str
    where : str
        What the message calls the place.

    Raises
    ------
    TextError
        Where the text has more than ``LONGEST_SENTENCE`` characters.
    """
    if len(text) > LONGEST_SENTENCE:
        raise TextError(
            f"{where}: {len(text):,} characters as one sentence ({text[:30]!r}...), where "
            f"{LONGEST_SENTENCE:,} are the most; see whether it is text, and cut it into "
            "sentences"
        )
