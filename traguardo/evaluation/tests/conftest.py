"""The small body of the tests of sheets."""

import pytest

from traguardo.evaluation.tests.factories import a_house


@pytest.fixture
def house(db):
    return a_house()
