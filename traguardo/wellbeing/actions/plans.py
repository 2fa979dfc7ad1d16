"""Acts on the plan of positive actions: begin it, write its actions, adopt it, say how far they got."""

from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.organisation.facade import unit_keys
from traguardo.wellbeing import models
from traguardo.wellbeing.actions.refusing import Refused, check_seen, keep
from traguardo.wellbeing.domain.actions import Action, Step

FIELDS = ("area", "title", "why", "indicator", "start", "target", "due", "unit")


@transaction.atomic
def create_plan(*, by: User, authority: Authority, first_year: int, title: str) -> models.Plan:
    """A plan of three years, empty; Refused where one begins that year."""
    if models.Plan.objects.filter(authority=authority, first_year=first_year).exists():
        raise Refused(f"C'è già un piano dal {first_year}: apri quello.")
    row = models.Plan.objects.create(authority=authority, first_year=first_year, title=title)
    keep(by, authority, "create_plan", str(first_year))
    return row


@transaction.atomic
def write_action(*, by: User, authority: Authority, first_year: int, action: Action, new: bool) -> models.Action:
    """An action of a plan that is not adopted, new or changed (`revision` of the one seen)."""
    plan = _draft(authority, first_year)
    if action.unit and action.unit not in unit_keys(authority):
        raise Refused(f"L'unità «{action.unit}» non c'è nell'ente.")
    row = models.Action.objects.select_for_update().filter(plan=plan, code=action.code).first()
    if new and row is not None:
        raise Refused(f"Nel piano c'è già un'azione {action.code}: dalle un altro codice.")
    row = row or models.Action(plan=plan, code=action.code, revision=0)
    if not new:
        check_seen(row, action.revision, f"Azione {action.code}", {"Azione": action.title}, {"Azione": row.title})
    for name in FIELDS:
        setattr(row, name, getattr(action, name))
    row.cents, row.revision = None if action.money is None else action.money.cents, row.revision + 1
    row.save()
    keep(by, authority, "write_action", f"{first_year} {action.code}", revision=row.revision)
    return row


@transaction.atomic
def remove_action(*, by: User, authority: Authority, first_year: int, code: str, revision: int) -> None:
    """Take an action out of a plan that is not adopted."""
    row = models.Action.objects.select_for_update().get(plan=_draft(authority, first_year), code=code)
    check_seen(row, revision, f"Azione {code}", {"Azione": "da togliere"}, {"Azione": row.title})
    row.progress.all().delete()
    row.delete()
    keep(by, authority, "remove_action", f"{first_year} {code}")


@transaction.atomic
def adopt_plan(*, by: User, authority: Authority, first_year: int, revision: int, act: str, on: date) -> models.Plan:
    """Adopt the plan by an act: its actions stay as they are; Refused without actions, or once adopted."""
    row = _draft(authority, first_year)
    check_seen(row, revision, f"Piano dal {first_year}", {"Atto": act}, {"Atto": row.act})
    if not row.actions.exists():
        raise Refused("Il piano non ha azioni: scrivine almeno una.")
    row.act, row.adopted_on, row.revision = act, on, row.revision + 1
    row.save(update_fields=["act", "adopted_on", "revision"])
    keep(by, authority, "adopt_plan", str(first_year), act=act, on=on, actions=row.actions.count())
    return row


@transaction.atomic
def say_progress(*, by: User, authority: Authority, first_year: int, code: str, step: Step) -> models.Progress:
    """How far an action got in a year of the plan; the revision of what was said before is 0 where nothing was."""
    action = models.Action.objects.select_related("plan").select_for_update(of=("self",)).get(
        plan__authority=authority, plan__first_year=first_year, code=code
    )  # fmt: skip
    if not first_year <= step.year < first_year + 3:
        raise Refused(f"Il piano va dal {first_year} al {first_year + 2}: scegli uno di quegli anni.")
    row = models.Progress.objects.filter(action=action, year=step.year).first()
    row = row or models.Progress(action=action, year=step.year, revision=0)
    yours = {"Stato": step.state.label, "Raggiunto": step.reached}
    check_seen(row, step.revision, f"Azione {code}, {step.year}", yours, {"Stato": row.state, "Raggiunto": row.reached})
    row.state, row.reached, row.note, row.revision = step.state, step.reached, step.note, row.revision + 1
    row.save()
    keep(by, authority, "say_progress", f"{first_year} {code}", year=step.year, state=step.state)
    return row


def _draft(authority: Authority, first_year: int) -> models.Plan:
    row = models.Plan.objects.select_for_update().get(authority=authority, first_year=first_year)
    if row.adopted_on:
        raise Refused("Il piano è adottato: le azioni non cambiano. Scrivi l'avanzamento, o il piano dell'anno dopo.")
    return row
