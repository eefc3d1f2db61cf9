"""The word adapter: what ships is what the card names, and what it changes."""

import re
from pathlib import Path

import numpy as np
import pytest

from workbench.encode.adapter import bundled_adapter
from workbench.encode.e5 import E5Encoder
from workbench.fitted import manifest

CARD = Path(__file__).parents[2] / "docs" / "word-adapter.md"
WORDS = [["la", "guerre", "froide"], ["the", "cold", "war"]]


@pytest.fixture(scope="module")
def plain():
    return E5Encoder(adapter=False)


def test_the_card_names_the_file():
    assert manifest()["adapter"].sha256 in re.findall(r"[0-9a-f]{64}", CARD.read_text("utf-8"))


def test_every_matrix_of_seven_layers_gets_something():
    found = bundled_adapter()
    names = {f"l{n}.{m}" for n in range(7) for m in ("q", "k", "v", "ao", "fi", "fo")}
    assert found.matrices == names
    for name in names:
        up, down = found.factors(name)
        assert (up @ down).any()
    assert found.factors("l7.q") is None


def test_words_change_and_sentences_do_not(e5, plain):
    for with_it, without in zip(e5.encode_words(WORDS), plain.encode_words(WORDS), strict=True):
        assert not np.allclose(with_it, without, atol=0.05)
    texts = ["La guerre froide."]
    assert np.array_equal(e5.encode(texts), plain.encode(texts))


def test_the_fingerprint_tells_them_apart(e5, plain):
    assert e5.fingerprint == E5Encoder.fingerprint != plain.fingerprint


def test_translations_come_nearer(e5, plain):
    """guerre and war, froide and cold, against what the sentence has besides."""

    def lead(encoder):
        left, right = encoder.encode_words(WORDS)
        centre = np.concatenate([left, right]).mean(axis=0)
        left, right = left - centre, right - centre
        s = left @ right.T / np.linalg.norm(left, axis=1)[:, None] / np.linalg.norm(right, axis=1)
        return (s[1, 2] + s[2, 1]) / 2 - (s[1, 1] + s[2, 2]) / 2

    assert lead(e5) > lead(plain)
