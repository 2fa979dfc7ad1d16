"""Where an authority decides what the public sees, and says where it publishes the rest."""

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.documents.facade import public_releases
from traguardo.observatory.actions import configure, place
from traguardo.observatory.forms import PlacementForm, SiteForm
from traguardo.observatory.library.tree import part as part_of
from traguardo.observatory.queries.site import settings_of
from traguardo.observatory.queries.transparency import Where, branches, counted, placement
from traguardo.ui.facade import page


@require_http_methods(["GET", "HEAD", "POST"])
@member("observatory.configure")
def settings(request: MemberRequest) -> HttpResponse:
    shown, version = settings_of(request.authority)
    form = SiteForm(request.POST or None, initial=asdict(shown) | {"version": version})
    if form.is_valid():
        version = form.cleaned_data["version"]
        configure(by=request.user.email, authority=request.authority, version=version, shown=form.shown)
        messages.success(request, "Sito pubblico acceso." if form.shown.on else "Salvato: il sito pubblico è spento.")
        return redirect("observatory:settings", authority=request.authority.code)
    address = request.build_absolute_uri(reverse("observatory:home", args=[request.authority.code]))
    context = {"form": form, "shown": shown, "address": address}
    status = 422 if form.is_bound else 200
    return page(request, "observatory/settings.html", context, part="form", status=status)


@require_safe
@member("observatory.configure")
def placements(request: MemberRequest) -> HttpResponse:
    shown, _ = settings_of(request.authority)
    open_pages = {"open_data": shown.open_data, "progress": shown.progress}
    found = branches(request.authority, public_releases(request.authority.code), open_pages)
    context = {"branches": found, "counts": counted(found), "places": list(Where)}
    return page(request, "observatory/placements.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member("observatory.configure")
def place_part(request: MemberRequest, part: str) -> HttpResponse:
    found = part_of(part)
    if found is None:
        raise Http404("L'albero della legge non ha questa voce.")
    said, version = placement(request.authority, part)
    form = PlacementForm(request.POST or None, initial=said | {"version": version})
    if form.is_valid():
        place(by=request.user.email, authority=request.authority, part=found, **form.cleaned_data)
        messages.success(request, f"«{found.title}»: salvato.")
        return redirect("observatory:placements", authority=request.authority.code)
    status = 422 if form.is_bound else 200
    return page(request, "observatory/place.html", {"form": form, "part": found}, part="form", status=status)
