"""Words in and out of files: methods by their names, and scores that agree to the last digit."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from workbench.align.word.aligner import METHODS
from workbench.cli import main
from workbench.encode.bundled import bundled_e5
from workbench.encode.carriers import E5_FILE, carrier_version
from workbench.evaluate import words as score
from workbench.exchange import read_gold_words, read_pharaoh


def made_up(rng: random.Random) -> tuple[list[str], list[str]]:
    gold, found = [], []
    for _ in range(rng.randrange(1, 40)):
        cells = [(i, j) for i in range(rng.randrange(1, 9)) for j in range(rng.randrange(1, 9))]
        right = rng.sample(cells, rng.randrange(0, len(cells) + 1))
        # some links are given twice, as sure and as possible
        right += right[: rng.randrange(0, 2)]
        gold.append(" ".join(f"{i}{rng.choice('--?p')}{j}" for i, j in right))
        found.append(" ".join(f"{i}-{j}" for i, j in rng.sample(cells, rng.randrange(len(cells)))))
    return gold, found


def by_the_formula(gold: list[str], found: list[str]) -> tuple[float, float, float]:
    """Och and Ney's three measures, counted link by link."""
    a = s = a_and_s = a_and_p = 0
    for right, answer in zip(gold, found, strict=True):
        marks: dict[str, set[str]] = {}
        for i, mark, j in re.findall(r"(\d+)([-?p])(\d+)", right):
            marks.setdefault(f"{i}-{j}", set()).add(mark)
        links = set(answer.split())
        a += len(links)
        s += sum("-" in m for m in marks.values())
        a_and_s += sum("-" in marks.get(k, ()) for k in links)
        a_and_p += sum(k in marks for k in links)
    return (1 - (a_and_s + a_and_p) / (a + s) if a + s else 0.0,
            a_and_p / a if a else 0.0, a_and_s / s if s else 0.0)


@pytest.mark.parametrize("seed", range(12))
def test_measures_are_the_formula_to_the_last_digit(tmp_path: Path, seed: int) -> None:
    gold, found = made_up(random.Random(seed))
    (tmp_path / "gold").write_text("\n".join(gold) + "\n", encoding="utf-8")
    (tmp_path / "found").write_text("\n".join(found) + "\n", encoding="utf-8")
    result = score(read_gold_words(tmp_path / "gold"), read_pharaoh(tmp_path / "found"))
    assert (result.aer, result.precision, result.recall) == by_the_formula(gold, found)


@pytest.mark.skipif(carrier_version(E5_FILE) is None, reason="the model is not installed")
@pytest.mark.parametrize(
    ("method", "own"),
    [*((method, False) for method in METHODS),
     *((method, True) for method in ("workbench", "mutual", "argmax"))])
def test_every_method_runs_and_takes_a_model_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], method: str, own: bool
) -> None:
    (tmp_path / "fr").write_text("Il pleut .\n\nOui .\n", encoding="utf-8")
    (tmp_path / "en").write_text("It rains .\n\nYes .\n", encoding="utf-8")
    model = ["--model", str(bundled_e5())] if own else []
    assert main(["words", str(tmp_path / "fr"), str(tmp_path / "en"), "--tokenized", "--method",
                 method, *model, "--source-lang", "fr", "--target-lang", "en"]) == 0
    assert capsys.readouterr().out == "0-0 1-1 2-2\n\n0-0 1-1\n"


def test_an_unknown_method_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["words", "a", "b", "--method", "best"])
    told = capsys.readouterr().err
    assert all(name in told for name in METHODS)
