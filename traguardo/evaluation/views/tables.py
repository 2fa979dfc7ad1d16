"""The tables of sheets: columns, the year in view, how many stand where."""

from collections import Counter
from collections.abc import Sequence

from django.urls import reverse

from traguardo.access.facade import MemberRequest
from traguardo.evaluation.domain.flow import Stage
from traguardo.evaluation.queries.lists import Line
from traguardo.ui.facade import Column, Table, arrange

PER_PAGE = 50


def chosen_year(request: MemberRequest, years: Sequence[int]) -> int:
    """The year asked for, where there is one of it; else the newest, else that of today."""
    asked = request.GET.get("anno", "")
    year = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else 0
    return year if year in years else next(iter(years), request.today.year)


def counts(lines: Sequence[Line]) -> list[tuple[Stage, int, str]]:
    """How many sheets stand in each state there is one in, with the word that agrees."""
    found = Counter(line.stage for line in lines)
    return [
        (stage, found[stage], stage.label if found[stage] == 1 else stage.plural) for stage in Stage if found[stage]
    ]


def people_table(request: MemberRequest, lines: Sequence[Line], caption: str) -> Table:
    """The sheets of one's people."""
    columns = [
        _person(request),
        Column(key="unit_name", label="Unità"),
        Column(key="stage", label="Stato", value=lambda line: line.stage.label),
        Column(key="waits", label="Aspetta", value=_waits),
        Column(key="days", label="Giorni", kind="number"),
    ]
    return arrange(lines, columns, request.GET, name="persone", caption=caption, per_page=PER_PAGE, order="person")


def sheets_table(request: MemberRequest, lines: Sequence[Line], *, export: str = "") -> Table:
    """The sheets of a year, for the staff office and the board: where they stand, never what they say."""
    columns = [
        Column(key="number", label="Scheda", kind="number"),
        _person(request),
        Column(key="code", label="Matricola"),
        Column(key="unit_name", label="Unità"),
        Column(key="position", label="Incarico"),
        Column(key="evaluator", label="Chi valuta", value=_evaluator),
        Column(key="stage", label="Stato", value=lambda line: line.stage.label),
        Column(key="waits", label="Aspetta", value=_waits),
        Column(key="days", label="Giorni", kind="number"),
    ]
    caption = "Schede dell'anno"
    return arrange(
        lines, columns, request.GET, name="schede", caption=caption, per_page=PER_PAGE, order="person", export=export
    )


def objections_table(request: MemberRequest, lines: Sequence[Line]) -> Table:
    """The contested sheets with their clock."""
    columns = [
        _person(request),
        Column(key="unit_name", label="Unità"),
        Column(key="evaluator", label="Chi ha valutato"),
        Column(key="stage", label="Stato", value=lambda line: line.stage.label),
        Column(key="until", label="Entro il", kind="date", value=lambda line: line.clock.until if line.clock else None),
        Column(key="clock", label="Termine", value=lambda line: line.clock.words(mine=False) if line.clock else ""),
    ]
    return arrange(lines, columns, request.GET, name="contestazioni", caption="Contestazioni aperte", order="until")


def _person(request: MemberRequest) -> Column:
    return Column(key="person", label="Persona", head=True, url=lambda line: _address(request, line))


def _evaluator(line: Line) -> str:
    return line.evaluator or ("da scegliere" if line.headless else "nucleo di valutazione")


def _waits(line: Line) -> str:
    return f"{line.waits} (in ritardo)" if line.late else line.waits


def _address(request: MemberRequest, line: Line) -> str:
    return reverse("evaluation:sheet", args=[request.authority.code, line.year, line.number])
