"""The example body with its staff and every register filled, once for all the tests of the folder."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import transaction

from config import agile_work, leps, need, people, training, wellbeing
from config.examples import tenant
from traguardo.performance.facade import read_plan

BODY = Path(__file__).resolve().parents[2] / "examples" / "sds-terre-di-ombrena"
TODAY = date(2026, 11, 22)


def furnished(body):
    """What each register says it did, by room: empty when it was done before."""
    return {
        "need": need.furnish(body, BODY / "fabbisogno-2022", today=TODAY),
        "leps": leps.furnish(body, today=TODAY),
        "training": training.furnish(body, BODY / "formazione-2022", today=TODAY),
        "agile_work": agile_work.furnish(body, today=TODAY),
        "wellbeing": wellbeing.furnish(body, today=TODAY),
    }


@pytest.fixture(scope="package")
def filled(django_db_setup, django_db_blocker):
    """The body; what was said with no staff, the first time and the second. All taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        body = tenant(read_plan(BODY / "piano-2022").plan)
        nobody = {"leps": leps.furnish(body, today=TODAY), "wellbeing": wellbeing.furnish(body, today=TODAY)}
        people.staffed(body, BODY / "personale")
        yield SimpleNamespace(body=body, nobody=nobody, first=furnished(body), second=furnished(body))
        transaction.set_rollback(True)
