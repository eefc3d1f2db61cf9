"""The vector cache: the same bytes, never in the way."""

import os
import sqlite3
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from workbench.encode.cache import VectorStore, key
from workbench.encode.cached import (
    CachedEncoder,
    CachedRunEncoder,
    CachedWordEncoder,
    cached_sentences,
)
from workbench.encode.protocols import RunEncoder, SentenceEncoder
from workbench.errors import WorkbenchWarning


class Counting:
    """Stands for any encoder and notes what it is asked for."""

    name, fingerprint, dim = "counting", "c0ffee", 3

    def __init__(self):
        self.asked = []

    def encode(self, texts):
        self.asked.extend(texts)
        return np.array([[len(t), t.count("a"), 1 / 3] for t in texts], np.float32).reshape(-1, 3)

    def encode_words(self, segments, layers=(5, 6, 7)):
        self.asked.extend(segments)
        return [np.full((len(words), 3), sum(layers) / 7, np.float32) for words in segments]


class CountingRuns(Counting):
    def parts(self, texts):
        self.asked.extend(texts)
        after = [*texts[1:], ""]
        rows = [[len(a), len(b), 1 / 3] for a, b in zip(texts, after, strict=True)]
        return np.array(rows, np.float32), np.array([len(t) for t in texts])

    def runs(self, parts, spans):
        return np.stack([parts[0][i:j].sum(axis=0) for i, j in spans])


def test_each_text_is_encoded_once(tmp_path):
    inner = Counting()
    expected = Counting().encode(["a", "bb", "a", "", "\ud800"])
    for _ in range(2):
        cached = CachedEncoder(inner, tmp_path)
        found = cached.encode(["a", "bb", "a", "", "\ud800"])
        assert found.tobytes() == expected.tobytes()
    assert inner.asked == ["a", "bb", "", "\ud800"]
    assert cached.encode([]).shape == (0, 3)
    found[:] = 0  # the caller's own


def test_kinds_are_kept(tmp_path):
    assert type(cached_sentences(Counting(), tmp_path)) is CachedEncoder
    found = cached_sentences(CountingRuns(), tmp_path)
    assert isinstance(found, RunEncoder)
    assert isinstance(found, SentenceEncoder)
    assert not isinstance(CachedEncoder(Counting(), tmp_path), RunEncoder)


def test_parts_know_their_neighbour(tmp_path):
    inner = CountingRuns()
    cached = CachedRunEncoder(inner, tmp_path)
    for texts in (["a", "bb", "ccc"], ["bb", "ccc", "a"], ["bb"], ["a", "bb", "x", "ccc", "a"]):
        rows, lengths = cached.parts(texts)
        plain, plain_lengths = CountingRuns().parts(texts)
        assert rows.tobytes() == plain.tobytes()
        assert lengths.dtype == np.int64
        assert np.array_equal(lengths, plain_lengths)
        assert np.array_equal(cached.runs((rows, lengths), [(0, 1)]), rows[:1])
    inner.asked.clear()
    cached.parts(["a", "bb", "ccc"])
    assert inner.asked == []


def test_words_by_segment_and_layers(tmp_path):
    inner = Counting()
    cached = CachedWordEncoder(inner, tmp_path)
    segments = [["a", "b"], ["ab"], [], ["a", "b"]]
    first = cached.encode_words(segments)
    assert [a.shape for a in first] == [(2, 3), (1, 3), (0, 3), (2, 3)]
    first[0][:] = -1
    assert not (first[3] == -1).any()
    again = cached.encode_words(segments)
    assert len(inner.asked) == 3
    assert (again[0] == np.float32(18 / 7)).all()
    assert (cached.encode_words(segments, (1,))[0] == np.float32(1 / 7)).all()


def test_real_encoders_byte_for_byte(tmp_path, use, e5, documents):
    texts = documents[1]
    for _ in range(2):
        runs = CachedRunEncoder(use, tmp_path)
        # some known, some not: what is missing is encoded in other company
        runs.encode(texts[2:4])
        runs.parts(texts[1:3])
        assert runs.encode(texts).tobytes() == use.encode(texts).tobytes()
        for found, plain in zip(runs.parts(texts), use.parts(texts), strict=True):
            assert found.tobytes() == plain.tobytes()
        words = CachedWordEncoder(e5, tmp_path)
        segments = [text.split() for text in texts]
        words.encode_words(segments[3:4])
        found = words.encode_words(segments)
        plain = e5.encode_words(segments)
        assert [a.tobytes() for a in found] == [a.tobytes() for a in plain]


@pytest.mark.parametrize("harm", ["garbage", "truncated", "empty table", "other layout", "bit"])
def test_a_damaged_file_is_made_anew(tmp_path, harm):
    inner = Counting()
    CachedEncoder(inner, tmp_path).encode(["a", "b"])
    path = tmp_path / "c0ffee.sqlite"
    if harm == "garbage":
        path.write_bytes(b"this is no database" * 500)
    elif harm == "truncated":
        path.write_bytes(path.read_bytes()[:5000])
    else:
        link = sqlite3.connect(path)
        if harm == "empty table":
            link.execute("DROP TABLE vectors")
        elif harm == "other layout":
            link.execute("PRAGMA user_version = 99")
        else:
            link.execute("UPDATE vectors SET value = value || x'00'")
        link.commit()
        link.close()
    with pytest.warns(WorkbenchWarning, match="damaged.*anew"):
        found = CachedEncoder(inner, tmp_path).encode(["a", "b"])
    assert np.array_equal(found, Counting().encode(["a", "b"]))
    inner.asked.clear()
    CachedEncoder(inner, tmp_path).encode(["a", "b"])
    assert inner.asked == []


def test_a_folder_that_cannot_be_used(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("")
    cached = CachedEncoder(Counting(), blocker / "below")
    with pytest.warns(WorkbenchWarning, match="going on without"):
        assert cached.encode(["a"]).shape == (1, 3)
    assert cached.encode(["a"]).shape == (1, 3)  # and says so only once


def test_a_locked_file_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("workbench.encode.cache._PATIENCE", 0.05)
    CachedEncoder(Counting(), tmp_path).encode(["a"])
    link = sqlite3.connect(tmp_path / "c0ffee.sqlite", isolation_level=None)
    link.execute("BEGIN EXCLUSIVE")
    with pytest.warns(WorkbenchWarning, match="locked"):
        assert CachedEncoder(Counting(), tmp_path).encode(["a", "b"]).shape == (2, 3)
    link.rollback()
    link.close()
    inner = Counting()
    CachedEncoder(inner, tmp_path).encode(["a"])
    assert inner.asked == []


def test_the_older_half_goes_when_it_grows(tmp_path):
    store = VectorStore("f", tmp_path, max_bytes=200_000)
    for number in range(60):
        store.put([(key("k", str(number)), np.full((1, 2000), number, np.float32))])
    assert store.path.stat().st_size < 250_000
    last, first = key("k", "59"), key("k", "0")
    found = store.get([first, last])
    assert first not in found
    assert (found[last] == 59).all()


def test_other_encoders_files_go_when_all_grow(tmp_path):
    old = tmp_path / "old.sqlite"
    old.write_bytes(bytes(900_000))
    os.utime(old, (0, 0))
    VectorStore("f", tmp_path, max_bytes=200_000).put([(b"k", np.zeros((1, 2), np.float32))])
    assert not old.exists()
    assert (tmp_path / "f.sqlite").exists()


def test_keys():
    assert key("k", "a", "b") != key("k", "ab")
    assert key("k", "a") != key("l", "a")
    assert key("k", "a", "") != key("k", "a")


def test_processes_at_once(tmp_path):
    code = textwrap.dedent("""
        import sys
        from pathlib import Path
        import numpy as np
        from workbench.encode.cache import VectorStore, key
        store = VectorStore("f", Path(sys.argv[1]))
        for n in range(40):
            names = [key("k", str(n), str(m)) for m in range(10)]
            store.put((name, np.full((1, 50), n, np.float32)) for name in names)
            assert all((a == n).all() for a in store.get(names).values())
            assert len(store.get(names)) == 10
    """)
    command = [sys.executable, "-W", "error", "-c", code, str(tmp_path)]
    crowd = [subprocess.Popen(command) for _ in range(4)]
    assert [process.wait(60) for process in crowd] == [0] * 4


def test_switched_off(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_CACHE", "off")
    inner = Counting()
    for _ in range(2):
        CachedEncoder(inner).encode(["a"])
    assert inner.asked == ["a", "a"]
    CachedEncoder(inner, tmp_path).encode(["a"])
    assert (tmp_path / "c0ffee.sqlite").exists()


def test_the_folder_is_the_users(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path / "mine"))
    CachedEncoder(Counting()).encode(["a"])
    assert (tmp_path / "mine" / "vectors" / "c0ffee.sqlite").exists()
