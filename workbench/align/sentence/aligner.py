"""Sentence alignment of two documents: what answers what, what moved, what is alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from workbench.align.sentence.clauses import document_vectors
from workbench.align.sentence.gains import Scorer, shapes_up_to
from workbench.align.sentence.judge import Judge
from workbench.align.sentence.links import mirrored, name_links
from workbench.align.sentence.monotone import Bead
from workbench.align.sentence.neighbours import nearest
from workbench.align.sentence.posterior import Posterior
from workbench.align.sentence.runs import general_vectors
from workbench.align.sentence.search import find_links
from workbench.align.sentence.settings import Settings
from workbench.align.sentence.sides import Layout, Side
from workbench.encode.progress import Listener, heard_by
from workbench.encode.protocols import RunEncoder, SentenceEncoder
from workbench.errors import ParameterError
from workbench.fitted import digest
from workbench.given import checked
from workbench.model import Bitext, Document, Signature
from workbench.text import with_role

__all__ = ["align", "encoder_of", "is_turned", "scorer_of"]

# each run has to be encoded anew where the encoder cannot add sentences up
_DEAR = Settings(longest=4, together=5)


@checked
def align(
    source: Document,
    target: Document,
    *,
    model: str | SentenceEncoder | None = None,
    cache: bool = True,
    settings: Settings | None = None,
    anchors: Sequence[tuple[int, int]] = (),
    progress: Listener | None = None,
) -> Bitext:
    """Link the sentences of two documents.

    Parameters
    ----------
    source, target : Document
        In any languages that the encoder knows. Their sentences are named for their roles.
    model : str or SentenceEncoder, optional
        A model's name or path, or an encoder; the bundled one where left out.
    cache : bool
        Whether vectors are kept from one run to the next.
    settings : Settings, optional
        Other settings of the search. By default beads have up to six sentences on a side and
        seven in all; four and five with an encoder that must encode every run anew.
    anchors : sequence of (int, int), optional
        Places where both documents begin a new section: ``(i, j)`` for source sentence *i* and
        target sentence *j*, counted from 0, in rising order on both sides. No link crosses
        one. (An unlinked sentence may still repeat one of another section.)
    progress : callable, optional
        ``progress(what, done, total)`` hears how far the work is.

    Returns
    -------
    Bitext
        Every sentence is in exactly one link. A sentence without a counterpart is a link
        of its own, ``omitted`` in the source or ``added`` in the target, with what it
        ``repeats``, if anything. Links are in the order of the target text; an omitted
        source sentence stands after its predecessor. With the documents changed over the
        links are the same, mirrored.

    Raises
    ------
    ParameterError
        If a setting makes no sense, an anchor is no pair of sentences, or two of them cross.
    ModelError
        If the model cannot be had.

    Notes
    -----
    Similarity is that of vecalign (Thompson & Koehn 2019) over vectors of joined sentences; the
    search is described in :mod:`workbench.align.sentence.search`, the model that chooses the path
    and says how likely each link is in :mod:`workbench.align.sentence.model`.
    """
    if settings is not None and (settings.longest < 1 or settings.together < 2):
        raise ParameterError("settings: a bead needs at least one sentence on each side")
    source, target = with_role(source, "source"), with_role(target, "target")
    _check(anchors, len(source), len(target))
    encoder = encoder_of(model, cache, (source.language, target.language))
    if settings is None:
        settings = Settings() if isinstance(encoder, RunEncoder) else _DEAR
    signature = Signature((
        ("sentences", f"{encoder.name}@{encoder.fingerprint}"),
        ("align", settings.version if settings == Settings() else repr(settings)),
        ("fitted", digest()),
        *((("anchors", " ".join(f"{i}:{j}" for i, j in anchors)),) if anchors else ()),
    ))
    if not len(source) or not len(target):
        return Bitext(source, target, name_links(len(source), len(target)), signature=signature)
    turned = is_turned(source, target)
    one, other = (target, source) if turned else (source, target)
    with heard_by(progress):
        scorer = scorer_of(encoder, one, other, settings)
        near = nearest(scorer)
        if anchors:
            corners = [(j, i) if turned else (i, j) for i, j in anchors]
            beads, likely = _by_section(scorer, settings, corners)
        else:
            found = find_links(scorer, near, settings)
            beads, likely = found.beads, found.posterior()
        links = name_links(len(one), len(other), Judge(scorer, near, beads, likely))
    return Bitext(source, target, mirrored(links) if turned else links, signature=signature)


def _check(anchors: Sequence[tuple[int, int]], n: int, m: int) -> None:
    for i, j in anchors:
        if not (0 <= i < n and 0 <= j < m):
            raise ParameterError(
                f"anchor ({i}, {j}): there are {n} source and {m} target sentences, from 0")
    for (i, j), (i1, j1) in pairwise(anchors):
        if i >= i1 or j >= j1:
            raise ParameterError(
                f"anchors ({i}, {j}) and ({i1}, {j1}) do not rise on both sides; give them in "
                "reading order, each sentence once")


def _by_section(
    scorer: Scorer, settings: Settings, anchors: Sequence[tuple[int, int]]
) -> tuple[list[Bead], Posterior]:
    """Find links between one anchor and the next, as if the sections were documents.

    Similarities stay those of the whole documents.
    """
    n, m = len(scorer.source.runs), len(scorer.target.runs)
    beads: list[Bead] = []
    likely: dict[Bead, float] = {}
    source, target = np.ones(n), np.ones(m)
    for (i, j), (i1, j1) in pairwise([(0, 0), *anchors, (n, m)]):
        if i == i1 or j == j1:
            continue
        section = scorer.cut((i, i1), (j, j1))
        found = find_links(section, nearest(section), settings)
        known = found.posterior()
        beads += [_placed(bead, i, j) for bead in found.beads]
        likely |= {_placed(bead, i, j): share for bead, share in known.beads.items()}
        source[i:i1], target[j:j1] = known.source_alone, known.target_alone
    return beads, Posterior(likely, source, target)


def _placed(bead: Bead, i: int, j: int) -> Bead:
    return bead[0] + i, bead[1] + i, bead[2] + j, bead[3] + j


def is_turned(source: Document, target: Document) -> bool:
    """Whether links are to be looked for from the target to the source.

    Of two choices that weigh the same (the longer of two passages that changed places, where
    both have as many characters) the search takes the first it meets, which is another one
    from the other side. So two documents are always searched in the one direction that their
    texts fix, and their links are the same whichever is called the source.
    """
    def key(document: Document) -> tuple[int, list[tuple[str, bool, int]]]:
        return len(document), [(s.text, s.heading, s.block) for s in document.sentences]

    return key(target) < key(source)


def scorer_of(
    encoder: SentenceEncoder, source: Document, target: Document, settings: Settings
) -> Scorer:
    """Encode two documents that have sentences, and make what scores their beads."""
    one, other = (document_vectors(encoder, [s.text for s in document.sentences],
                                   settings.longest) for document in (source, target))
    layouts = Layout.of(source), Layout.of(target)
    general = general_vectors(encoder)
    numbers = sorted({w for layout in layouts for group in layout.numbers for w in group})
    kinds = {word: k for k, word in enumerate(numbers)}
    return Scorer(
        Side.of(*one, layouts[0], other[0], general, kinds),
        Side.of(*other, layouts[1], one[0], general, kinds),
        shapes=shapes_up_to(settings.longest, settings.together),
        length_weight=settings.length_weight, surplus_weight=settings.surplus_weight,
        border_cost=settings.border_cost, heading_cost=settings.heading_cost,
    )


def encoder_of(
    model: str | SentenceEncoder | None, cache: bool, languages: Iterable[str]
) -> SentenceEncoder:
    """The encoder itself, or the one of this name; the bundled one that knows the languages."""
    if model is not None and not isinstance(model, str):
        return model
    from workbench.encode import sentence_encoder

    return sentence_encoder(model, languages=languages, cache=cache)
