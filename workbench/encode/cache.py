"""Vectors and parses kept on disk, so that the same text is not encoded twice.

One SQLite file for each encoder or parser, named by its fingerprint, in the cache folder. A
vector is kept as the float32 it is, or in half the room where half precision holds it: what
comes from the cache equals what was computed byte for byte. The cache may be deleted at any
time. It can never stop the work: a file that is damaged is warned of and made anew, and where
nothing can be written all is simply computed.
"""

from __future__ import annotations

import hashlib
import sqlite3
import struct
import warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from workbench.encode.paths import vectors_folder
from workbench.encode.protocols import FloatArray
from workbench.errors import WorkbenchWarning

__all__ = ["ByteStore", "VectorStore", "key"]

_SHAPE = struct.Struct("<II")  # rows, columns; a bit of the columns says half precision
_HALF = 1 << 31
_CHECKSUM = struct.Struct("<I")  # CRC-32 of what follows
_LAYOUT = 3
_LAYOUTS = (0, 2, 3)  # none yet, before there was half precision, now
_AT_ONCE = 500
_PATIENCE = 10.0
_FILES = 4  # all files together may take as much as four full ones
# not the file's fault: locked for long, not ours to write, disk full
_ELSEWHERE = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM,
})  # fmt: skip


def key(kind: str, *texts: str) -> bytes:
    """Return the key of what *kind* of vector of *texts*, 16 bytes.

    Each text goes in with its length: ``("a", "b")`` and ``("ab",)`` have different keys.
    """
    state = hashlib.sha256(kind.encode())
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        state.update(struct.pack("<Q", len(data)))
        state.update(data)
    return state.digest()[:16]


class ByteStore:
    """Bytes by key, in one file.

    Parameters
    ----------
    fingerprint : str
        The encoder's or parser's; it names the file.
    folder : pathlib.Path, optional
        Where the file lies; the cache folder's ``vectors`` by default.
    max_bytes : int, optional
        When the file grows past this, the older half of it is thrown away. All encoders'
        files together may take four times as much.

    Notes
    -----
    Each call opens and closes the file. That takes a millisecond and makes the store safe
    to use from several threads and processes, forked ones included.
    """

    def __init__(
        self, fingerprint: str, folder: Path | None = None, max_bytes: int = 1_000_000_000
    ) -> None:
        self.path = (folder or vectors_folder()) / f"{fingerprint}.sqlite"
        self._max_bytes = max_bytes
        self._broken = False
        self._swept = False

    def get_bytes(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what is known of some keys."""
        if self._broken or not keys or not self.path.exists():
            return {}
        found: dict[bytes, bytes] = {}
        with self._guard(), self._open() as link:
            unique = list(dict.fromkeys(keys))
            for start in range(0, len(unique), _AT_ONCE):
                group = unique[start : start + _AT_ONCE]
                marks = ",".join("?" * len(group))
                query = f"SELECT key, value FROM vectors WHERE key IN ({marks})"
                for name, value in link.execute(query, group):
                    body = value[_CHECKSUM.size :]
                    if value[: _CHECKSUM.size] != _CHECKSUM.pack(zlib.crc32(body)):
                        raise sqlite3.DatabaseError("a value does not match its checksum")
                    found[name] = body
        return found

    def put_bytes(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep some values."""
        if self._broken:
            return
        rows = [(name, _CHECKSUM.pack(zlib.crc32(body)) + body) for name, body in items]
        if not rows:
            return
        with self._guard(), self._open() as link:
            link.executemany("INSERT OR IGNORE INTO vectors (key, value) VALUES (?, ?)", rows)
            link.commit()
            self._bound(link)
            self._sweep()

    def _sweep(self) -> None:
        """Remove other encoders' files, the longest untouched first, if all take too much."""
        if self._swept:
            return
        self._swept = True
        files = [(path.stat(), path) for path in self.path.parent.glob("*.sqlite")]
        total = sum(stat.st_size for stat, _ in files)
        for stat, path in sorted(files, key=lambda pair: pair[0].st_mtime):
            if total <= _FILES * self._max_bytes:
                return
            if path != self.path:
                path.unlink(missing_ok=True)
                total -= stat.st_size

    def _bound(self, link: sqlite3.Connection) -> None:
        (pages,) = link.execute("PRAGMA page_count").fetchone()
        (size,) = link.execute("PRAGMA page_size").fetchone()
        if pages * size <= self._max_bytes:
            return
        # numbers are given in the order of arrival
        query = "SELECT number FROM vectors ORDER BY number LIMIT 1 OFFSET (SELECT COUNT(*) / 2 "
        row = link.execute(query + "FROM vectors)").fetchone()
        if row is not None:
            link.execute("DELETE FROM vectors WHERE number < ?", row)
            link.commit()
            link.execute("VACUUM")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        link = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            (layout,) = link.execute("PRAGMA user_version").fetchone()
            if layout not in _LAYOUTS:
                raise sqlite3.DatabaseError(f"layout {layout} is unknown")
            if layout != _LAYOUT:
                link.execute(
                    "CREATE TABLE IF NOT EXISTS vectors "
                    "(number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, value BLOB NOT NULL)"
                )
                link.execute(f"PRAGMA user_version = {_LAYOUT}")
                link.commit()
            yield link
        finally:
            link.close()

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """Turn whatever goes wrong with the file into a warning."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            # the low byte of an extended code is the code proper
            code = getattr(error, "sqlite_errorcode", None)
            if code is not None and code & 0xFF in _ELSEWHERE:
                self._give_up(f"{error}")
                return
            self._warn(f"the vector cache {self.path} is damaged ({error}); starting it anew")
            self._remove()
        except OSError as error:
            self._give_up(error.strerror or str(error))

    def _give_up(self, reason: str) -> None:
        self._broken = True
        self._warn(f"the vector cache {self.path} cannot be used ({reason}); going on without it")

    def _remove(self) -> None:
        for suffix in ("", "-journal", "-wal", "-shm"):
            try:
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            except OSError as error:
                self._give_up(error.strerror or str(error))

    @staticmethod
    def _warn(message: str) -> None:
        warnings.warn(message, WorkbenchWarning, stacklevel=5)


class VectorStore(ByteStore):
    """Arrays of float32 with two dimensions by key, in one file."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, FloatArray]:
        """Return the arrays that are known, shape ``(rows, columns)`` each."""
        return {name: _unpack(body) for name, body in self.get_bytes(keys).items()}

    def put(self, items: Iterable[tuple[bytes, FloatArray]]) -> None:
        """Keep arrays of two dimensions."""
        self.put_bytes((name, _pack(array)) for name, array in items)


def _pack(array: FloatArray) -> bytes:
    rows, columns = array.shape
    with np.errstate(over="ignore"):
        half = array.astype("<f2")
    # bit for bit: 0.0 and -0.0 are two values here, and what is no number stays as it is
    if half.astype(np.float32).tobytes() == np.asarray(array, dtype=np.float32).tobytes():
        return _SHAPE.pack(rows, columns | _HALF) + half.tobytes()
    return _SHAPE.pack(rows, columns) + np.ascontiguousarray(array, dtype="<f4").tobytes()


def _unpack(body: bytes) -> FloatArray:
    rows, columns = _SHAPE.unpack_from(body)
    kind = "<f2" if columns & _HALF else "<f4"
    array = np.frombuffer(body, kind, offset=_SHAPE.size).astype(np.float32, copy=False)
    return array.reshape(rows, columns & ~_HALF)
