"""Make the lexicon of the checks on the choice of words.

- pairs: French lemmas, their English ones and how often they are linked;
- forms: forms of words whose usual rendering is not that of their lemma;
- wordnet: English synsets, what is above them, what is opposite.

The first two come from Tatoeba and scientific articles, the third from the data files of WordNet
3.0, which ``--wordnet`` names (as in Debian's wordnet-base: data.*, index.*, cntlist.rev). Words
are linked by a lexical model that prefers the diagonal (Dyer, Chahuneau and Smith 2013, *A Simple,
Fast, and Effective Reparameterization of IBM Model 2*), both directions, multiplied.
Deterministic for one version of spaCy's pipelines and of numpy.
"""

from __future__ import annotations

import lzma
import warnings
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import sets
from frame import PARSERS, Fit, Run
from lexicon_wordnet import read_wordnet, tagged, write_net
from scipy.special import digamma

from workbench.encode.parse import pipelines
from workbench.languages import language_of

DIAGONAL = 6.0  # how much a link off the diagonal costs
NULL = 0.08  # chance that a word answers nothing
PRIOR = 0.01
PASSES = 5
LONGEST = 60  # words a side
SURE = 0.2  # a link below this is not counted
SHARE = 0.02  # of a lemma's links that a rendering must have
ONCE = 0.1  # of the rarer lemma's links, where a pair is seen once
MOST = 10  # renderings of a lemma
FORM = 2.0  # links that a form's rendering must have

Word = tuple[str, str]  # form and lemma, small letters
Pairs = dict[tuple[str, str], float]


def words_of(texts: Sequence[str], language: str) -> list[list[Word]]:
    """Return the words of each text; punctuation is left out."""
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pipeline = spacy.load(pipelines()[language][0], exclude=["parser", "ner", "senter"])
        return [
            [(w.lower_, w.lemma_.lower()) for w in text
             if w.pos_ not in {"PUNCT", "SYM", "SPACE"} and any(c.isalnum() for c in w.text)]
            for text in pipeline.pipe((t.replace("’", "'") for t in texts), batch_size=256)
        ]  # fmt: skip


class Linker:
    """Every cell of every pair, side by side, and what each direction makes of it."""

    def __init__(self, english: list[list[str]], french: list[list[str]]) -> None:
        names: tuple[dict[str, int], dict[str, int]] = ({}, {})
        parts: list[list[np.ndarray]] = [[], [], [], [], []]
        rows = columns = 0
        self.places: list[tuple[int, int, int]] = []  # pair, words of each side
        for number, (left, right) in enumerate(zip(english, french, strict=True)):
            m, n = len(left), len(right)
            if not 0 < m < LONGEST or not 0 < n < LONGEST:
                continue
            x = np.array([names[0].setdefault(w, len(names[0])) for w in left])
            y = np.array([names[1].setdefault(w, len(names[1])) for w in right])
            i, j = np.repeat(np.arange(m), n), np.tile(np.arange(n), m)
            off = np.abs((i + 0.5) / m - (j + 0.5) / n)
            for part, values in zip(parts, (x[i], y[j], off, rows + i, columns + j), strict=True):
                part.append(values)
            rows, columns = rows + m, columns + n
            self.places.append((number, m, n))
        left_word, right_word, off, row, column = (np.concatenate(part) for part in parts)
        self._near = np.exp(-DIAGONAL * off)
        kinds, self._cell = np.unique(left_word * len(names[1]) + right_word, return_inverse=True)
        given = kinds // len(names[1]), kinds % len(names[1])
        there = self._direction(right_word, column, given[0], len(names[0]), len(names[1]))
        back = self._direction(left_word, row, given[1], len(names[1]), len(names[0]))
        self.links = np.sqrt(there * back)

    def _direction(
        self, word: np.ndarray, place: np.ndarray, given: np.ndarray, n_given: int, n_word: int
    ) -> np.ndarray:
        """Posterior of each cell where every word chooses the one it answers."""
        word_at = np.zeros(place.max() + 1, np.int64)
        word_at[place] = word
        prior = (1 - NULL) * self._near / np.bincount(place, self._near)[place]
        table = np.full(len(given), 1.0 / n_word)
        null = np.full(n_word, 1.0 / n_word)
        for _ in range(PASSES):
            chosen, empty = self._chosen(prior, table, null[word_at], place)
            counts = np.bincount(self._cell, chosen, len(given)) + PRIOR
            total = np.bincount(given, counts, n_given)[given]
            table = np.maximum(np.exp(digamma(counts) - digamma(total)), 1e-9)
            null = np.bincount(word_at, empty, n_word)
            null = np.maximum(null / null.sum(), 1e-9)
        return self._chosen(prior, table, null[word_at], place)[0]

    def _chosen(
        self, prior: np.ndarray, table: np.ndarray, null: np.ndarray, place: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        each = prior * table[self._cell]
        total = np.bincount(place, each) + NULL * null
        return each / total[place], NULL * null / total


def counted(english: list[list[Word]], french: list[list[Word]]) -> tuple[Pairs, Pairs]:
    """Return how often lemmas are linked, and how often forms are, (French, English)."""
    linker = Linker([[w[1] for w in s] for s in english], [[w[1] for w in s] for s in french])
    lemmas: defaultdict[tuple[str, str], float] = defaultdict(float)
    forms: defaultdict[tuple[str, str], float] = defaultdict(float)
    at = 0
    for number, m, n in linker.places:
        links = linker.links[at : at + m * n].reshape(m, n)
        at += m * n
        for i, j in np.argwhere(links >= SURE):
            (e, el), (f, fl) = english[number][i], french[number][j]
            lemmas[fl, el] += links[i, j]
            forms[f, e] += links[i, j]
    return dict(lemmas), dict(forms)


def kept(pairs: Pairs) -> dict[str, list[tuple[str, int]]]:
    """Return the renderings of each French lemma that are no accident, the commonest first."""
    totals: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for (f, e), count in pairs.items():
        totals[0][f] += count
        totals[1][e] += count
    best: tuple[defaultdict[str, list[float]], ...] = (defaultdict(list), defaultdict(list))
    for (f, e), count in pairs.items():
        best[0][f].append(count)
        best[1][e].append(count)
    least = [{w: sorted(c)[-MOST:][0] for w, c in side.items()} for side in best]
    out: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for (f, e), count in pairs.items():
        share = max(count / totals[0][f], count / totals[1][e])
        once = count < 1.5 and count < ONCE * min(totals[0][f], totals[1][e])
        if count >= 0.5 and share >= SHARE and not once and (
            count >= least[0][f] or count >= least[1][e]
        ):
            out[f].append((e, max(1, round(count))))
    return {f: sorted(found, key=lambda p: (-p[1], p[0])) for f, found in sorted(out.items())}


def forms_of(forms: Pairs, renderings: dict[str, list[tuple[str, int]]]) -> list[str]:
    """Return lines of the forms whose usual rendering is not that of a lemma spelt alike.

    A line is ``fr form rendering`` or ``en form rendering``, parted by tabs.
    """
    lemma: dict[str, dict[str, str]] = {"fr": {}, "en": {}}
    strongest: dict[str, int] = {}
    for f, found in renderings.items():
        lemma["fr"][f] = found[0][0]
        for e, count in found:
            if count > strongest.get(e, 0):
                strongest[e] = count
                lemma["en"][e] = f
    out = []
    for language, side in (("fr", 0), ("en", 1)):
        best: dict[str, tuple[float, str]] = {}
        total: Counter[str] = Counter()
        for pair, count in forms.items():
            total[pair[side]] += count
            best[pair[side]] = max(best.get(pair[side], (0.0, "")), (count, pair[1 - side]))
        for form, (count, rendering) in sorted(best.items()):
            usual = count >= FORM and count >= 0.25 * total[form]
            if usual and rendering != form and lemma[language].get(form) != rendering:
                out.append(f"{language}\t{form}\t{rendering}")
    return out


def packed(text: str) -> bytes:
    return lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME)


def make(run: Run) -> dict[str, bytes]:
    texts = [*sets.some(sets.once_each(run.data), run.limit),
             *sets.some(sets.articles(run.data), run.limit)]
    english = words_of([e for e, _ in texts], "en")
    french = words_of([f for _, f in texts], "fr")
    lemmas, forms = counted(english, french)
    renderings = kept(lemmas)
    lines = [f + "\t" + " ".join(f"{e}:{n}" for e, n in found) for f, found in renderings.items()]
    of_forms = forms_of(forms, renderings)
    folder = Path(run.options.wordnet)
    vocabulary = tagged(folder) | {e for found in renderings.values() for e, _ in found}
    known = language_of("en").choice
    opposites = known.opposites if known is not None else ()
    vocabulary |= {w for line in opposites for w in line.split() if w != "/"}
    net = write_net(read_wordnet(folder), vocabulary)
    run.figure("pairs", "French lemmas", "all", len(renderings))
    run.figure("pairs", "English lemmas", "all",
               len({e for found in renderings.values() for e, _ in found}))
    run.figure("pairs", "pairs of lemmas", "all", sum(map(len, renderings.values())))
    run.figure("forms", "forms", "all", len(of_forms))
    run.figure("wordnet", "synsets", "all", net.count("\n"))
    files = {"pairs": "\n".join(lines) + "\n", "forms": "\n".join(of_forms) + "\n", "wordnet": net}
    return {name: packed(text) for name, text in files.items()}


FIT = Fit(("pairs", "forms", "wordnet"), make, (*sets.TATOEBA, sets.SCIENCE, sets.WORDNET), PARSERS,
          {"wordnet": "/usr/share/wordnet"})
