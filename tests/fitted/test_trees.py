"""Trees kept as arrays give what the library that fitted them gives."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from workbench.errors import ModelError
from workbench.fitted.trees import pack, trees, unpack

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
    made = unpack(pack(model, NAMES))
    assert made.features == NAMES
    np.testing.assert_allclose(made.probability(rows), model.predict_proba(rows)[:, 1], atol=1e-6)
    assert np.mean((made.log_odds(rows) > 0) == model.predict(rows)) > 0.9


def test_no_row_gives_no_probability(fitted) -> None:
    made = unpack(pack(fitted[0], NAMES))
    assert made.probability(np.zeros((0, 3))).shape == (0,)


def test_rows_with_other_columns_are_refused(fitted) -> None:
    made = unpack(pack(fitted[0], NAMES))
    with pytest.raises(ModelError, match="3 columns"):
        made.probability(np.zeros((2, 4)))


def test_trees_for_other_features_are_refused() -> None:
    with pytest.raises(ModelError, match=r"loss\.npz was fitted for other features"):
        trees("loss", ("something", "else"))


def test_what_is_no_forest_is_named(monkeypatch) -> None:
    monkeypatch.setattr("workbench.fitted.trees.load", lambda name: b"nothing")
    with pytest.raises(ModelError, match=r"loss\.npz cannot be read"):
        trees("loss", NAMES)
