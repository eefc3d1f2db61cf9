"""From bytes to characters: which encoding, and is it text at all.

The text is never repaired: what the decoder gives is what later offsets count in. What
looks damaged is said instead, as a remark and a :class:`~workbench.errors.WorkbenchWarning`.
"""

from __future__ import annotations

import codecs
import re
import warnings
from dataclasses import dataclass

from workbench.errors import TextError, WorkbenchWarning

__all__ = ["Decoded", "check_characters", "decode"]

# Longest first, so that UTF-32 is not taken for UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"{\\rtf", "a rich-text (RTF) file"),
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"), (b"BZh", "a bzip2 archive"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"), (b"RIFF", "a media file"), (b"OggS", "a media file"),
    (b"ID3", "a media file"), (b"SQLite format 3", "a database"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NON_ASCII_RUN = re.compile(r"[^\x00-\x7f]{2,8}")
# What Western prose has outside ASCII; anything else speaks against cp1252.
_WESTERN = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ€‚„…‘’“”•–—«»‹›¡¿°§©®™·ªº²³¹¼½¾£¥\xa0\xad´¨]")
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the encoding's name, and what a reader should know."""

    text: str
    encoding: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes, where: str, *, html: bool = False) -> Decoded:
    """Turn the bytes of a file into text.

    A byte-order mark decides; then strict UTF-8; then UTF-16 without a mark, told by its
    zero bytes; then what an HTML or XML head declares; then a guess: Western European
    (cp1252, or latin-1 where none of its extra characters occur) where the result reads
    like Western prose, else what charset-normalizer finds.

    Parameters
    ----------
    data : bytes
    where : str
        Name of the file, for messages.
    html : bool
        Whether a declared ``charset=`` is to be trusted before a guess.

    Raises
    ------
    TextError
        Where the file is empty, is not text, or no encoding makes text of it.
    """
    if not data.strip():
        raise TextError(f"{where} is empty: give a file with text in it")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise TextError(f"{where} is {what}, not plain text: save it as .txt, .md or .html")
    found = _by_mark(data, where) or _utf8(data) or _utf16(data)
    if found is None:
        if b"\x00" in data:
            raise TextError(f"{where} is a binary file (zero byte at byte {data.index(0)}): "
                            "give a text file")
        found = (_declared(data) if html else None) or _guess(data, where)
    return Decoded(found.text, found.encoding, found.remarks + check_characters(found.text, where))


def check_characters(text: str, where: str) -> tuple[str, ...]:
    """Refuse what is no text, and describe what looks damaged.

    Returns
    -------
    tuple of str
        Remarks, each of which is also given as a ``WorkbenchWarning``.

    Raises
    ------
    TextError
        Where the text is blank, is made of control characters, holds half characters
        (lone surrogates), or is mostly replacement characters.
    """
    if not text.strip():
        raise TextError(f"{where} is empty: give a text with words in it")
    lone = _LONE_SURROGATE.search(text)
    if lone:
        raise TextError(f"{where} holds half a character (a lone surrogate) at character "
                        f"{lone.start()}: decode the text again from its bytes")
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > max(8, len(text) // 100):
        raise TextError(f"{where} is a binary file ({controls} control characters): "
                        "give a text file")
    lost = text.count("\ufffd")
    if lost > max(8, len(text) // 20):
        raise TextError(f"{where} has lost {lost} of its {len(text)} characters (U+FFFD): "
                        "export it again as UTF-8")
    remarks = []
    if lost:
        remarks.append(f"{lost} character(s) could not be read and show as U+FFFD, the first at "
                       f"character {text.index(chr(0xFFFD))}: export {where} again as UTF-8.")
    garbled, example = _mojibake(text)
    if garbled:
        remarks.append(f"{garbled} place(s) look like UTF-8 read as cp1252 ({example}): the text "
                       f"was taken as it stands; export {where} again as UTF-8.")
    for remark in remarks:
        warnings.warn(f"{where}: {remark}", WorkbenchWarning, stacklevel=4)
    return tuple(remarks)


def _by_mark(data: bytes, where: str) -> Decoded | None:
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), name, (f"Encoding {name}, by its mark.",))
            except UnicodeDecodeError as error:
                raise TextError(f"{where} begins with the mark of {name} but is not valid {name} "
                                f"at byte {error.start}: export it again as UTF-8") from None
    return None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    # A few broken bytes among many good characters: still UTF-8, with holes.
    text = data.decode("utf-8", errors="replace")
    holes = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f") - holes
    if b"\x00" not in data and good >= 20 * holes:
        return Decoded(text, "utf-8", (f"Encoding utf-8, not valid at byte {first}.",))
    return None


def _utf16(data: bytes) -> Decoded | None:
    sample = data[:_SAMPLE]
    half = max(1, len(sample) // 2)
    for at, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        # Latin text in UTF-16 has a zero in every other byte, and hardly any elsewhere.
        if sample[at::2].count(0) > 0.6 * half and sample[1 - at :: 2].count(0) < 0.1 * half:
            try:
                return Decoded(data.decode(name), name, (f"Encoding guessed: {name}.",))
            except UnicodeDecodeError:
                return None
    return None


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    name = match.group(1).decode("ascii")
    try:
        codec = codecs.lookup(name).name
        return Decoded(data.decode(codec), codec, (f"Encoding {codec}, as the file declares.",))
    except (LookupError, UnicodeError, ValueError):
        return None


def _guess(data: bytes, where: str) -> Decoded:
    western = _western(data)
    if western is not None:
        return western
    from charset_normalizer import from_bytes

    # A sample keeps a large file from taking minutes; whole lines keep characters whole.
    best = from_bytes(data[:_SAMPLE]).best()
    names = [best.encoding] if best is not None else []
    for name in names:
        try:
            text = data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
        if sum(c.isalpha() or c.isspace() for c in text) >= 0.6 * len(text):
            return Decoded(text, name, (f"Encoding guessed: {name}; check the accents.",))
    raise TextError(f"{where} is in no encoding that makes text of it: export it as UTF-8")


def _western(data: bytes) -> Decoded | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [c for c in text if c > "\x7f"]
    fitting = sum(1 for c in beyond if _WESTERN.match(c))
    letters = sum(1 for c in text if c.isalpha())
    # Cyrillic or Greek bytes read as cp1252 are nearly all beyond ASCII; prose is not.
    if fitting < 0.95 * len(beyond) or len(beyond) > 0.3 * max(letters, 1):
        return None
    if _CONTROL.search(text) or letters < 0.4 * len(text):
        return None
    extra = any(0x80 <= b <= 0x9F for b in data)
    name = "cp1252" if extra else "latin-1"
    return Decoded(text, name, (f"Encoding guessed: {name}; check the accents.",))


def _mojibake(text: str) -> tuple[int, str]:
    """Number of places that turn into one character when cp1252 is undone, and an example."""
    count, example = 0, ""
    for match in _NON_ASCII_RUN.finditer(text):
        run = match.group()
        if run[0] not in "ÃÂâÅÄÐÑÎÏ":
            continue
        try:
            repaired = run.encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        count += 1
        example = example or f"{run!r} for {repaired!r}"
    return count, example
