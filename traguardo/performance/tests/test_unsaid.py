"""What the reading of a file has said of a cell is not said again by the checks, unless they find something graver."""

import pytest

from traguardo.kernel.finding import Finding, Place, Severity
from traguardo.performance.domain.checks import unsaid

CELL = Place(sheet="fasi", row=4, column="peso")
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def found(severity, place=CELL, code="PES10"):
    return Finding(code=code, severity=severity, message="x", mend="y", place=place)


@pytest.mark.parametrize(
    ("read", "checked", "stays"),
    [
        ((WARNING,), ERROR, True), ((WARNING,), WARNING, False), ((WARNING,), NOTE, False), ((ERROR,), ERROR, False),
        ((NOTE,), WARNING, True), ((NOTE, ERROR), WARNING, False), ((ERROR, NOTE), WARNING, False), ((), NOTE, True),
    ],
)  # fmt: skip
def test_the_graver_is_said(read, checked, stays):
    check = found(checked)
    assert unsaid([check], [found(each, code="LET12") for each in read]) == ([check] if stays else [])


@pytest.mark.parametrize("place", [Place(sheet="fasi", row=4), Place(sheet="fasi", column="peso"), Place()])
def test_what_is_said_of_a_row_or_a_column_silences_nothing(place):
    check = found(NOTE, place)
    assert unsaid([check], [found(ERROR, place)]) == [check]


def test_another_cell_keeps_its_findings():
    check = found(NOTE, Place(sheet="fasi", row=5, column="peso"))
    assert unsaid([check, found(NOTE)], [found(ERROR)]) == [check]
