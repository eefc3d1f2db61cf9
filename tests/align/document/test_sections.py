"""Anchors as a translator writes them, and the chapters that both texts number."""

from __future__ import annotations

import pytest

from workbench.align.document.numerals import numeral
from workbench.align.document.sections import chapters, locate, merged, numbered_headings
from workbench.errors import FormatError, ParameterError
from workbench.exchange import format_anchors, read_anchor_lines
from workbench.text import read_lines, read_text

SOURCE = read_lines(["The Book", "CHAPTER I", "It began.", "CHAPTER II. The Storm", "It rained.",
                     "1789", "It began again.", "CHAPTER III", "It ended."], language="en")
TARGET = read_lines(["Le livre", "CHAPITRE PREMIER", "Cela commença.", "CHAPITRE DEUXIÈME",
                     "LA TEMPÊTE", "Il pleuvait.", "1789", "CHAPITRE III", "Ce fut fini."],
                    language="fr")


def anchored(tmp_path, text):
    path = tmp_path / "anchors.tsv"
    path.write_text(text, encoding="utf-8")
    return locate(read_anchor_lines(path), SOURCE, TARGET)


@pytest.mark.parametrize("text", [
    'CHAPTER II\tCHAPITRE DEUXIÈME\n"1789"\t"1789"\nCHAPTER III\tCHAPITRE III\n',
    "# the storm\n\nchapter ii | chapitre deuxième\n“1789” | « 1789 »\ns7 | t7\n",
    "\n5\tt6\r\nChapter  iii\tchapitre III\r\nCHAPTER II. The Storm\tt3\r\n",
])
def test_places_are_found_by_their_words_or_numbers(tmp_path, text):
    assert anchored(tmp_path, text) == ((3, 3), (5, 6), (7, 7))


def test_a_whole_sentence_or_a_heading_is_taken_before_other_beginnings(tmp_path):
    assert anchored(tmp_path, "CHAPTER I\tt1") == ((1, 1),)
    prose = read_text("The storm came up at noon and all went below deck.\n\nThe storm\n\nIt rained "
                      "for a week, and nobody slept well.\n\nThe storm was over in the end.",
                      language="en")
    heading = next(n for n, s in enumerate(prose.sentences) if s.text == "The storm")
    assert locate([("f:1", "The storm", 1)], prose, TARGET) == ((heading, 1),)


@pytest.mark.parametrize(("text", "said"), [
    ("CHAPTER II\n", r":1: 'CHAPTER II' has 1 place where two should stand"),
    ("a\tb\tc\n", r":1: .* has 3 places"),
    ("# nothing\n", r"holds no anchor; write the beginning"),
    ("\n...\tt1\n", r":2: '\.\.\.' names no place"),
    ("t1\ts1\n", r":1: t1 stands on the wrong side; the source's place comes first"),
])
def test_a_file_that_holds_something_else_is_told_by_its_line(tmp_path, text, said):
    with pytest.raises(FormatError, match=said):
        anchored(tmp_path, text)


@pytest.mark.parametrize(("text", "said"), [
    ("s99\tt1\n", r":1: the source has no sentence s99; its last is s8"),
    ("CHAPTER IX\tt1\n", r":1: no sentence of the source begins with 'CHAPTER IX'; check"),
    ("The Storm\tt4\n", r":1: .* 'The Storm'; it stands inside s3, which begins 'CHAPTER II. The"),
    ("It began\tt2\n", r":1: 2 sentences of the source begin with 'It began' \(s2, s6\); write "),
    ("CHAPTER II\tt3\ns3\tt4\n", r":2: 'CHAPTER II. The Storm' is anchored at .*:1 already"),
    ("s3\tt3\ns4\tt3\n", r":2: 'CHAPITRE DEUXIÈME' is anchored at .*:1 already; a target"),
    ("s3\tt3\nCHAPTER II\tCHAPITRE DEUX\ns3\tt3", r"no sentence of the target begins with"),
    ("s3\tt3\ns3\t3\n", r":2: says the same as .*:1; take one of them out"),
    ("s3\tt7\ns7\tt3\n", r":2: crosses .*:1, for 'CHAPTER III' comes later"),
])
def test_anchors_that_cannot_hold_are_told_by_their_line(tmp_path, text, said):
    with pytest.raises(ParameterError, match=said) as raised:
        anchored(tmp_path, text)
    assert "\n" not in str(raised.value)


def test_anchors_are_written_as_they_are_read(tmp_path):
    assert anchored(tmp_path, format_anchors([(0, 0), (7, 7)])) == ((0, 0), (7, 7))


@pytest.mark.parametrize(("text", "number"), [
    ("12", 12), ("1er", 1), ("2nd", 2), ("XIV", 14), ("mcmxc", 1990), ("Premier", 1),
    ("DEUXIÈME", 2), ("Dix-septième", 17), ("Fünftes", 5), ("二十三", 23), ("十", 10),
    ("一百零八", 108), ("二〇", 20), ("the", None), ("IIX", None), ("", None), ("mild", None),
])
def test_numbers_of_chapters(text, number):
    assert numeral(text) == number


@pytest.mark.parametrize(("text", "level", "number"), [
    ("CHAPTER I Down the Rabbit-Hole", "chapter", (1,)),
    ("CHAPITRE PREMIER.", "chapter", (1,)),
    ("Chapitre 1er", "chapter", (1,)),
    ("Zweites Kapitel", "chapter", (2,)),
    ("(Première partie)", "part", (1,)),
    ("Part the First", "", None),
    ("ГЛАВА IV", "chapter", (4,)),
    ("Κεφάλαιο 3", "chapter", (3,)),
    ("第十二章 风雨", "chapter", (12,)),
    ("LIVRE SECOND : 1728-1731", "book", (2,)),
    ("II.", "", (2,)),
    ("I UN ÉCUEIL FUYANT", "", (1,)),
    ("3.1. Comprendre", "", (3, 1)),
    ("1. Mix the flour.", "", None),
    ("3 years passed", "", None),
    ("I AM, he said.", "", None),
    ("Part one of the plan was simple.", "", None),
    ("Chapter two had been written by her sister.", "", None),
    ("Six months later", "", None),
    ("The Civil War", "", None),
])
def test_what_is_a_numbered_heading(text, level, number):
    found = numbered_headings(read_lines([text, "Some text."], language="en"))
    assert [(h.level, h.number) for h in found] == ([] if number is None else [(level, number)])


def test_chapters_that_both_number():
    assert chapters(SOURCE, TARGET) == ((1, 1), (3, 3), (7, 7))
    assert chapters(TARGET, SOURCE) == ((1, 1), (3, 3), (7, 7))


def lines(*texts):
    return read_lines(texts, language="en")


def test_a_table_of_contents_is_no_row_of_chapters():
    listed = lines("The Book", "Chapter 1", "Chapter 2", "THE BOOK", "Chapter 1", "a", "Chapter 2",
                   "b")
    # the last line of the table stands before text, so the numbers differ: nothing is certain
    assert chapters(listed, lines("Chapter 1", "a", "Chapter 2", "b")) == ()
    bound = lines("Chapter 1", "Chapter 2", "Chapter 1", "a", "Chapter 2", "b")
    assert chapters(bound, lines("Chapter 1", "a", "Chapter 2", "b")) == ((2, 0), (4, 2))


@pytest.mark.parametrize("other", [
    lines("Chapter 1", "a", "Chapter 3", "b"),
    lines("Chapter 2", "a", "Chapter 1", "b"),
    lines("Chapter 1", "a"),
    lines("a", "b"),
])
def test_nothing_is_taken_that_is_not_certain(other):
    one = lines("Chapter 1", "a", "Chapter 2", "b")
    assert chapters(one, other) == chapters(other, one) == ()


def test_parts_that_agree_hold_where_chapters_do_not():
    one = lines("Part One", "a", "Chapter 1", "b", "Part Two", "c", "Chapter 2", "d")
    other = lines("Première partie", "a", "Chapitre 1", "b", "Deuxième partie", "c")
    assert chapters(one, other) == ((0, 0), (4, 4))


def test_numbers_alone_answer_named_chapters():
    assert chapters(lines("Chapter 1", "a", "Chapter 2", "b"),
                    lines("I", "a", "b", "II", "c")) == ((0, 0), (2, 3))


def test_what_a_person_gives_goes_before_the_chapters():
    assert merged([(3, 3)], [(1, 1), (3, 3), (4, 2), (7, 7)]) == ((1, 1), (3, 3), (7, 7))
