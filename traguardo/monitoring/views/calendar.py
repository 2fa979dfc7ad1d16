"""The calendar of a year: the line of the year, its months, its table; filtered by where a deadline stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.dates import read_day
from traguardo.kernel.italian import MONTHS
from traguardo.monitoring.domain.deadlines import left_out
from traguardo.monitoring.domain.fulfilment import Standing
from traguardo.monitoring.domain.small import small_bodies
from traguardo.monitoring.domain.table import table
from traguardo.monitoring.library.year_line import Mark, year_line
from traguardo.monitoring.queries.book import Book, Line, book
from traguardo.ui.facade import Column, Table, arrange, csv_download, page

OPEN = (Standing.OVERDUE, Standing.NEAR, Standing.TO_DO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month with its deadlines; `now` marks the one we are in."""

    name: str
    now: bool
    lines: tuple[Line, ...]


@require_safe
@member("monitoring.read")
def calendar(request: MemberRequest) -> HttpResponse:
    kept, year = book(request.authority), chosen_year(request)
    known = read_day(request.GET.get("noto", "")) or request.today
    lines = kept.year(year, today=request.today, known_by=known)
    wanted = request.GET.get("stato", "")
    shown = tuple(line for line in lines if wanted in {"", line.standing})
    context = {
        "year": year,
        "years": (year - 1 if year > table().first_year else None, year + 1),
        "known": known if known != request.today else None,
        "lines": lines,
        "answer": answer(lines, year),
        "counts": Counter(line.standing for line in lines),
        "standings": list(Standing),
        "wanted": wanted,
        "picture": picture(lines, year, today=request.today),
        "months": months(shown, year, request.today),
        "table": tabled(request, shown, year),
        "in_table": any(key.startswith("scadenze-") for key in request.GET),
        "hints": hints(kept),
        "left_out": left_out(kept.body),
        "feed": request.build_absolute_uri(reverse("monitoring:feed", args=[request.authority.code])),
    }
    return page(request, "monitoring/calendar.html", context, part="found")


@require_safe
@member("monitoring.read")
def calendar_csv(request: MemberRequest) -> HttpResponse:
    year = chosen_year(request)
    lines = book(request.authority).year(year, today=request.today)
    return csv_download(tabled(request, lines, year), f"scadenze-{year}.csv")


def chosen_year(request: MemberRequest) -> int:
    """The year in the address (?anno=2026), this one when there is none or the table does not know it."""
    asked = request.GET.get("anno", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else request.today.year
    return year if table().first_year <= year <= request.today.year + 2 else request.today.year


def answer(lines: Sequence[Line], year: int) -> str:
    """The year in a sentence."""
    count = Counter(line.standing for line in lines)
    overdue, near = count[Standing.OVERDUE], count[Standing.NEAR]
    following = next((line for line in lines if line.standing in {Standing.NEAR, Standing.TO_DO}), None)
    said = [f"{overdue} {'è scaduta' if overdue == 1 else 'sono scadute'} e nessuno l'ha segnata"] if overdue else []
    said += [f"{near} {'scade' if near == 1 else 'scadono'} nei prossimi 30 giorni"] if near else []
    if not said and following is not None:
        said = [f"la prossima è {following.deadline.short}, il {following.deadline.day:%d/%m/%Y}"]
    return f"Nel {year} le scadenze sono {len(lines)}: {' e '.join(said) or 'sono tutte a posto'}."


def picture(lines: Iterable[Line], year: int, *, today: date) -> str:
    """The line of the year."""
    marks = [
        Mark(day=line.deadline.day, name=line.deadline.short, standing=line.standing, word=line.standing.label)
        for line in lines
    ]
    return year_line(marks, year, today=today)


def months(lines: Sequence[Line], year: int, today: date) -> tuple[Month, ...]:
    """The twelve months with what falls in each."""
    return tuple(
        Month(
            name=MONTHS[number - 1],
            now=(year, number) == (today.year, today.month),
            lines=tuple(line for line in lines if line.deadline.day.month == number),
        )
        for number in range(1, 13)
    )


def tabled(request: MemberRequest, lines: Sequence[Line], year: int) -> Table:
    """The deadlines as a table that sorts and filters."""
    columns = (
        Column(key="day", label="Entro", kind="date", value=lambda line: line.deadline.day),
        Column(key="title", label="Scadenza", head=True, value=lambda line: line.deadline.title, url=lambda line: address(request, line)),
        Column(key="standing", label="Stato", value=lambda line: line.standing.label),
        Column(key="law", label="Legge", value=lambda line: str(line.deadline.law)),
        Column(key="usual", label="Giorno di legge", kind="date", value=lambda line: line.deadline.usual),
        Column(key="on", label="Fatta il", kind="date", value=lambda line: line.said.on if line.said else None),
    )  # fmt: skip
    export = f"{reverse('monitoring:calendar_csv', args=[request.authority.code])}?anno={year}"
    return arrange(lines, columns, request.GET, name="scadenze", caption=f"Scadenze del {year}", export=export)


def address(request: MemberRequest, line: Line) -> str:
    """Where one deadline is."""
    return reverse("monitoring:deadline", args=[request.authority.code, *line.deadline.key])


def hints(kept: Book) -> tuple[str, ...]:
    """What the authority has not said yet, on which its deadlines hang."""
    found = []
    if not kept.version:
        found.append("Non hai ancora detto che ente sei: contiamo i giorni di un consorzio, con prudenza.")
    elif kept.body.staff is None:
        found.append(
            f"Non hai detto quanti dipendenti hai: sotto i {small_bodies().staff_below} basta il PIAO semplificato."
        )
    return tuple(found)
