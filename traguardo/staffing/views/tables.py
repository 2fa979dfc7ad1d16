"""The staff tables at a day, or between two, with the picture of women and men by age."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.dates import read_day
from traguardo.kernel.italian import it_day, it_number, it_percent
from traguardo.kernel.table import Table
from traguardo.staffing.domain.people import Person
from traguardo.staffing.domain.tables import Crossing, ages_by_gender
from traguardo.staffing.domain.tables.heads import year_end
from traguardo.staffing.library.pictures import AgeBand, age_bars
from traguardo.staffing.queries.staff import staff
from traguardo.staffing.queries.staff_tables import staff_tables
from traguardo.staffing.views.tabled import shown, tables_file
from traguardo.ui.facade import page

OLDEST = 1900


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The days one looks at: the last, and the earlier one it is compared with (None: no comparison)."""

    after: date
    before: date | None

    @property
    def days(self) -> list[date]:
        return [self.before, self.after] if self.before else [self.after]


@require_safe
@member("staffing.see_tables")
def show_tables(request: MemberRequest) -> HttpResponse:
    """All the tables, on one page."""
    people = staff(request.authority)
    asked, years = _asked(request, people), _years(people, request.today)
    pictured = pictured_on(request, asked.after)
    tables = _tables(request, people, asked) if people else ()
    context = {
        "asked": asked,
        "years": years,
        "people": people,
        "answer": _answer(tables, asked) if people else "",
        "tables": [shown(each) for each in tables],
        "pyramid": pyramid(people, pictured, whole=request.may("staffing.edit")),
        "pyramid_day": pictured,
        "query": request.GET.urlencode(),
    }
    return page(request, "staffing/tables.html", context, part="tables")


@require_safe
@member("staffing.see_tables")
def tables_as_file(request: MemberRequest, form: str) -> HttpResponse:
    """The same tables as one CSV or a workbook."""
    people = staff(request.authority)
    asked = _asked(request, people)
    name = f"tavole-personale-{request.authority.code}-{asked.after}"
    return tables_file(_tables(request, people, asked), form, name=name)


def day_asked(request: MemberRequest, name: str, usual: date) -> date:
    """The day the address asks for, the usual one where it has none, or one of a century nobody works in."""
    found = read_day(request.GET.get(name, ""))
    return found if found and found.year >= OLDEST else usual


def pictured_on(request: MemberRequest, day: date) -> date:
    """The day of the picture of women and men: an end of year, as in the tables, for who may not see every group."""
    return day if request.may("staffing.edit") else year_end(day)


def pyramid(people: tuple[Person, ...], day: date, *, whole: bool) -> str:
    """Women and men by age at the end of the year of a day; empty where nobody is there."""
    found: Crossing = ages_by_gender(people, day, whole=whole)
    bands = [
        AgeBand(label=each.label, women=each.counts[0], men=each.counts[1], total=each.total) for each in found.groups
    ]
    return age_bars(bands) if any(each.total for each in bands) else ""


def _tables(request: MemberRequest, people: tuple[Person, ...], asked: Asked) -> tuple[Table, ...]:
    return staff_tables(request.authority, people, asked.days, whole=request.may("staffing.edit"))


def _asked(request: MemberRequest, people: tuple[Person, ...]) -> Asked:
    """The days asked; else the last end of a year, against the year before."""
    last = date(request.today.year - 1, 12, 31)
    after = day_asked(request, "al", last)
    told = request.GET.get("dal")
    first = min((spell.first_day for person in people for spell in person.spells), default=after)
    usual = date(after.year - 1, 12, 31)
    before = read_day(told) if told else None if told == "" or usual < first else usual
    return Asked(after=after, before=before if before and before < after else None)


def _years(people: tuple[Person, ...], today: date) -> list[int]:
    """The years whose end can be looked at, the latest first: those with anybody in the register."""
    first = min((spell.first_day.year for person in people for spell in person.spells), default=today.year)
    return list(range(today.year - 1, first - 1, -1))


def _answer(tables: tuple[Table, ...], asked: Asked) -> str:
    """«Il 31/12/2021 le persone sono 78; rispetto al 31/12/2020 sono 1 in meno (−1,3%).»"""
    values = next(row.values for row in tables[0].rows if row.code == "total")
    many = int(str(values[len(asked.days) - 1]))
    told = f"Il {it_day(asked.after)} le persone sono {it_number(many)}"
    if asked.before is None:
        return f"{told}."
    change, percent = int(str(values[-2])), values[-1]
    how = f"{abs(change)} in {'più' if change > 0 else 'meno'}" if change else "altrettante"
    share = f" ({it_percent(percent)})" if change and percent is not None else ""  # type: ignore[arg-type]
    return f"{told}; rispetto al {it_day(asked.before)} sono {how}{share}."
