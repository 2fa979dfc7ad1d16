"""What the tests share: shipped regulations read and compiled once, small ones written in place."""

import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from traguardo.social_services.domain.compiling import compile_regulation
from traguardo.social_services.domain.explaining import explain
from traguardo.social_services.domain.regulation import read_regulation
from traguardo.social_services.library.shipped import regulation_at

CASES = Path(__file__).parent / "cases"
DAY = date(2026, 11, 1)

SMALL = """
code = "prova"
title = "Prova"
authority = "Comune di esempio"
resolution = "Giunta n. 1 del 01/01/2026"
valid_from = 2026-01-01
result = { amount = "quota", times_a_year = 12 }
rounding = { step = 0.01, tie = "half_up" }
limits = { jump = 1000 }

[[key]]
name = "isee"
kind = "money"
label = "ISEE"
max = 100000
isee = { types = ["ordinario"] }
example = 12000

[[key]]
name = "costo"
kind = "money"
label = "Costo"
required = true
max = 1000
example = 100

[[rule]]
schema = "table"
name = "quota"
title = "Quota"
article = "art. 1"
keys = ["isee"]
if_absent = { percent = 100, of = "costo" }
row = [
  { when = { isee = { up_to = 10000 } }, gives = { percent = 50, of = "costo" } },
  { when = { isee = { over = 10000 } }, gives = { percent = 100, of = "costo" } },
]
"""


def plain(text):
    return tomllib.loads(text, parse_float=Decimal)


def regulation(text):
    read, findings = read_regulation(plain(text))
    assert read is not None, findings
    return read


def swapped(*changes, text=SMALL):
    """The small regulation with some of its text changed; each piece must be there."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def compiled(text=SMALL, *, on=DAY, known=None, **settings):
    made, findings = compile_regulation(
        regulation(text), on=on, known=known or on, settings={name: Fraction(value) for name, value in settings.items()}
    )
    assert made is not None, findings
    return made


def trouble(text, *, on=DAY, known=None):
    """The codes of a regulation that does not compile."""
    made, findings = compile_regulation(regulation(text), on=on, known=known or on)
    assert made is None
    return {finding.code for finding in findings}


@cache
def shipped(name, on=DAY, known=None, settings=()):
    read, findings = regulation_at(name)
    assert read is not None, findings
    made, findings = compile_regulation(
        read, on=on, known=known or on, settings={key: Fraction(value) for key, value in settings}
    )
    assert made is not None, findings
    return made


def codes(explanation):
    return {finding.code for finding in explanation.findings}


def explained(data, text=SMALL, **options):
    return explain(compiled(text, **options), data)
