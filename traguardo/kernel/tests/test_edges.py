"""What is typed at the edges and what the system refuses there."""

import errno
from datetime import date

import pytest

from traguardo.kernel.dates import read_day
from traguardo.kernel.trouble import in_words


@pytest.mark.parametrize("text", ["31/12/2024", "31/12/24", "2024-12-31", " 31/12/2024 "])
def test_a_day_as_people_write_it(text):
    assert read_day(text) == date(2024, 12, 31)


@pytest.mark.parametrize("text", ["", "31/06/2024", "29/02/2023", "ieri", "12/2024", "20241231"])
def test_what_is_not_a_day(text):
    assert read_day(text) is None


def test_a_refusal_of_the_system_is_put_in_words():
    assert in_words(PermissionError(errno.EACCES, "Permission denied")) == "non hai il permesso di scrivere lì"
    assert in_words(OSError(errno.EBUSY, "Device or resource busy")) == "Device or resource busy"
