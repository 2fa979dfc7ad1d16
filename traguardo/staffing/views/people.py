"""Screens that read the staff register: who is in service on a day, one person with their history."""

from datetime import date

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, holders, member
from traguardo.organisation import facade as organisation
from traguardo.staffing.actions.taking import take_people
from traguardo.staffing.domain.people import Person
from traguardo.staffing.queries.roll import Line, Roll, Wanted, roll
from traguardo.staffing.queries.staff import person as read_person
from traguardo.staffing.queries.staff import presences_of
from traguardo.staffing.views.tables import day_asked, pictured_on, pyramid
from traguardo.ui.facade import Bar, Column, Table, arrange, csv_download, page
from traguardo.ui.formats import it_number

SHOWN = 50
FILTERS = {"unit": "unita", "category": "categoria", "contract": "rapporto", "position": "incarico"}
WORDS = {
    "unit": ("Unità", "Tutte"),
    "category": ("Area o categoria", "Tutte"),
    "contract": ("Rapporto", "Tutti"),
    "position": ("Incarico", "Tutti"),
}


@require_safe
@member("staffing.read")
def show_people(request: MemberRequest) -> HttpResponse:
    """Who is in service on a day."""
    day, wanted = _asked(request)
    found = roll(request.authority, on=day, wanted=wanted)
    units = found.by_unit()
    most = max((full for _, _, full in units), default=1)
    context = {
        "day": day,
        "wanted": wanted,
        "found": found,
        "filters": [(FILTERS[key], *WORDS[key], found.choices[key], getattr(wanted, key)) for key in FILTERS],
        "bars": [Bar(label=name, value=full / most * 100, text=it_number(full)) for name, _, full in units],
        "units": [(name, str(people), it_number(full)) for name, people, full in units],
        "table": _table(request, found, day, per_page=SHOWN),
        "pyramid": _pyramid(request, found, wanted, day),
        "pyramid_day": pictured_on(request, day),
    }
    return page(request, "staffing/people.html", context, part="list")


@require_safe
@member("staffing.read")
def download_people(request: MemberRequest) -> HttpResponse:
    """The same list as a file: the rows found, on all their pages; that it was taken stays in the record."""
    day, wanted = _asked(request)
    found = roll(request.authority, on=day, wanted=wanted)
    take_people(by=request.user.email, authority=request.authority, people=found.people)
    return csv_download(_table(request, found, day), f"personale-{request.authority.code}-{day}.csv")


@require_safe
@member("staffing.read")
def show_person(request: MemberRequest, code: str) -> HttpResponse:
    """One person: what they do today, their history, their presence by year."""
    person = the_person(request, code)
    names = {unit.code: unit.name for unit in organisation.units(request.authority, on=request.today)}
    account = next((each for each in holders(request.authority) if each.user == person.user), None)
    context = {
        "person": person,
        "now": person.spell_on(request.today),
        "last": max(person.spells, key=lambda spell: spell.first_day, default=None),
        "spells": sorted(person.spells, key=lambda spell: spell.first_day, reverse=True),
        "names": names,
        "account": account,
        "presences": presences_of(request.authority, code),
    }
    return page(request, "staffing/person.html", context)


def the_person(request: MemberRequest, code: str) -> Person:
    """The person of the code; 404 when the authority has none."""
    found = read_person(request.authority, code)
    if found is None:
        raise Http404("Questa persona non c'è nel personale dell'ente.")
    return found


def _asked(request: MemberRequest) -> tuple[date, Wanted]:
    day = day_asked(request, "data", request.today)
    return day, Wanted(**{key: request.GET.get(name, "") for key, name in FILTERS.items()})


def _pyramid(request: MemberRequest, found: Roll, wanted: Wanted, day: date) -> str:
    """Women and men by age, of who was looked for; with small groups kept only of everybody, or two looks would tell them."""
    if request.may("staffing.edit"):
        people = {line.person.code: line.person for line in found.lines}
        return pyramid(tuple(people.values()), day, whole=True)
    return "" if wanted.active else pyramid(found.everybody, pictured_on(request, day), whole=False)


def _table(request: MemberRequest, found: Roll, day: date, *, per_page: int = 0) -> Table:
    here = request.authority.code

    def address(line: Line) -> str:
        return reverse("staffing:person", args=[here, line.person.code])

    columns = (
        Column(key="name", label="Cognome e nome", head=True, value=lambda line: line.person.name, url=address),
        Column(key="code", label="Matricola", value=lambda line: line.person.code),
        Column(key="unit", label="Unità", value=lambda line: line.unit_name),
        Column(key="category", label="Area o categoria", value=lambda line: line.spell.category),
        Column(key="profile", label="Profilo", value=lambda line: line.spell.profile),
        Column(key="position", label="Incarico", value=lambda line: line.spell.position.label),
        Column(key="contract", label="Rapporto", value=lambda line: line.spell.contract.label),
        Column(key="full_time", label="Orario", kind="share", decimals=2, value=lambda line: line.spell.full_time),
        Column(key="since", label="Così dal", kind="date", value=lambda line: line.spell.first_day),
    )
    query = request.GET.urlencode()
    export = f"{reverse('staffing:people_csv', args=[here])}{'?' if query else ''}{query}"
    caption = f"In servizio il {day:%d/%m/%Y}"
    return arrange(found.lines, columns, request.GET, name="persone", caption=caption, per_page=per_page, export=export)
