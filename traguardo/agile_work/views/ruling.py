"""The rules, the places of each office, the map of activities: read, written, brought in from a file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.agile_work.actions import ruling as actions
from traguardo.agile_work.domain.activities import COLUMNS, NEEDED, Activity, read_activities
from traguardo.agile_work.domain.cards import CARDS
from traguardo.agile_work.domain.rules import CONDITIONS, lawful
from traguardo.agile_work.forms.ruling import ActivityForm, PlacesForm, RulesForm, UploadForm
from traguardo.agile_work.intake.rows_file import uploaded_rows
from traguardo.agile_work.library.map_file import map_csv, map_workbook
from traguardo.agile_work.queries.rights import Looker
from traguardo.agile_work.queries.ruling import activities, all_rules, places
from traguardo.agile_work.views.acting import Screen, act_on, at, attached, by, one_of, trail_of, unit_names, units_of
from traguardo.agile_work.views.overview import CSV, XLSX
from traguardo.agile_work.views.tables import activity_table, problem_table
from traguardo.kernel.finding import Finding
from traguardo.ui.facade import page


@require_safe
@member("agile_work.read")
def show_rules(request: MemberRequest) -> HttpResponse:
    """The rules that hold today, those before, the places of each office."""
    held = all_rules(request.authority)
    names = unit_names(request)
    context = {
        "now": next((each for each in held if each.valid_from and each.valid_from <= request.today), None),
        "law": lawful(request.today),
        "conditions": CONDITIONS,
        "cards": [card for code, card in CARDS.items() if code >= "AGI11"],
        "all": held,
        "offices": [(names.get(code, code), each) for code, each in sorted(places(request.authority, on=request.today).items())],
        "trail": [*trail_of(request), ("Regole", "")],
    }  # fmt: skip
    return page(request, "agile_work/rules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.rule")
def set_rules(request: MemberRequest) -> HttpResponse:
    initial = {"first_day": request.today, "max_days": 2, "window": "month", "past_weight": 100}
    form = RulesForm(request.POST or None, initial=initial)
    screen = Screen(
        title="Nuove regole",
        action="Salva le regole",
        back=at(request, "rules"),
        done="Regole scritte.",
        trail=[("Regole", at(request, "rules"))],
        lead="Valgono da un giorno; quelle di prima restano nella storia.",
    )

    def act() -> object:
        day = form.cleaned_data["first_day"]
        return actions.set_rules(**by(request), rules=form.rules(), first_day=day)

    return act_on(request, form, act, screen)


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.rule")
def set_places(request: MemberRequest) -> HttpResponse:
    form = PlacesForm(request.POST or None, initial={"first_day": request.today}, units=units_of(request, None))
    screen = Screen(
        title="Posti di un ufficio",
        action="Salva i posti",
        back=at(request, "rules"),
        done="Posti scritti.",
        trail=[("Regole", at(request, "rules"))],
        lead="Un ufficio senza un numero non ha un limite.",
    )
    return act_on(
        request,
        form,
        lambda: actions.set_places(**by(request), **form.cleaned_data),
        screen,
    )


@require_safe
@member("agile_work.read")
def show_activities(request: MemberRequest) -> HttpResponse:
    """The map of activities."""
    found = activities(request.authority)
    edits = request.may("agile_work.map")
    context = {
        "found": found,
        "agile": sum(each.agile for each in found),
        "table": activity_table(request, found, Looker.of(request).units if edits else frozenset()),
        "trail": [*trail_of(request), ("Mappa delle attività", "")],
    }
    return page(request, "agile_work/activities.html", context, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.map")
def add_activity(request: MemberRequest) -> HttpResponse:
    form = ActivityForm(request.POST or None, units=units_of(request, Looker.of(request).units))
    return _write(request, form, "Una nuova attività", "Aggiungi l’attività", 0)


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.map")
def change_activity(request: MemberRequest, pk: int) -> HttpResponse:
    one = _activity(request, pk)
    initial = {name: getattr(one, name) for name in ("unit", "function", "title", "act", "note", "version")}
    initial["agile"] = "si" if one.agile else "no"
    units = units_of(request, Looker.of(request).units)
    return _write(
        request, ActivityForm(request.POST or None, initial=initial, units=units), "Cambia l’attività", "Salva", pk
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.map")
def remove_activity(request: MemberRequest, pk: int) -> HttpResponse:
    """Say by name what goes, then take it off."""
    one = _activity(request, pk)
    back = at(request, "activities")
    if request.method == "POST":
        actions.remove_activity(**by(request), pk=pk, version=one.version)
        messages.success(request, "Attività tolta dalla mappa.")
        return redirect(back)
    trail = [*trail_of(request), ("Mappa delle attività", back), ("Togli un’attività", "")]
    return page(request, "agile_work/remove_activity.html", {"one": one, "back": back, "trail": trail})


@require_http_methods(["GET", "HEAD", "POST"])
@member("agile_work.map")
def upload_activities(request: MemberRequest) -> HttpResponse:
    """Bring a map in: all of it, or every error of the file at once."""
    form = UploadForm(request.POST or None, request.FILES or None)
    findings: tuple[Finding, ...] = ()
    if form.is_valid():
        rows = uploaded_rows(form.cleaned_data["workbook"], COLUMNS, NEEDED)
        told, wrong = read_activities(rows.rows, units=unit_names(request), own=Looker.of(request).units)
        findings = (*rows.findings, *wrong)
        if not findings:
            added, changed = actions.bring_in(**by(request), told=told)
            messages.success(request, _said(added, changed))
            return redirect(at(request, "activities"))
    context = {
        "form": form,
        "problems": problem_table(findings) if findings else None,
        "columns": COLUMNS,
        "trail": [*trail_of(request), ("Mappa delle attività", at(request, "activities")), ("Carica da un file", "")],
    }
    return page(request, "agile_work/upload.html", context, status=422 if form.is_bound else 200)


@require_safe
@member("agile_work.read")
def activities_file(request: MemberRequest, form: str) -> HttpResponse:
    """The map as a file that comes back in as it went out."""
    one_of(form, "csv", "xlsx")
    found, names = activities(request.authority), unit_names(request)
    if form == "csv":
        return attached(map_csv(found, names), CSV, f"mappa-agile-{request.authority.code}.csv")
    return attached(map_workbook(found, names), XLSX, f"mappa-agile-{request.authority.code}.xlsx")


def _write(request: MemberRequest, form: ActivityForm, title: str, action: str, pk: int) -> HttpResponse:
    back = at(request, "activities")
    screen = Screen(
        title=title,
        action=action,
        back=back,
        done="Attività salvata.",
        trail=[("Mappa delle attività", back)],
        other=("Togli dalla mappa", at(request, "remove_activity", pk)) if pk else None,
    )

    def act() -> object:
        return actions.write_activity(**by(request), activity=form.activity(pk))

    return act_on(request, form, act, screen)


def _activity(request: MemberRequest, pk: int) -> Activity:
    """The activity, of a unit one writes; 404 for any other."""
    own = Looker.of(request).units
    one = next((each for each in activities(request.authority) if each.pk == pk), None)
    if one is None or (own is not None and one.unit not in own):
        raise Http404("Questa attività non c’è, o è di un’unità che non dirigi.")
    return one


def _said(added: int, changed: int) -> str:
    if not added and not changed:
        return "Era già tutto così: non è cambiato nulla."
    return f"Mappa aggiornata. Attività nuove: {added}; cambiate: {changed}."
