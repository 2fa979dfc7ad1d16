"""The training of the example body: its plan adopted with the totals of the source, courses with hours, once."""

from datetime import date
from pathlib import Path

import pytest

from config import training
from traguardo.access.facade import create_authority
from traguardo.organisation import facade as organisation
from traguardo.staffing.actions.importing import bring_in
from traguardo.staffing.intake.reading import read_register
from traguardo.training.domain.checks import check
from traguardo.training.domain.plan import totals
from traguardo.training.facade import register_figures
from traguardo.training.queries.checks import case
from traguardo.training.queries.plans import standing_plan, versions

BODY = Path(__file__).resolve().parents[1] / "examples" / "sds-terre-di-ombrena"
TODAY = date(2026, 11, 22)
SINCE = date(2000, 1, 1)


@pytest.mark.django_db
def test_the_example_s_training_is_the_source_s_and_made_once():
    authority = create_authority(by="prova", code=BODY.name, name="Società della Salute")
    for code in ("DIR", "PAG", "SFE", "UF", "NAD", "SE", "MIN", "SST", "RES"):
        organisation.create_unit(by="prova", authority=authority, code=code, name=code, first_day=SINCE)
    bring_in(
        by="prova", authority=authority, reading=read_register({"p.csv": (BODY / "personale/persone.csv").read_bytes()})
    )

    said = training.furnish(authority, BODY / "formazione-2022", today=TODAY)
    found = versions(authority)
    plan = standing_plan(found, 2022)
    codes = {each.code for each in check(case(authority, plan, found, TODAY))}
    figures = {
        each.code: each.value for each in register_figures(authority, first=date(2022, 1, 1), last=date(2022, 12, 31))
    }

    assert "29 righe di piano adottate, 10 corsi" in said
    assert [(each.set_aside.cents, each.to_set_aside.cents) for each in totals(plan.plan)] == [
        (1_594_200, 3_750_000),
        (0, 2_410_000),
    ]
    assert codes == {"FOR02", "FOR04", "FOR12", "FOR13", "FOR14", "FOR17", "FOR23", "FOR25"}
    assert 50 < figures["training.coverage"] < 100
    assert training.furnish(authority, BODY / "formazione-2022", today=TODAY) == ""
