"""The data of a year the administration gives the committee: staff by gender, agile work, training, what is not surveyed."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from fractions import Fraction

from traguardo.access.facade import Authority
from traguardo.agile_work import facade as agile_work
from traguardo.kernel.figure import Source
from traguardo.kernel.table import Column, Row, Table
from traguardo.staffing.facade import Contract, Person, Position, staff
from traguardo.training import facade as training
from traguardo.wellbeing.domain.staff_tables import NOT_SURVEYED, Worker, staff_tables

TAKEN = {
    "lavoro-agile-numeri": ("1.9", "Lavoro agile e altre misure di conciliazione, per genere ed età"),
    "formazione-numeri": ("1.11", "Formazione, per genere, livello ed età"),
}
EMPLOYED = (Contract.PERMANENT, Contract.FIXED_TERM, Contract.SECONDED_OUT)


def gathered(authority: Authority, year: int) -> tuple[Table, ...]:
    """Every table of the year, whole: for the committee. A fixed number of SQL statements."""
    day = date(year, 12, 31)
    found = (worker_of(person, day) for person in staff(authority))
    workers = [worker for worker in found if worker is not None]
    others = [*agile_work.piao_tables(authority, year=year), *training.piao_tables(authority, year=year)]
    taken = tuple(replace(table, code=f"cug-{table.code}") for table in others if _speaks(table))
    return (*staff_tables(workers, day), *taken, missing({table.code for table in taken}))


def _speaks(table: Table) -> bool:
    """Whether the register holds something for the annex: a body that never wrote an agreement has not surveyed agile work."""
    agile = table.figure("agili", "Numero")
    return table.code in TAKEN and (agile is None or bool(agile.value))


def missing(taken: Collection[str] = ()) -> Table:
    """The tables of the annex no register holds: said, never left out in silence."""
    absent = [each for code, each in TAKEN.items() if f"cug-{code}" not in taken]
    lacking = sorted([*NOT_SURVEYED, *absent], key=lambda each: int(each[0].split()[0].partition(".")[2]))
    rows = tuple(Row(code=number, label=number, values=(title, "non rilevato")) for number, title in lacking)
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
