"""The lists of agile work as tables."""

from collections.abc import Callable, Sequence
from typing import Any

from traguardo.access.facade import MemberRequest
from traguardo.agile_work import models
from traguardo.agile_work.domain.activities import Activity
from traguardo.agile_work.domain.requests import State
from traguardo.agile_work.queries.agreements import life
from traguardo.agile_work.views.acting import at, unit_names
from traguardo.kernel.finding import Finding
from traguardo.ui.facade import Column, Table, arrange

SHOWN = 50


def activity_table(request: MemberRequest, found: Sequence[Activity], own: frozenset[str] | None) -> Table:
    """The map; `own` are the units whose activities one may change, None for all."""
    names = unit_names(request)

    def address(one: Activity) -> str:
        return at(request, "change_activity", one.pk) if own is None or one.unit in own else ""

    columns = (
        Column(key="title", label="Attività", head=True, url=address),
        Column(key="unit", label="Unità", value=lambda each: names.get(each.unit, each.unit)),
        Column(key="function", label="Funzione"),
        Column(key="agile", label="In agile", value=lambda each: "sì" if each.agile else "no"),
        Column(key="act", label="Atto"),
        Column(key="note", label="Nota"),
    )
    caption = "Che cosa si può fare in agile, unità per unità"
    return arrange(found, columns, request.GET, name="attivita", caption=caption, per_page=SHOWN)


def request_table(request: MemberRequest, found: Sequence[models.Request]) -> Table:
    """Requests: who, where, how much, how it stands; never the priority."""
    names = unit_names(request)
    columns = (
        Column(key="person", label="Persona", head=True, value=lambda each: each.person.name, url=_to(request, "request")),
        Column(key="unit", label="Unità", value=lambda each: names.get(each.unit.code, each.unit.code)),
        Column(key="days", label="Giorni chiesti", kind="number"),
        Column(key="granted_days", label="Giorni dati", kind="number"),
        Column(key="first_day", label="Dal", kind="date"),
        Column(key="last_day", label="Al", kind="date"),
        Column(key="asked_on", label="Chiesta il", kind="date"),
        Column(key="state", label="Stato", value=lambda each: State(each.state).label),
    )  # fmt: skip
    return arrange(found, columns, request.GET, name="richieste", caption="Richieste", per_page=SHOWN)


def agreement_table(request: MemberRequest, found: Sequence[models.Agreement]) -> Table:
    """Agreements: who, from when, to when, how they stand."""
    columns = (
        Column(key="person", label="Persona", head=True, value=lambda each: each.request.person.name, url=lambda each: at(request, "agreement", each.request.number)),
        Column(key="edition", label="Edizione", kind="number"),
        Column(key="days", label="Giorni la settimana", kind="number"),
        Column(key="first_day", label="Dal", kind="date"),
        Column(key="end", label="Al", value=lambda each: f"{end:%d/%m/%Y}" if (end := life(each).end) else "senza termine"),
        Column(key="stage", label="Stato", value=lambda each: life(each).stage(request.today).label),
        Column(key="report_due", label="Relazione entro", kind="date"),
    )  # fmt: skip
    return arrange(found, columns, request.GET, name="accordi", caption="Accordi", per_page=SHOWN)


def rotation_table(request: MemberRequest, found: Sequence[models.Rotation]) -> Table:
    """Rotations: which office, which weeks, drawn or not."""
    names = unit_names(request)
    columns = (
        Column(key="number", label="Rotazione", head=True, value=lambda each: f"Rotazione {each.number}", url=_to(request, "rotation")),
        Column(key="unit", label="Unità", value=lambda each: names.get(each.unit.code, each.unit.code)),
        Column(key="first_week", label="Dal", kind="date"),
        Column(key="weeks", label="Settimane", kind="number"),
        Column(key="places", label="Posti al giorno", kind="number"),
        Column(key="announced_on", label="Annunciata il", kind="date"),
        Column(key="drawn_on", label="Sorteggiata il", kind="date"),
    )  # fmt: skip
    return arrange(found, columns, request.GET, name="rotazioni", caption="Rotazioni", per_page=SHOWN)


def problem_table(findings: Sequence[Finding]) -> Table:
    """All that is wrong with a file."""
    columns = (
        Column(key="severity", label="Gravità", kind="severity"),
        Column(key="code", label="Regola"),
        Column(key="row", label="Riga", kind="number", value=lambda each: each.place.row or None),
        Column(key="column", label="Colonna", value=lambda each: each.place.column),
        Column(key="message", label="Che cosa non va", sortable=False),
        Column(key="mend", label="Come rimediare", sortable=False),
    )
    return arrange(findings, columns, {}, name="problemi", caption="Problemi del file", searchable=False)


def _to(request: MemberRequest, name: str) -> Callable[[Any], str]:
    return lambda each: at(request, name, each.number)
