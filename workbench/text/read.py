"""Reading files and texts into documents."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterable
from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path

import regex

from workbench.errors import ParameterError, TextError, WorkbenchWarning
from workbench.given import checked
from workbench.languages import language_name
from workbench.model import Block, Document, Sentence, Side, Span
from workbench.text.decode import check_characters, decode
from workbench.text.detect import detect_language
from workbench.text.html import looks_like_html, read_html
from workbench.text.limits import LONGEST_SENTENCE, check_length
from workbench.text.markdown import looks_like_markdown, read_markdown
from workbench.text.markup import Readable
from workbench.text.plain import plain_blocks, settle
from workbench.text.sentences import split_sentences

__all__ = ["read", "read_lines", "read_text", "with_role"]

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SURE = 0.6
_LINE_END = regex.compile(r"\r\n|\n|\r")


@checked
def read(
    path: str | PathLike[str], *, language: str | None = None, id: str | None = None
) -> Document:
    """Read a file and cut it into sentences.

    Plain text, Markdown and HTML are told by the suffix and, where that says nothing, by
    their content. The encoding is found and reported in ``remarks``.

    Parameters
    ----------
    path : str or path
        ``-`` reads standard input.
    language : str, optional
        ISO 639-1 code; detected where left out.
    id : str, optional
        A name for people; the file's stem where left out.

    Returns
    -------
    Document
        Its sentences are ``s0``, ``s1``, ...; see :func:`with_role`.

    Raises
    ------
    TextError
        Where the file is missing, a folder, empty, binary or not decodable, or one sentence
        of it is too long to be one.
    ParameterError
        Where the language is no language code.

    Warns
    -----
    WorkbenchWarning
        Where characters look damaged or the language is uncertain.
    """
    _check_language(language)
    name = fspath(path)
    data, where = _bytes(name)
    suffix = Path(name).suffix.lower()
    decoded = decode(data, where, html=suffix in _HTML or data[:512].lstrip()[:1] == b"<")
    raw = decoded.text
    remarks = list(decoded.remarks)
    kind = "markdown" if suffix in _MARKDOWN else "html" if suffix in _HTML else "plain"
    if kind == "plain" and suffix in ("", ".txt", ".text"):
        if looks_like_html(raw):
            kind = "html"
        elif looks_like_markdown(raw):
            kind = "markdown"
        if kind != "plain":
            remarks.append(f"Read as {kind.replace('html', 'HTML').replace('mark', 'Mark')}, "
                           "by its content.")
    readable = _plain(raw) if kind == "plain" else (
        read_html(raw) if kind == "html" else read_markdown(raw))
    stem = Path(name).stem if name != "-" else "stdin"
    document = _document(readable, where, language=language, id=id or stem, remarks=remarks,
                         marked_up=kind != "plain")
    return replace(document, path=name, encoding=decoded.encoding)


@checked
def read_text(text: str, *, language: str | None = None, id: str = "text") -> Document:
    """Cut a plain text that is already in memory into sentences.

    Raises
    ------
    TextError
        Where the text is blank, holds no word, or is not text.
    """
    _check_language(language)
    remarks = list(check_characters(text, id))
    return _document(_plain(text), id, language=language, id=id, remarks=remarks,
                     marked_up=False)


@checked
def read_lines(
    path_or_lines: str | PathLike[str] | Iterable[str],
    *,
    language: str | None = None,
    id: str | None = None,
) -> Document:
    """Read one sentence a line, kept as given.

    Line numbers count: the sentence of line *n* (from 0) is ``s``\\ *n*, so an empty line is
    an empty sentence; a remark says how many there are.

    Parameters
    ----------
    path_or_lines : str, path or iterable of str
        A single string is a path (``-`` reads standard input); lines come without their
        line break.

    Raises
    ------
    TextError
        Where the file cannot be read, a given line holds a line break, or one is too long
        for a sentence.
    """
    _check_language(language)
    encoding: str | None = None
    path: str | None = None
    remarks: list[str] = []
    if isinstance(path_or_lines, str | PathLike):
        path = fspath(path_or_lines)
        data, where = _bytes(path)
        decoded = decode(data, where)
        text, encoding = decoded.text, decoded.encoding
        remarks += decoded.remarks
        id = id or (Path(path).stem if path != "-" else "stdin")
    else:
        lines = [line.rstrip("\r\n") for line in path_or_lines]
        id = where = id or "lines"
        for number, line in enumerate(lines):
            if _LINE_END.search(line):
                raise TextError(f"{where}, line {number}: holds a line break; give one sentence "
                                "a line")
        text = "\n".join(lines)
        remarks += check_characters(text, where)
    spans = _line_spans(text)
    for number, (start, end) in enumerate(spans, 1):
        if end - start > LONGEST_SENTENCE:
            check_length(text[start:end], f"{where}, line {number}")
    empty = sum(1 for start, end in spans if not text[start:end].strip())
    if empty:
        remarks.append(f"{empty} of {len(spans)} lines are empty and are kept as empty sentences.")
    code = _language(text, where, language, None, remarks)
    blocks = tuple(Block("paragraph", start, end) for start, end in spans)
    sentences = tuple(Sentence(f"s{n}", text[start:end], start, end, n)
                      for n, (start, end) in enumerate(spans))
    return Document(id, text, code, sentences, blocks, path=path, encoding=encoding,
                    remarks=tuple(remarks))


def with_role(document: Document, role: Side) -> Document:
    """Name the sentences for the document's role: ``s0``... for source, ``t0``... for target."""
    if role not in ("source", "target"):
        raise ParameterError(f"role must be 'source' or 'target', not {role!r}")
    sentences = tuple(replace(s, id=f"{role[0]}{n}") for n, s in enumerate(document.sentences))
    return replace(document, sentences=sentences)


def _bytes(name: str) -> tuple[bytes, str]:
    if name == "-":
        return sys.stdin.buffer.read(), "standard input"
    if not name:
        raise TextError("the name of the text is empty: give a path")
    path = Path(name)
    try:
        return path.read_bytes(), name
    except IsADirectoryError:
        raise TextError(f"{name} is a folder: give a text file") from None
    except FileNotFoundError:
        raise TextError(f"{name} does not exist: check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TextError(f"{name!r} cannot be read ({reason}): check the path and its "
                        "permissions") from None


def _plain(text: str) -> Readable:
    return Readable(text, plain_blocks(text), ())


def _document(
    readable: Readable, where: str, *, language: str | None, id: str, remarks: list[str],
    marked_up: bool,
) -> Document:
    text = readable.text
    if regex.search(r"[\p{L}\p{N}]", text) is None:
        raise TextError(f"{where} holds no word: give a text with sentences in it")
    blocks, furniture = settle(text, list(readable.blocks))
    remarks = [*remarks, *readable.remarks]
    around = sum(1 for b in blocks if b.kind == "furniture")
    if around:
        named = ", ".join(furniture[:8]) + (" and more" if furniture[8:] else "")
        remarks.append(f"{around} block(s) around the text are shown but not aligned: {named}.")
    code = _language(_prose(text, blocks), where, language, readable.language, remarks)
    sentences: list[Sentence] = []
    for index, block in enumerate(blocks):
        for start, end in _spans(text, block, code):
            if end - start > LONGEST_SENTENCE:
                # lines of a file with markup are not those of the text taken out of it
                place = (f"paragraph {index + 1}" if marked_up
                         else f"line {text.count(chr(10), 0, start) + 1}")
                check_length(text[start:end], f"{where}, {place}")
            sentences.append(Sentence(f"s{len(sentences)}", text[start:end], start, end, index,
                                      block.kind == "heading"))
    title = readable.title
    if title is None and blocks:
        first = next((b for b in blocks if b.kind == "heading" and b.level == 1), None)
        title = text[first.start : first.end] if first else None
    return Document(id, text, code, tuple(sentences), blocks, title=title,
                    raw_runs=readable.raw_runs, remarks=tuple(remarks))


def _spans(text: str, block: Block, language: str) -> tuple[Span, ...]:
    if block.kind == "furniture":
        return ()
    if block.kind == "heading":
        return ((block.start, block.end),)
    return tuple((block.start + a, block.start + b)
                 for a, b in split_sentences(text[block.start : block.end], language))


def _prose(text: str, blocks: tuple[Block, ...]) -> str:
    """Enough of the text proper to tell its language by."""
    pieces, size = [], 0
    for block in blocks:
        if block.kind != "furniture":
            pieces.append(text[block.start : min(block.end, block.start + 20000)])
            size += len(pieces[-1])
        if size > 40000:
            break
    return "\n".join(pieces)


def _language(
    text: str, where: str, given: str | None, declared: str | None, remarks: list[str]
) -> str:
    if given is not None:
        return given.replace("_", "-").split("-")[0].lower()
    code, confidence = detect_language(text)
    if declared is not None and language_name(declared) != declared and (
            confidence < 0.9 or code == declared):
        remarks.append(f"Language {declared}, as the file declares.")
        return declared
    name = language_name(code)
    if confidence < _SURE:
        remark = (f"Language guessed: {name} ({code}), with little to go by "
                  f"(confidence {confidence:.2f}); give the language if that is wrong.")
        warnings.warn(f"{where}: {remark}", WorkbenchWarning, stacklevel=4)
    else:
        remark = f"Language detected: {name} ({code}), confidence {confidence:.2f}."
    remarks.append(remark)
    return code


def _line_spans(text: str) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for match in _LINE_END.finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _check_language(language: str | None) -> None:
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise ParameterError(f"language {language!r} is no language code: give one such as 'fr'")
