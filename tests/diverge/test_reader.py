"""The difference reader: what ships is what the card names, and it reads differences."""

import re
from pathlib import Path

import numpy as np
import pytest

from workbench.align import align_words
from workbench.fitted import manifest
from workbench.model import SegmentPair
from workbench.reading.reader import Reading, read_differences
from workbench.reading.readerevidence import NUMBERS, RELATIONS, evidence
from workbench.text import segment

CARD = Path(__file__).parents[2] / "docs" / "difference-reader.md"

FAITHFUL = (
    "Le maire a inauguré la nouvelle bibliothèque du quartier en présence des habitants.",
    "The mayor opened the new district library in the presence of the residents.",
)
# each says something else than the French, and where: words on the English side
CHANGED = {
    "The mayor opened the new district library, built by his brother, in the presence of the "
    "residents.": {"built", "brother"},
    "The mayor opened the new district prison in the presence of the residents.": {"prison"},
    "The mayor opened the new district library in the presence of forty journalists.":
        {"forty", "journalists"},
}  # fmt: skip
LESS = "The mayor opened the new library."


def pairs(*texts, languages=("fr", "en")):
    return [
        SegmentPair(f"L{n}", segment(a, languages[0]), segment(b, languages[1]))
        for n, (a, b) in enumerate(texts)
    ]


def read(*texts, languages=("fr", "en")):
    return read_differences(align_words(pairs(*texts, languages=languages)))


def values(reading, text, side="target", language="en"):
    words = segment(text, language).words()
    return dict(zip(words, getattr(reading, side), strict=True))


def test_the_card_names_the_file():
    assert manifest()["reader"].sha256 in re.findall(r"[0-9a-f]{64}", CARD.read_text("utf-8"))


def test_every_token_has_a_number():
    (found,) = read(FAITHFUL)
    assert len(found.source) == len(segment(FAITHFUL[0], "fr").tokens)
    assert len(found.target) == len(segment(FAITHFUL[1], "en").tokens)
    assert all(0 <= p <= 1 for p in (*found.source, *found.target, found.pair))


@pytest.mark.parametrize("text", CHANGED)
def test_words_that_the_original_lacks_stand_out(text):
    calm, found = read(FAITHFUL, (FAITHFUL[0], text))
    assert found.pair > calm.pair
    p = values(found, text)
    expected = CHANGED[text]
    others = [p[w] for w in p if w not in expected and w.isalpha()]
    assert min(p[w] for w in expected) > np.median(others) + 0.2
    assert max(calm.target) < max(p[w] for w in expected)


def test_words_that_the_translation_lacks_stand_out():
    calm, found = read(FAITHFUL, (FAITHFUL[0], LESS))
    p = values(found, FAITHFUL[0], "source", "fr")
    assert min(p["présence"], p["habitants"]) > max(p["maire"], p["bibliothèque"])
    assert found.pair > calm.pair


def test_unrelated_text_has_no_counterpart():
    (found,) = read((FAITHFUL[0], "Fish cannot be kept in warm water for long."))
    assert found.pair > 0.8
    assert np.mean(found.source + found.target) > 0.6


def test_sides_can_be_exchanged():
    text = next(iter(CHANGED))
    (one,) = read((FAITHFUL[0], text))
    (other,) = read((text, FAITHFUL[0]), languages=("en", "fr"))
    assert one.source == pytest.approx(other.target, abs=2e-3)
    assert one.target == pytest.approx(other.source, abs=2e-3)
    assert one.pair == pytest.approx(other.pair, abs=2e-3)


def test_a_reading_does_not_depend_on_its_neighbours():
    texts = [FAITHFUL, *((FAITHFUL[0], text) for text in CHANGED)]
    together = read(*texts)
    assert together == tuple(read(text)[0] for text in texts)
    assert together == read(*texts)


def test_an_empty_side_answers_nothing():
    found = read(("", "Nothing here."), ("", ""), ("Rien ici.", ""))
    assert found[0] == Reading((), (1.0, 1.0, 1.0), 1.0)
    assert found[1] == Reading((), (), 0.0)
    assert found[2] == Reading((1.0, 1.0, 1.0), (), 1.0)
    assert read_differences(()) == ()


def test_long_pairs_are_read_through_windows():
    french = " ".join([FAITHFUL[0]] * 12)
    english = " ".join([*[FAITHFUL[1]] * 6, "He bought two horses.", *[FAITHFUL[1]] * 6])
    (found,) = read((french, english))
    tokens = segment(english, "en").words()
    assert len(found.target) == len(tokens)
    assert found.target[tokens.index("horses")] > np.quantile(found.target, 0.9) - 1e-9
    assert np.median(found.target) < 0.4


def test_a_language_it_was_not_trained_on():
    german = "Der Bürgermeister eröffnete die neue Bibliothek."
    calm, found = read(
        (german, "The mayor opened the new library."),
        (german, "The mayor opened the new library with a song."),
        languages=("de", "en"),
    )
    assert found.pair > calm.pair
    assert found.target[-2] > max(calm.target[:-1])


def test_evidence_is_symmetric():
    dice = np.random.default_rng(1)
    left, right = (dice.normal(size=(k, 8)).astype(np.float32) for k in (3, 5))
    words = ("a", "b", "c"), ("A", "x", "y", "z", ".")
    one = evidence(words, (left, right), [(0, 1, 0.8)])
    other = evidence(words[::-1], (right, left), [(1, 0, 0.8)])
    order = [5, 6, 7, 0, 1, 2, 3, 4]
    assert one.numbers.shape == (8, NUMBERS)
    assert one.relations.shape == (RELATIONS, 8, 8)
    # all but the log ratio of the lengths, which changes its sign with the side
    assert np.allclose(one.numbers, other.numbers[order], atol=1e-5)
    assert np.allclose(one.relations, other.relations[:, order][:, :, order], atol=1e-5)
