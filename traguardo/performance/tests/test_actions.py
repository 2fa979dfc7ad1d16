"""Acts on plans: one transaction each, idempotent, held against the version seen, recorded."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from traguardo.access.facade import Role, Standing
from traguardo.access.tests.factories import a_person
from traguardo.audit.models import Entry as Audit
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions.importing import Refused
from traguardo.performance.actions.measuring import record_measurement
from traguardo.performance.actions.uploading import keep_upload
from traguardo.performance.domain.measuring.entry import NotUnderstood
from traguardo.performance.intake.reading import Reading
from traguardo.performance.queries.history import last
from traguardo.performance.queries.plans import plan as plan_of
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import PLANNER, a_reading, an_entry, imported

pytestmark = pytest.mark.django_db
ERROR = Finding(code="LET01", severity=Severity.ERROR, message="no", mend="sì")


def record(body, edition, entry=None, *, kind="indicator", code="1.1", version=None, standing=PLANNER):
    seen = last(edition, kind, code)
    return record_measurement(
        by="anna@example.it", standing=standing, authority=body, edition=edition, kind=kind, code=code,
        version=version if version is not None else (seen.pk if seen else 0), entry=entry or an_entry(),
    )  # fmt: skip


def test_import_keeps_the_plan_and_leaves_a_record(body):
    done = imported(body)
    assert (done.already, done.edition.number, done.edition.title) == (False, 1, "Piano di prova 2024-2026")
    assert plan_of(done.edition) == plans.full().__class__(**{**_fields(plans.full()), "sha256": "1" * 64})
    assert Audit.objects.filter(act="performance.import_plan", authority="ente-prova").count() == 1


def _fields(plan):
    return {name: getattr(plan, name) for name in plan.__slots__}


def test_the_same_content_three_times_is_one_version(body):
    first = imported(body)
    again = [imported(body), imported(body, replace(plans.full(), sha256="other", headers={}))]
    assert [each.already for each in again] == [True, True]
    assert {each.edition.pk for each in again} == {first.edition.pk}
    assert models.PlanVersion.objects.count() == 1
    assert Audit.objects.filter(act="performance.import_plan").count() == 1


def test_the_file_stays_the_same_after_results_entered_by_hand(body):
    edition = imported(body).edition
    record(body, edition)
    assert imported(body).already
    assert imported(body, plan_of(edition)).already


def test_other_content_makes_the_next_version_and_keeps_results_entered_by_hand(body):
    record(body, imported(body).edition, an_entry("70", on=date(2024, 3, 31)))
    done = imported(body, replace(plans.full(), title="Piano rivisto"))
    assert done.edition.number == 2
    assert [str(each.outcome.value) for each in plan_of(done.edition).measurements if each.on == date(2024, 3, 31)] == [
        "70"
    ]


def test_a_foreign_layout_takes_the_name_of_the_authority(body):
    foreign = replace(a_reading(), mapping="albero")
    renamed = replace(foreign, plan=replace(foreign.plan, authority=replace(foreign.plan.authority, code="cartella")))
    from traguardo.performance.actions.importing import import_plan

    done = import_plan(by="anna@example.it", authority=body, reading=renamed, file_name="x")
    assert plan_of(done.edition).authority.code == "ente-prova"


@pytest.mark.parametrize(
    "reading",
    [
        Reading(plan=None, findings=(ERROR,), mapping="", sha256=""),
        Reading(plan=plans.full(), findings=(ERROR,), mapping="", sha256=""),
        Reading(plan=replace(plans.full(), year=99999), findings=(), mapping="", sha256=""),
    ],
)
def test_a_refused_reading_writes_nothing(body, reading):
    from traguardo.performance.actions.importing import import_plan

    with pytest.raises(Refused) as refused:
        import_plan(by="anna@example.it", authority=body, reading=reading, file_name="x")
    assert refused.value.findings
    assert not models.PlanVersion.objects.exists()
    assert not Audit.objects.filter(act="performance.import_plan").exists()


def test_import_against_a_version_nobody_saw_is_stale(body):
    imported(body)
    with pytest.raises(StaleVersion):
        imported(body, replace(plans.full(), title="Altro"), version=0)
    assert models.PlanVersion.objects.count() == 1


def test_half_an_import_is_no_import(body, monkeypatch):
    def broken(*_args, **_also):
        raise RuntimeError("spina staccata")

    monkeypatch.setattr("traguardo.performance.actions.importing.audit.record", broken)
    with pytest.raises(RuntimeError):
        imported(body)
    assert not models.PlanVersion.objects.exists()
    assert not models.Indicator.objects.exists()


def test_a_result_on_a_new_day_is_added(body):
    edition = imported(body).edition
    record(body, edition, an_entry("70%", on=date(2024, 9, 30)))
    assert [str(each.outcome.value) for each in plan_of(edition).measurements] == ["61.5", "70"]


def test_a_result_on_the_same_day_supersedes_and_keeps_the_old_row(body):
    edition = imported(body).edition
    row = record(body, edition, an_entry("70"))
    assert row.supersedes is not None
    assert [str(each.outcome.value) for each in plan_of(edition).measurements] == ["70"]
    assert models.Measurement.objects.filter(subject="1.1").count() == 2


def test_a_result_leaves_before_and_after_in_the_record(body):
    edition = imported(body).edition
    record(body, edition, an_entry("70"))
    entry = Audit.objects.get(act="performance.record_measurement")
    assert '"61.5"' in entry.data
    assert '"70"' in entry.data


def test_a_stale_result_is_refused_with_both_values(body):
    edition = imported(body).edition
    seen = last(edition, "indicator", "1.1").pk
    record(body, edition, an_entry("70"))
    with pytest.raises(StaleVersion) as stale:
        record(body, edition, an_entry("80"), version=seen)
    assert (stale.value.yours["Risultato"], stale.value.current["Risultato"]) == ("80", "70")
    assert models.Measurement.objects.filter(subject="1.1").count() == 2


def test_a_formula_computes_from_its_variables(body):
    edition = imported(body).edition
    row = record(body, edition, an_entry("", variables={"giorni": Decimal(100), "casi": Decimal(8)}), code="2.1")
    assert row.outcome["value"] == "12.5"


@pytest.mark.parametrize(
    ("printed", "variables"),
    [("", {}), ("n.d.", {}), ("", {"giorni": Decimal(1)}), ("", {"giorni": Decimal(1), "casi": Decimal(0)})],
)
def test_what_is_not_a_result_is_not_kept(body, printed, variables):
    edition = imported(body).edition
    with pytest.raises(NotUnderstood):
        record(body, edition, an_entry(printed, variables=variables), code="2.1")
    assert not models.Measurement.objects.filter(subject="2.1").exists()


def test_a_step_said_done_was_done_that_day(body):
    edition = imported(body).edition
    record(body, edition, an_entry("realizzata", on=date(2024, 12, 15)), kind="step", code="B.1")
    measured = plan_of(edition).measurements[-1]
    assert (measured.subject, measured.outcome.moment.day) == ("B.1", date(2024, 12, 15))


def test_a_step_with_the_code_of_an_indicator_gets_its_own_result(body):
    whole = plans.full()
    twin = replace(whole.steps[1], code="1.1", outcome=None)
    edition = imported(body, replace(whole, steps=(whole.steps[0], twin))).edition
    record(body, edition, an_entry("10/12/2024", on=date(2024, 12, 10)), kind="step")
    plan = plan_of(edition)
    assert plan.steps[1].outcome.moment.day == date(2024, 12, 10)
    assert [str(each.outcome.value) for each in plan.measurements] == ["61.5"]


def head(*units):
    return Standing(
        authority="ente-prova", day=date(2024, 7, 1), roles=frozenset({Role.UNIT_HEAD}), units=frozenset(units)
    )


@pytest.mark.parametrize("units", [("U1",), ("servizio MINORI",), ()])
def test_a_unit_head_measures_what_is_of_the_unit(body, units):
    edition = imported(body).edition
    assert record(body, edition, standing=head(*units)).pk


@pytest.mark.parametrize("standing", [head("U2"), replace(PLANNER, roles=frozenset({Role.READER}))])
def test_others_may_not_measure_it(body, standing):
    edition = imported(body).edition
    with pytest.raises(PermissionDenied):
        record(body, edition, standing=standing)


def test_an_unknown_code_is_said(body):
    with pytest.raises(LookupError):
        record(body, imported(body).edition, code="9.9", version=0)


def test_an_upload_replaces_the_one_its_author_left_waiting(body):
    person = a_person()
    for name in ("uno.xlsx", "due.xlsx"):
        keep_upload(by=person.email, authority=body, name=name, content=b"x", mapping="")
    assert [each.name for each in models.SourceFile.objects.all()] == ["due.xlsx"]
    assert Audit.objects.filter(act="performance.keep_upload").count() == 2
