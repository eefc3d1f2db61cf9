"""A row's flags and scores are its own: the same bytes alone, in company, in any order, twice."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from workbench.align import align_words
from workbench.run.analysis import examine, row_pairs

ROWS = [
    ("Le maire a inauguré la bibliothèque du quartier en présence de quarante journalistes.",
     "The mayor opened the district library."),
    ("Il n'est pas venu.", "He came."),
    ("En 2001, 60 milliards d'euros ont été dépensés par l'agence, soit le double de l'année "
     "précédente.", "In 2011 the agency spent 60 million euros, twice as much as the year before."),
]


def told(rows: list[tuple[str, str]]) -> list[object]:
    """What is said of each row; nothing comes from the cache."""
    pairs = align_words(row_pairs(rows, "fr", "en"), cache=False)
    return [(one.flags(), one.values, one.words, one.score().fidelity)
            for one in examine(pairs, cache=False)]


def differing() -> list[str]:
    """The ways to give the rows that change what is said of one."""
    whole = told(ROWS)
    with ThreadPoolExecutor(2) as pool:
        at_once = [row for half in pool.map(told, (ROWS[:2], ROWS[2:])) for row in half]
    twice = told([row for row in ROWS for _ in "ab"])
    found = {
        "alone": [told([row])[0] for row in ROWS], "from the end": told(ROWS[::-1])[::-1],
        "twice": twice[::2], "the second time": twice[1::2], "in two threads": at_once,
    }
    return [way for way, rows in found.items() if rows != whole]


def test_no_company_changes_a_row():
    assert differing() == []


def test_nor_does_it_on_another_processor():
    code = "import test_company, sys; sys.exit(', '.join(test_company.differing()) or 0)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parent,
        env={**os.environ, "OPENBLAS_CORETYPE": "Haswell",
             "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert done.returncode == 0, done.stderr[-500:]
