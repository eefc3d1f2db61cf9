"""The command that judges results against gold."""

from __future__ import annotations

import argparse

from workbench import evaluate as measures
from workbench import exchange
from workbench.cli.console import deliver, deliver_rows, to_json
from workbench.cli.inputs import one_stdin
from workbench.errors import FormatError
from workbench.results import Result

__all__ = ["evaluate"]

_LABEL_COLUMNS = ("binary_label", "label", "divergent")
_SCORE_COLUMNS = ("p_divergent", "score")
_LABELS = {
    "divergent": True, "1": True, "true": True, "yes": True,
    "equivalent": False, "0": False, "false": False, "no": False,
}


def evaluate(args: argparse.Namespace) -> int:
    """Score word links, sentence links or probabilities of divergence."""
    one_stdin(args, args.gold, args.predicted)
    judge = {"words": _words, "sentences": _sentences, "divergence": _divergence}[args.what]
    result = judge(args.gold, args.predicted)
    rows = result.rows()
    if args.json:
        # One row is the measures themselves; several are told apart by their name.
        body = rows[0] if len(rows) == 1 else {
            str(row["measure"]): {k: v for k, v in row.items() if k != "measure"} for row in rows
        }
        deliver(to_json(body), None)
    elif len(rows) == 1:
        deliver_rows([{"measure": k, "value": v} for k, v in rows[0].items()], notes=result.notes)
    else:
        deliver_rows(rows, notes=result.notes)
    return 0


def _words(gold: str, predicted: str) -> Result:
    return measures.words(exchange.read_gold_words(gold), exchange.read_pharaoh(predicted))


def _sentences(gold: str, predicted: str) -> Result:
    found = exchange.read_bead_folders(gold, predicted)
    return measures.sentences([one[1] for one in found], [one[2] for one in found])


def _divergence(gold: str, predicted: str) -> Result:
    truth, answer = exchange.read_table(gold), exchange.read_table(predicted)
    scores = _numbers(answer)
    labels = [
        _label(text, f"{truth.name}:{number}")
        for number, text in enumerate(truth.column(_first_of(truth, _LABEL_COLUMNS)), 2)
    ]
    if not labels:
        raise FormatError(f"{truth.name}: has no rows below its header")
    return measures.divergence(labels, _in_order(truth, answer, scores))


def _in_order(truth: exchange.Table, answer: exchange.Table, scores: list[float]) -> list[float]:
    """The scores in the gold's order: by id where both have one, else row by row."""
    if "id" in truth.columns and "id" in answer.columns:
        ids = answer.column("id")
        twice = len(ids) - len(set(ids))
        if twice:
            raise FormatError(f"{answer.name}: {twice} ids stand twice; each may stand once")
        by_id = dict(zip(ids, scores, strict=True))
        wanted = truth.column("id")
        lost = [i for i in wanted if i not in by_id]
        if lost:
            raise FormatError(
                f"{answer.name}: {len(lost)} ids of {truth.name} are missing, such as {lost[0]!r}"
            )
        return [by_id[i] for i in wanted]
    if len(truth) != len(answer):
        raise FormatError(
            f"{truth.name} has {len(truth)} rows but {answer.name} has {len(answer)}; give both a "
            "column id, or the same rows in the same order"
        )
    return scores


def _first_of(table: exchange.Table, names: tuple[str, ...]) -> str:
    found = next((n for n in names if n in table.columns), None)
    if found is None:
        raise FormatError(
            f"{table.name}:1: no column {' or '.join(names)} among {', '.join(table.columns)}"
        )
    return found


def _label(text: str, place: str) -> bool:
    try:
        return _LABELS[text.strip().lower()]
    except KeyError:
        raise FormatError(
            f"{place}: the label {text!r} is neither divergent (or 1) nor equivalent (or 0)"
        ) from None


def _numbers(table: exchange.Table) -> list[float]:
    column = _first_of(table, _SCORE_COLUMNS)
    found = []
    for number, text in enumerate(table.column(column), 2):
        try:
            found.append(float(text))
        except ValueError:
            raise FormatError(f"{table.name}:{number}: {column}: {text!r} is no number") from None
    return found
