"""A new plan: from an earlier year's, from a file, or empty."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.performance.actions.living import Seen
from traguardo.performance.actions.opening import copy_to_year, create_plan
from traguardo.performance.domain.life import NotAllowed
from traguardo.performance.domain.versions.copying import Copied, copy_plan
from traguardo.performance.forms.opening import CopyForm, PlanForm
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition, editions
from traguardo.ui.facade import page

SHOWN = 100


@require_safe
@member("performance.vary")
def new_plan(request: MemberRequest) -> HttpResponse:
    """Which plan to start from."""
    return page(request, "performance/life/new.html", {"found": editions(request.authority)})


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.vary")
def new_empty_plan(request: MemberRequest) -> HttpResponse:
    """An empty plan: its title and its years."""
    form = PlanForm(request.POST if request.method == "POST" else None, initial=_years(request.today.year + 1))
    if form.is_valid():
        try:
            row = create_plan(by=request.user.email, authority=request.authority, **form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Piano {row.year} aperto, in bozza: ora scrivi i suoi obiettivi.")
            return redirect("performance:plan_life", request.authority.code, row.code)
    context = {"form": form, "title": "Un piano vuoto", "action": "Apri il piano"}
    return page(request, "performance/life/open.html", context, part="form", status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member("performance.vary")
def copy_plan_to_year(request: MemberRequest) -> HttpResponse:
    """Next year's plan from an earlier one: the form, what will be in it, then the act."""
    found = editions(request.authority)
    if not found:
        return redirect("performance:new_plan", request.authority.code)
    form = CopyForm(request.POST if request.method == "POST" else None, found=found, initial=_next_of(found))
    if form.is_valid() and "correggi" not in request.POST:
        return _keep(request, form) if "conferma" in request.POST else _preview(request, form)
    return _ask(request, form)


def _ask(request: MemberRequest, form: CopyForm) -> HttpResponse:
    context = {"form": form, "title": "Dal piano di un altro anno", "action": "Guarda che cosa ci sarà"}
    return page(request, "performance/life/open.html", context, part="form", status=422 if form.errors else 200)


def _preview(request: MemberRequest, form: CopyForm) -> HttpResponse:
    copied = _copied(form)
    answers = {**form.cleaned_data, "revision": form.base.revision}
    context = {"form": form, "answers": answers, "copied": copied, "base": form.base, "shown": SHOWN}
    return page(request, "performance/life/copied.html", context)


def _keep(request: MemberRequest, form: CopyForm) -> HttpResponse:
    base, answers = form.base, dict(form.cleaned_data)
    seen = Seen(code=answers.pop("base"), state=base.state, revision=answers.pop("revision") or 0)
    try:
        row, _ = copy_to_year(by=request.user.email, authority=request.authority, seen=seen, **answers)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return _ask(request, form)
    messages.success(request, f"Piano {row.year} aperto, in bozza, dal piano {base.name}.")
    return redirect("performance:plan_life", request.authority.code, row.code)


def _copied(form: CopyForm) -> Copied:
    names = ("title", "year", "first_year", "last_year", "ended")
    return copy_plan(plans.plan(form.base), **{name: form.cleaned_data[name] for name in names})


def _next_of(found: tuple[Edition, ...]) -> dict[str, Any]:
    """The year after the newest plan; its triennium, or the next one when it is over."""
    base = next(each for each in found if each.current)
    year = base.year + 1
    span = base.last_year - base.first_year
    first, last = (base.first_year, base.last_year) if year <= base.last_year else (year, year + span)
    return {"base": base.code, "title": base.title, "year": year, "first_year": first, "last_year": last}


def _years(year: int) -> dict[str, int]:
    return {"year": year, "first_year": year, "last_year": year + 2}
