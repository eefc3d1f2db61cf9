"""Words and passages that are not in the language of the translation.

Names, numbers, cognates and loans are the same in both languages by right. What counts is
a word that the word lists of the original's language have and those of the translation's do
not, a run of equal words that no name explains, a translation that copies the original, and
a passage in another language. Words in quotation marks, citations (*et al.*), Latin phrases
and names stay quiet.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.diverge.finding import Finding
from workbench.diverge.said import say
from workbench.languages import language_of, shared_words
from workbench.languages.lexicon import lexicon_of
from workbench.model import Side
from workbench.reading.proper import names
from workbench.reading.view import SIDES, PairView
from workbench.reading.vocabulary import vocabulary
from workbench.text import detect_language

__all__ = ["find"]

_RUN = 3
_COPY = 5  # words that a copied original has at least
_PASSAGE = 6  # words that a passage in another language has at least
_SURE = 0.85
_LONG, _COMMON, _USUAL = 5, 10, 50
_READ = 0.7  # the difference reader's probability that a copied word means nothing here
_OPENING, _CLOSING = frozenset('"“«‘„'), frozenset('"”»’“')


def find(view: PairView) -> list[Finding]:
    """What stands untranslated, word by word, and what is in another language altogether."""
    source, target = view.pair.source, view.pair.target
    if source.language == target.language:
        return []
    whole = _copied(view)
    if whole:
        return whole
    out = list(_passages(view))
    taken = {j for f in out for j in f.target}
    for f in [*_runs(view), *_words(view)]:
        if not taken & set(f.target):
            taken |= set(f.target)
            out.append(f)
    return out


def _plain(view: PairView, side: Side) -> list[int]:
    return [i for i, t in enumerate(view.segment(side).tokens) if t.kind == "word"]


def _copied(view: PairView) -> list[Finding]:
    """A translation that is the original, letter for letter, and not names alone."""
    mine, yours = _plain(view, "source"), _plain(view, "target")
    same = [view.lower("source", i) for i in mine] == [view.lower("target", j) for j in yours]
    low = [j for j in yours if view.text("target", j)[:1].islower()]
    closed = language_of(view.pair.source.language).closed.function_words
    foreign = [j for j in low if view.lower("target", j) in closed]
    if not same or len(yours) < _COPY or not foreign or len(low) * 2 < len(yours):
        return []
    return [
        Finding(
            kind="untranslated", stakes="critical", strength=0.95,
            evidence=say("untranslated.whole"), source=tuple(mine), target=tuple(yours),
        )
    ]


def _passages(view: PairView) -> Iterator[Finding]:
    """Stretches between marks that are in another language than the translation."""
    own = view.pair.target.language
    closed = language_of(own).closed.function_words
    known = vocabulary(own)
    for run in _stretches(view):
        words = [j for j in run if view.text("target", j)[:1].islower()]
        if len(words) < _PASSAGE or any(_quoted(view, j) for j in run):
            continue
        at_home = sum(view.lower("target", j) in closed or (
            known is not None and view.text("target", j) in known) for j in words)
        if at_home * 2 > len(words):
            continue
        language, sure = detect_language(view.phrase("target", run))
        if language != own and sure >= _SURE:
            yield Finding(
                kind="language", stakes="critical", strength=min(0.95, sure),
                evidence=say("language.passage", words=view.phrase("target", run)),
                source=_origin(view, run), target=tuple(run),
            )


def _stretches(view: PairView) -> Iterator[list[int]]:
    run: list[int] = []
    for j, token in enumerate(view.segment("target").tokens):
        if token.kind == "punct" and token.text not in {"-", "'", "’", "/"}:
            if run:
                yield run
            run = []
        elif token.kind == "word":
            run.append(j)
    if run:
        yield run


def _origin(view: PairView, run: list[int]) -> tuple[int, ...]:
    """The words of the original that a run answers or copies."""
    low = {view.lower("target", j) for j in run}
    linked = {i for j in run for i in view.counterparts("target", j)}
    same = {i for i in _plain(view, "source") if view.lower("source", i) in low}
    return tuple(sorted(same or linked))


def _runs(view: PairView) -> Iterator[Finding]:
    """Runs of words that stand as they do in the original."""
    source, target = view.pair.source, view.pair.target
    # As it is written: a name that holds a word does not make the word untranslated.
    here = {t.text for t in source.tokens if t.kind == "word"}
    closed_target = language_of(target.language).closed.function_words
    foreign = {t.text.lower() for t in source.tokens if t.kind == "word"} & language_of(
        source.language).closed.function_words
    foreign -= closed_target
    known = vocabulary(target.language)
    proper = set(names(view, "target"))
    runs: list[list[int]] = []
    for j, token in enumerate(target.tokens):
        shared = token.kind == "word" and token.text in here and len(token.text) > 1
        if shared and token.text.lower() not in closed_target and not _quoted(view, j):
            if runs and runs[-1][-1] == j - 1:
                runs[-1].append(j)
            else:
                runs.append([j])
    for run in runs:
        closed = {target.tokens[j].text.lower() for j in run
                  if not _cited(view, j) and _stands_for(view, j)} & foreign
        plain = [j for j in run if j not in proper and not target.tokens[j].text[:1].isupper()]
        # words that both languages have say nothing, however many there are
        strange = [j for j in plain if known is None or target.tokens[j].text not in known]
        if not any(t.text[:1].isupper() for t in target.tokens):
            strange = []  # in a text without capitals names cannot be told
        title = len(plain) * 2 < len(run)
        if title or not ((closed and len(run) >= 2) or (len(plain) >= _RUN and strange)):
            continue
        yield Finding(
            kind="untranslated", stakes="major", strength=0.9 if closed else 0.7,
            evidence=say("untranslated", words=view.phrase("target", run)),
            source=_origin(view, run), target=tuple(run),
        )


def _words(view: PairView) -> Iterator[Finding]:
    """Single words of the original's language that the translation's does not have."""
    here, own = view.pair.source.language, view.pair.target.language
    theirs, ours = vocabulary(here), vocabulary(own)
    if theirs is None or ours is None:
        return
    tokens = view.segment("target").tokens
    proper = set(names(view, "target"))
    closed, at_home = (language_of(code).closed.function_words for code in (here, own))
    shared, lexicon = shared_words(here, own), lexicon_of(here, own)
    known = language_of(own).choice
    loose = known is not None and known.wide_word_list
    # in a text without capitals names cannot be told from words
    capitals = any(t.text[:1].isupper() for t in tokens)
    original = {_even(view.lower("source", i)): i for i in _plain(view, "source")}
    for j in _plain(view, "target"):
        text, low = tokens[j].text, _without_article(_even(tokens[j].text.lower()), here)
        if len(low) < 2 or text[:1].isupper() or j in proper or low in shared:
            continue
        if low not in original or _quoted(view, j) or _cited(view, j):
            continue
        if not _stands_for(view, j):
            continue
        if low not in ours and low in theirs:
            foreign = low in closed or (capitals and _could_be_rendered(view, original[low]))
        elif loose and low in ours and lexicon is not None and not (
                lexicon.seen(low, own) or lexicon.seen(view.lemma("target", j), own)
        ) and _has_rendering(view, original[low], _USUAL):
            foreign = capitals  # *bateaux*: in the lists, but nobody renders anything by it
        else:  # a word of both languages, or of neither, is for the reader to judge
            foreign = capitals and view.reading("target")[j] >= _READ and (
                low not in at_home and _has_rendering(view, original[low], _COMMON)
                if low in ours else len(low) >= _LONG)
        if foreign:
            yield Finding(
                kind="untranslated", stakes="major", strength=0.85,
                evidence=say("untranslated.word", words=view.phrase("target", [j])),
                source=_origin(view, [j]) or (original[low],), target=(j,),
            )


def _stands_for(view: PairView, j: int) -> bool:
    """Whether a copied word may be what the original's has become, and not a word of its own.

    *Venu voter* that is rendered *to vote* has nothing to do with *a voter* further on.
    """
    language = view.pair.source.language
    low = _without_article(_even(view.lower("target", j)), language)
    same = [i for i in _plain(view, "source") if _even(view.lower("source", i)) == low]
    answers = [view.counterparts("source", i) for i in same]
    return any(not found or any(_without_article(_even(view.lower("target", k)), language) == low
                                for k in found)
               for found in answers)


def _even(low: str) -> str:
    """A word with one form of apostrophe and without marks at its ends."""
    return low.replace("’", "'").strip(".'")


def _without_article(low: str, language: str) -> str:
    """A word without what a language writes together with the next: *d'autres*."""
    before, mark, rest = low.rpartition("'")
    closed = language_of(language).closed.function_words
    return rest if mark and rest and before + mark in closed else low


def _could_be_rendered(view: PairView, i: int) -> bool:
    """Whether a word of the original is a common word, with a rendering of its own.

    Where the lexicon does not know the languages the word lists have to do.
    """
    here, own = view.pair.source.language, view.pair.target.language
    lexicon = lexicon_of(here, own)
    if lexicon is None:
        return True
    low, lemma = view.lower("source", i), view.lemma("source", i)
    if lexicon.translations(lemma, here) or lexicon.translations(low, here):
        return _has_rendering(view, i)
    # no name and no loan is written with an accent in one place only
    plain = language_of(own).writing.unaccented
    return plain and not low.isascii() and view.pos("source", i) != "PROPN"


def _has_rendering(view: PairView, i: int, times: int = 1) -> bool:
    """Whether the lexicon renders a word of the original, and never by itself.

    ``times`` is how often it must have seen the word.
    """
    here, own = view.pair.source.language, view.pair.target.language
    low, lemma = view.lower("source", i), view.lemma("source", i)
    lexicon = lexicon_of(here, own)
    if lexicon is None:
        return False
    found = [*lexicon.translations(lemma, here), *lexicon.translations(low, here)]
    often = max(lexicon.seen(lemma, here), lexicon.seen(low, here)) >= times
    return often and bool(found) and all(r.word not in {low, lemma} for r in found)


def _quoted(view: PairView, j: int) -> bool:
    """Whether a word stands between quotation marks, as words that are cited do."""
    tokens = view.segment("target").tokens
    before = [t.text for t in tokens[:j] if t.kind == "punct"]
    straight = sum(t == '"' for t in before) % 2 == 1
    depth = 0
    for mark in before:
        if mark in {"“", "«", "„"}:
            depth += 1
        elif mark in {"”", "»"}:
            depth -= 1
    closes = any(t.text in _CLOSING for t in tokens[j + 1 :] if t.kind == "punct")
    return closes and (straight or depth > 0)


def _cited(view: PairView, j: int) -> bool:
    """Whether a word is part of a name, a citation or a phrase in brackets."""
    tokens = view.segment("target").tokens
    around = [tokens[k] for k in (j - 1, j + 1) if 0 <= k < len(tokens)]
    shared = shared_words(*(view.segment(side).language for side in SIDES))
    if any(t.text.lower().rstrip(".") in shared for t in around):
        return True
    if any(t.kind == "word" and t.text[:1].isupper() for t in around) and j > 1:
        return all(t.text[:1].isupper() or t.kind == "punct" for t in around)
    return any(t.text == "(" for t in around) and any(t.text == ")" for t in around)
