"""Tables: nothing is quoted, nothing is lost, and what is wrong is named."""

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.errors import FormatError, WorkbenchWarning
from workbench.exchange import Table, format_table, read_pairs, read_table, read_text
from workbench.exchange.files import lines

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\t\n\r\0\ufeff"),
               max_size=10).filter(lambda c: '""' not in c)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("tables") / "pairs.tsv"


@given(cells=st.lists(st.tuples(CELL, CELL, CELL), max_size=6).map(tuple))
def test_every_cell_comes_back_as_it_was(place, cells):
    table = Table(("source", "target", "note"), cells, str(place))
    place.write_bytes(format_table(table).encode())
    assert read_pairs(place) == table


def test_quotes_and_odd_line_separators_are_characters(place):
    place.write_bytes('id\tsource\ttarget\r\n1\t"Oui", dit-il\t"Yes\u2028\x0c\u0085\r\n'.encode())
    table = read_pairs(place)
    assert table.cells == (("1", '"Oui", dit-il', '"Yes\u2028\x0c\u0085'),)
    assert table.column("target") == ('"Yes\u2028\x0c\u0085',)


@pytest.mark.parametrize(("text", "message"), [
    ("", "pairs.tsv: is empty; a first line"),
    ("\n\n", "pairs.tsv: is empty; a first line"),
    (" \nx\n", "pairs.tsv:1: is blank"),
    ("source\tgoal\na\tb\n", "pairs.tsv:1: no column 'target' among 'source', 'goal'; name it"),
    ("source,target\na,b\n", "pairs.tsv:1: no column 'source'"),
    ("source\ttarget\na\tb\nc\n", "pairs.tsv:3: 1 cells where the header has 2; take tabs"),
    ("source\ttarget\na\tb\tc\n", "pairs.tsv:2: 3 cells where the header has 2"),
    ("source\ttarget\na\tb\n\nc\td\n", "pairs.tsv:3: 1 cells"),
    ("source\ttarget\tsource\n", "pairs.tsv:1: the column 'source' stands twice"),
])
def test_what_is_wrong_is_named_with_line_and_remedy(place, text, message):
    place.write_text(text)
    with pytest.raises(FormatError) as caught:
        read_pairs(place)
    assert message in str(caught.value)


def test_a_header_alone_is_a_table_without_rows(place):
    place.write_text("source\ttarget")
    assert len(read_pairs(place)) == 0


def test_cells_that_another_program_quoted_are_pointed_out(place):
    place.write_text('source\ttarget\n"a ""b"""\tc\n')
    with pytest.warns(WorkbenchWarning, match=r"pairs\.tsv:2: a cell looks quoted"):
        assert read_pairs(place).cells == (('"a ""b"""', "c"),)


@pytest.mark.parametrize("cell", ["a\tb", "a\nb", "a\r"])
def test_a_cell_that_would_break_the_table_is_refused(cell):
    with pytest.raises(FormatError, match="table:2: a tab or line break"):
        format_table(Table(("a", "b"), ((cell, "x"),)))


def test_columns_are_added_at_the_right_and_never_over_others():
    table = Table(("source", "target", "x"), (("a", "b", "c"),), "t")
    more = table.with_columns(("fidelity",), [("0.5",)])
    assert format_table(more) == "source\ttarget\tx\tfidelity\na\tb\tc\t0.5\n"
    assert more.rows() == [{"source": "a", "target": "b", "x": "c", "fidelity": "0.5"}]
    with pytest.raises(FormatError, match="a column 'x' already; rename"):
        table.with_columns(("x",), [("1",)])
    with pytest.raises(FormatError, match="no column 'y'"):
        table.column("y")
    assert "1 rows" in table.notes[0]


@pytest.mark.parametrize(("mark", "encoding"), [
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (b"", "utf-8")])
def test_a_byte_order_mark_is_no_part_of_the_first_column(place, mark, encoding):
    place.write_bytes(mark + "source\ttarget\né\tb\n".encode(encoding))
    assert read_table(place).dicts() == [{"source": "é", "target": "b"}]


def test_other_encodings_and_binary_files_are_refused(place):
    place.write_bytes("source\ttarget\né\tb\n".encode("latin-1"))
    with pytest.raises(FormatError, match=r"pairs\.tsv:2: not UTF-8 text \(byte 0xe9\); save"):
        read_table(place)
    place.write_bytes(b"source\ttarget\nab\0c\td\n")
    with pytest.raises(FormatError, match=r"pairs\.tsv:2: holds a NUL"):
        read_table(place)


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a\r\nb")))
    assert lines(read_text("-")) == ["a", "b"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
    with pytest.raises(FormatError, match="standard input:1"):
        read_text("-")
