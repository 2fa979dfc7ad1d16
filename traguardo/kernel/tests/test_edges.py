"""What is typed at the edges and what the system refuses there."""

import errno
from datetime import date

import pytest

from traguardo.kernel.dates import read_day
from traguardo.kernel.italian import with_article
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


@pytest.mark.parametrize(
    ("article", "number", "read"),
    [
        ("il", "80,0%", "l'80,0%"),
        ("al", "8%", "all'8%"),
        ("il", "800", "l'800"),
        ("del", "11,5%", "dell'11,5%"),
        ("il", "11.000%", "l'11.000%"),
        ("il", "1%", "l'1%"),
        ("il", "1.000%", "il 1.000%"),
        ("del", "0%", "dello 0%"),
        ("il", "0,5%", "lo 0,5%"),
        ("il", "50%", "il 50%"),
        ("del", "-1%", "del -1%"),
        ("del", "118%", "del 118%"),
    ],
)
def test_the_article_follows_how_a_number_is_read_aloud(article, number, read):
    assert with_article(article, number) == read
