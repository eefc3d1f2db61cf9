"""Unpacking: checked, whole or not at all, safe when done twice at once."""

import struct
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from workbench.encode import bundled, unpack
from workbench.encode.bundled import bundled_e5, e5_is_unpacked
from workbench.encode.carriers import E5_FILE, digest, read_checked
from workbench.encode.packed import read_packed
from workbench.errors import ModelError, WorkbenchWarning

TINY = {"config.json": b"{}", "1_Pooling/config.json": b"{1}", "model.safetensors": b"x" * 99}


@pytest.fixture
def tiny(monkeypatch, tmp_path):
    """An unpacking of three tiny files in place of the real one."""
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path))
    pinned = {name: (len(data), digest(data)) for name, data in TINY.items()}
    monkeypatch.setattr(bundled, "_E5_FILES", pinned)
    monkeypatch.setattr(bundled, "read_checked", lambda file: b"")
    monkeypatch.setattr("workbench.encode.packed.read_packed", lambda data: None)
    monkeypatch.setattr(unpack, "hugging_face_files", lambda model: dict(TINY))
    return tmp_path


def content(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")
            if p.is_file()}  # fmt: skip


def test_what_is_unpacked_is_what_is_pinned(e5_folder):
    files = unpack.hugging_face_files(read_packed(read_checked(E5_FILE)))
    found = {name: (len(data), digest(data)) for name, data in files.items()}
    assert found == bundled._E5_FILES
    assert bundled_e5(verify=True) == e5_folder


def test_unpacks_once_and_leaves_nothing_else(tiny):
    assert not e5_is_unpacked()
    folder = bundled_e5()
    assert content(folder) == TINY
    assert e5_is_unpacked()
    before = folder.stat().st_mtime_ns
    assert bundled_e5() == folder
    assert folder.stat().st_mtime_ns == before
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


@pytest.mark.parametrize("harm", ["shorter", "missing", "changed"])
def test_a_damaged_folder_is_made_anew(tiny, harm):
    folder = bundled_e5()
    victim = folder / "model.safetensors"
    if harm == "missing":
        victim.unlink()
    else:
        victim.write_bytes(b"y" * (99 if harm == "changed" else 5))
    with pytest.warns(WorkbenchWarning, match="damaged"):
        again = bundled_e5(verify=True)
    assert content(again) == TINY
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_a_wrong_result_is_refused_and_not_kept(tiny, monkeypatch):
    monkeypatch.setattr(unpack, "hugging_face_files", lambda model: {**TINY, "config.json": b"?"})
    with pytest.raises(ModelError, match=r"another config\.json"):
        bundled_e5()
    assert not e5_is_unpacked()
    assert list((tiny / "models").iterdir()) == []


def test_a_failed_write_leaves_nothing(tiny, monkeypatch):
    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(ModelError, match=r"No space left.*WORKBENCH_CACHE"):
        bundled_e5()
    assert list((tiny / "models").iterdir()) == []


def test_a_cache_that_cannot_be_made(tmp_path, monkeypatch):
    blocker = tmp_path / "file"
    blocker.write_text("")
    monkeypatch.setenv("WORKBENCH_CACHE", str(blocker / "below"))
    with pytest.raises(ModelError, match="WORKBENCH_CACHE"):
        bundled_e5()


def test_six_processes_at_once(tmp_path):
    """All unpack into one cache, some over a damaged folder; each gets it whole."""
    code = textwrap.dedent("""
        import sys, time
        from pathlib import Path
        from workbench.encode import bundled, packed, unpack
        from workbench.encode.carriers import digest
        tiny = {f"f{n}.bin": bytes([n]) * 200_000 for n in range(20)}
        bundled._E5_FILES = {k: (len(v), digest(v)) for k, v in tiny.items()}
        bundled.read_checked = lambda file: b""
        packed.read_packed = lambda data: None
        unpack.hugging_face_files = lambda model: tiny
        while not Path(sys.argv[1]).exists():
            time.sleep(0.001)
        folder = bundled.bundled_e5()
        sys.exit(any((folder / k).read_bytes() != v for k, v in tiny.items()))
    """)
    import os

    go = tmp_path / "go"
    environment = {**os.environ, "WORKBENCH_CACHE": str(tmp_path / "cache"),
                   "PYTHONWARNINGS": "ignore"}  # fmt: skip
    crowd = [
        subprocess.Popen([sys.executable, "-c", code, str(go)], env=environment) for _ in range(6)
    ]
    go.write_text("")
    assert [process.wait(60) for process in crowd] == [0] * 6
    assert len(list((tmp_path / "cache" / "models").iterdir())) == 1


def test_stale_leftovers_are_swept(tiny):
    import os

    bundled_e5()
    old = tiny / "models" / ".unpacking-old"
    young = tiny / "models" / ".unpacking-young"
    old.mkdir()
    young.mkdir()
    os.utime(old, (0, 0))
    bundled._sweep(tiny / "models")
    assert not old.exists()
    assert young.exists()


def test_blocks_of_four_bits():
    """One block by hand: scale 0.5, low nibbles 0..15, high nibbles all 8."""
    raw = struct.pack("<e", 0.5) + bytes(j | 0x80 for j in range(16))
    model = read_packed_stub({"w": (1, 32, 0, 18)}, raw)
    expected = np.concatenate([(np.arange(16) - 8) * 0.5, np.zeros(16)])
    assert np.array_equal(model.tensor("w", 4, 8).ravel(), expected)
    with pytest.raises(ModelError, match="no tensor"):
        model.tensor("w", 4, 4)


def read_packed_stub(tensors, data):
    from workbench.encode.packed import PackedModel

    return PackedModel(*[0] * 7, 1e-12, 0, 2, 1, 3, (), (), tensors, data)


@pytest.mark.parametrize("data", [b"", b"GGUF" + bytes(99), b"E5S1" + bytes(20), b"E5S1\xff" * 40])
def test_a_file_in_another_layout(data):
    with pytest.raises(ModelError, match="packed model"):
        read_packed(data)


def test_loads_in_the_usual_libraries(reference, sentence_model):
    model, tokenizer = reference
    assert model.config.num_hidden_layers == 12
    assert tokenizer("a b").input_ids[0] == 0
    assert tokenizer.model_max_length == 512
    found = sentence_model.encode(["query: Le chat dort.", "query: The cat sleeps.", "query: Tax."])
    assert found.shape == (3, 384)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert found[0] @ found[1] > found[0] @ found[2]


def test_tokenizer_normalises_as_sentencepiece_does(reference):
    tokenizer = reference[1]
    pieces = tokenizer.tokenize("ﬁn ～ ½  deux\u200bmots  e\u0301te\u0301 ")
    assert "".join(pieces) == "▁fin▁～▁1⁄2▁deux▁mots▁été"


def test_serves_simalign(e5_folder):
    from simalign import SentenceAligner

    from workbench.encode.transformer import quiet

    with quiet():
        aligner = SentenceAligner(
            model=str(e5_folder), token_type="bpe", matching_methods="m", layer=7
        )
    links = aligner.get_word_aligns("le chat noir dort".split(), "the black cat sleeps".split())
    assert {(0, 0), (1, 2), (2, 1), (3, 3)} <= set(links["mwmf"])
