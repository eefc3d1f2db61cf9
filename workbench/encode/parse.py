"""Dependency parses from spaCy, brought to one form for every language.

The bundled pipelines (French and English) and any other pipeline that is installed are
used; a language without one has no parser, and the checks that need a parse say so.

English pipelines label dependencies after ClearNLP (prepositions are heads), French and
most others after Universal Dependencies (prepositions are markers of their noun).
:func:`content_heads` evens this out: the head of a content word is the content word that it
depends on, however many function words stand between (the *content-head* view of
Nivre et al. 2016, Universal Dependencies v1).
"""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workbench.encode.cache import ByteStore, key
from workbench.encode.paths import vectors_enabled
from workbench.errors import ModelError
from workbench.languages import in_all_languages
from workbench.languages.topics.parsing import Parsing

__all__ = ["Parse", "ParsedWord", "Parser", "content_heads", "parser", "pipelines"]

# Packages under this version number are placeholders that others have put in an index.
_LOOKALIKE = "999.9.9"

# What ClearNLP names in another way than Universal Dependencies.
_UNIVERSAL = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj",
    "dative": "iobj", "agent": "obl:agent", "relcl": "acl:relcl",
}

_FUNCTION_POS = frozenset({"ADP", "DET", "AUX", "PART", "SCONJ", "CCONJ", "PUNCT", "SPACE", "SYM"})


@dataclass(frozen=True, slots=True)
class ParsedWord:
    """One word of a parse.

    ``start`` and ``end`` are character offsets into the parsed text; ``head`` is the index
    of the governing word (its own for a root); ``pos`` is the universal part of speech;
    ``morph`` holds the features as ``(name, value)`` pairs; ``entity`` is the label of the
    named entity that the word is part of, or ``""``, and ``entity_id`` numbers the
    entities of the text (-1 outside).
    """

    text: str
    start: int
    end: int
    lemma: str
    pos: str
    dep: str
    head: int
    morph: tuple[tuple[str, str], ...] = ()
    entity: str = ""
    entity_id: int = -1

    def feature(self, name: str) -> str:
        """The value of a morphological feature, or ``""``."""
        return dict(self.morph).get(name, "")

    @property
    def relation(self) -> str:
        """``dep`` by its name in Universal Dependencies, where it has one there."""
        return _UNIVERSAL.get(self.dep, self.dep)


@dataclass(frozen=True, slots=True)
class Parse:
    """A parsed text; ``words`` leave out blanks."""

    words: tuple[ParsedWord, ...]


class Parser:
    """A spaCy pipeline for one language."""

    def __init__(self, package: str, language: str) -> None:
        self.name = package
        self.language = language
        self.version = importlib.metadata.version(package)
        self._pipeline: Any = None

    @property
    def fingerprint(self) -> str:
        return f"{self.name}-{self.version}"

    def parse(self, texts: Sequence[str], *, cache: bool = True) -> tuple[Parse, ...]:
        """Parse texts, one result a text in the order given.

        With *cache* what has been parsed before comes from the disk.

        Raises
        ------
        ModelError
            Where the installed pipeline cannot be loaded.
        """
        store = ByteStore(self.fingerprint) if cache and vectors_enabled() else None
        keys = [key("parse", text) for text in texts]
        known = {k: _thaw(v) for k, v in store.get_bytes(keys).items()} if store else {}
        missing = {k: text for k, text in zip(keys, texts, strict=True) if k not in known}
        fresh = dict(zip(missing, self._parse(list(missing.values())), strict=True))
        if store:
            store.put_bytes((k, _freeze(parse)) for k, parse in fresh.items())
        known |= fresh
        return tuple(known[k] for k in keys)

    def _parse(self, texts: list[str]) -> tuple[Parse, ...]:
        if not texts:
            return ()
        if self._pipeline is None:
            self._pipeline = self._load()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # spaCy warns of a missing GPU and the like
            # One text at a time: padding in a batch would let neighbours change the result.
            return tuple(_convert(self._pipeline(text)) for text in texts)

    def _load(self) -> Any:
        import spacy

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return spacy.load(self.name)
        except Exception as error:  # spaCy raises whatever its parts raise
            first = str(error).strip().splitlines()[0] if str(error).strip() else repr(error)
            raise ModelError(
                f"spaCy pipeline {self.name} {self.version} cannot be loaded: {first}; "
                "install it again with pip"
            ) from error


@functools.cache
def pipelines() -> dict[str, tuple[str, ...]]:
    """The installed spaCy pipelines by language, in order of preference.

    Placeholders that carry no model (version 999.9.9) are left out.
    """
    found: dict[str, list[str]] = {}
    for entry in importlib.metadata.entry_points(group="spacy_models"):
        if entry.dist is not None and entry.dist.version == _LOOKALIKE:
            continue
        found.setdefault(entry.name.split("_")[0], []).append(entry.name)
    preferred = {code: known.pipelines for code, known in in_all_languages(Parsing).items()}
    for language, names in preferred.items():
        for name in names:
            if name not in found.get(language, []) and _real(name):
                found.setdefault(language, []).append(name)

    def rank(language: str, name: str) -> tuple[int, str]:
        order = preferred.get(language, ())
        return (order.index(name) if name in order else len(order), name)

    return {
        language: tuple(sorted(set(names), key=lambda name: rank(language, name)))
        for language, names in sorted(found.items())
    }


@functools.cache
def parser(language: str) -> Parser | None:
    """The parser of a language, or None where no pipeline is installed for it."""
    names = pipelines().get(language, ())
    return Parser(names[0], language) if names else None


def content_heads(parse: Parse) -> tuple[int, ...]:
    """The content word that each word depends on, by index; -1 for a root.

    Function words between a word and its governor are passed over, a conjunct takes the
    governor of the first conjunct, and a copula hands over to its predicate.
    """
    words = parse.words
    predicate: dict[int, int] = {}
    for i, word in enumerate(words):
        if word.dep in {"attr", "acomp"} and words[word.head].pos == "AUX":
            predicate.setdefault(word.head, i)

    def climb(i: int) -> int:
        seen = {i}
        current = i
        while True:
            head = words[current].head
            if head == current:
                return -1
            if head in predicate:  # the subject of "is" belongs with what it is
                target = predicate[head]
                if target not in seen:
                    return target
                if words[head].head == head:
                    return -1
            elif words[current].dep != "conj" and words[head].pos not in _FUNCTION_POS:
                return head
            if head in seen:
                return -1
            seen.add(head)
            current = head

    return tuple(climb(i) for i in range(len(words)))


def _freeze(parse: Parse) -> bytes:
    rows = [[w.text, w.start, w.end, w.lemma, w.pos, w.dep, w.head, w.morph, w.entity, w.entity_id]
            for w in parse.words]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _thaw(data: bytes) -> Parse:
    return Parse(
        tuple(
            ParsedWord(text, start, end, lemma, pos, dep, head,
                       tuple((name, value) for name, value in morph), entity, entity_id)
            for text, start, end, lemma, pos, dep, head, morph, entity, entity_id
            in json.loads(data)
        )
    )


def _real(package: str) -> bool:
    if importlib.util.find_spec(package) is None:
        return False
    try:
        return importlib.metadata.version(package) != _LOOKALIKE
    except importlib.metadata.PackageNotFoundError:
        return False


def _convert(doc: Any) -> Parse:
    kept = [token for token in doc if not token.is_space]
    place = {token.i: n for n, token in enumerate(kept)}
    entity_of = {t.i: n for n, entity in enumerate(doc.ents) for t in entity}

    def head(token: Any) -> int:
        above = token.head
        while above.is_space and above.head.i != above.i:  # tokens are made anew when asked for
            above = above.head
        return place.get(above.i, place[token.i])

    return Parse(
        tuple(
            ParsedWord(
                text=token.text, start=token.idx, end=token.idx + len(token.text),
                lemma=token.lemma_, pos=token.pos_, dep=token.dep_, head=head(token),
                morph=tuple(sorted(token.morph.to_dict().items())),
                entity=token.ent_type_, entity_id=entity_of.get(token.i, -1),
            )
            for token in kept
        )
    )
