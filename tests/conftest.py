"""What the tests of several parts share."""

import importlib.util
import os
from pathlib import Path

import pytest

os.environ["WORKBENCH_STRICT"] = "1"  # a family of checks that raises fails its test


@pytest.fixture(scope="session")
def by_hand():
    """The report's hand-made pairs, for the other parts that show or search a pair."""
    place = Path(__file__).resolve().parent / "report" / "conftest.py"
    spec = importlib.util.spec_from_file_location("report_by_hand", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
