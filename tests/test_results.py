import json
import subprocess
import sys

import pytest

import workbench
from workbench.model import Document, Interval, Link, Sentence, Signature, Token
from workbench.results import as_plain, write_whole


def document():
    return Document("d", "Hi <b>.", "en", (Sentence("s0", "Hi <b>.", 0, 7),), remarks=("Note.",))


def test_a_result_has_its_four_exits(tmp_path):
    value = document()
    assert list(value.to_frame()["text"]) == ["Hi <b>."]
    html = value._repr_html_()
    assert "Hi &lt;b&gt;." in html and 'scope="col"' in html
    assert value.notes[-1] == "Note."
    path = value.save(tmp_path / "new" / "d.json")
    assert json.loads(path.read_text())["type"] == "Document"
    assert workbench.load(path) == value


def test_a_failed_write_leaves_nothing_and_keeps_what_was_there(tmp_path):
    place = tmp_path / "a.txt"
    write_whole(place, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(place, "\ud800")
    assert place.read_text() == "old" and list(tmp_path.iterdir()) == [place]


def test_values_are_frozen():
    with pytest.raises(AttributeError):
        Token("a", 0, 1).text = "b"


def test_a_sentence_is_found_by_its_id_only():
    assert document().sentence("s0").text == "Hi <b>."
    for wrong in ("s1", "t0", "", "sx"):
        with pytest.raises(KeyError):
            document().sentence(wrong)


def test_a_signature_reads_as_one_line():
    assert str(Signature((("a", "1"), ("b", "2")))) == "a:1|b:2"
    assert str(Signature().with_items(c="3")) == "c:3"


def test_tuples_become_lists():
    link = Link("L0", ("s0",), (), "omitted", None, 0.5)
    assert as_plain(link)["source"] == ["s0"]
    assert str(Interval(0.5, 0.25, 0.75, 4)) == "0.50 [0.25, 0.75]"


def test_every_error_is_a_workbench_error_and_is_in_the_tree():
    from workbench import errors

    for name in errors.__all__:
        one = getattr(errors, name)
        base = workbench.WorkbenchWarning if name.endswith("Warning") else workbench.WorkbenchError
        assert issubclass(one, base)
        assert name in errors.__doc__ or name == "WorkbenchWarning"


def test_packages_of_a_function_s_name_are_both():
    import workbench.align.sentence.aligner

    assert workbench.align.segment_pairs is workbench.segment_pairs
    assert workbench.align(document(), document()).links[0].kind == "1-1"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        workbench.nothing  # noqa: B018


def test_a_public_result_is_read_back_in_a_fresh_process(tmp_path):
    path = workbench.compare(document(), document()).save(tmp_path / "c.json")
    code = f"import workbench; print(workbench.load({str(path)!r}).relation)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == workbench.load(path).relation
