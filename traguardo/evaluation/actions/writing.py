"""Writes the goals of a sheet still in preparation, and changes who evaluates it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from traguardo.evaluation.actions.locking import bump, locked, record
from traguardo.evaluation.domain.flow import NotAllowed, Stage
from traguardo.evaluation.models import Goal, Sheet
from traguardo.evaluation.queries import rights
from traguardo.evaluation.queries.rights import Looker


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A goal as written; `taken`: what gives its degree, nothing when it is typed."""

    component: str
    title: str
    weight: Decimal
    expected: str = ""
    tag: str = ""
    code: str = ""
    taken: str = ""


@transaction.atomic
def write_goals(*, by: Looker, sheet: Sheet, seen: int, goals: Sequence[Written]) -> None:
    """Put these goals in the place of those there are; NotAllowed once the sheet is assigned."""
    row = locked(by, sheet, seen)
    held = rights.hand(by, row)
    if not (held.evaluator or held.office):
        raise NotAllowed("Gli obiettivi li scrive chi valuta o l'ufficio personale.")
    if row.stage != Stage.DRAFT:
        raise NotAllowed(f"La scheda è «{Stage(row.stage).label}»: per cambiare gli obiettivi va prima riaperta.")
    row.goals.all().delete()
    fill(row, goals)
    bump(row)
    record(by, "write_goals", row, goals=len(goals))


@transaction.atomic
def set_evaluator(*, by: Looker, sheet: Sheet, seen: int, evaluator: int | None, second: int | None) -> None:
    """Change who evaluates (by key of the staff). What the former one had only drafted goes: it was theirs.

    NotAllowed once the evaluation is delivered, or for the person themselves.
    """
    row = locked(by, sheet, seen)
    if not rights.hand(by, row).office:
        raise NotAllowed("Chi valuta lo cambia l'ufficio personale.")
    if Stage(row.stage).judged:
        raise NotAllowed("La valutazione è già stata consegnata: chi valuta non si cambia più.")
    if row.person_id in {evaluator, second}:
        raise NotAllowed("Nessuno valuta sé stesso: scegli un'altra persona.")
    if evaluator is not None and evaluator == second:
        raise NotAllowed("Chi decide sulla contestazione non può essere chi ha valutato.")
    if row.evaluator_id != evaluator:
        row.judgements.update(step="", words="")
        row.goals.update(degree=None, source="")
    row.evaluator_id, row.second_id = evaluator, second
    bump(row, "evaluator", "second")
    record(by, "set_evaluator", row)


def fill(row: Sheet, goals: Sequence[Written]) -> None:
    """Write the goals of a sheet that has none, in order."""
    Goal.objects.bulk_create(
        Goal(
            sheet=row,
            place=place,
            component=each.component,
            code=each.code,
            taken=each.taken,
            title=each.title,
            expected=each.expected,
            weight=each.weight,
            tag=each.tag,
        )
        for place, each in enumerate(goals, start=1)
    )
