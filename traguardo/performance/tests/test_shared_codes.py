"""A step and an indicator may carry the same code: each keeps its own results, in the file, the store and the pages."""

from datetime import date

import pytest

from traguardo.access.facade import Authority
from traguardo.performance.domain.notation.outcomes import read_outcome
from traguardo.performance.domain.plan import Authority as Body
from traguardo.performance.domain.plan import Indicator, Measurement, Objective, Plan, Step
from traguardo.performance.models import Measurement as Row
from traguardo.performance.queries.board import board
from traguardo.performance.queries.sheets import objective_sheet
from traguardo.performance.tests.factories import a_body, imported

END = date(2024, 12, 31)


def shared():
    return Plan(
        authority=Body(code="ente-prova", name="Ente di prova"),
        title="Piano con codici in comune",
        first_year=2024,
        last_year=2024,
        year=2024,
        reporting_date=END,
        objectives=(Objective(code="7", title="Atti digitali"),),
        steps=(
            Step(code="7.1", objective="7", description="Firma", outcome=read_outcome("Marzo 2024")),
            Step(code="7.2", objective="7", description="Avvio"),
        ),
        indicators=(Indicator(code="7.1", objective="7", name="Atti firmati"),),
        measurements=(
            Measurement(subject="7.1", on=END, outcome=read_outcome("95%")),
            Measurement(subject="7.2", on=END, outcome=read_outcome("Aprile 2024")),
        ),
    )


def test_a_shared_code_is_the_indicators():
    measured = shared().measured()
    assert [each.outcome.printed for each in measured["indicator", "7.1"]] == ["95%"]
    assert [each.outcome.printed for each in measured["step", "7.2"]] == ["Aprile 2024"]
    assert ("step", "7.1") not in measured


@pytest.mark.django_db
def test_each_keeps_its_own_result_on_the_sheet():
    authority: Authority = a_body()
    edition = imported(authority, shared()).edition
    sheet = objective_sheet(board(edition, at=END), "7")
    assert {item.code: item.outcome for item in sheet.steps} == {"7.1": "Marzo 2024", "7.2": "Aprile 2024"}
    assert {item.code: item.outcome for item in sheet.indicators} == {"7.1": "95%"}
    assert list(Row.objects.order_by("position").values_list("subject", "subject_kind")) == [
        ("7.1", "indicator"),
        ("7.2", "step"),
    ]
