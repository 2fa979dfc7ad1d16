"""Recording a result in two steps: what one types, then what was understood, to be confirmed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, Standing, member
from traguardo.kernel.stale import StaleVersion
from traguardo.performance.actions.measuring import check_measure, record_measurement
from traguardo.performance.forms import MeasurementForm
from traguardo.performance.queries.names import read_as
from traguardo.performance.queries.periods import kept as kept_periods
from traguardo.performance.queries.rights import with_delegations
from traguardo.performance.queries.sheets import LeafSheet, leaf_sheet
from traguardo.performance.views.desk import Desk, on_plan
from traguardo.ui.facade import page
from traguardo.ui.views.errors import conflict


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.enter")
@on_plan
def measure_indicator(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """A result of an indicator."""
    return measure(request, desk, leaf_sheet(desk.board, "indicator", code))


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.enter")
@on_plan
def measure_step(request: MemberRequest, desk: Desk, code: str) -> HttpResponse:
    """A result of a step."""
    return measure(request, desk, leaf_sheet(desk.board, "step", code))


def measure(request: MemberRequest, desk: Desk, sheet: LeafSheet) -> HttpResponse:
    """The form; its answers as they were understood; the act, once they are confirmed."""
    standing = with_delegations(request.standing, request.user.pk, request.authority, on=request.today)
    check_measure(standing, sheet.subject, desk.board.unit_names)
    if not desk.edition.current:
        raise PermissionDenied("I risultati si registrano sulla versione in vigore del piano, non su questa.")
    data = request.POST if request.method == "POST" else None
    form = MeasurementForm(
        data,
        subject=sheet.subject,
        today=request.today,
        periods=kept_periods(request.authority.pk, desk.edition.year),
        schedules=request.may("performance.schedule"),
        initial={"version": sheet.version},
    )
    context = {"desk": desk, "sheet": sheet, "form": form, "read_as": read_as}
    if not form.is_valid() or "correggi" in request.POST:
        return page(request, "performance/measure.html", context, part="form", status=422 if form.errors else 200)
    if "conferma" not in request.POST:
        return page(request, "performance/measure_check.html", context, status=200)
    return keep(request, desk, sheet, form, standing)


def keep(
    request: MemberRequest, desk: Desk, sheet: LeafSheet, form: MeasurementForm, standing: Standing
) -> HttpResponse:
    """Carry out the act and go back to the sheet; 409 with both results when somebody was there first."""
    kind, code = sheet.subject.kind, sheet.subject.code
    try:
        record_measurement(
            by=request.user.email,
            standing=standing,
            authority=request.authority,
            edition=desk.edition,
            kind=kind,
            code=code,
            version=form.cleaned_data["version"],
            entry=form.entry,
            schedules=request.may("performance.schedule"),
        )
    except StaleVersion as stale:
        names = [*stale.yours, *(name for name in stale.current if name not in stale.yours)]
        differences = {name: (stale.yours.get(name, ""), stale.current.get(name, "")) for name in names}
        return conflict(request, differences, back=desk.link(kind, code))
    messages.success(request, "Risultato registrato.")
    return redirect(desk.link(kind, code))
