"""From words to e5's sub-words.

The unigram model of Kudo (2018), *Subword Regularization*: of all ways to cut a word into
pieces of the vocabulary the likeliest. The ``tokenizers`` library does the same and takes
seconds to start and a quarter of a gigabyte to hold the vocabulary; most words of a text are
known from before, so that a table does here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbench.encode.packed import PackedModel

__all__ = ["Pieces"]

_BLANK = "▁"
_UNKNOWN_COST = 10.0  # below the least likely piece, as in sentencepiece
_REMEMBERED = 100_000
# what has no letter-like piece of its own after normalisation
_TILDE, _STANDS_FOR_TILDE = "\uff5e", "\ue5e5"


class Pieces:
    """The sub-words of a model's vocabulary.

    Parameters
    ----------
    model : PackedModel
        Its pieces and their scores are kept, in tables; special pieces match no text.
    """

    def __init__(self, model: PackedModel) -> None:
        special = {model.begin, model.end, model.padding, model.unknown, len(model.pieces) - 1}
        self._unknown = model.unknown
        self._lowest = min(model.scores) - _UNKNOWN_COST
        self._table = {
            piece: number for number, piece in enumerate(model.pieces) if number not in special
        }
        self._scores = model.scores
        self._longest = max(map(len, self._table))
        self._seen: dict[str, tuple[int, ...]] = {}
        self._normal = _normaliser()

    def __call__(self, text: str) -> tuple[int, ...]:
        """Return the sub-words of *text*, which may hold any number of words or none."""
        found = self._seen.get(text)
        if found is None:
            words = self._normal(text).split()
            found = tuple(number for word in words for number in self._best(_BLANK + word))
            # the table of what was seen is emptied rather than let grow without end
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            if len(text) < 64:
                self._seen[text] = found
        return found

    def _best(self, word: str) -> list[int]:
        """Return the likeliest cut of one word (Viterbi); characters unknown in a row are one."""
        size = len(word)
        best = [0.0] + [-1e300] * size
        cut: list[tuple[int, int]] = [(0, 0)] * (size + 1)
        table, scores = self._table, self._scores
        for start in range(size):
            here, single = best[start], False
            for end in range(start + 1, min(size, start + self._longest) + 1):
                number = table.get(word[start:end])
                if number is not None:
                    single = single or end == start + 1
                    if (score := here + scores[number]) > best[end]:
                        best[end], cut[end] = score, (start, number)
            if not single and (score := here + self._lowest) > best[start + 1]:
                best[start + 1], cut[start + 1] = score, (start, self._unknown)
        out: list[int] = []
        place = size
        while place:
            start, number = cut[place]
            if not (number == self._unknown and out and out[-1] == number):
                out.append(number)
            place = start
        return out[::-1]


def _normaliser() -> Callable[[str], str]:
    """Return sentencepiece's ``nmt_nfkc``, except that the full-width tilde stays."""
    from tokenizers import normalizers

    rules: Sequence[object] = (normalizers.Nmt(), normalizers.NFKC())
    chain = normalizers.Sequence(list(rules))

    def normal(text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        text = chain.normalize_str(text.replace(_TILDE, _STANDS_FOR_TILDE))
        return text.replace(_STANDS_FOR_TILDE, _TILDE)

    return normal
