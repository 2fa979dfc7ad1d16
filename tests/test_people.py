"""The people of an example body: staff, evaluations and fund, carried on once and to the stages that are said."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from config import bonuses, people
from config.examples import BY, email, tenant
from traguardo.access.facade import User
from traguardo.evaluation.facade import final_scores
from traguardo.evaluation.models import Sheet
from traguardo.incentives.models import Fund, Share, Sharing
from traguardo.performance.actions.importing import import_plan
from traguardo.performance.facade import read_plan
from traguardo.staffing.facade import person_of

EXAMPLE = Path(__file__).resolve().parents[1] / "examples/sds-terre-di-ombrena"
TODAY = date(2026, 11, 22)


@pytest.mark.django_db
def test_staff_sheets_and_fund_are_there_once():
    reading = read_plan(EXAMPLE / "piano-2022")
    body = tenant(reading.plan)
    import_plan(by=BY, authority=body, reading=reading, file_name="piano-2022")

    def work():
        return (
            people.staffed(body, EXAMPLE / "personale"),
            people.evaluated(body, 2022, today=TODAY),
            bonuses.funded(body, EXAMPLE / "fondo-2016", today=TODAY),
        )

    said, again = work(), work()
    stages = Counter(Sheet.objects.values_list("stage", flat=True))
    reader = person_of(body, User.objects.get(email=email("lettura", body.code)))

    assert all(said)
    assert again == ("", "", "")
    assert (stages["final"], stages["signed"], stages["evaluated"], stages["objected"]) == (3, 2, 1, 1)
    assert sum(not each.provisional for each in final_scores(body, year=2022)) == 3
    assert Fund.objects.get().state == "signed"
    assert Counter(Sharing.objects.values_list("state", flat=True)) == {"closed": 1, "draft": 1}
    assert sum(Share.objects.values_list("cents", flat=True)) + Sharing.objects.get(state="closed").left_cents == (
        Sharing.objects.get(state="closed").cents
    )
    assert Share.objects.filter(person=reader.pk).exists()
