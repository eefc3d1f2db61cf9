"""Trees kept as arrays give what the library that fitted them gives."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from workbench.errors import ModelError
from workbench.fitted.trees import load, pack, unpack

NAMES = ("first", "second", "third")


@pytest.fixture(scope="module")
def fitted() -> tuple[HistGradientBoostingClassifier, np.ndarray]:
    dice = np.random.default_rng(3)
    rows = dice.normal(size=(600, 3)).astype(np.float32).astype(float)
    gold = rows[:, 0] * rows[:, 1] + 0.3 * dice.normal(size=600) > 0
    model = HistGradientBoostingClassifier(max_iter=40, random_state=0).fit(rows, gold)
    return model, rows


def test_packed_trees_give_the_same_probabilities(fitted) -> None:
    model, rows = fitted
    trees = unpack(pack(model, NAMES, "test"))
    assert trees.features == NAMES
    np.testing.assert_allclose(trees.probability(rows), model.predict_proba(rows)[:, 1], atol=1e-6)
    assert np.mean((trees.log_odds(rows) > 0) == model.predict(rows)) > 0.9


def test_no_row_gives_no_probability(fitted) -> None:
    trees = unpack(pack(fitted[0], NAMES, "test"))
    assert trees.probability(np.zeros((0, 3))).shape == (0,)


def test_rows_with_other_columns_are_refused(fitted) -> None:
    trees = unpack(pack(fitted[0], NAMES, "test"))
    with pytest.raises(ModelError, match="3 columns"):
        trees.probability(np.zeros((2, 4)))


def test_trees_for_other_features_are_refused() -> None:
    with pytest.raises(ModelError, match="other features"):
        load("workbench.fitted", "loss", ("something", "else"))


def test_missing_trees_are_named() -> None:
    with pytest.raises(ModelError, match="nowhere"):
        load("workbench.fitted", "nowhere", NAMES)
