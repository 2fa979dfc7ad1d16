"""Write the plan of a year: begin a draft, its lines, its frame, bring it in from a file, adopt it, vary it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit
from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.rule_card import Hit
from traguardo.organisation.facade import unit_keys
from traguardo.training import models
from traguardo.training.actions.locking import check_revision, hold
from traguardo.training.actions.refusing import Refused, refuse
from traguardo.training.actions.showing import shown_line
from traguardo.training.domain.checks import check
from traguardo.training.domain.checks.reading import UNIT
from traguardo.training.domain.lines import Line
from traguardo.training.domain.needs import Outcome
from traguardo.training.domain.plain import plan_data
from traguardo.training.domain.plan import PrintedTotals, TrainingPlan
from traguardo.training.intake.reading import Reading
from traguardo.training.queries.checks import case
from traguardo.training.queries.courses import lines_with_courses
from traguardo.training.queries.needs import needs
from traguardo.training.queries.plans import Version, draft_of, standing_plan, version, versions


@dataclass(slots=True)
class Draft:
    """The draft being written: what `plan` is when the writing ends is kept."""

    plan: TrainingPlan


@contextmanager
def writing(
    *, by: str, authority: Authority, year: int, what: str, revision: int | None = None, line: Line | None = None
) -> Iterator[Draft]:
    """Hold the draft of a plan, keep what it becomes, record it. Without a revision whatever is there is changed.

    Refused when there is no draft; StaleVersion when it is not the one its author saw, with the `line` they wrote.
    """
    with transaction.atomic():
        hold(authority)
        found = draft_of(versions(authority), year)
        if found is None:
            raise refuse(
                f"Del piano {year} non c'è una bozza.", "Comincia una bozza, o una variante del piano adottato."
            )
        if revision is not None:
            yours, current = (shown_line(line), shown_line(found.plan.line(line.code))) if line else ({}, {})
            check_revision(f"Piano {year}", found.revision, revision, yours=yours, current=current)
        draft = Draft(found.plan)
        yield draft
        models.Plan.objects.filter(authority=authority, year=year, number=found.number).update(
            content=plan_data(draft.plan), revision=found.revision + 1
        )
        _record(by, authority, "training.write_plan", found, what)


@transaction.atomic
def create_plan(*, by: str, authority: Authority, year: int, years: int, title: str) -> Version:
    """The draft of a new plan; Refused when the plan of that year was begun already."""
    hold(authority)
    if any(each.year == year for each in versions(authority)):
        raise refuse(f"Il piano che comincia nel {year} c'è già.", "Aprilo, o scegli un altro anno.")
    plan = TrainingPlan(year=year, years=years, title=title)
    return _created(by, authority, plan, 1, "create")


@transaction.atomic
def vary_plan(*, by: str, authority: Authority, year: int) -> Version:
    """A draft that begins from the plan adopted; Refused when there is none, or a draft is there."""
    hold(authority)
    found = versions(authority)
    last = standing_plan(found, year)
    if last is None or not last.adopted:
        raise refuse(f"Il piano {year} non è adottato: si cambia così com'è.", "Apri la bozza.")
    if draft_of(found, year):
        raise refuse(f"Del piano {year} c'è già una bozza.", "Apri quella.")
    return _created(by, authority, last.plan, last.number + 1, "vary")


def save_line(*, by: str, authority: Authority, year: int, revision: int, line: Line) -> None:
    """Add a line, or write anew the one with its code, in its place. Refused when its unit is not there."""
    _check_units(authority, [line])
    with writing(by=by, authority=authority, year=year, what="line", revision=revision, line=line) as draft:
        lines = draft.plan.lines
        known = draft.plan.line(line.code) is not None
        kept = tuple(line if each.code == line.code else each for each in lines) if known else (*lines, line)
        draft.plan = replace(draft.plan, lines=kept)


def remove_line(*, by: str, authority: Authority, year: int, revision: int, code: str) -> None:
    """Take a line off; Refused while needs or courses hang from it."""
    merged = {each.line for each in needs(authority, year=year) if each.outcome is Outcome.MERGED}
    if code in merged:
        raise refuse("In questa riga ci sono dei fabbisogni.", "Riportali prima fra quelli da esaminare.")
    if code in lines_with_courses(authority, year):
        raise refuse("Di questa riga ci sono dei corsi.", "La riga resta: cambiala, o annulla prima i corsi.")
    with writing(by=by, authority=authority, year=year, what="remove_line", revision=revision) as draft:
        draft.plan = replace(draft.plan, lines=tuple(each for each in draft.plan.lines if each.code != code))


def change_frame(
    *,
    by: str,
    authority: Authority,
    year: int,
    revision: int,
    title: str,
    years: int,
    printed: tuple[PrintedTotals, ...],
    printed_forms: int | None,
) -> None:
    """Title, years, and what the printed plan says its totals and forms are, to be checked against the lines."""
    with writing(by=by, authority=authority, year=year, what="frame", revision=revision) as draft:
        draft.plan = replace(draft.plan, title=title, years=years, printed=printed, printed_forms=printed_forms)


def bring_in(*, by: str, authority: Authority, year: int, revision: int, reading: Reading) -> None:
    """The lines of a file in place of those of the draft; Refused with every problem, and nothing is written."""
    if reading.refused:
        raise Refused(each for each in reading.findings if each.severity is Severity.ERROR)
    _check_units(authority, reading.lines, reading)
    gone = lines_with_courses(authority, year) - {line.code for line in reading.lines} - {""}
    if gone:
        said = f"Nel file mancano righe di cui ci sono dei corsi: {', '.join(sorted(gone))}."
        raise refuse(said, "Aggiungile al file con lo stesso codice.")
    with writing(by=by, authority=authority, year=year, what="import", revision=revision) as draft:
        printed = reading.printed or draft.plan.printed
        draft.plan = replace(draft.plan, lines=reading.lines, printed=printed)


@transaction.atomic
def adopt_plan(
    *, by: str, authority: Authority, year: int, number: int, revision: int, act: str, on: date, today: date
) -> None:
    """Fix a draft by its act: from here on only a new version changes it. Refused while its checks find errors."""
    hold(authority)
    found = versions(authority)
    draft = next((each for each in found if (each.year, each.number) == (year, number)), None)
    if draft is None or draft.adopted:
        raise refuse("Questa versione non è una bozza.", "Apri l'ultima versione del piano.")
    check_revision(f"Piano {year}", draft.revision, revision)
    if on > today:
        raise refuse("La data dell'atto è nel futuro.", "Scrivi il giorno in cui il piano è stato adottato.")
    if not draft.plan.lines:
        raise refuse("Il piano non ha righe.", "Aggiungi almeno una riga.")
    if wrong := [each for each in check(case(authority, draft, found, today)) if each.severity is Severity.ERROR]:
        raise Refused(wrong)
    rows = models.Plan.objects.filter(authority=authority, year=year, number=number)
    rows.update(state="adopted", act=act, adopted_on=on, revision=revision + 1)
    data = {"act": act, "on": on.isoformat(), "lines": len(draft.plan.lines)}
    audit.record(authority=authority.code, by=by, act="training.adopt_plan", subject=f"{year}/{number}", data=data)


@transaction.atomic
def drop_draft(*, by: str, authority: Authority, year: int, revision: int) -> None:
    """Take the draft away whole; Refused while needs or courses hang from lines that are only there."""
    hold(authority)
    found = versions(authority)
    draft = draft_of(found, year)
    if draft is None:
        raise refuse(f"Del piano {year} non c'è una bozza.")
    check_revision(f"Piano {year}", draft.revision, revision)
    fixed = {line.code for each in found if each.year == year and each.adopted for line in each.plan.lines}
    used = lines_with_courses(authority, year) | {each.line for each in needs(authority, year=year)}
    if used - fixed - {""}:
        raise refuse("Dalla bozza dipendono fabbisogni o corsi.", "Riporta i fabbisogni fra quelli da esaminare.")
    models.Plan.objects.filter(authority=authority, year=year, number=draft.number).delete()
    _record(by, authority, "training.drop_plan", draft, "drop")


def _check_units(authority: Authority, lines: Iterable[Line], reading: Reading | None = None) -> None:
    known = unit_keys(authority)
    wrong = [_unit(line, reading) for line in lines if line.unit and line.unit not in known]
    if wrong:
        raise Refused(wrong)


def _unit(line: Line, reading: Reading | None) -> Finding:
    hit = Hit(message=f"Riga {line.code}: l'unità «{line.unit}» non è nell'organigramma.")
    return UNIT.finding(replace(hit, place=reading.places[line.code]) if reading else hit)


def _created(by: str, authority: Authority, plan: TrainingPlan, number: int, what: str) -> Version:
    models.Plan.objects.create(authority=authority, year=plan.year, number=number, content=plan_data(plan))
    made = version(authority, plan.year, number)
    if made is None:
        raise models.Plan.DoesNotExist
    _record(by, authority, "training.write_plan", made, what)
    return made


def _record(by: str, authority: Authority, act: str, found: Version, what: str) -> None:
    data = {"what": what, "revision": found.revision}
    audit.record(authority=authority.code, by=by, act=act, subject=f"{found.year}/{found.number}", data=data)
