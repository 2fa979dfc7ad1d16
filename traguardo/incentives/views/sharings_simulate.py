"""The simulator: up to three scenarios in an address, every effect at once, nothing stored unless one saves the rules."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.domain.sharing import Worker, rules_data
from traguardo.incentives.forms.sharings_fields import field_groups
from traguardo.incentives.forms.sharings_scenario import Values, rules_of, scenario_values, values_of
from traguardo.incentives.library.pictures import Curve, Row, equality, groups
from traguardo.incentives.queries.sharings import Sharing
from traguardo.incentives.queries.sharings_earlier import earlier
from traguardo.incentives.queries.sharings_effects import Outcome, Shift, curve, rows, shift
from traguardo.incentives.queries.sharings_groups import Cut
from traguardo.incentives.queries.sharings_scenes import LETTERS, Scene, name_of, scenes
from traguardo.incentives.views.sharings_desk import sharing_or_404
from traguardo.kernel.italian import it_money, it_share
from traguardo.organisation.facade import units
from traguardo.ui.facade import Column, Table, arrange, fragment_id, page

SHOWN, OPEN = "scenari", "aperto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A scenario in the row of tabs: its letter, where it opens, where it is taken away."""

    letter: str
    name: str
    url: str
    away: str
    current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A person and their place among the others."""

    worker: Worker
    at: int


@require_safe
@member("incentives.see_totals")
def simulate(request: MemberRequest, pk: int) -> HttpResponse:
    """The scenarios the address asks for; the first starts from the rules that are saved."""
    kept = sharing_or_404(request, pk)
    letters = shown_letters(request.GET)
    opened = request.GET.get(OPEN, "") if request.GET.get(OPEN) in letters else letters[-1]
    fields = {letter: values(request.GET, letter, kept) for letter in letters}
    asked = {letter: rules_of(each, kept.rules) for letter, each in fields.items()}
    found, workers = scenes(kept, asked, earlier(request.authority, kept))
    current = next(each for each in found if each.letter == opened)
    context = {
        "sharing": kept,
        "scenes": found,
        "opened": current,
        "saved": json.dumps(rules_data(current.rules)) if current.rules else "",
        "groups": field_groups(fields[opened]),
        "tabs": tabs(request, letters, opened),
        "more": added(request, letters, opened, fields[opened]) if len(letters) < len(LETTERS) else "",
        "others": others(request, letters, opened),
        "letters": "".join(letters),
        **effects(request, kept, found, workers),
    }
    return page(request, "incentives/sharings/simulate.html", context, part="outcome")


def shown_letters(query: Mapping[str, str]) -> tuple[str, ...]:
    """The scenarios the address shows, at least the first."""
    asked = query.get(SHOWN, "")
    return tuple(letter for letter in LETTERS if letter in asked) or LETTERS[:1]


def values(query: Mapping[str, str], letter: str, kept: Sharing) -> Values:
    """The fields of a scenario: of the address where it has them, else of the rules that are saved."""
    categories = sorted({str(row.get("categoria", "")).strip() for row in kept.people} - {""})
    return scenario_values(query, letter, values_of(kept.rules, categories))


def tabs(request: MemberRequest, letters: Sequence[str], opened: str) -> list[Tab]:
    """The scenarios to change, one at a time."""
    return [
        Tab(
            letter=letter,
            name=name_of(letter),
            url=address(request, {OPEN: letter}),
            away=address(request, {SHOWN: "".join(each for each in letters if each != letter)}, without=letter),
            current=letter == opened,
        )
        for letter in letters
    ]


def added(request: MemberRequest, letters: Sequence[str], opened: str, fields: Values) -> str:
    """One scenario more, that starts as the one in view."""
    letter = next(each for each in LETTERS if each not in letters)
    copied = {f"{letter}-{name}": value for name, value in fields.items()}
    return address(request, {SHOWN: "".join(sorted([*letters, letter])), OPEN: letter, **copied})


def others(request: MemberRequest, letters: Sequence[str], opened: str) -> list[tuple[str, str]]:
    """What the form carries along of the scenarios that are not in view."""
    kept = [letter for letter in letters if letter != opened]
    return [(key, value) for key, value in request.GET.dict().items() if key[:2] in {f"{letter}-" for letter in kept}]


def address(request: MemberRequest, changes: Mapping[str, str], *, without: str = "") -> str:
    """This simulation with something changed."""
    query = {**request.GET.dict(), **changes}
    return "?" + urlencode([(key, value) for key, value in query.items() if not (without and key.startswith(f"{without}-"))])  # fmt: skip


def effects(
    request: MemberRequest, kept: Sharing, found: Sequence[Scene], workers: Sequence[Worker]
) -> dict[str, object]:
    """Totals, groups, curve, who gains and who loses."""
    names = request.may("incentives.see_people")
    given = [scene.outcome for scene in found if scene.outcome and scene.outcome.sharing.sound]
    titles = {unit.code: unit.name for unit in units(request.authority, on=request.today)}
    cuts = [(cut, rows(given, workers, cut, units=titles, names=names)) for cut in Cut] if given else []
    curves = [drawn for each in given if (drawn := curve(each, names=names))]
    shifts = [shift(given[0], each) for each in given[1:]]
    return {
        "names": names,
        "given": given,
        "totals": list(totals(given)),
        "cuts": [(cut, groups(found_rows, title=cut.label), table(found_rows)) for cut, found_rows in cuts],
        "picture": equality(curves, title="Quanto è uguale la divisione") if curves else None,
        "curves": list(curve_rows(curves)),
        "shifts": shifts,
        "moved": moved(request, workers, given, shifts) if names and shifts else None,
    }


def totals(given: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    """The rows of the table of totals, a column a scenario."""
    yield ("Alle persone", *(it_money(each.sharing.paid.cents) for each in given))
    yield ("Resta", *(it_money(each.sharing.left.cents) for each in given))
    yield ("Persone che prendono qualcosa", *(str(each.paid) for each in given))
    yield ("In media, a chi prende", *(it_money(each.mean.cents) if each.mean else "nessuno" for each in given))
    caps = [each.sharing.cap for each in given]
    if any(caps):
        yield ("Tetto", *(it_money(cap.cents) if cap else "nessuno" for cap in caps))


def table(found: Sequence[Row]) -> tuple[list[str], list[list[str]]]:
    """Head and rows of the table behind a picture of groups."""
    if not found:
        return [], []
    ranged = found[0].strips[0].least is not None
    names = [strip.name for strip in found[0].strips]
    head = ["Gruppo", "Persone", *(f"Media {name}" for name in names)]
    head += [f"{word} {name}" for name in names for word in ("Minimo", "Massimo")] if ranged else []
    return head, [[row.label, str(row.people), *cells(row)] for row in found]


def cells(row: Row) -> Iterator[str]:
    """The means, then the ends where they may be seen."""
    yield from (it_money(strip.mean.cents) for strip in row.strips)
    for strip in row.strips:
        if strip.least is not None and strip.most is not None:
            yield from (it_money(strip.least.cents), it_money(strip.most.cents))


def curve_rows(curves: Sequence[Curve]) -> Iterator[list[str]]:
    """The table behind the curve: the same steps of people for all scenarios."""
    for at in zip(*(each.points for each in curves), strict=False):
        yield [it_share(at[0][0]), *(it_share(money) for _, money in at)]


def moved(
    request: MemberRequest, workers: Sequence[Worker], given: Sequence[Outcome], shifts: Sequence[Shift]
) -> Table:
    """Person by person, against the first scenario: only for who may see people."""
    rows = [Line(worker=worker, at=at) for at, worker in enumerate(workers)]
    amounts = [_money(each.name, each.cents, total=True) for each in given]
    gaps = [_money(f"{each.name} − {given[0].name}", each.moved, total=False) for each in shifts]
    columns = (
        Column(key="code", label="Matricola", head=True, value=lambda line: line.worker.id),
        Column(key="name", label="Nome", value=lambda line: line.worker.name),
        *amounts,
        *gaps,
    )
    return arrange(rows, columns, request.GET, name="cambia", caption="Persona per persona", per_page=25)


def _money(label: str, cents: Sequence[int], *, total: bool) -> Column:
    """A column of amounts in the order of the people."""
    key = fragment_id(label, "somma-")
    return Column(key=key, label=label, kind="money", value=lambda line: cents[line.at], total=total)
