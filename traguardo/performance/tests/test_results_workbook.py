"""The workbook of scores says, level by level, each score and why; the guide of the workbook is the committed page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from traguardo.books import read_book
from traguardo.performance.domain.measurement_system import default_settings, default_system, read_system
from traguardo.performance.domain.plan import Decision, DecisionKind
from traguardo.performance.domain.scoring import score_plan
from traguardo.performance.intake.layout import TABLES
from traguardo.performance.intake.layout.guide import guide_markdown
from traguardo.performance.intake.writing import write_results
from traguardo.performance.tests import plans

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "quaderno-del-piano.md"


@pytest.fixture(scope="module")
def scored():
    plan = plans.full()
    return plan, score_plan(plan, default_system(), at=date(2024, 12, 31))


@pytest.mark.parametrize("name", ["punteggi.xlsx", "punteggi.ods", "punteggi"])
def test_every_score_is_there_with_its_reason(scored, name, tmp_path):
    plan, score = scored
    write_results(plan, score, tmp_path / name)
    book = read_book(tmp_path / name)
    sheet = book.sheet("Punteggi indicatori") or book.sheet("punteggi-indicatori")
    rows = {row.cells[0]: row.cells for row in sheet.rows[1:]}
    assert rows.keys() == {one.code for one in score.indicators}
    for one in score.indicators:
        assert rows[one.code][-1] in {one.why, f"'{one.why}"}


def test_what_is_not_computable_is_empty_not_zero(scored, tmp_path):
    plan, score = scored
    write_results(plan, score, tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["Punteggi indicatori"]
    shown = {row[0].value: row[3].value for row in page.iter_rows(min_row=2)}
    expected = {one.code: None if one.degree is None else float(one.degree) for one in score.indicators}
    assert shown == expected


def test_what_a_decision_gave_and_the_bonus_have_columns_of_their_own(scored, tmp_path):
    whole, score = scored
    system = read_system({**default_settings(), "bonus": "0-1:0; 1-:100 (intero)"})
    given = Decision(
        subject_kind="indicator", subject="1.1", kind=DecisionKind.OVERRIDE, on=date(2024, 12, 1), degree=Decimal(80), reason="Verifica", act="Det. 9", by="Nucleo"
    )  # fmt: skip
    forced = replace(whole, decisions=(given,))
    write_results(forced, score_plan(forced, system, at=score.at), tmp_path / "a.xlsx", system=system)
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["Punteggi indicatori"]
    head, *rows = page.iter_rows(values_only=True)
    told = dict(zip(head, next(row for row in rows if row[0] == "1.1"), strict=True))
    computed = score.find("indicator", "1.1").degree
    assert (told["Punteggio"], told["Grado calcolato"]) == (80, float(computed))
    assert (told["Provvedimento"], told["Deciso da"], told["Atto"]) == ("correzione manuale", "Nucleo", "Det. 9")
    assert (told["Premio %"], told["Fascia del premio"]) == (100, "intero")


def test_the_guide_is_as_committed():
    again = "python -c \"from traguardo.performance.intake.layout.guide import guide_markdown as page; print(page(), end='')\""
    assert GUIDE.read_text(encoding="utf-8") == guide_markdown(), f"generate it again: {again} > {GUIDE.name}"


def test_the_guide_names_every_sheet_and_column():
    text = guide_markdown()
    for table in TABLES:
        assert f"## {table.title}\n" in text
        assert all(f"| {field.header}" in text for field in table.fields)
