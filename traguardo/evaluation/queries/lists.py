"""Many sheets in a line each, always through the rights: what the lists, the counts and the reminders are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from traguardo.evaluation.domain import flow
from traguardo.evaluation.domain.flow import Move, Running, Stage
from traguardo.evaluation.models import Sheet
from traguardo.evaluation.queries import rights
from traguardo.evaluation.queries.in_force import system_of
from traguardo.evaluation.queries.rights import Looker
from traguardo.evaluation.queries.sheets import Reading, readings
from traguardo.evaluation.queries.situation import made_in
from traguardo.organisation.facade import units
from traguardo.staffing.facade import Position

TURNS = {
    Stage.ASSIGNED: "la presa visione",
    Stage.EVALUATED: "la firma per presa visione",
    Stage.OBJECTED: "la decisione",
    Stage.CONCILIATING: "l'esito della conciliazione",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sheet in a list; `waits` says in words what it waits for, `late` whether it should have happened already."""

    year: int
    number: int
    person: str
    code: str
    unit: str
    unit_name: str
    position: str
    evaluator: str
    stage: Stage
    first: date
    last: date
    revision: int
    waits: str
    clock: Running | None
    late: bool
    closable: bool
    headless: bool

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def years(looker: Looker) -> tuple[int, ...]:
    """The years somebody may see a sheet of, newest first."""
    found = rights.visible(looker).order_by("-year").values_list("year", flat=True).distinct()
    return tuple(found)


def lines(looker: Looker, rows: QuerySet[Sheet], *, today: date) -> tuple[Line, ...]:
    """The sheets of a set of rows that came from the rights, a line each. Three SQL statements."""
    names = {unit.code: unit.name for unit in units(looker.authority, on=today)}
    return tuple(_line(row, names.get(row.unit, row.unit), today) for row in rows.prefetch_related("words"))


def awaiting(looker: Looker, *, today: date) -> tuple[Reading, ...]:
    """The sheets that wait for somebody, whatever their year."""
    turns = Q(person__user=looker.user) | Q(evaluator__user=looker.user) | Q(stage__in=rights.CONTESTED)
    if looker.may("evaluation.decide"):
        turns |= Q(evaluator=None, position=Position.DIRECTOR)
    if looker.may("evaluation.manage"):
        turns |= Q(stage=Stage.SIGNED)
    rows = rights.visible(looker).filter(turns).exclude(stage=Stage.FINAL).order_by("year", "number")
    return tuple(each for each in readings(looker, rows, today=today) if each.waits)


def _line(row: Sheet, unit_name: str, today: date) -> Line:
    stage, words, terms = Stage(row.stage), row.words.all(), system_of(row.system).terms
    conciliated = any(word.move == Move.CONCLUDE for word in words)
    clock = flow.running(stage, terms, made_in(words), today=today, conciliated=conciliated)
    over, headless = row.last_day < today, row.evaluator is None and row.position != Position.DIRECTOR
    closable = stage in {Stage.SIGNED, Stage.DECIDED} and (clock is None or clock.over)
    return Line(
        year=row.year,
        number=row.number,
        person=row.person.name,
        code=row.person.code,
        unit=row.unit,
        unit_name=unit_name,
        position=Position(row.position).label,
        evaluator=row.evaluator.name if row.evaluator else "",
        stage=stage,
        first=row.first_day,
        last=row.last_day,
        revision=row.revision,
        waits=_waits(stage, over=over, closable=closable, headless=headless),
        clock=clock,
        late=bool(clock and clock.over and not closable) or (over and stage in {Stage.DRAFT, Stage.ACKNOWLEDGED}),
        closable=closable,
        headless=headless,
    )


def _waits(stage: Stage, *, over: bool, closable: bool, headless: bool) -> str:
    if stage is Stage.DRAFT:
        return "un valutatore" if headless else "di essere assegnata"
    if stage is Stage.ACKNOWLEDGED:
        return "la valutazione" if over else "la fine dell'anno"
    if stage in {Stage.SIGNED, Stage.DECIDED}:
        return "di essere chiusa" if closable else "che passi il termine"
    return TURNS.get(stage, "")


def whose_turn(rows: Iterable[Sheet], *, today: date) -> dict[int, str]:
    """Accounts (by key, with their address) that a sheet waits for: to read, to sign, to assign, to judge."""
    found = {}
    for row in rows:
        over, stage = row.last_day < today, Stage(row.stage)
        judges = stage is Stage.DRAFT or (stage is Stage.ACKNOWLEDGED and over)
        who = row.evaluator if judges else row.person if stage in {Stage.ASSIGNED, Stage.EVALUATED} else None
        if who is not None and who.user is not None:
            found[who.user.pk] = who.user.email
    return found
