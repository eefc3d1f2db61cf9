"""The report's hand-made analyses serve here, too."""

import importlib.util
from pathlib import Path

import pytest

_PLACE = Path(__file__).resolve().parents[1] / "report" / "conftest.py"
_SPEC = importlib.util.spec_from_file_location("report_by_hand", _PLACE)
by_hand = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(by_hand)


@pytest.fixture(scope="session")
def analysis():
    return by_hand.make_analysis()


@pytest.fixture(scope="session")
def hostile():
    return by_hand.make_hostile()
