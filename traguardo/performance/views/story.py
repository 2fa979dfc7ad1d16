"""Where the years have gone: every indicator across them, even if its objective was closed or renamed."""

from collections.abc import Sequence
from fractions import Fraction

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.queries.years import History, Reached, Story, history
from traguardo.performance.views.cuts import here
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.ui.facade import Column, Point, Table, arrange, csv_download, page
from traguardo.ui.formats import it_number

PAGE = 50
MULTIPLES = 12
YEARS_SHOWN = 3


@require_safe
@member("performance.read")
@on_plan
def story_list(request: MemberRequest, desk: Desk) -> HttpResponse:
    """Every indicator year by year; the ones that go on, begin and end."""
    found = history(desk.editions, today=request.today)
    going = years_table(found.stories, found, desk, request, every="formato" in request.GET)
    if request.GET.get("formato") == "csv":
        return csv_download(going, slugify(f"storia {desk.authority}") + ".csv")
    context = {
        "desk": desk,
        "found": found,
        "answer": of_history(found),
        "table": going,
        "multiples": [drawn(each, desk) for each in told(found)[:MULTIPLES]],
        "more": max(len(told(found)) - MULTIPLES, 0),
        "begun": names_table(found.begun, desk, request, name="nuovi", caption=f"Nuovi nel {found.years[-1]}"),
        "ended": names_table(found.ended, desk, request, name="finiti", caption="Non ci sono più"),
    }
    return page(request, "performance/history.html", context, part="table")


@require_safe
@member("performance.read")
@on_plan
def story(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """One indicator through the years, with the breaks that make its values hard to compare."""
    found = history(desk.editions, today=request.today)
    one = found.find(code)
    if one is None:
        raise Http404("Nessun anno ha un indicatore con questo codice.")
    context = {
        "desk": desk,
        "story": one,
        "answer": of_story(one),
        "picture": drawn(one, desk) if len(one.measured) > 1 else None,
        "rows": [(each, indicator_link(desk, each), objective_link(desk, each)) for each in one.reached],
    }
    return page(request, "performance/story.html", context)


def of_history(found: History) -> str:
    """The answer of the history."""
    if len(found.years) == 1:
        return f"C'è un solo anno, il {found.years[0]}: la storia comincia con il prossimo piano."
    going = count(
        found.going_on, "indicatore continua da un anno all'altro", "indicatori continuano da un anno all'altro"
    )
    begun = count(found.begun, "è nuovo", "sono nuovi")
    ended = count(found.ended, "non c'è più", "non ci sono più")
    return f"Dal {found.years[0]} al {found.years[-1]}: {going}, {begun}, {ended}."


def count(stories: Sequence[Story], one: str, many: str) -> str:
    """«1 è nuovo», «3 sono nuovi»."""
    return f"{len(stories)} {one if len(stories) == 1 else many}"


def of_story(one: Story) -> str:
    """The answer of one indicator's history: from where to where."""
    measured = one.measured
    if len(measured) < 2:
        return f"«{one.name}» ha {'un solo anno con un valore' if measured else 'nessun valore in numeri'}."
    first, last = measured[0], measured[-1]
    change = Fraction(last.value or 0) - Fraction(first.value or 0)
    how = "resta uguale" if not change else f"{'sale' if change > 0 else 'scende'} di {it_number(abs(change))}"
    return f"Dal {first.year} al {last.year} il valore va da {first.printed} a {last.printed}: {how}."


def years_table(
    rows: Sequence[Story], found: History, desk: Desk, request: MemberRequest, *, every: bool
) -> Table:  # fmt: skip
    """Indicators by year: value, target and degree; the last years on the page, all of them in the file."""
    shown = found.years if every else found.years[-YEARS_SHOWN:]
    columns = (
        Column(key="code", label="Codice", head=True, url=lambda row: desk.url("story", row.lineage.key)),
        Column(key="name", label="Indicatore"),
        *(column for year in shown for column in year_columns(year)),
    )
    return arrange(
        rows, columns, request.GET, name="anni", caption="Indicatori per anno", per_page=PAGE, export=here(request, formato="csv")
    )  # fmt: skip


def year_columns(year: int) -> tuple[Column, ...]:
    """Value, target and degree of one year."""

    def of(row: Story) -> Reached | None:
        return row.of(year)

    return (
        Column(key=f"valore-{year}", label=f"{year}: valore", value=lambda row: (it := of(row)) and (it.printed or "n.d.")),
        Column(key=f"atteso-{year}", label=f"{year}: atteso", value=lambda row: (it := of(row)) and it.target),
        Column(
            key=f"grado-{year}", label=f"{year}: grado", unit="su 100", kind="number", decimals=1,
            value=lambda row: (it := of(row)) and it.degree,
        ),
    )  # fmt: skip


def names_table(rows: Sequence[Story], desk: Desk, request: MemberRequest, *, name: str, caption: str) -> Table:
    """Indicators that began or ended, with their objective."""
    columns = (
        Column(key="code", label="Codice", head=True, url=lambda row: desk.url("story", row.lineage.key)),
        Column(key="name", label="Indicatore"),
        Column(key="objective", label="Obiettivo", value=lambda row: row.reached[-1].objective_title),
        Column(key="years", label="Anni", value=in_years),
        Column(key="value", label="Ultimo valore", value=lambda row: row.reached[-1].printed),
    )
    return arrange(rows, columns, request.GET, name=name, caption=caption, per_page=20)


def in_years(one: Story) -> str:
    """«2021», «2021-2023»."""
    first, last = one.lineage.first_year, one.lineage.last_year
    return str(first) if first == last else f"{first}-{last}"


def told(found: History) -> list[Story]:
    """Stories with a picture: two years or more with a number, those of the newest year first."""
    return [each for each in found.stories if len(each.measured) > 1]


def drawn(one: Story, desk: Desk) -> dict[str, object]:
    """A story as a small picture: the values, and what was expected each year."""
    return {
        "story": one,
        "url": desk.url("story", one.lineage.key),
        "unit": one.reached[-1].unit_of_measure,
        "points": [Point(label=str(each.year), value=each.value, goal=each.goal) for each in one.reached],
        "rows": [
            (str(each.year), each.printed or "n.d.", each.target or "n.d.", it_number(each.degree, 1))
            for each in one.reached
        ],
    }


def indicator_link(desk: Desk, each: Reached) -> str:
    """The indicator's sheet in its own year."""
    return f"{reverse('performance:indicator', args=[desk.authority, each.code])}?anno={each.year}"


def objective_link(desk: Desk, each: Reached) -> str:
    """Its objective's sheet in its own year."""
    return f"{reverse('performance:objective', args=[desk.authority, each.objective])}?anno={each.year}"
