"""Which words of a text are the one that is looked for: as written, by pattern, by lemma."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from workbench.encode.parse import Parse, parser
from workbench.errors import ParameterError
from workbench.model import Segment
from workbench.text import tokenize

__all__ = ["Matcher", "lemmas_of"]


def lemmas_of(segments: Sequence[Segment], *, cache: bool = True) -> list[tuple[str, ...]]:
    """The lemma of each token, in lower case; the token itself where there is no parser.

    Parameters
    ----------
    segments : sequence of Segment, length n
        In one language.

    Returns
    -------
    list of n tuples, one lemma a token
    """
    if not segments:
        return []
    found = parser(segments[0].language)
    if found is None:
        return [tuple(t.text.casefold() for t in s.tokens) for s in segments]
    parses = found.parse([s.text for s in segments], cache=cache)
    return [_lemmas(s, p) for s, p in zip(segments, parses, strict=True)]


def _lemmas(segment: Segment, parse: Parse) -> tuple[str, ...]:
    by_start = {word.start: word.lemma for word in parse.words}
    return tuple((by_start.get(t.start) or t.text).casefold() for t in segment.tokens)


@dataclass
class Matcher:
    """Finds one word, or several in a row, in the tokens of a text.

    Parameters
    ----------
    word : str
        A star stands for any characters (``trait*``).
    language : str
    forms : bool
        Whether its inflected forms count too, where a parser for the language is installed.
    """

    word: str
    language: str
    forms: bool = True
    cache: bool = True
    found: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if "*" in self.word:
            self._parts = [w.casefold() for w in self.word.split()]
        else:
            self._parts = [t.text.casefold() for t in tokenize(self.word, self.language)]
        if not any(c.isalnum() for c in self.word):
            raise ParameterError(f"{self.word!r} holds no word to look for; give a word such as "
                                 "traité, or one with a star (trait*)")
        self._parser = parser(self.language) if self.forms else None
        self._lemmas: list[set[str]] = [{p} for p in self._parts]

    @property
    def remark(self) -> str:
        """How forms were found in this language."""
        if not self.forms:
            return f"{self.language}: only the word as it was given, in upper or lower case."
        if self._parser is None:
            return (f"{self.language}: no spaCy pipeline is installed, so only the word as it was "
                    "given was found, in upper or lower case.")
        told = f": {', '.join(self.found)}" if self.found else ""
        return (f"{self.language}: inflected forms by the lemmas of {self._parser.name} "
                f"{self._parser.version}{told}.")

    def learn(self, segments: Sequence[Segment], lemmas: Sequence[Sequence[str]]) -> None:
        """Note the lemmas that the word has by itself and wherever it is written so."""
        if self._parser is None:
            return
        for part, known in zip(self._parts, self._lemmas, strict=True):
            if "*" in part:
                continue
            alone = self._parser.parse([part], cache=self.cache)[0].words
            if len(alone) == 1:
                known.add(alone[0].lemma.casefold())
            for segment, here in zip(segments, lemmas, strict=True):
                known.update(lemma for token, lemma in zip(segment.tokens, here, strict=True)
                             if token.text.casefold() == part)

    def places(self, segment: Segment, lemmas: Sequence[str]) -> list[range]:
        """Where the word stands: ranges of token indexes that do not overlap."""
        out: list[range] = []
        n, i = len(self._parts), 0
        while i + n <= len(segment.tokens):
            if all(self._is(k, segment.tokens[i + k].text, lemmas[i + k]) for k in range(n)):
                first, last = segment.tokens[i], segment.tokens[i + n - 1]
                self.found[segment.text[first.start : last.end].casefold()] = None
                out.append(range(i, i + n))
                i += n
            else:
                i += 1
        return out

    def _is(self, part: int, form: str, lemma: str) -> bool:
        wanted = self._parts[part]
        if "*" in wanted:
            return fnmatchcase(form.casefold(), wanted)
        if form.casefold() == wanted:
            return True
        return self._parser is not None and lemma in self._lemmas[part]
