"""Screens of the staff office on needs: the collections, what was written in one, what becomes of it."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.staffing.facade import staff
from traguardo.training.actions import needs as actions
from traguardo.training.actions.refusing import Refused, refuse
from traguardo.training.domain.needs import Outcome, forms_by_unit, topics
from traguardo.training.forms.needs import CollectionForm, MoveCollectionForm, PaperNeedForm
from traguardo.training.queries.needs import Gathering, gatherings, needs
from traguardo.training.queries.plans import draft_of, standing_plan, versions
from traguardo.training.queries.staff import in_service, unit_names, within
from traguardo.training.views.acting import Screen, act_on
from traguardo.training.views.found import the_gathering
from traguardo.ui.facade import Bar, page

CHANGES = ["GET", "HEAD", "POST"]


@require_safe
@member("training.manage")
def collections(request: MemberRequest) -> HttpResponse:
    """The collections of the years; the one there is, when it is one."""
    found = gatherings(request.authority)
    if len(found) == 1:
        return redirect("training:collection", request.authority.code, found[0].year)
    return page(request, "training/collections.html", {"found": found})


@require_http_methods(CHANGES)
@member("training.manage")
def open_collection(request: MemberRequest) -> HttpResponse:
    form = CollectionForm(request.POST or None, initial={"year": request.today.year + 1, "first_day": request.today})
    screen = Screen(
        title="Apri la raccolta dei fabbisogni",
        action="Apri la raccolta",
        back=reverse("training:collections", args=[request.authority.code]),
        done="Raccolta aperta: ognuno scrive i suoi fabbisogni dalla sua pagina.",
        lead="In questi giorni ogni persona e ogni responsabile scrive di che formazione ha bisogno.",
    )
    return act_on(request, form, lambda: actions.open_collection(**_by(request), **form.cleaned_data), screen)


@require_http_methods(CHANGES)
@member("training.manage")
def move_collection(request: MemberRequest, year: int) -> HttpResponse:
    found = the_gathering(request, year)
    initial = {"first_day": found.first_day, "last_day": found.last_day, "revision": found.revision}
    form = MoveCollectionForm(request.POST or None, initial=initial)
    back = reverse("training:collection", args=[request.authority.code, year])
    screen = Screen(title=f"I giorni della raccolta {year}", action="Salva", back=back, done="Giorni cambiati.")
    return act_on(
        request, form, lambda: actions.open_collection(**_by(request), year=year, **form.cleaned_data), screen
    )


@require_http_methods(CHANGES)
@member("training.manage")
def collection(request: MemberRequest, year: int) -> HttpResponse:
    """What was written for a year, topic by topic; posted, the needs ticked are settled all together."""
    found = the_gathering(request, year)
    problem, status = "", 200
    if request.method == "POST":
        try:
            _settle(request, year)
        except Refused as refusal:
            problem, status = str(refusal), 422
        else:
            messages.success(request, "Fabbisogni esaminati: chi li ha scritti vede che cosa ne è stato.")
            return redirect("training:collection", request.authority.code, year)
    return page(request, "training/collection.html", _context(request, found, problem), status=status)


@require_http_methods(CHANGES)
@member("training.manage")
def add_paper_need(request: MemberRequest, year: int) -> HttpResponse:
    """Write the need of somebody who gave it on paper, while the collection is open."""
    the_gathering(request, year)
    there = {person.code: person for person, _ in in_service(staff(request.authority), request.today)}
    people = [(code, person.name) for code, person in there.items()]
    form = PaperNeedForm(request.POST or None, people=people)
    screen = Screen(
        title=f"Un fabbisogno su carta per il {year}",
        action="Scrivi",
        back=reverse("training:collection", args=[request.authority.code, year]),
        done="Fabbisogno scritto.",
        lead="Per chi non ha un accesso, o ha dato la scheda su carta.",
    )

    def act() -> object:
        person = there[form.cleaned_data["person"]]
        return actions.write_need(**_by(request), year=year, person=person, today=request.today, **form.told())

    return act_on(request, form, act, screen)


def _settle(request: MemberRequest, year: int) -> None:
    told, post = {**_by(request), "year": year, "seen": _seen(request)}, request.POST
    what = post.get("esito", "")
    if what == "riga" and post.get("riga"):
        actions.merge_needs(**told, line=post["riga"])
    elif what == "nuova" and post.get("titolo", "").strip():
        actions.merge_in_new_line(**told, title=post["titolo"].strip()[:300])
    elif what == "no":
        actions.drop_needs(**told, reason=post.get("motivo", "")[:1000])
    elif what == "riapri":
        actions.reopen_needs(**told)
    else:
        raise refuse("Non hai detto che cosa farne.", "Scegli una riga, scrivi un titolo, o un motivo.")


def _seen(request: MemberRequest) -> dict[int, int]:
    """The needs ticked with the revision their reader saw: «12:1» is the first of need 12."""
    pairs = [part.split(":") for value in request.POST.getlist("f") for part in value.split(",")]
    digits = [pair for pair in pairs if len(pair) == 2 and all(each.isascii() and each.isdecimal() for each in pair)]
    return {int(number): int(revision) for number, revision in digits}


def _context(request: MemberRequest, found: Gathering, problem: str) -> dict[str, object]:
    wanted = request.GET.get("esito", "")
    asked = needs(request.authority, year=found.year)
    names = unit_names(request.authority, within(request.today, found.year))
    forms = forms_by_unit(asked)
    most = max(forms.values(), default=1)
    plans = versions(request.authority)
    version = draft_of(plans, found.year) or standing_plan(plans, found.year)
    rows = sorted(((names.get(unit, unit), count) for unit, count in forms.items()), key=lambda row: (-row[1], row[0]))
    return {
        "found": found,
        "open": found.open_on(request.today),
        "problem": problem,
        "asked": asked,
        "topics": topics(each for each in asked if wanted in {"", each.outcome}),
        "wanted": wanted,
        "counts": Counter(each.outcome for each in asked),
        "forms": sum(forms.values()),
        "bars": [Bar(label=name, value=count * 100 // most, text=str(count)) for name, count in rows],
        "rows": [(name, str(count)) for name, count in rows],
        "names": names,
        "people": {person.code: person.name for person in staff(request.authority)},
        "version": version,
        "drafted": draft_of(plans, found.year) is not None,
        "Outcome": Outcome,
    }


def _by(request: MemberRequest) -> dict[str, Any]:
    return {"by": request.user.email, "authority": request.authority}
