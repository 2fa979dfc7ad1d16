"""The head of the plan: the body, its title, its years and the day of the report."""

from dataclasses import dataclass
from datetime import date

from traguardo.books import problems
from traguardo.kernel.finding import Finding
from traguardo.performance.domain.plan import Authority
from traguardo.performance.intake.assembly.row import Row

YEAR_OF_A_BROKEN_HEAD = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """`authority` is None when the sheet lacks what a plan cannot do without; the rest is still read to tell its problems."""

    authority: Authority | None
    title: str = ""
    first_year: int = YEAR_OF_A_BROKEN_HEAD
    last_year: int = YEAR_OF_A_BROKEN_HEAD
    year: int = YEAR_OF_A_BROKEN_HEAD
    reporting_date: date | None = None


def read_head(rows: list[Row], findings: list[Finding]) -> Head:
    """The one row of the body's sheet; none, or more than one, is an error."""
    if not rows:
        mend = "Aggiungi il foglio «Ente» con una riga: codice, denominazione, titolo e anni del piano."
        findings.append(
            problems.error("LET11", "Manca la riga dell'ente: non si sa di chi è il piano né di quali anni.", mend)
        )
        return Head(authority=None)
    for extra in rows[1:]:
        extra.error(
            "LET30",
            "Il foglio dell'ente deve avere una sola riga.",
            "Togli le righe in più.",
            "code",
            extra.text("code"),
        )
    return _head(rows[0])


def _head(row: Row) -> Head:
    residents = row.whole("residents")
    authority = Authority(
        code=row.code("code"), name=row.text("name"), kind=row.text("kind"), residents=residents, place=row.record.place
    )
    first, last, year = row.year("first_year"), row.year("last_year"), row.year("year")
    reporting_date = row.day("reporting_date")
    if first is None or last is None or year is None:
        return Head(authority=None)
    if not first <= year <= last:
        said = f"L'anno di misurazione {year} non è fra il {first} e il {last}."
        row.error("LET29", said, "Correggi gli anni: primo ≤ misurazione ≤ ultimo.", "year", str(year))
    return Head(
        authority=authority,
        title=row.text("title"),
        first_year=first,
        last_year=last,
        year=year,
        reporting_date=reporting_date,
    )
