"""A folder with one sheet that cannot be read: that is the trouble told, not the hundred codes it may have held."""

import pytest

from traguardo.performance.intake.reading import read_plan
from traguardo.performance.intake.writing import write_plan
from traguardo.performance.tests import plans

SPOILT = [b"\x00\x81\x8d binary", b'code;"never closed\n1;2\n']


@pytest.mark.parametrize("data", SPOILT)
def test_only_the_lost_sheet_is_told(tmp_path, data):
    write_plan(plans.full(), tmp_path)
    (tmp_path / "obiettivi.csv").write_bytes(data)
    reading = read_plan(tmp_path)
    assert reading.plan is None
    assert {(finding.code, finding.place.sheet) for finding in reading.findings} <= {
        ("LET04", "obiettivi"),
        ("LET09", "obiettivi"),
    }
    assert reading.findings


@pytest.mark.parametrize("data", SPOILT)
def test_a_foreign_folder_that_no_longer_fits_says_why(tmp_path, reference, data):
    for sheet in (reference / "cssm-2021").glob("*.csv"):
        (tmp_path / sheet.name).write_bytes(sheet.read_bytes())
    (tmp_path / "steps.csv").write_bytes(data)
    [finding] = read_plan(tmp_path).findings
    assert finding.place.sheet == "steps"
