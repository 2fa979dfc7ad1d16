"""The fingerprint of a plan: whatever a record says counts in it, and only where it was read does not."""

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

import pytest

from traguardo.performance.domain.versions.digest import digest
from traguardo.performance.tests import plans

WHOLE = plans.full()
TABLES = ("units", "nodes", "programmes", "objectives", "steps", "indicators", "links", "measurements", "decisions")


def otherwise(value):
    """The same kind of value saying another thing; None for what is left as it is."""
    match value:
        case bool():
            return not value
        case str():
            return f"{value} x"
        case int() | Decimal():
            return value + 1
        case (first, *others) if is_dataclass(first):
            return (replace(first, printed=f"{first.printed} x"), *others)
        case tuple():
            return (*value, "x") if all(isinstance(each, str) for each in value) else None
    return None


def said_otherwise(record):
    """The record once for each attribute that can say another thing."""
    for item in fields(record):
        other = otherwise(getattr(record, item.name))
        if item.name != "place" and other is not None:
            yield replace(record, **{item.name: other})


@pytest.mark.parametrize("table", [name for name in TABLES if getattr(WHOLE, name)])
def test_every_word_of_every_record_counts(table):
    first, *others = getattr(WHOLE, table)
    changed = [replace(WHOLE, **{table: (each, *others)}) for each in said_otherwise(first)]
    assert len({digest(WHOLE), *map(digest, changed)}) == len(changed) + 1 > 2


def test_the_order_of_the_rows_counts_and_the_place_does_not():
    first, second = WHOLE.objectives
    assert digest(replace(WHOLE, objectives=(second, first))) != digest(WHOLE)
    moved = replace(first, place=replace(first.place, row=99))
    assert digest(replace(WHOLE, objectives=(moved, second))) == digest(WHOLE)


def test_accents_and_signs_count():
    spelled = [digest(replace(WHOLE, title=title)) for title in ("Città", "Citta", "citta", "CITTÀ", "Citta\\u0300")]
    assert len(set(spelled)) == len(spelled)
    assert all(len(each) == 64 for each in spelled)


def test_the_fingerprint_of_a_plan_kept_years_ago_still_holds():
    """Fingerprints are kept with the plans: written in another way, every one of them would look changed."""
    assert digest(WHOLE) == "fd0aefb8432e813ab782d61b88e79036efbeb6df5beaababecedce3e529753c6"
