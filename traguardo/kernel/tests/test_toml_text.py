"""Plain values written as TOML come back as they were."""

import tomllib
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from traguardo.kernel.toml_text import toml_text

PLAIN = st.one_of(st.text(), st.integers(-(2**63), 2**63 - 1), st.booleans(), st.dates())
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
READABLE = """\
# Regole di prova.

title = "Una «prova»"
weigh = ["points", "service"]

[[bands]]
from = 90
since = 2016-01-01

[[bands]]
from = 0.50
also = [
  { a = 1 },
]

[cap]
times = 2

[cap.more]
"con spazio" = true
"""


@given(st.dictionaries(st.text(), VALUES, max_size=5))
def test_what_is_written_is_read_back(data):
    assert tomllib.loads(toml_text(data)) == data


def test_people_can_read_it():
    data = {
        "title": "Una «prova»",
        "bands": [
            {"from": 90, "since": date(2016, 1, 1)},
            {"from": Decimal("0.50"), "also": [{"a": 1}]},
        ],
        "cap": {"times": 2, "more": {"con spazio": True}},
        "weigh": ["points", "service"],
    }
    assert toml_text(data, head="Regole di prova.") == READABLE
