"""What a caller gives wrongly is told in a line, by every public name and before the work."""

from __future__ import annotations

import collections.abc
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
import pytest

import workbench
from workbench import corpora, review
from workbench.errors import ParameterError, WorkbenchError
from workbench.given import LanguageCode, checked, expect, type_name
from workbench.model import Analysis, DocumentScore, Interval

NAN = float("nan")
FR = workbench.read_text("Il n'est pas venu hier soir.", language="fr")
EN = workbench.read_text("He did not come last night.", language="en")
LINKED = workbench.Bitext(FR, EN, ())
WHOLE = Analysis(LINKED, (), DocumentScore(Interval(0.5, 0.5, 0.5, 1), 1.0, 1.0), ())
ROWS = {
    "None": None, "text": "a text", "path": "pairs.tsv", "number": 3, "triple": [("a", "b", "c")],
    "texts": ["ab", "cd"], "no cell": [("a", None)], "nan": [("a", "b"), (NAN, "c")],
    "mapping": [{"source": "a", "target": "b"}], "pairs of lists": [(["a"], ["b"])],
    "other columns": pd.DataFrame({"a": ["x"], "b": ["y"]}),
    "frame with nan": pd.DataFrame({"source": ["a", NAN], "target": ["b", "c"]}),
}
LANGUAGES = {"name": "french", "None": None, "empty": "", "number": 3, "list": ["fr"]}


def calls():
    """A wrong call of each public name, by the name and what is wrong."""
    for name in ("score", "flag", "flag_tokens"):
        work = getattr(workbench, name)
        for what, rows in ROWS.items():
            yield name, what, lambda w=work, r=rows: w(r, source_language="fr",
                                                       target_language="en")
        for what, code in LANGUAGES.items():
            yield name, f"language: {what}", lambda w=work, c=code: w(
                [("a", "b")], source_language="fr", target_language=c)
    for name in ("align", "analyse", "compare"):
        work = getattr(workbench, name)
        for wrong in (None, "original.txt", ["a"], 3, Path("original.txt")):
            yield name, f"source {wrong!r}", lambda w=work, x=wrong: w(x, EN)
            yield name, f"target {wrong!r}", lambda w=work, x=wrong: w(FR, x)
        yield name, "model", lambda w=work: w(FR, EN, model=3)
    yield "align", "anchors", lambda: workbench.align(FR, EN, anchors=[(0,)])
    yield "align", "no such model", lambda: workbench.align(FR, EN, model="./nothing")
    yield "analyse", "evidence", lambda: workbench.analyse(FR, EN, evidence_language=None)
    yield "analyse", "glossary", lambda: workbench.analyse(FR, EN, glossary="nothing.tsv")
    yield "analyse", "no glossary", lambda: workbench.analyse(FR, EN, glossary=[("a", "b")])
    yield "analyse", "reference", lambda: workbench.analyse(FR, EN, reference="second.txt")
    for wrong in (None, "a text", ["a"], [("a", "b")], LINKED, 3):
        yield "align_words", repr(wrong)[:9], lambda x=wrong: workbench.align_words(x)
    for wrong in (None, "ab", [], [1.0, NAN], ["a"], [None]):
        yield "compare_paired", repr(wrong), lambda x=wrong: workbench.compare_paired(x, x)
    yield "compare_paired", "lengths", lambda: workbench.compare_paired([1.0], [0.5, 0.2])
    for wrong in (None, "a", FR, 3):
        yield "kwic", repr(wrong)[:9], lambda x=wrong: workbench.kwic("venu", x)
    yield "kwic", "no word", lambda: workbench.kwic(None, LINKED)
    yield "kwic", "blank", lambda: workbench.kwic(" ", LINKED)
    yield "kwic", "no texts", lambda: workbench.kwic("venu")
    yield "kwic", "side", lambda: workbench.kwic("venu", LINKED, side="left")
    yield "kwic", "width", lambda: workbench.kwic("venu", LINKED, width=-1)
    for wrong in (None, "nothing.json", 3, ["a"], Path("nothing.json")):
        yield "load", repr(wrong), lambda x=wrong: workbench.load(x)
    for wrong in (None, "nothing.txt", 3, ["a"]):
        yield "make_report", f"source {wrong!r}", lambda x=wrong: workbench.make_report(x, EN)
        yield "make_report", f"corpus {wrong!r}", lambda x=wrong: workbench.make_report(x)
    yield "make_report", "language", lambda: workbench.make_report(FR, EN, source_language="french")
    for wrong in (None, "nothing.txt", 3, ["a"], "."):
        yield "read", repr(wrong), lambda x=wrong: workbench.read(x)
    for wrong in (None, 3, [3], ["a", None], [NAN], [], "nothing.txt"):
        yield "read_lines", repr(wrong), lambda x=wrong: workbench.read_lines(x, language="fr")
    for wrong in (None, 3, ["a"], "", " "):
        yield "read_text", repr(wrong), lambda x=wrong: workbench.read_text(x, language="fr")
    for code in ("french", 3, ""):
        yield "read_text", f"language {code!r}", lambda c=code: workbench.read_text("a", language=c)
        yield "read_lines", f"language {code!r}", lambda c=code: workbench.read_lines(
            ["a"], language=c)
    for wrong in (None, "a", [], [NAN], [None]):
        yield "reference_metrics", repr(wrong), lambda x=wrong: workbench.reference_metrics(
            x, [x])
    yield "reference_metrics", "one list", lambda: workbench.reference_metrics(["a"], ["b"])
    yield "report", "path", lambda: workbench.report(WHOLE, None)
    for name, work in (("report", lambda x: workbench.report(x, "page.html")),
                       ("score_passages", workbench.score_passages),
                       ("review", lambda x: review.export(x, "sheet.xlsx")),
                       ("review", lambda x: review.apply(x, "sheet.xlsx")),
                       ("review", review.agreement)):
        for wrong in (None, LINKED, "report", 3):
            yield name, repr(wrong)[:9], lambda w=work, x=wrong: w(x)
    yield "score_passages", "by", lambda: workbench.score_passages(WHOLE, "page")
    yield "review", "no file", lambda: review.apply(WHOLE, "nothing.xlsx")
    for wrong in (None, "a", FR, 3):
        yield "segment_pairs", repr(wrong)[:9], lambda x=wrong: workbench.segment_pairs(x)
    for wrong in (None, "a.txt", [], [EN], EN, ["a.txt", "b.txt"]):
        yield "versions", repr(wrong)[:9], lambda x=wrong: workbench.versions(FR, x)
    yield "versions", "original", lambda: workbench.versions("a.txt", [EN, EN])
    yield "versions", "names", lambda: workbench.versions(FR, [EN, EN], names=["one"])
    for wrong in (None, "nothing", 3):
        yield "corpora", repr(wrong), lambda x=wrong: corpora.load(x)
        yield "corpora", f"check {wrong!r}", lambda x=wrong: corpora.check(x)


CALLS = list(calls())


@pytest.mark.parametrize("call", [c[2] for c in CALLS], ids=[f"{n}-{what}" for n, what, _ in CALLS])
def test_a_wrong_call_is_told_in_a_line(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WorkbenchError) as told:
        call()
    text = str(told.value)
    assert text and "\n" not in text and len(text) < 300
    assert list(tmp_path.iterdir()) == []


def test_every_public_name_that_does_something_is_among_them():
    names = {n for n in workbench.__all__
             if callable(f := getattr(workbench, n)) and not isinstance(f, type)}
    assert names | {"corpora", "review"} == {name for name, _, _ in CALLS}


def test_pairs_come_in_many_forms():
    pairs = [("Il a 30 ans.", "He is 13."), ("Oui.", "Yes.")]
    frame = pd.DataFrame(pairs, columns=["source", "target"]).assign(note="kept")
    languages = {"source_language": "fr", "target_language": "en"}
    expected = workbench.score(pairs, **languages)
    for rows in (tuple(pairs), [list(p) for p in pairs], iter(pairs), frame, np.array(pairs),
                 frame[["source", "target"]].to_numpy()):
        assert workbench.score(rows, **languages) == expected
    assert workbench.flag(frame, **languages)[0][0].kind == "number"
    assert workbench.flag_tokens(frame, **languages)[0].row == 0


@checked
def shown(
    text: str, *parts: int, many: collections.abc.Sequence[float] = (), code: LanguageCode = "fr",
    how: Literal["one", "two"] = "one", anything: Any = None,
    either: collections.abc.Iterable[str] | int | None = None,
) -> str:
    """What stands for a public function."""
    return text


@pytest.mark.parametrize("options", [
    {"many": [1, 2.5, np.float32(1)]}, {"many": np.array([1.0, 2.0])}, {"many": pd.Series([1])},
    {"code": "pt-BR"}, {"code": "PT_br"}, {"how": "two"}, {"anything": object()}, {"either": 3},
    {"either": ["a"]}, {"either": (x for x in "ab")}, {"either": np.int64(3)},
])
def test_what_fits_goes_through(options):
    assert shown("a", 1, 2, **options) == "a"


@pytest.mark.parametrize(("given", "options", "told"), [
    ((1,), {}, "text: 1 where str was expected"),
    (("a", 1, "b"), {}, "parts[1]: 'b' where int was expected"),
    (("a",), {"many": [1, NAN]}, "many[1]: nan where float was expected"),
    (("a",), {"many": "12"}, "many: '12' where a list of float was expected"),
    (("a",), {"many": {1: 2}}, "many: {1: 2} where a list of float was expected"),
    (("a",), {"code": "french"},
     "code: 'french' is no language code; give one such as fr, en, de"),
    (("a",), {"how": "three"}, "how: 'three' where one of one, two was expected"),
    (("a",), {"either": ["a", 1]}, "either[1]: 1 where str was expected"),
    (("a",), {"either": 1.5}, "either: 1.5 where a list of str or int or None was expected"),
])
def test_what_does_not_is_named(given, options, told):
    with pytest.raises(ParameterError) as error:
        shown(*given, **options)
    assert str(error.value) == told


def test_wrong_usage_stays_pythons_own():
    with pytest.raises(TypeError, match="missing a required argument: 'text'"):
        shown()
    assert shown.__name__ == "shown" and shown.__doc__.startswith("What stands")


def test_long_values_are_cut_and_stay_in_the_line():
    with pytest.raises(ParameterError, match=r"^x: .{1,70} where int was expected$"):
        expect("word\n" * 200, int, "x")
    assert type_name(dict[str, int]) == "a dict"
