"""A review that goes out and comes back, as reviewers treat it."""

import csv
import shutil
import subprocess
from dataclasses import replace

import pytest

from workbench import exchange, review
from workbench.errors import FormatError
from workbench.model import Sentence

FORMATS = ("review.xlsx", "review.tsv")


def cells(path):
    """The sheet as a list of dicts, and a way to write it back changed."""
    if path.suffix == ".xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        rows = list(openpyxl.load_workbook(path)["Review"].iter_rows(values_only=True))
    else:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, "excel-tab"))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def fill(path, said):
    """Write into the cells of the rows with these ids, as a reviewer does."""
    if path.suffix == ".xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.load_workbook(path)
        sheet = book["Review"]
        head = {cell.value: cell.column for cell in sheet[1]}
        for row in range(2, sheet.max_row + 1):
            for name, value in said.get(sheet.cell(row, 1).value, {}).items():
                sheet.cell(row, head[name]).value = value
        book.save(path)
        return
    rows = cells(path)
    for row in rows:
        row.update(said.get(row["id"], {}))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), dialect="excel-tab")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(params=FORMATS)
def path(request, tmp_path):
    if request.param.endswith(".xlsx"):
        pytest.importorskip("openpyxl")
    return tmp_path / request.param


SAID = {
    "D0": {"verdict": "accept"},
    "D1": {"verdict": "Reject ", "comment": "“trois” is counted otherwise here"},
    "D2": {"verdict": "unsure", "severity": "minor"},
    "L1": {"verdict": "accept"},
    "L5": {"severity": "major", "comment": "the subject is lost"},
}


def test_everything_goes_out_in_reading_order(analysis, path):
    review.export(analysis, path)
    rows = cells(path)
    assert [r["id"] for r in rows] == [
        "L0", "L1", "L2", "D1", "L3", "D0", "D5", "D6", "L4", "L5", "D4", "L6", "D2", "L7", "D3"]
    first = next(r for r in rows if r["id"] == "D1")
    assert (first["kind"], first["rated"], first["passage"]) == ("number", "major", "L2")
    assert first["source"] == "Les travaux dureront près de trois mois."
    assert not any(r["verdict"] or r["severity"] or r["comment"] for r in rows)


def test_confidence_and_fidelity_have_a_column_each(analysis, path):
    review.export(analysis, path)
    rows = {row["id"]: row for row in cells(path)}
    assert (float(rows["L2"]["fidelity"]), rows["L2"]["confidence"] or "") == (0.71, "")
    assert (float(rows["D1"]["confidence"]), rows["D1"]["fidelity"] or "") == (0.85, "")
    assert not rows["L7"]["fidelity"]  # it has one side


def test_a_sheet_from_before_they_had_their_own_columns_is_read(analysis, tmp_path):
    path = review.export(analysis, tmp_path / "old.tsv")
    fill(path, SAID)
    rows = cells(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        head = [h for h in rows[0] if h not in ("fidelity", "confidence")]
        writer = csv.DictWriter(file, [*head[:4], "score", *head[4:]], dialect="excel-tab")
        writer.writeheader()
        for row in rows:
            score = row.pop("fidelity") or row.pop("confidence")
            writer.writerow({**{k: row[k] for k in head}, "score": score})
    back = review.apply(analysis, path)
    assert {v.id for v in back.verdicts} == set(SAID)


def test_a_workbook_can_be_read_where_nothing_widens_its_rows(analysis, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(review.export(analysis, tmp_path / "r.xlsx"))
    sheet = book["Review"]
    head = [cell.value for cell in sheet[1]]
    lists = {str(d.sqref)[0]: d.formula1 for d in sheet.data_validations.dataValidation}
    assert lists == {"J": '"accept,reject,unsure"', "K": '"minor,major,critical"'}
    assert [head[ord(letter) - 65] for letter in lists] == ["verdict", "severity"]
    for row in sheet.iter_rows(min_row=2):
        assert all(c.alignment.wrap_text for c in row if isinstance(c.value, str))
        width = sheet.column_dimensions["G"].width
        lines = len(row[6].value or "") / width
        assert sheet.row_dimensions[row[0].row].height >= min(409, 15 * lines)
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
        "landscape", True)


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_another_program_opens_it_and_its_copy_comes_back(analysis, tmp_path):
    path = review.export(analysis, tmp_path / "ann.xlsx")
    fill(path, SAID)
    told = review.apply(analysis, path)

    def converted(kind, given):
        subprocess.run(
            [OFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
             "--convert-to", kind, "--outdir", str(tmp_path), str(given)],
            check=True, capture_output=True, timeout=120)
        return given.with_suffix(f".{kind}")

    copy = converted("ods", path)
    path.unlink()
    assert converted("xlsx", copy) == path
    assert review.apply(analysis, path) == told
    openpyxl = pytest.importorskip("openpyxl")
    kept = openpyxl.load_workbook(path)["Review"].data_validations.dataValidation
    assert {d.type for d in kept} == {"list"}


def test_verdicts_come_back_by_id(analysis, path):
    review.export(analysis, path)
    fill(path, SAID)
    back = review.apply(analysis, path, reviewer="A")
    assert {v.id: (v.verdict, v.severity) for v in back.verdicts} == {
        "D0": ("accept", None), "D1": ("reject", None), "D2": ("unsure", "minor"),
        "L1": ("accept", None), "L5": ("", "major")}
    assert back.at("D1")[0].comment == SAID["D1"]["comment"]
    assert [back.at(i)[0].weight for i in ("D0", "D1", "D2")] == ["critical", "none", ""]
    assert back.notes[0] == (
        "A judged 3 of 7 divergences (1 accepted, 1 rejected, 1 unsure) and 1 of 8 links "
        "(1 accepted).")
    assert back.notes[1] == "1 divergence that no check found was added."


def test_a_review_goes_out_again_with_its_verdicts(analysis, path):
    review.export(analysis, path)
    fill(path, SAID)
    back = review.apply(analysis, path)
    assert back.reviewers == ("review",)
    review.export(analysis, path, review=back)
    assert review.apply(analysis, path) == back


def test_a_review_is_saved_and_read_back(analysis, tmp_path):
    review.export(analysis, tmp_path / "A.tsv")
    fill(tmp_path / "A.tsv", SAID)
    back = review.apply(analysis, tmp_path / "A.tsv")
    assert exchange.load(back.save(tmp_path / "r.json"), review.Review) == back
    assert list(back.to_frame()["reviewer"].unique()) == ["A"]


def test_the_order_of_rows_and_columns_is_the_reviewer_s(analysis, tmp_path):
    path = review.export(analysis, tmp_path / "A.tsv")
    fill(path, SAID)
    rows = [{k: r[k] for k in reversed(r)} for r in reversed(cells(path))]
    for mark, name in (("\t", "B.tsv"), (";", "B.csv"), (",", "C.csv")):
        with (tmp_path / name).open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=mark)
            writer.writeheader()
            writer.writerows(rows)
        again = review.apply(analysis, tmp_path / name, reviewer="A")
        assert again == review.apply(analysis, path, reviewer="A")


def changed(analysis):
    """The same analysis after a word of the first linked passage was corrected."""
    source = analysis.bitext.source
    text = source.text.replace("près de trois", "environ trois")
    shift = len(text) - len(source.text)
    sentences, moved = [], False
    for s in source.sentences:
        here = Sentence(s.id, s.text.replace("près de trois", "environ trois"),
                        s.start + shift * moved, 0, s.block, s.heading)
        here = replace(here, end=here.start + len(here.text))
        moved = moved or here.text != s.text
        sentences.append(here)
    source = replace(source, text=text, sentences=tuple(sentences))
    kept = tuple(replace(d, source_span=None, source_marks=()) for d in analysis.divergences)
    return replace(analysis, bitext=replace(analysis.bitext, source=source, words=()),
                   divergences=kept)


def test_a_row_whose_passage_has_changed_is_refused(analysis, path):
    review.export(analysis, path)
    fill(path, {"D1": {"verdict": "accept"}, "L1": {"verdict": "accept"}})
    other = changed(analysis)
    with pytest.raises(FormatError, match=rf"{path.name}:5: D1: the passage is another one now"):
        review.apply(other, path)
    kept = review.apply(other, path, keep_matching=True)
    assert [v.id for v in kept.verdicts] == ["L1"]
    assert "D1" in kept.notes[-1]


def test_a_row_that_nobody_filled_in_may_be_out_of_date(analysis, path):
    review.export(analysis, path)
    fill(path, {"L1": {"verdict": "accept"}})
    assert [v.id for v in review.apply(changed(analysis), path).verdicts] == ["L1"]


@pytest.mark.parametrize("said, message", [
    ({"D0": {"verdict": "perhaps"}}, r":7: verdict: 'perhaps' is none of accept, reject, unsure"),
    ({"D0": {"severity": "grave"}}, r":7: severity: 'grave' is none of minor, major, critical"),
    ({"D0": {"id": "D99", "verdict": "accept"}}, r"D99: there is no such id"),
    ({"D5": {"id": "D0", "verdict": "accept"}}, r"D0: the passage is another one now"),
])
def test_what_cannot_be_right_is_told_by_its_place(analysis, path, said, message):
    review.export(analysis, path)
    fill(path, said)
    with pytest.raises(FormatError, match=message):
        review.apply(analysis, path)


def test_a_row_that_stands_twice_is_refused(analysis, tmp_path):
    path = review.export(analysis, tmp_path / "A.tsv")
    fill(path, SAID)
    path.write_text(path.read_text() + path.read_text().split("\n", 1)[1])
    with pytest.raises(FormatError, match="judged before"):
        review.apply(analysis, path)


def test_other_files_are_told_as_such(analysis, tmp_path):
    (tmp_path / "a.tsv").write_text("source\ttarget\na\tb\n")
    with pytest.raises(FormatError, match="no column 'id'"):
        review.apply(analysis, tmp_path / "a.tsv")
    with pytest.raises(FormatError, match="no such file"):
        review.apply(analysis, tmp_path / "nowhere.xlsx")
    pytest.importorskip("openpyxl")
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(FormatError, match=r"cannot be read as an \.xlsx file"):
        review.apply(analysis, tmp_path / "a.xlsx")


FORMULAS = ("=HYPERLINK(\"x\")", "+1+1", "-2", "@SUM(A1)", "'=1", "\t=1")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(analysis, path, text):
    said = review.Review((review.Verdict("L0", "A", "accept", comment=text),))
    review.export(analysis, path, review=said)
    if path.suffix == ".xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        sheet = openpyxl.load_workbook(path)["Review"]
        column = [c.value for c in sheet[1]].index("comment")
        cell = next(row[column] for row in sheet if row[0].value == "L0")
        assert (cell.value, cell.data_type) == (text, "s")
    else:
        raw = next(r["comment"] for r in cells(path) if r["id"] == "L0")
        assert raw == f"'{text}"
    assert review.apply(analysis, path, reviewer="A").verdicts[0].comment == text.strip()


def test_hostile_texts_pass_through(hostile, path):
    review.export(hostile, path)
    fill(path, {"D0": {"verdict": "reject"}})
    assert [v.id for v in review.apply(hostile, path).verdicts] == ["D0"]
    long = next(r for r in cells(path) if r["id"] == "L0")
    assert "<script>" in long["source"] and "\x00" not in long["source"]


def test_the_workbook_offers_the_choices(analysis, tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    path = review.export(analysis, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Review", "How to"]
    lists = {v.formula1 for v in book["Review"].data_validations.dataValidation}
    assert lists == {'"accept,reject,unsure"', '"minor,major,critical"'}
    assert book["Review"].freeze_panes == "B2"
