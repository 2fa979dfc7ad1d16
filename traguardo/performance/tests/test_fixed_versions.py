"""An approved version never changes, whoever writes: the database itself refuses, on both engines."""

from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from traguardo.performance import models
from traguardo.performance.models.rows import PlanRow
from traguardo.performance.tests.factories import a_body, imported

pytestmark = pytest.mark.django_db
LIFE = ("checked", "approved", "in_force", "closed")
FIXED = LIFE[1:]
ROWS = [model for model in apps.get_app_config("performance").get_models() if issubclass(model, PlanRow)]
OWN = [model for model in ROWS if model not in {models.Measurement, models.Decision}]


@pytest.fixture
def version():
    return models.PlanVersion.objects.get(pk=imported(a_body()).edition.pk)


def moved(version, *states):
    for state in states:
        models.PlanVersion.objects.filter(pk=version.pk).update(state=state)


def refused(write):
    """Whether the database refuses, in our words."""
    try:
        with transaction.atomic():
            write()
    except DatabaseError as error:
        return "si apre una variazione" in str(error)
    return False


def to_state(version, state):
    moved(version, *LIFE[: LIFE.index(state) + 1])


@pytest.mark.parametrize("state", FIXED)
def test_no_row_of_a_fixed_version_can_be_added_changed_or_deleted(version, state):
    to_state(version, state)
    for model in OWN:
        row = model.objects.filter(plan=version).first()
        assert refused(lambda model=model, row=row: model.objects.filter(pk=row.pk).update(position=99))
        assert refused(lambda model=model, row=row: model.objects.filter(pk=row.pk)._raw_delete("default"))
        row.pk = None
        assert refused(lambda row=row: row.save(force_insert=True))


@pytest.mark.parametrize("state", FIXED)
def test_no_target_of_a_fixed_version_can_be_added_changed_or_deleted(version, state):
    to_state(version, state)
    target = models.Target.objects.first()
    assert refused(lambda: models.Target.objects.filter(pk=target.pk).update(printed="90%"))
    assert refused(target.delete)
    target.pk = None
    assert refused(lambda: target.save(force_insert=True))


def test_a_row_cannot_be_moved_out_of_a_fixed_version_nor_into_it(version):
    draft = models.PlanVersion.objects.get(pk=version.pk)
    draft.pk, draft.number, draft.code = None, 2, "altra"
    draft.save(force_insert=True)
    free = models.Unit.objects.create(plan=draft, position=1, code="X", name="X")
    to_state(version, "approved")
    assert refused(lambda: models.Unit.objects.filter(plan=version).update(plan=draft))
    assert refused(lambda: models.Unit.objects.filter(pk=free.pk).update(plan=version))


@pytest.mark.parametrize("state", FIXED)
def test_the_version_itself_keeps_its_headline_and_is_not_deleted(version, state):
    to_state(version, state)
    one = models.PlanVersion.objects.filter(pk=version.pk)
    assert refused(lambda: one.update(title="Un altro titolo"))
    assert refused(lambda: one.update(act_number="99"))
    assert refused(lambda: one.update(revision=7))
    assert refused(lambda: one.update(body={"name": "Un altro ente"}))
    if state != "approved":
        assert refused(lambda: one.update(in_force_from=date(2020, 1, 1)))
    assert refused(lambda: one._raw_delete("default"))


@pytest.mark.parametrize(
    ("state", "back"),
    [("approved", "draft"), ("approved", "checked"), ("approved", "closed"), ("in_force", "draft"), ("in_force", "approved"),
     *(("closed", state) for state in ("draft", "checked", "approved", "in_force"))],
)  # fmt: skip
def test_the_state_never_goes_back(version, state, back):
    to_state(version, state)
    assert refused(lambda: moved(version, back))


def test_drafts_and_checked_ones_are_free(version):
    for state in ("draft", "checked"):
        moved(version, state)
        assert models.Objective.objects.filter(plan=version).update(title=f"Nuovo {state}") == 2
        assert models.Target.objects.filter(indicator__plan=version).update(printed="90%") == 3


def test_results_by_hand_are_added_to_a_version_in_force(version):
    to_state(version, "in_force")
    row = models.Measurement.objects.filter(plan=version).first()
    row.pk, row.origin = None, models.Origin.HAND
    row.save(force_insert=True)
    assert models.Measurement.objects.filter(plan=version, origin="hand").count() == 1


def test_every_table_of_a_plan_is_guarded():
    """A migration that rebuilds a table must put its triggers back."""
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    tables = [model._meta.db_table for model in [*OWN, models.Target]]
    wanted = {f"{table}_fixed_{act}" for table in tables for act in ("insert", "update", "delete")}
    assert wanted <= there
    assert {"performance_planversion_fixed_update", "performance_planversion_fixed_delete"} <= there
