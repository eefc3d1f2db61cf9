"""A saved result comes back equal, and a damaged one is refused with its place."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workbench
from workbench import corpora, doctor, evaluate, exchange, review
from workbench import model as m
from workbench.align.word.phrases import PhrasePairs
from workbench.errors import FormatError
from workbench.exchange import load, saved
from workbench.exchange.schema import from_plain
from workbench.results import FORMAT, Result, as_plain

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SHARE = st.floats(0, 1)
SPAN = st.tuples(st.integers(0, 9), st.integers(0, 9))
OPTIONAL_SPAN = st.none() | SPAN


def tuples(of, size=3):
    return st.lists(of, max_size=size).map(tuple)


TOKEN = st.builds(m.Token, TEXT, st.integers(0, 9), st.integers(0, 9),
                  st.sampled_from(["word", "number", "punct"]))
SEGMENT = st.builds(m.Segment, TEXT, TEXT, tuples(TOKEN), st.integers(0, 9))
PAIR = st.builds(m.SegmentPair, TEXT, SEGMENT, SEGMENT)
WORDS = st.builds(
    m.WordAlignment, PAIR, tuples(st.builds(m.WordLink, st.integers(0), st.integers(0), SHARE)),
    tuples(st.builds(m.UnlinkedWord, st.sampled_from(["source", "target"]), st.integers(0),
                     st.none() | st.integers(0), st.floats(-1, 1), TEXT)),
    TEXT,
)
SENTENCE = st.builds(m.Sentence, TEXT, TEXT, st.integers(0), st.integers(0), st.integers(0),
                     st.booleans())
BLOCK = st.builds(m.Block, st.sampled_from(["paragraph", "heading", "item", "furniture"]),
                  st.integers(0), st.integers(0), st.integers(0, 6))
DOCUMENT = st.builds(
    m.Document, TEXT, TEXT, TEXT, tuples(SENTENCE), tuples(BLOCK), st.none() | TEXT,
    st.none() | TEXT, st.none() | TEXT,
    tuples(st.tuples(st.integers(0), st.integers(0), st.integers(0))), tuples(TEXT),
)
LINK = st.builds(
    m.Link, TEXT, tuples(TEXT), tuples(TEXT),
    st.sampled_from(["1-1", "1-2", "2-1", "n-m", "added", "omitted"]), st.none() | SHARE, SHARE,
    st.booleans(), tuples(TEXT),
)
SIGNATURE = st.builds(m.Signature, tuples(st.tuples(TEXT, TEXT)))
BITEXT = st.builds(m.Bitext, DOCUMENT, DOCUMENT, tuples(LINK), tuples(WORDS, 1), SIGNATURE,
                   tuples(TEXT))
INTERVAL = st.builds(m.Interval, SHARE, SHARE, SHARE, st.integers(0))
SCORE = st.builds(m.LinkScore, TEXT, SHARE, SHARE, tuples(st.tuples(TEXT, st.none() | SHARE)))
DOCUMENT_SCORE = st.builds(
    m.DocumentScore, INTERVAL, SHARE, SHARE, tuples(st.tuples(TEXT, INTERVAL)),
    tuples(st.builds(m.Metric, TEXT, SHARE, TEXT)),
)
DIVERGENCE = st.builds(
    m.Divergence, TEXT, TEXT, st.sampled_from(m.SEVERITIES), SHARE, TEXT, OPTIONAL_SPAN,
    OPTIONAL_SPAN, tuples(SPAN), tuples(SPAN), TEXT,
)
ANALYSIS = st.builds(m.Analysis, BITEXT, tuples(SCORE), DOCUMENT_SCORE, tuples(DIVERGENCE),
                     SIGNATURE, tuples(TEXT))


@settings(max_examples=60, deadline=None)
@given(value=st.one_of(DOCUMENT, WORDS, BITEXT, ANALYSIS))
def test_what_is_saved_comes_back_equal(value, tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "value.json"
    value.save(path)
    again = load(path)
    assert again == value
    assert type(again) is type(value)
    assert load(path, type(value)) == value


@dataclass(frozen=True, slots=True)
class Odd(Result):
    """Types that the model's own results do not use."""

    table: dict[str, tuple[int, ...]]
    either: int | str | None
    listed: list[float]
    anything: object

    def rows(self):
        return []

    @property
    def notes(self):
        return ()


def test_results_from_elsewhere_are_known_too(tmp_path):
    value = Odd({"a": (1, 2)}, "x", [0.5, 2.0], {"free": [1]})
    assert load(value.save(tmp_path / "odd.json")) == value


EARLIER = sorted((Path(__file__).parent / "format-1").glob("*.json"))
UNNAMED = {k.__name__: k for k in (
    PhrasePairs, corpora.Corpus, doctor.Checkup, evaluate.DivergenceScores,
    evaluate.SentenceScores, evaluate.WordScores, exchange.Table, exchange.TokenScores,
    review.Agreement)}


@pytest.mark.parametrize("path", EARLIER, ids=lambda p: p.stem)
def test_files_of_an_earlier_format_are_read(path, tmp_path):
    value = load(path, UNNAMED[path.stem]) if path.stem in UNNAMED else load(path)
    assert type(value).__name__ == path.stem
    body = json.loads(path.read_text(encoding="utf-8"))
    assert "format" not in body
    now = as_plain(value)
    assert {name: now[name] for name in body["value"]} == body["value"]
    assert value.rows() and value.notes
    again = value.save(tmp_path / "again.json")
    assert json.loads(again.read_text(encoding="utf-8"))["format"] == FORMAT
    assert load(again, type(value)) == value


def test_every_public_result_type_has_a_file_of_the_first_format():
    public = {n for n in workbench.__all__ if isinstance(k := getattr(workbench, n), type)
              and issubclass(k, Result)}
    assert public | set(UNNAMED) == {p.stem for p in EARLIER}


def test_each_step_of_the_way_is_taken(a_document, monkeypatch):
    body = json.loads(a_document.read_text())
    body["value"]["words"] = body["value"].pop("text")
    a_document.write_text(json.dumps(body))

    def renamed(body):
        value = dict(body["value"])
        value["text"] = value.pop("words")
        return {**body, "format": body["format"] + 1, "value": value}

    monkeypatch.setattr(saved, "FORMAT", FORMAT + 1)
    monkeypatch.setattr(saved, "_STEPS", (*saved._STEPS, renamed))
    assert load(a_document).text == "A b."


def test_there_is_a_step_for_every_earlier_format():
    assert len(saved._STEPS) == FORMAT - 1


@pytest.fixture
def a_document(tmp_path):
    document = m.Document("d", "A b.", "en", (m.Sentence("s0", "A b.", 0, 4),))
    return document.save(tmp_path / "d.json")


@pytest.mark.parametrize(("change", "place"), [
    (lambda b: b["value"].pop("text"), r"value\.text: is missing from a Document"),
    (lambda b: b["value"].update(colour=1), r"value\.colour: Document has no such field"),
    (lambda b: b["value"]["sentences"][0].update(start="0"),
     r'value\.sentences\[0\]\.start: "0" where int'),
    (lambda b: b["value"]["sentences"][0].update(start=True),
     r"value\.sentences\[0\]\.start: true where int"),
    (lambda b: b["value"].update(sentences={}), r"value\.sentences: \{\} where a list"),
    (lambda b: b["value"].update(blocks=[{"kind": "verse", "start": 0, "end": 1, "level": 0}]),
     r'value\.blocks\[0\]\.kind: "verse" where one of paragraph'),
    (lambda b: b["value"].update(raw_runs=[[0, 1]]), r"raw_runs\[0\]: \[0, 1\] where \[int, int, int\]"),
    (lambda b: b["value"].update(title=3), r"value\.title: 3 where str"),
    (lambda b: b.update(type="Poem"), r"type: 'Poem' where one of .*Document"),
    (lambda b: b.update(type=["x"]), r"type: \['x'\] where one of"),
    (lambda b: b.update(format=FORMAT + 1, new=1), r"by a later version, in format 3; .*update"),
    (lambda b: b.update(format="2"), r"format: '2' where a number from 1 to 2"),
    (lambda b: b.update(format=0), r"format: 0 where a number from 1 to 2"),
    (lambda b: b.pop("value"), r"not a saved result"),
    (lambda b: b.update(value=[1]), r"value: \[1\] where Document was expected"),
    (lambda b: b.update(extra=1), r"extra: a saved result has no such part"),
])
def test_a_damaged_value_is_refused_with_its_place(a_document, change, place):
    body = json.loads(a_document.read_text())
    change(body)
    a_document.write_text(json.dumps(body))
    with pytest.raises(FormatError, match=place) as caught:
        load(a_document)
    assert str(a_document) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_truncation_is_refused(a_document):
    whole = a_document.read_text().rstrip()
    for length in range(len(whole)):
        a_document.write_text(whole[:length])
        with pytest.raises(FormatError, match=r"broken JSON|is empty"):
            load(a_document)


def test_the_expected_kind_is_kept_to(a_document):
    with pytest.raises(FormatError, match="'Document' where one of Bitext"):
        load(a_document, m.Bitext)


def test_missing_folder_and_binary(tmp_path):
    with pytest.raises(FormatError, match="no such file"):
        load(tmp_path / "none.json")
    with pytest.raises(FormatError, match="is a folder"):
        load(tmp_path)
    (tmp_path / "b").write_bytes(b"\n\xff\xfe\x00")
    with pytest.raises(FormatError, match=r"b:2: not UTF-8"):
        load(tmp_path / "b")
    (tmp_path / "deep").write_text("[" * 100_000)
    with pytest.raises(FormatError):
        load(tmp_path / "deep")


def test_a_whole_number_in_a_place_for_a_fraction():
    assert from_plain(float, 1, "x") == 1.0
    assert type(from_plain(float, 1, "x")) is float
    with pytest.raises(FormatError):
        from_plain(int, 1.0, "x")
    with pytest.raises(FormatError):
        from_plain(int | str, 1.5, "x")


def test_plain_form_is_what_json_gives_back():
    token = m.Token("a", 0, 1)
    assert json.loads(json.dumps(as_plain(token))) == as_plain(token)


def test_a_file_from_before_a_field_was_added_is_read(tmp_path):
    word = {"side": "source", "index": 0, "best_index": None, "best_similarity": 0.1,
            "reason": "no counterpart"}
    assert from_plain(m.UnlinkedWord, word, "value") == m.UnlinkedWord(
        "source", 0, None, 0.1, "no counterpart")
