"""The data of a year the administration gives the committee: staff by gender, agile work, training, what is not surveyed."""

from datetime import date
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Row, Table
from traguardo.staffing.facade import Contract, Person, Position, staff
from traguardo.wellbeing.domain.staff_tables import NOT_SURVEYED, Worker, staff_tables

EMPLOYED = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.SECONDED_OUT)


def gathered(authority: Authority, year: int) -> tuple[Table, ...]:
    """Every table of the year, whole: for the committee. A fixed number of SQL statements."""
    day = date(year, 12, 31)
    found = (worker_of(person, day) for person in staff(authority))
    workers = [worker for worker in found if worker is not None]
    return (*staff_tables(workers, day), missing())


def missing() -> Table:
    """The tables of the annex no register holds: said, never left out in silence."""
    rows = tuple(Row(code=number, label=number, values=(title, "non rilevato")) for number, title in NOT_SURVEYED)
    return Table(
        code="cug-non-rilevate",
        title="Tavole dell'allegato non rilevate dai registri",
        columns=(Column(heading="Che cosa"), Column(heading="Stato")),
        rows=rows,
        source=Source(description="Direttiva 2/2019, allegato 1"),
        stub="Tavola",
        note="Questi dati stanno nelle buste paga o nel fascicolo: chiedili a chi li tiene e scrivili nel testo.",
    )


def worker_of(person: Person, day: date) -> Worker | None:
    """The employee of the day; None for who is not one."""
    main = person.spell_on(day)
    if main is None or main.contract not in EMPLOYED:
        return None
    return Worker(
        gender=person.gender.value if person.gender else "",
        age=None if person.born is None else day.year - person.born,
        level=main.category,
        post="" if main.position is Position.STAFF else main.position.label.capitalize(),
        full_time=sum((spell.full_time for spell in person.spells if spell.holds_on(day)), Fraction(0)),
    )
