"""The whole analysis of a pair in one pass."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbench.align import align, align_words, segment_pairs
from workbench.diverge import Finding, Found, PairView, findings
from workbench.diverge.glossary import Glossary
from workbench.diverge.notes import Note, told
from workbench.diverge.registry import offered
from workbench.diverge.search import document_findings, given_findings, link_findings
from workbench.diverge.wording import templates
from workbench.encode import sentence_encoder
from workbench.encode.parse import Parse, parser
from workbench.errors import ParameterError
from workbench.exchange import read_glossary
from workbench.fidelity import (
    common_scale,
    features,
    grade,
    parts,
    reference_metrics,
    score_document,
    weights,
)
from workbench.fidelity.tokens import token_scores
from workbench.flags import Flag, divergence, numbered, of_links, ranked, settle, weigh
from workbench.given import checked
from workbench.model import (
    Analysis,
    Bitext,
    Divergence,
    Document,
    GlossaryTerm,
    LinkScore,
    Metric,
    SegmentPair,
    Signature,
    Span,
    WordAlignment,
    index_of,
)
from workbench.reading.gaps import read_gaps
from workbench.reading.reader import read_pair
from workbench.reading.renderings import share_renderings
from workbench.reading.wordvectors import word_vectors
from workbench.run.doubts import language_doubts
from workbench.text import segment
from workbench.version import __version__

__all__ = ["Examined", "GlossaryLike", "against", "analyse", "examine", "glossary_of", "row_pairs",
           "skipped", "views_of"]

_FITTED = {"fr", "en"}

Progress = Callable[[str], None]
GlossaryLike = str | os.PathLike[str] | Sequence[GlossaryTerm]


@dataclass(frozen=True, slots=True)
class Examined:
    """The evidence of one pair: what the checks found, and it as numbers.

    ``meaning`` is the cosine of the sentence vectors; ``values`` are in the order of
    ``workbench.fidelity.FEATURES``; ``words`` are the scores of the words of both sides;
    ``parts`` are shown beside the score; ``notes`` say what could not be looked for.
    """

    view: PairView
    found: tuple[Finding, ...]
    meaning: float
    values: tuple[float, ...]
    words: tuple[tuple[float, ...], tuple[float, ...]]
    parts: tuple[tuple[str, float | None], ...]
    notes: tuple[Note, ...] = ()

    def flags(self) -> list[Flag]:
        """The findings that are worth a flag, judged."""
        return settle(weigh(self.view, self.found, self.words, self.score().p_divergent))

    def score(self) -> LinkScore:
        """The calibrated decision over the evidence."""
        fidelity, p_divergent = grade(self.values)
        return LinkScore(self.view.pair.id, fidelity, p_divergent, self.parts)


@checked
def analyse(
    source: Document,
    target: Document,
    *,
    model: str | None = None,
    cache: bool = True,
    reference: Document | None = None,
    progress: Progress | None = None,
    evidence_language: str = "en",
    glossary: GlossaryLike | None = None,
) -> Analysis:
    """Align, link, score and flag a pair of documents.

    Parameters
    ----------
    source, target : Document
    model : str, optional
        A sentence-transformers name or path for the sentence vectors; the bundled model
        where left out.
    cache : bool
        Whether vectors and parses are kept on disk and reused.
    reference : Document, optional
        A reference or second version in the language of the target: BLEU, chrF and TER of the
        target against it are shown with the rest.
    progress : callable, optional
        Called with the name of each stage as it begins.
    evidence_language : str
        The language that divergences are explained in, ``en`` or ``fr``.
    glossary : path or sequence of GlossaryTerm, optional
        Renderings that must or must never be used; see :mod:`workbench.exchange.glossary`.
        They are flagged and do not enter the scores.

    Raises
    ------
    FormatError
        Where the glossary cannot be read.
    TextError
        Where a document has no sentences.
    ModelError
        Where a model is missing or damaged.
    ParameterError
        Where no sentence of the one answers any of the other, the reference is in another
        language than the target, or no evidence is written in ``evidence_language``.
    """
    templates(evidence_language)
    if reference is not None and reference.language != target.language:
        raise ParameterError(
            f"the reference {reference.id} is in {reference.language!r}, the translation in "
            f"{target.language!r}: reference metrics compare texts in one language"
        )
    terms = glossary_of(glossary, source.language, target.language, cache)
    tell = progress or (lambda stage: None)
    tell("aligning sentences")
    bitext = align(source, target, model=model, cache=cache)
    if not any(link.linked for link in bitext.links):
        raise ParameterError(
            f"no sentence of {source.id} answers any of {target.id}: are they an original and its "
            "translation? workbench.compare says how two texts relate"
        )
    tell("aligning words")
    pairs = segment_pairs(bitext)
    words = align_words(pairs, cache=cache)
    bitext = replace(bitext, words=words)
    tell("looking for divergences")
    results = examine(words, model=model, cache=cache, before=_before(bitext), glossary=terms)
    tell("scoring")
    scores = tuple(r.score() for r in results)
    metrics = () if reference is None else against(target, reference, model=model, cache=cache)
    document = score_document(bitext, scores, metrics)
    of_sentences, notes = link_findings(bitext)
    found: list[Divergence] = [of_links(f, evidence_language) for f in of_sentences]
    for result in results:
        pair = result.view.pair
        for flag in result.flags():
            found.append(_placed(divergence(result.view, flag, evidence_language), pair))
    return Analysis(
        bitext=bitext, scores=scores, document=document, divergences=numbered(ranked(found)),
        signature=_signature(bitext, words).with_items(evidence=evidence_language),
        skipped=(*language_doubts(source.text, target.text, source.language, target.language),
                 *skipped(results, source.language, target.language, notes), *_terms_seen(terms)),
    )


def against(
    version: Document, reference: Document, *, model: str | None = None, cache: bool = True
) -> tuple[Metric, ...]:
    """BLEU, chrF and TER of a version against another in the same language.

    The two are aligned first; a segment is one link. A sentence that only one of them has is
    compared with nothing, so that what is left out or added costs.

    Raises
    ------
    TextError, ModelError, ParameterError
        As :func:`analyse`.
    """
    bitext = align(version, reference, model=model, cache=cache)
    return reference_metrics(
        [bitext.text(link, "source") for link in bitext.links],
        [[bitext.text(link, "target") for link in bitext.links]],
    )


def examine(
    alignments: Sequence[WordAlignment],
    *,
    model: str | None = None,
    cache: bool = True,
    before: Sequence[tuple[str, str]] | None = None,
    glossary: Glossary | None = None,
) -> tuple[Examined, ...]:
    """Gather the evidence of pairs whose words are linked.

    Parameters
    ----------
    alignments : sequence of WordAlignment, length n
    before : sequence of (str, str), length n, optional
        The text that stands just before each side. With it the pairs are those of one
        document, in order, and their terms are compared.
    glossary : Glossary, optional
        Whose renderings are looked for, too.

    Returns
    -------
    tuple of Examined, length n
    """
    if not alignments:
        return ()
    spoken = {s.language for a in alignments for s in (a.pair.source, a.pair.target)}
    encoder = sentence_encoder(model, languages=spoken, cache=cache)
    texts = [a.pair.source.text for a in alignments] + [a.pair.target.text for a in alignments]
    vectors = encoder.encode(texts)
    n = len(alignments)
    views = views_of(alignments, cache=cache, before=before)
    terms: Sequence[tuple[Finding, ...]] = [()] * n
    notes: tuple[Note, ...] = ()
    if before is not None:  # pairs of one text; rows of a table are strangers to each other
        share_renderings(views)
        terms, notes = document_findings(views)
    out = []
    for k, view in enumerate(views):
        found = findings(view)
        meaning = common_scale(float(vectors[k] @ vectors[n + k]), encoder.name)
        words = token_scores(view, found.findings)
        values = features(view, meaning, found.findings, words)
        asked = Found(()) if glossary is None else given_findings("glossary", glossary, view)
        # no part of the scores: a matter of taste, of the user's, or of another package
        every = (*found.findings, *terms[k], *asked.findings, *found.more)
        out.append(Examined(view, every, meaning, values, words,
                            parts(view, meaning, found.findings),
                            (*found.notes, *notes, *asked.notes)))
    return tuple(out)


def views_of(
    alignments: Sequence[WordAlignment],
    *,
    cache: bool = True,
    before: Sequence[tuple[str, str]] | None = None,
) -> tuple[PairView, ...]:
    """Pairs whose words are linked as the checks see them, parsed and read for differences.

    ``before`` is as for :func:`examine`.
    """
    contexts = list(before) if before is not None else [("", "")] * len(alignments)
    source = _parses([(a.pair.source.language, a.pair.source.text) for a in alignments], cache)
    target = _parses([(a.pair.target.language, a.pair.target.text) for a in alignments], cache)
    source_before = _parses(
        [(a.pair.source.language, b) for a, (b, _) in zip(alignments, contexts, strict=True)], cache
    )
    target_before = _parses(
        [(a.pair.target.language, b) for a, (_, b) in zip(alignments, contexts, strict=True)], cache
    )
    views = tuple(
        PairView(a, source[k], target[k], (source_before[k], target_before[k]))
        for k, a in enumerate(alignments)
    )
    for view, (alignment, vectors) in zip(
        views, word_vectors(alignments, cache=cache), strict=True
    ):
        view.read = read_pair(alignment, vectors)
        view.lacks = read_gaps(alignment.pair, vectors)
    return views


def row_pairs(
    rows: Sequence[tuple[str, str]], source_language: str, target_language: str
) -> tuple[SegmentPair, ...]:
    """Pairs of texts as segment pairs; the id is the row, counted from 0."""
    return tuple(
        SegmentPair(str(n), segment(a, source_language), segment(b, target_language))
        for n, (a, b) in enumerate(rows)
    )


def _parses(items: Sequence[tuple[str, str]], cache: bool) -> list[Parse | None]:
    out: list[Parse | None] = [None] * len(items)
    for language in {code for code, _ in items}:
        parse = parser(language)
        if parse is None:
            continue
        places = [k for k, (code, text) in enumerate(items) if code == language and text.strip()]
        for k, value in zip(
            places, parse.parse([items[k][1] for k in places], cache=cache), strict=True
        ):
            out[k] = value
    return out


def _before(bitext: Bitext) -> list[tuple[str, str]]:
    """The sentence before each two-sided link, on each side."""
    out = []
    for link in bitext.links:
        if not link.linked:
            continue
        i, j = index_of(link.source[0]), index_of(link.target[0])
        out.append((
            bitext.source.sentences[i - 1].text if i else "",
            bitext.target.sentences[j - 1].text if j else "",
        ))
    return out


def glossary_of(
    given: GlossaryLike | None, source_language: str, target_language: str, cache: bool
) -> Glossary | None:
    """The glossary that was given, ready to be looked for; None where none was."""
    if given is None:
        return None
    terms = read_glossary(given) if isinstance(given, str | os.PathLike) else given
    return Glossary(terms, source_language, target_language, cache=cache)


def _terms_seen(glossary: Glossary | None) -> tuple[str, ...]:
    """How much of a glossary a text could be held to."""
    if glossary is None:
        return ()
    total = len({t.source for t in glossary.terms})
    return (f"Glossary: {len(glossary.seen)} of its {total} terms stand in the original.",)


def _shift(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)


def _placed(d: Divergence, pair: SegmentPair) -> Divergence:
    """A divergence with its spans moved from the segment to the document."""
    a, b = pair.source.offset, pair.target.offset
    return replace(
        d, source_span=_shift(d.source_span, a), target_span=_shift(d.target_span, b),
        source_marks=tuple((s + a, e + a) for s, e in d.source_marks),
        target_marks=tuple((s + b, e + b) for s, e in d.target_marks),
    )


def skipped(
    results: Sequence[Examined], source: str, target: str, notes: Sequence[Note] = ()
) -> tuple[str, ...]:
    """What a reader should know of checks and scores, for pairs of two languages."""
    out = told((*notes, *(note for r in results for note in r.notes)))
    strange = sorted({source, target} - _FITTED)
    if strange:
        out += (f"Scores and confidences were fitted on French and English; with "
                f"{' and '.join(map(repr, strange))} they are less sure.",)
    return out


def _signature(bitext: Bitext, words: Sequence[WordAlignment]) -> Signature:
    items = dict(bitext.signature.items)
    head = {"workbench": __version__}
    items.pop("workbench", None)
    rest: dict[str, str] = {}
    if words:
        rest["words"] = words[0].method
    for side, document in (("source", bitext.source), ("target", bitext.target)):
        found = parser(document.language)
        rest[f"parse.{side}"] = found.fingerprint if found else "none"
    rest["scores"] = weights().version
    rest |= {f"checks.{family.name}": "from another package" for family in offered()}
    for side, document in (("source", bitext.source), ("target", bitext.target)):
        digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        rest[side] = f"{document.language}@{digest[:12]}"
    return Signature((*head.items(), *items.items(), *rest.items()))
