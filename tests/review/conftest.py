"""The report's hand-made analyses serve here, too."""

import pytest


@pytest.fixture(scope="session")
def analysis(by_hand):
    return by_hand.make_analysis()


@pytest.fixture(scope="session")
def hostile(by_hand):
    return by_hand.make_hostile()
