"""Two at once on the same plan: one version comes of the same file, and no accepted result is lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.reliability.crowd import at_once
from traguardo.audit.models import Entry as Audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.measuring import record_measurement
from traguardo.performance.queries.history import last
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import PLANNER, a_body, an_entry, imported

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS, SAVES = 6, 4


def test_the_same_file_from_many_hands_is_one_version():
    body = a_body()
    done = at_once(lambda _: imported(body), EDITORS)
    assert sorted(each.already for each in done) == [False] + [True] * (EDITORS - 1)
    assert models.PlanVersion.objects.count() == 1
    assert models.Indicator.objects.count() == 2


def test_different_files_at_once_become_versions_one_after_the_other():
    body = a_body()
    at_once(lambda editor: imported(body, replace(plans.full(), title=f"Piano {editor}")), EDITORS)
    assert sorted(models.PlanVersion.objects.values_list("number", flat=True)) == list(range(1, EDITORS + 1))


def test_every_accepted_result_is_there_and_the_others_were_told():
    body = a_body()
    edition = imported(body).edition

    def enter(editor):
        accepted = 0
        for save in range(SAVES):
            on = date(2024, 1, 1) + timedelta(days=editor * SAVES + save)
            try:
                record_measurement(
                    by=f"{editor}@example.it", standing=PLANNER, authority=body, edition=edition, kind="indicator", code="1.1",
                    version=last(edition, "indicator", "1.1").pk, entry=an_entry(str(editor), on=on),
                )  # fmt: skip
                accepted += 1
            except StaleVersion:
                pass
        return accepted

    accepted = sum(at_once(enter, EDITORS))
    assert accepted >= SAVES
    assert models.Measurement.objects.filter(origin=models.Origin.HAND).count() == accepted
    assert Audit.objects.filter(act="performance.record_measurement").count() == accepted


def test_one_correction_of_a_row_is_the_only_one():
    body = a_body()
    edition = imported(body).edition
    seen = last(edition, "indicator", "1.1").pk

    def correct(editor):
        try:
            record_measurement(
                by=f"{editor}@example.it", standing=PLANNER, authority=body, edition=edition, kind="indicator", code="1.1",
                version=seen, entry=an_entry(str(editor)),
            )  # fmt: skip
        except StaleVersion:
            return 0
        return 1

    assert sum(at_once(correct, EDITORS)) == 1
    assert models.Measurement.objects.filter(supersedes=seen).count() == 1
