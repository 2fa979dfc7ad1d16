"""What is owed, in sentences and in tables with the way to enter it."""

from collections.abc import Sequence
from datetime import date

from django.http import QueryDict

from traguardo.performance.domain.measuring.owing import Due
from traguardo.performance.domain.measuring.periods import Period, Stage
from traguardo.performance.queries.delegations import Delegated
from traguardo.performance.queries.owed import Agenda
from traguardo.performance.queries.periods import Calendar, Season
from traguardo.performance.views.desk import Desk
from traguardo.ui.facade import Column, Table, arrange
from traguardo.ui.formats import it_date

PAGE = 50


def entry_url(desk: Desk, period: Period, *, unit: str = "") -> str:
    """The entry grid of a period."""
    address = desk.url("entry")
    more = f"periodo={period.code}" + (f"&unita={unit}" if unit else "")
    return f"{address}{'&' if '?' in address else '?'}{more}" if address else ""


def dues_table(
    rows: Sequence[Due], desk: Desk, query: QueryDict, *, name: str, caption: str, settled: bool = False
) -> Table:
    """Results asked for, each with its day and the link to enter it."""
    entered = (
        Column(key="by", label="Da inserire entro", kind="date", value=lambda due: due.owed_in.closes_on),
        Column(
            key="enter",
            label="Azioni",
            value=lambda _due: "Inserisci",
            url=lambda due: entry_url(desk, due.owed_in),
            sortable=False,
        ),
    )
    columns = (
        Column(
            key="code",
            label="Codice",
            head=True,
            value=lambda due: due.asked.code,
            url=lambda due: desk.link(*due.asked.subject),
        ),
        Column(key="title", label="Che cosa", value=lambda due: due.asked.title),
        Column(key="units", label="Unità", value=lambda due: desk.board.units(due.asked.units)),
        Column(key="day", label="Scadenza", kind="date"),
        *(() if settled else entered),
    )
    return arrange(rows, columns, query, name=name, caption=caption, per_page=PAGE, searchable=len(rows) > PAGE)


def delegations_table(
    rows: Sequence[Delegated], desk: Desk, query: QueryDict, *, name: str, handable: frozenset[str] = frozenset()
) -> Table:
    """Delegations; those of the units one may hand can be taken back."""
    columns = (
        Column(
            key="unit", label="Unità", head=True, value=lambda each: desk.board.unit_names.get(each.unit, each.unit)
        ),
        Column(key="to_name", label="A chi"),
        Column(key="first_day", label="Dal", kind="date"),
        Column(
            key="last_day", label="Al", value=lambda each: it_date(each.last_day) if each.last_day else "fino a revoca"
        ),
        Column(key="reason", label="Motivo"),
        Column(key="given_by_name", label="Data da"),
        Column(key="stage", label="Stato"),
    )
    revoke = Column(
        key="revoke",
        label="Azioni",
        value=lambda each: "Revoca" if each.unit in handable else "",
        url=lambda each: desk.url("take_back", each.pk) if each.unit in handable else "",
        sortable=False,
    )
    shown = (*columns, revoke) if handable else columns
    caption = "Deleghe finite" if name == "finite" else "Deleghe in corso e future"
    return arrange(rows, shown, query, name=name, caption=caption, searchable=False)


def results(number: int) -> str:
    """«un risultato», «7 risultati»."""
    return "un risultato" if number == 1 else f"{number} risultati"


def of_agenda(agenda: Agenda, name: str) -> str:
    """The answer of the page: how much is owed, how much of it late, by when."""
    who = f"{name}: mancano" if name else "Devi"
    if not agenda.todo:
        start = f"{name}: adesso non manca nulla." if name else "Adesso non devi nulla."
        return f"{start} {_next(agenda)}".strip()
    number, late = len(agenda.todo), len(agenda.late)
    said = f"{who} ancora {results(number)}"
    if name and number == 1:
        said = f"{name}: manca ancora un risultato"
    if late:
        said += " in ritardo" if late == number else f", {late} in ritardo"
    return f"{said}{f' entro il {it_date(agenda.by)}' if agenda.by else ''}."


def _next(agenda: Agenda) -> str:
    if agenda.next is None:
        return "Tutto ciò che l'anno chiedeva ha un risultato." if agenda.done else ""
    count = results(len(agenda.later))
    return f"Il prossimo periodo è «{agenda.next.name}», dal {it_date(agenda.next.opens_on)}: chiederà {count}."


def of_calendar(found: Calendar, listed: Sequence[Season]) -> str:
    """The answer of the periods' page: which is open, how far it is, how long it lasts."""
    running = [season for season in listed if season.period.stage is Stage.OPEN]
    if running:
        return " ".join(_of_season(season, found.at) for season in running)
    coming = next((season.period for season in listed if season.period.stage is Stage.PLANNED), None)
    if coming is None:
        return "I periodi sono chiusi: i risultati si possono solo correggere, con un motivo."
    return f"Nessun periodo è aperto. Il prossimo è «{coming.name}», dal {it_date(coming.opens_on)}."


def _of_season(season: Season, at: date) -> str:
    period = season.period
    return f"«{period.name}» è aperto: {of_figures(season)}; {days_in_words(period, at)}."


def of_figures(season: Season) -> str:
    """«3 risultati su 7»."""
    return f"{season.done} risultati su {season.asked}"


def days_in_words(period: Period, at: date) -> str:
    """How long a period still lasts, said to be read."""
    left, end = period.days_left(at), it_date(period.closes_on)
    if left < 0:
        return f"il termine del {end} è passato da {'un giorno' if left == -1 else f'{-left} giorni'}"
    if left == 0:
        return "oggi è l'ultimo giorno"
    return f"{'manca un giorno' if left == 1 else f'mancano {left} giorni'}, fino al {end}"
