"""The acts on a measurement system: create a version, change its settings with the checks beside, adopt it, give it to a plan."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Severity
from traguardo.kernel.stale import StaleVersion
from traguardo.performance.actions.systems import (
    AdoptionAct,
    NotAdoptable,
    change_settings,
)
from traguardo.performance.actions.systems import (
    adopt_system as adopt,
)
from traguardo.performance.actions.systems import (
    attach_system as attach,
)
from traguardo.performance.actions.systems import (
    create_system as create,
)
from traguardo.performance.domain.measurement_system import MeasurementSystemError
from traguardo.performance.domain.measurement_system.system_settings import GROUPS, label_of
from traguardo.performance.forms.system_acts import AdoptForm, AttachForm, NewSystemForm
from traguardo.performance.forms.systems import RulesForm, SettingsForm, table_of
from traguardo.performance.queries.editions import Edition, editions
from traguardo.performance.queries.system_pages import SystemPage, system_pages
from traguardo.performance.views.system_pictures import pictures
from traguardo.performance.views.systems import number_in, sheet_of
from traguardo.ui.facade import page
from traguardo.ui.views.errors import conflict

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@member("performance.set_system")
def create_system(request: MemberRequest) -> HttpResponse:
    """A new draft, from the default system, from another version or from a file."""
    bases = [(str(each.number), each.title) for each in system_pages(request.authority)]
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NewSystemForm(*given, bases=bases)
    if form.is_valid():
        try:
            row = create(
                by=request.user.email,
                authority=request.authority,
                name=form.cleaned_data["name"],
                base=number_in(form.cleaned_data["base"] or "0"),
                data=form.cleaned_data["file"],
            )
        except MeasurementSystemError as error:
            form.add_error("file", list(error.problems))
        else:
            messages.success(request, f"Creato «{row}», in bozza.")
            return redirect("performance:system", request.authority.code, row.number)
    return page(request, "performance/systems/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(FORMS)
@member("performance.set_system")
def change_system(request: MemberRequest, number: int, group: str) -> HttpResponse:
    """One group of settings of a draft; saved settings are checked at once."""
    sheet = sheet_of(request, number)
    if group not in GROUPS:
        raise Http404("Non c’è questo gruppo di voci.")
    if not sheet.editable:
        raise PermissionDenied("Questo sistema non cambia più: crea da qui una nuova versione.")
    given = request.POST if request.method == "POST" else None
    form = SettingsForm(given, group=group, data=sheet.data, initial={"revision": sheet.revision})
    ruled = RulesForm(given, system=sheet.system, data=sheet.data) if form.ruled else None
    if given is not None and form.is_valid() and (ruled is None or ruled.is_valid()):
        answered = _changed(request, sheet, form, ruled, group)
        if answered is not None:
            return answered
    context = {
        "sheet": sheet,
        "group": group,
        "title": GROUPS[group][0],
        "back": reverse("performance:system", args=[request.authority.code, number]),
        "groups": [(key, title) for key, (title, _) in GROUPS.items()],
        "form": form,
        "ruled": ruled,
        "table": table_of(ruled) if ruled else None,
        "findings": sheet.findings(),
        "pictures": pictures(sheet.system, group),
    }
    wrong = bool(form.errors or (ruled and ruled.errors))
    return page(request, "performance/systems/edit.html", context, part="form", status=422 if wrong else 200)


def _changed(
    request: MemberRequest, sheet: SystemPage, form: SettingsForm, ruled: RulesForm | None, group: str
) -> HttpResponse | None:
    here = reverse("performance:change_system", args=[request.authority.code, sheet.number, group])
    try:
        change_settings(
            by=request.user.email,
            authority=request.authority,
            number=sheet.number,
            revision=form.cleaned_data["revision"],
            changes={**form.changes, **(ruled.changes if ruled else {})},
        )
    except StaleVersion as stale:
        return _conflict(request, stale, here)
    except MeasurementSystemError as error:
        for problem in error.problems:
            form.add_error(None, problem)
        return None
    messages.success(request, "Voci salvate.")
    return redirect(here)


@require_http_methods(FORMS)
@member("performance.adopt_system")
def adopt_system(request: MemberRequest, number: int) -> HttpResponse:
    """Adopt a draft by an act; what the checks call an error keeps it from being adopted."""
    sheet = sheet_of(request, number)
    if not sheet.editable:
        raise PermissionDenied("Questo sistema è già adottato.")
    initial = {"revision": sheet.revision}
    form = AdoptForm(request.POST if request.method == "POST" else None, today=request.today, initial=initial)
    errors = [finding for finding in sheet.findings() if finding.severity is Severity.ERROR]
    back = reverse("performance:system", args=[request.authority.code, number])
    if form.is_valid():
        try:
            adopt(
                by=request.user.email,
                authority=request.authority,
                number=number,
                revision=form.cleaned_data["revision"],
                act=AdoptionAct(
                    organ=form.cleaned_data["organ"],
                    number=form.cleaned_data["act_number"],
                    day=form.cleaned_data["act_date"],
                ),
            )
        except StaleVersion as stale:
            return _conflict(request, stale, back)
        except NotAdoptable as refused:
            form.add_error(None, [finding.message for finding in refused.findings])
        else:
            messages.success(request, f"«{sheet.title}» è adottato.")
            return redirect(back)
    context = {"sheet": sheet, "form": form, "errors": errors, "back": back}
    return page(request, "performance/systems/adopt.html", context, status=422 if form.errors else 200)


@require_http_methods(FORMS)
@member("performance.set_system")
def attach_system(request: MemberRequest, number: int) -> HttpResponse:
    """Give the system to a draft plan; its checks are shown before."""
    sheet = sheet_of(request, number)
    drafts = [edition for edition in editions(request.authority) if edition.editable]
    choices = _choices(drafts, system_pages(request.authority))
    form = AttachForm(request.POST if request.method == "POST" else None, plans=choices)
    back = reverse("performance:system", args=[request.authority.code, number])
    if form.is_valid():
        key, _, seen = form.cleaned_data["plan"].partition("-")
        edition = next(each for each in drafts if each.pk == int(key))
        try:
            attach(by=request.user.email, authority=request.authority, edition=edition, number=number, seen=int(seen))
        except StaleVersion as stale:
            return _conflict(request, stale, back)
        messages.success(request, f"Il piano {edition.name} si misura con «{sheet.title}».")
        return redirect(back)
    context = {"sheet": sheet, "form": form, "drafts": drafts, "back": back}
    return page(request, "performance/systems/attach.html", context, status=422 if form.errors else 200)


def _choices(drafts: Sequence[Edition], known: Sequence[SystemPage]) -> list[tuple[str, str]]:
    """Draft plans by key and by the number of the system seen there, each with the name of that system."""
    by_key = {each.pk: each for each in known}
    used = [(edition, by_key[edition.system[0] if edition.system else 0]) for edition in drafts]
    return [
        (f"{edition.pk}-{now.number}", f"{edition.title}, {edition.name}: ora si misura con «{now.title}»")
        for edition, now in used
    ]


def _conflict(request: MemberRequest, stale: StaleVersion, back: str) -> HttpResponse:
    names = [*stale.yours, *(name for name in stale.current if name not in stale.yours)]
    shown = {label_of(name): (stale.yours.get(name, ""), stale.current.get(name, "")) for name in names}
    return conflict(request, shown, back=back)
