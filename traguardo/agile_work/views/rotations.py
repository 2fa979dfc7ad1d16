"""The turns of offices: announced, drawn, explained to each, given to whoever wants to reckon them again."""

import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.agile_work import models
from traguardo.agile_work.actions import turning as actions
from traguardo.agile_work.actions.refusing import Refused
from traguardo.agile_work.domain.requests import WEEKDAYS
from traguardo.agile_work.domain.rotation import Outcome, digest, why
from traguardo.agile_work.domain.week import monday_of
from traguardo.agile_work.forms.ruling import AnnounceForm
from traguardo.agile_work.library.requests_file import command, requests_csv
from traguardo.agile_work.queries.rights import Looker
from traguardo.agile_work.queries.rotations import askers, last_day, outcome, visible
from traguardo.agile_work.views.acting import Screen, act_on, at, attached, by, one_of, trail_of, unit_names, units_of
from traguardo.agile_work.views.overview import CSV
from traguardo.agile_work.views.tables import rotation_table
from traguardo.kernel.italian import it_day
from traguardo.staffing.facade import person_of, staff
from traguardo.ui.facade import Bar, page


@require_safe
@member("agile_work.see")
def show_rotations(request: MemberRequest) -> HttpResponse:
    """The rotations of the offices one answers for."""
    found = list(visible(Looker.of(request)))
    context = {
        "found": found,
        "to_draw": sum(row.drawn_on is None for row in found),
        "table": rotation_table(request, found),
        "trail": [*trail_of(request), ("Rotazioni", "")],
    }
    return page(request, "agile_work/rotations.html", context, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.plan")
def announce(request: MemberRequest) -> HttpResponse:
    initial = {
        "first_week": monday_of(request.today) + timedelta(days=14),
        "weeks": 4,
        "places": 1,
        "seed": secrets.token_hex(4),
    }
    form = AnnounceForm(request.POST or None, initial=initial, units=units_of(request, Looker.of(request).units))
    screen = Screen(
        title="Annuncia una rotazione",
        action="Pubblica il seme",
        back=at(request, "rotations"),
        done="Rotazione annunciata: chi lavora nell’ufficio vede il seme dalla sua pagina.",
        trail=[("Rotazioni", at(request, "rotations"))],
        lead="Prima si dice quali settimane, quanti posti e con quale seme; poi si sorteggia. Così nessuno può scegliere il seme dopo aver visto le richieste.",
        warning="Il seme e le settimane, una volta pubblicati, non cambiano più.",
    )

    def act() -> object:
        return actions.announce(**by(request), today=request.today, **form.cleaned_data)

    return act_on(request, form, act, screen)


@require_safe
@member("agile_work.see")
def show_rotation(request: MemberRequest, number: int) -> HttpResponse:
    """One rotation: its terms, who takes part, the turns week by week, how to reckon it again."""
    row = _row(request, number)
    return page(request, "agile_work/rotation.html", _shown(request, row))


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.plan")
def draw(request: MemberRequest, number: int) -> HttpResponse:
    """Say by name what is going to be fixed, then draw."""
    row = _row(request, number)
    back = at(request, "rotation", number)
    refused = ""
    if request.method == "POST":
        told = request.POST.get("version", "")
        version = int(told) if told.isascii() and told.isdecimal() else 0
        try:
            actions.draw_rotation(**by(request), number=number, version=version, today=request.today)
        except Refused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, "Rotazione sorteggiata.")
            return redirect(back)
    trail = [
        *trail_of(request),
        ("Rotazioni", at(request, "rotations")),
        (f"Rotazione {number}", back),
        ("Sorteggia", ""),
    ]
    context = {"row": row, "people": len(askers(row)), "back": back, "refused": refused, "trail": trail}
    return page(request, "agile_work/draw.html", context, status=422 if refused else 200)


@require_safe
@member("agile_work.see")
def rotation_file(request: MemberRequest, number: int, form: str) -> HttpResponse:
    """The requests as the command takes them, or inputs and outcome with their fingerprints; that they were taken is kept."""
    one_of(form, "csv", "json")
    row = _row(request, number)
    if row.inputs is None:
        raise Http404("Questa rotazione non è ancora sorteggiata.")
    actions.take_data(**by(request), number=number, data=row.inputs)
    if form == "csv":
        return attached(requests_csv(row.inputs["askers"]), CSV, f"rotazione-{number}.csv")
    data = {"inputs": row.inputs, "inputs_sha256": digest(row.inputs), "weeks": row.outcome, "outcome_sha256": digest(row.outcome)}  # fmt: skip
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    return attached(content, "application/json", f"rotazione-{number}.json")


@require_safe
@member("agile_work.own")
def explain(request: MemberRequest, number: int, code: str, week: int) -> HttpResponse:
    """Why somebody got what they got in a week: for them and for who answers for the office, 404 for the others."""
    looker = Looker.of(request)
    row = models.Rotation.objects.filter(authority=request.authority, number=number).select_related("unit").first()
    own = person_of(request.authority, request.user)
    is_own = own is not None and own.code == code
    answers = row is not None and looker.may("agile_work.see") and looker.answers_for(row.unit.code)
    found = outcome(row) if row is not None and (is_own or answers) else None
    lines = why(found, code, week) if found else ()
    if row is None or found is None or not lines:
        raise Http404("Questa spiegazione non c’è, o non è per te.")
    back = at(request, "mine") if is_own else at(request, "rotation", number)
    context = {
        "row": row,
        "lines": lines,
        "week": next(each for each in found.weeks if each.number == week),
        "turn": next(each for each in found.weeks if each.number == week).turn(code),
        "weeks": [(each.number, at(request, "why", number, code, each.number), each.number == week) for each in found.weeks],
        "total": found.total(code),
        "own": is_own,
        "trail": [*trail_of(request), ("Il tuo lavoro agile" if is_own else f"Rotazione {number}", back), (f"Settimana {week}", "")],
    }  # fmt: skip
    return page(request, "agile_work/why.html", context)


def _row(request: MemberRequest, number: int) -> models.Rotation:
    row = visible(Looker.of(request)).filter(number=number).first()
    if row is None:
        raise Http404("Questa rotazione non c’è, o non è di un ufficio che dirigi.")
    return row


def _shown(request: MemberRequest, row: models.Rotation) -> dict[str, Any]:
    found = outcome(row)
    names = {one.code: one.name for one in staff(request.authority)}
    unit = unit_names(request).get(row.unit.code, row.unit.code)
    return {
        "row": row,
        "unit": unit,
        "end": last_day(row),
        "waiting": [names.get(each.code, each.code) for each in askers(row)] if found is None else [],
        "found": found,
        "grid": _grid(request, row, found, names) if found else [],
        "bars": _bars(found, names) if found else [],
        "command": command(row.inputs["terms"], row.number) if row.inputs else "",
        "inputs_digest": digest(row.inputs) if row.inputs else "",
        "outcome_digest": digest(row.outcome) if row.outcome else "",
        "trail": [*trail_of(request), ("Rotazioni", at(request, "rotations")), (f"Rotazione {row.number}", "")],
    }


def _grid(
    request: MemberRequest, row: models.Rotation, found: Outcome, names: Mapping[str, str]
) -> list[tuple[str, list[tuple[str, str, str]], int]]:
    """A line a person: name, a cell a week (days in short, address of the reason, its Monday), total."""
    codes = sorted((turn.code for turn in found.weeks[0].turns), key=lambda code: names.get(code, code))
    return [
        (
            names.get(code, code),
            [
                (
                    ", ".join(WEEKDAYS[day][:3] for day in turn.days) if (turn := week.turn(code)) else "",
                    at(request, "why", row.number, code, week.number),
                    it_day(week.monday)[:5] if week.monday else str(week.number),
                )
                for week in found.weeks
            ],
            found.total(code),
        )
        for code in codes
    ]


def _bars(found: Outcome, names: Mapping[str, str]) -> list[Bar]:
    totals = {turn.code: found.total(turn.code) for turn in found.weeks[0].turns}
    most = max(totals.values(), default=0) or 1
    return [
        Bar(label=names.get(code, code), value=100 * total // most, text=str(total))
        for code, total in sorted(totals.items())
    ]
