"""Models by name or folder; the unpacked e5 stands for any."""

import json
import shutil

import numpy as np
import pytest

from workbench.encode.e5 import E5Encoder
from workbench.encode.hub import SentenceTransformerEncoder, TransformerWordEncoder
from workbench.errors import ModelError


@pytest.fixture(scope="module")
def by_folder(e5_folder):
    return SentenceTransformerEncoder(e5_folder)


def test_a_folder_of_sentences(by_folder, e5, sentences):
    assert by_folder.dim == 384
    assert by_folder.name.startswith("multilingual-e5-small")
    # the family's prompt is put before without being asked for
    # (float32 here, eight bits in the bundled encoder; without the prompt it is 0.98)
    same = by_folder.encode(sentences[::5]) * e5.encode(sentences[::5])
    assert same.sum(axis=1).min() > 0.998
    assert by_folder.encode([]).shape == (0, 384)
    assert np.linalg.norm(by_folder.encode([""])) == pytest.approx(1, abs=1e-5)


def test_settings_are_in_the_fingerprint(by_folder, e5_folder, sentences, monkeypatch):
    # the model is loaded already
    monkeypatch.setattr("workbench.encode.hub._load", lambda *_: by_folder._model)
    other = SentenceTransformerEncoder(e5_folder, prompt="passage: ")
    assert other.fingerprint != by_folder.fingerprint
    assert not np.allclose(other.encode(sentences[:1]), by_folder.encode(sentences[:1]), atol=1e-3)


def test_long_texts_are_read_whole(by_folder):
    body = "The river rose all night and nobody slept. " * 60
    plain, ended = by_folder.encode([body, body + "Elephants invaded the stock exchange. " * 30])
    assert plain @ ended < 0.999
    pieces = by_folder._pieces(body)
    assert "".join(text for text, _ in pieces) == body
    assert sum(weight for _, weight in pieces) == pytest.approx(1)


def test_a_folder_of_words(e5_folder, documents):
    encoder = TransformerWordEncoder(str(e5_folder))
    words = [text.split() for text in documents[0][:2]]
    plain = E5Encoder(adapter=False).encode_words(words)
    for found, expected in zip(encoder.encode_words(words), plain, strict=True):
        assert found.shape == expected.shape
        norms = np.linalg.norm(found, axis=1) * np.linalg.norm(expected, axis=1)
        assert ((found * expected).sum(axis=1) / norms).min() > 0.99


def test_models_with_other_positions(tmp_path, e5_folder):
    """A small XLM-RoBERTa, whose positions begin after the padding's number."""
    from transformers import XLMRobertaConfig, XLMRobertaModel

    from workbench.encode.transformer import quiet

    config = XLMRobertaConfig(
        vocab_size=250037, hidden_size=8, num_hidden_layers=3, num_attention_heads=2,
        intermediate_size=8, max_position_embeddings=66, pad_token_id=1,
    )  # fmt: skip
    with quiet():
        XLMRobertaModel(config).save_pretrained(tmp_path)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(e5_folder / name, tmp_path / name)
    encoder = TransformerWordEncoder(tmp_path)
    (found,) = encoder.encode_words([["mot"] * 300], (1, 2, 3))
    assert found.shape == (300, 8)
    assert np.isfinite(found).all()


@pytest.mark.parametrize("kind", [SentenceTransformerEncoder, TransformerWordEncoder])
@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("nobody/no-such-model", "not on this machine .*looked in .*download"),
        ("./no/such/folder", "no model folder"),
        ("", "empty"),
        ("not a name at all!", "not on this machine"),
    ],
)
def test_a_missing_model_in_one_line(kind, model, message):
    with pytest.raises(ModelError, match=message) as caught:
        kind(model)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", [SentenceTransformerEncoder, TransformerWordEncoder])
def test_a_folder_that_holds_no_model(kind, tmp_path):
    with pytest.raises(ModelError, match=r"neither config\.json"):
        kind(tmp_path)
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        kind(tmp_path)
    assert "\n" not in str(caught.value)


def test_damaged_weights(tmp_path, e5_folder):
    for name in ("tokenizer.json", "tokenizer_config.json", "config.json"):
        shutil.copy(e5_folder / name, tmp_path / name)
    (tmp_path / "model.safetensors").write_bytes(b"nonsense" * 9)
    with pytest.raises(ModelError, match="cannot be loaded"):
        TransformerWordEncoder(tmp_path)


def test_the_fingerprint_follows_the_files(tmp_path):
    from workbench.encode.hub import _fingerprint

    (tmp_path / "config.json").write_text(json.dumps({"a": 1}))
    first = _fingerprint(str(tmp_path), "s")
    (tmp_path / "README.md").write_text("words about it")
    assert _fingerprint(str(tmp_path), "s") == first
    assert _fingerprint(str(tmp_path), "t") != first
    (tmp_path / "config.json").write_text(json.dumps({"a": 2}))
    assert _fingerprint(str(tmp_path), "s") != first
