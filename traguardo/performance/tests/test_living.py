"""The acts of a plan's life: each moves the version, leaves a passage and a record, and refuses what cannot be."""

from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from tests.reliability.crowd import at_once
from traguardo.audit import facade as audit
from traguardo.audit.models import Entry as Audit
from traguardo.kernel.stale import StaleVersion
from traguardo.performance import models
from traguardo.performance.actions import living, opening
from traguardo.performance.actions.measuring import record_measurement
from traguardo.performance.commands import performance
from traguardo.performance.domain.life import NotAllowed
from traguardo.performance.domain.measurement_system import default_settings
from traguardo.performance.queries import plans as kept
from traguardo.performance.queries.editions import NoPlan, editions
from traguardo.performance.queries.life import origins, passages
from traguardo.performance.queries.loading import load
from traguardo.performance.tests import plans
from traguardo.performance.tests.factories import PLANNER, a_body, an_entry, imported
from traguardo.performance.tests.lives import (
    BY,
    TODAY,
    a_sound_plan,
    approved,
    brought,
    checked,
    in_force,
    seen,
    warnings_of,
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(body):
    return brought(body)


def who(body, row):
    return {"by": BY, "authority": body, "seen": seen(row), "today": TODAY}


def told(body, act):
    """What the record of the one act of that kind says."""
    [one] = audit.acts(body.code, audit.Wanted(act=act), limit=2)
    return one.data


def test_a_plan_lives_from_draft_to_closed(body, draft):
    row = in_force(body, draft)
    living.close(**who(body, row), reason="Mancano due risultati: servizio soppresso.")
    row.refresh_from_db()
    assert row.state == "closed"
    assert [(each.before, each.after) for each in reversed(passages(body, 2024))] == [
        ("bozza", "controllato"), ("controllato", "approvato"), ("approvato", "in vigore"), ("in vigore", "chiuso"),
    ]  # fmt: skip
    acts = Audit.objects.filter(subject=row.code).order_by("pk").values_list("act", flat=True)
    assert list(acts)[1:] == [f"performance.{act}_version" for act in ("check", "approve", "enforce", "close")]


def test_the_resolution_stays_with_the_version_and_its_passage(body, draft):
    row = approved(body, draft)
    row.refresh_from_db()
    assert (row.act_organ, row.act_number, row.act_date) == ("Assemblea", "12", date(2024, 1, 30))
    assert passages(body, 2024)[0].act == "Assemblea, n. 12 del 30/01/2024"
    assert row.digest == told(body, "performance.approve_version")["digest"]


def test_a_plan_with_errors_is_not_checked(body):
    broken = a_sound_plan()
    broken = replace(broken, objectives=(broken.objectives[0], replace(broken.objectives[1], code="A")))
    row = brought(body, broken)
    with pytest.raises(NotAllowed, match="controlli trovano"):
        living.check(**who(body, row), warnings=warnings_of(body, row))
    row.refresh_from_db()
    assert (row.state, models.Passage.objects.count()) == ("draft", 0)


def test_warnings_are_to_be_seen(body, draft):
    with pytest.raises(NotAllowed, match="Gli avvisi sono"):
        living.check(**who(body, draft), warnings=warnings_of(body, draft) + 1)


def test_a_checked_plan_goes_back_to_draft_with_a_reason(body, draft):
    row = checked(body, draft)
    with pytest.raises(NotAllowed, match="motivo"):
        living.reopen(**who(body, row), reason=" ")
    again = living.reopen(**who(body, row), reason="Pesi da rivedere")
    assert again.state == "draft"
    assert passages(body, 2024)[0].reason == "Pesi da rivedere"


def test_a_plan_is_not_approved_under_a_draft_system(body, draft):
    data = default_settings()
    system = models.MeasurementSystemVersion.objects.create(authority=body, number=1, name="SMVP", data=data)
    models.PlanVersion.objects.filter(pk=draft.pk).update(system=system)
    with pytest.raises(NotAllowed, match="va adottato"):
        approved(body, draft)
    draft.refresh_from_db()
    assert draft.state == "checked"
    models.MeasurementSystemVersion.objects.update(state="adopted")
    assert approved(body, draft, as_seen=seen(draft)).state == "approved"


def test_nobody_is_in_force_before_being_approved(body, draft):
    row = approved(body, draft)
    with pytest.raises(NotAllowed, match="non può essere in vigore prima"):
        living.put_in_force(**who(body, row), first_day=date(2024, 1, 29))


def test_a_year_closes_only_when_it_is_over_and_with_a_reason_for_what_is_missing(body, draft):
    row = in_force(body, draft)
    with pytest.raises(NotAllowed, match="non è finito"):
        living.close(**{**who(body, row), "today": date(2024, 12, 31)}, reason="")
    with pytest.raises(NotAllowed, match="scrivi perché"):
        living.close(**who(body, row), reason="")


def test_only_one_version_of_a_year_is_in_force(body, draft):
    first = in_force(body, draft)
    second = in_force(body, opening.open_variation(**who(body, first), reason="Un peso nuovo"))
    first.refresh_from_db()
    assert (first.state, second.state) == ("closed", "in_force")
    assert "Sostituita dalla versione 2." in [each.reason for each in passages(body, 2024) if each.version == 1]
    assert [each.number for each in editions(body) if each.current] == [2]


def test_an_older_version_never_follows_a_newer_one(body, draft):
    row = approved(body, draft)
    second = opening.open_variation(**who(body, row), reason="Prima ancora di partire")
    in_force(body, second)
    with pytest.raises(NotAllowed, match="versione 2, più nuova"):
        living.put_in_force(**who(body, row), first_day=TODAY)


def test_a_closed_year_takes_no_new_version(body, draft):
    row = in_force(body, draft)
    living.close(**who(body, row), reason="Fine")
    late = approved(body, brought(body, replace(a_sound_plan(), title="Arrivato dopo")))
    with pytest.raises(NotAllowed, match="L'anno è chiuso"):
        living.put_in_force(**who(body, late), first_day=TODAY)


def test_an_act_on_a_version_that_moved_is_stale(body, draft):
    before = seen(draft)
    checked(body, draft)
    with pytest.raises(StaleVersion) as stale:
        living.check(by=BY, authority=body, seen=before, today=TODAY, warnings=0)
    assert (stale.value.yours["Stato"], stale.value.current["Stato"]) == ("bozza", "controllato")


def test_another_authority_s_version_is_not_there(draft):
    other = a_body("altro")
    with pytest.raises(NoPlan):
        living.reopen(**who(other, draft), reason="x")


def test_a_variation_is_the_same_plan_in_a_new_draft(body, draft):
    base = in_force(body, draft)
    row = opening.open_variation(**who(body, base), reason="Pesi rivisti")
    assert (row.number, row.state, row.base, row.reason, row.code) == (
        2,
        "draft",
        base,
        "Pesi rivisti",
        "ente-prova-2024-v2",
    )
    assert replace(load(row), sha256="") == replace(load(base), sha256="")
    assert origins(body)[row.pk].number == 1
    assert told(body, "performance.open_variation")["base"] == base.code


def test_results_by_hand_are_not_copied_but_hold_for_the_variation_too(body, draft):
    base = in_force(body, draft)
    edition = next(iter(editions(body)))
    newest = models.Measurement.objects.filter(subject="1.1").last().pk
    record_measurement(
        by=BY, standing=PLANNER, authority=body, edition=edition, kind="indicator", code="1.1", version=newest, entry=an_entry("75"),
    )  # fmt: skip
    row = opening.open_variation(**who(body, base), reason="Altro")
    assert models.Measurement.objects.filter(plan=row, origin="hand").count() == 0
    newer = next(each for each in editions(body) if each.number == 2)
    assert "75" in [each.outcome.printed for each in kept.plan(newer).measurements]


def test_only_one_variation_is_open_at_a_time(body, draft):
    base = in_force(body, draft)
    opening.open_variation(**who(body, base), reason="La prima")
    with pytest.raises(NotAllowed, match="È già aperta la versione 2"):
        opening.open_variation(**who(body, base), reason="La seconda")


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_variation_has_its_reason(body, draft, reason):
    base = in_force(body, draft)
    with pytest.raises(NotAllowed, match="motivo"):
        opening.open_variation(**who(body, base), reason=reason)
    assert models.PlanVersion.objects.count() == 1


def test_a_draft_is_edited_not_varied(body, draft):
    with pytest.raises(NotAllowed, match="si varia solo"):
        opening.open_variation(**who(body, draft), reason="x")


def test_next_year_s_plan_is_a_draft_made_from_this_year_s(body, draft):
    row, copied = opening.copy_to_year(
        by=BY, authority=body, seen=seen(draft), title="Piano 2025-2027", year=2025, first_year=2025, last_year=2027
    )
    assert (row.year, row.number, row.state, row.base, row.code) == (2025, 1, "draft", draft, "ente-prova-2025-v1")
    assert load(row) == replace(copied.plan, sha256="")
    assert load(row).indicators[0].baseline.years == (2024,)
    assert told(body, "performance.copy_to_year")["baselines"] == ["1.1"]


def test_a_year_that_has_a_plan_takes_no_other(body, draft):
    years = {"year": 2024, "first_year": 2024, "last_year": 2026}
    with pytest.raises(NotAllowed, match="ha già un piano"):
        opening.create_plan(by=BY, authority=body, title="Un altro", **years)
    with pytest.raises(NotAllowed, match="scegli un anno dopo"):
        opening.copy_to_year(
            by=BY, authority=body, seen=seen(draft), title="Indietro", **{**years, "year": 2023, "first_year": 2023}
        )
    assert models.PlanVersion.objects.count() == 1


def test_an_empty_plan_is_opened_and_takes_an_import_as_its_next_version(body):
    row = opening.create_plan(by=BY, authority=body, title="Piano nuovo", year=2024, first_year=2024, last_year=2026)
    assert (row.state, load(row).objectives, load(row).authority.name) == ("draft", (), body.name)
    assert Audit.objects.get(act="performance.create_plan").subject == "ente-prova-2024-v1"
    assert imported(body, plans.full()).edition.number == 2
    with pytest.raises(NotAllowed, match="non è fra"):
        opening.create_plan(by=BY, authority=body, title="Storto", year=2030, first_year=2024, last_year=2026)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_approve_at_once_one_does():
    body = a_body()
    row = checked(body, brought(body))
    before = seen(row)

    def approving(_):
        try:
            approved(body, row, as_seen=before)
        except StaleVersion:
            return 0
        return 1

    assert sum(at_once(approving, 4)) == 1
    assert models.Passage.objects.filter(after="approved").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_vary_at_once_one_does():
    body = a_body()
    row = in_force(body, brought(body))
    before = seen(row)

    def varying(_):
        try:
            opening.open_variation(by=BY, authority=body, seen=before, reason="Insieme", today=TODAY)
        except NotAllowed:
            return 0
        return 1

    assert sum(at_once(varying, 4)) == 1
    assert models.PlanVersion.objects.count() == 2


def test_the_list_on_the_command_line_tells_state_and_act(body, draft):
    in_force(body, draft)
    listed = CliRunner().invoke(performance, ["list", "--authority", body.code])
    assert listed.exit_code == 0
    line = next(line for line in listed.output.splitlines() if "2024, versione 1" in line)
    assert "in vigore" in line
    assert "Assemblea, n. 12 del 30/01/2024" in line
