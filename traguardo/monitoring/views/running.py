"""Terms that run from an event: from a day to the last useful one, reckoned in view."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.monitoring.domain.running import run
from traguardo.monitoring.domain.table import table
from traguardo.monitoring.forms import RunningForm
from traguardo.ui.facade import page


@require_safe
@member("monitoring.read")
def running(request: MemberRequest) -> HttpResponse:
    form = RunningForm(request.GET if "dal" in request.GET else None, initial={"dal": request.today})
    start = form.cleaned_data["dal"] if form.is_valid() else request.today
    context = {"form": form, "start": start, "runs": [run(term, start) for term in table().running]}
    return page(request, "monitoring/running.html", context, part="runs", status=422 if form.errors else 200)
