"""The settings the deadlines of an authority hang on."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from traguardo.access.facade import MemberRequest, member
from traguardo.monitoring.actions.configuring import configure
from traguardo.monitoring.forms import SettingsForm
from traguardo.monitoring.queries.book import book
from traguardo.ui.facade import page


@require_http_methods(["GET", "HEAD", "POST"])
@member("monitoring.configure")
def settings(request: MemberRequest) -> HttpResponse:
    kept = book(request.authority)
    form = SettingsForm(request.POST or None, initial=asdict(kept.body) | {"version": kept.version})
    if form.is_valid():
        version = form.cleaned_data["version"]
        configure(by=request.user.email, authority=request.authority, version=version, body=form.body)
        messages.success(request, "Impostazioni salvate: le scadenze sono ricalcolate.")
        return redirect("monitoring:calendar", authority=request.authority.code)
    status = 422 if form.is_bound else 200
    return page(request, "monitoring/settings.html", {"form": form}, part="form", status=status)
