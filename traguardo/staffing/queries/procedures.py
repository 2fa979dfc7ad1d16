"""The procedures of an authority as plain values, with what was done of each."""

from datetime import date
from decimal import Decimal

from traguardo.access.facade import Authority
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Measure, Row, Table
from traguardo.staffing import models
from traguardo.staffing.domain.procedures import Done, Outcome, Procedure, Use, procedure_kinds


def procedures(authority: Authority) -> tuple[Procedure, ...]:
    """All of them, the latest opened first. Four SQL statements."""
    rows = models.Procedure.objects.filter(authority=authority)
    return tuple(_procedure(row) for row in rows.prefetch_related("steps__by", "uses"))


def procedure(authority: Authority, code: str) -> Procedure | None:
    """The procedure of a code, None when the authority has none."""
    rows = models.Procedure.objects.filter(authority=authority, code=code).prefetch_related("steps__by", "uses")
    return next((_procedure(row) for row in rows), None)


def procedure_tables(authority: Authority, *, year: int) -> tuple[Table, ...]:
    """«assunzioni-procedure»: those opened within the year and not closed before it, nothing when there is none."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    ours = [
        each for each in procedures(authority) if each.opened <= last and (each.closed is None or each.closed >= first)
    ]
    if not ours:
        return ()
    return (
        Table(
            code="assunzioni-procedure",
            title=f"Procedure di assunzione del {year}",
            columns=(
                Column(heading="Tipo"),
                Column(heading="Posti", measure=Measure.NUMBER, unit="posti"),
                Column(heading="Riga del piano"),
                Column(heading="Aperta il", measure=Measure.DAY),
                Column(heading="Esito"),
            ),
            rows=tuple(_row(each) for each in reversed(ours)),
            source=Source(description="Registro delle procedure di assunzione"),
            stub="Procedura",
        ),
    )


def _row(each: Procedure) -> Row:
    outcome = each.outcome.label if each.outcome else "in corso"
    values = (each.kind.title, Decimal(each.posts), each.plan_line, each.opened, outcome)
    return Row(code=each.code, label=each.title, values=values)


def _procedure(row: models.Procedure) -> Procedure:
    return Procedure(
        code=row.code,
        kind=procedure_kinds()[row.kind],
        title=row.title,
        profile=row.profile,
        category=row.category,
        posts=row.posts,
        reserved=row.reserved,
        plan_line=row.plan_line,
        opened=row.opened,
        done=_done(row),
        eligible=row.eligible,
        valid_until=row.valid_until,
        uses=tuple(
            Use(on=each.on, places=each.places, reserved=each.reserved, note=each.note) for each in row.uses.all()
        ),
        outcome=Outcome(row.outcome) if row.outcome else None,
        closed=row.closed,
        closing_note=row.closing_note,
        version=row.version,
    )


def _done(row: models.Procedure) -> dict[str, Done]:
    """The last word on each step; a step opened again is not done."""
    last = {each.step: each for each in row.steps.all()}
    return {
        code: Done(on=each.on, note=each.note, by=each.by.email if each.by else "")
        for code, each in last.items()
        if each.on
    }
