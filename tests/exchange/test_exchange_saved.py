"""A saved result comes back equal, and a damaged one is refused with its place."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench import model as m
from workbench.errors import FormatError
from workbench.exchange import load
from workbench.exchange.saved import from_plain
from workbench.results import Result, as_plain

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


@pytest.fixture
def saved(tmp_path):
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
     r'value\.blocks\[0\]\.kind: "verse" is none of paragraph'),
    (lambda b: b["value"].update(raw_runs=[[0, 1]]), r"raw_runs\[0\]: 2 items where 3"),
    (lambda b: b["value"].update(title=3), r"value\.title: 3 where str"),
    (lambda b: b.update(type="Poem"), r"type: 'Poem' where one of .*Document"),
    (lambda b: b.update(type=["x"]), r"type: \['x'\] where one of"),
    (lambda b: b.update(extra=1), r"not a saved result"),
])
def test_a_damaged_value_is_refused_with_its_place(saved, change, place):
    body = json.loads(saved.read_text())
    change(body)
    saved.write_text(json.dumps(body))
    with pytest.raises(FormatError, match=place) as caught:
        load(saved)
    assert str(saved) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_truncation_is_refused(saved):
    whole = saved.read_text().rstrip()
    for length in range(len(whole)):
        saved.write_text(whole[:length])
        with pytest.raises(FormatError, match=r"broken JSON|is empty"):
            load(saved)


def test_the_expected_kind_is_kept_to(saved):
    with pytest.raises(FormatError, match="'Document' where one of Bitext"):
        load(saved, m.Bitext)


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
