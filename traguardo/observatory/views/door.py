"""The door of the public site: no sign-in, no cookie, the same page for everybody, kept for a while by who reads it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from traguardo.observatory.queries.site import PublicSite, public_site
from traguardo.ui.facade import Section

P = ParamSpec("P")
MINUTES = 300
PAGES = (
    ("documents", "Documenti", "observatory:documents"),
    ("progress", "Obiettivi", "observatory:goals"),
    ("deadlines", "Scadenze", "observatory:deadlines"),
    ("open_data", "Dati aperti", "observatory:data"),
    ("transparency", "Amministrazione trasparente", "observatory:transparency"),
)


def public(
    section: str = "",
) -> Callable[[Callable[Concatenate[HttpRequest, PublicSite, P], HttpResponse]], Callable[..., HttpResponse]]:
    """Open a view to everybody while the site is on and shows the section; 404 otherwise, as if it were not there.

    The view takes the request, the site and the other parts of its address.
    """

    def guard(view: Callable[Concatenate[HttpRequest, PublicSite, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @login_not_required
        @require_safe
        @cache_control(public=True, max_age=MINUTES)
        @conditional_page
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, authority: str, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
            site = public_site(authority)
            if site is None or (section and not site.shows(section)):
                return missing()
            try:
                return view(request, site, *args, **kwargs)
            except Http404:
                return missing()

        return opened

    return guard


def missing() -> HttpResponse:
    """404 with no session and no name in it: it says the same of what is closed and of what never was; nobody keeps it."""
    answer = HttpResponse(render_to_string("observatory/missing.html"), status=404)
    answer["Cache-Control"] = "max-age=0"
    return answer


def shown(request: HttpRequest, site: PublicSite, template: str, context: dict[str, Any] | None = None) -> HttpResponse:
    """A page of the public site, with its frame."""
    frame = {
        "request": request,
        "site": site,
        "sections": sections(request, site),
        "canonical": request.build_absolute_uri(request.path),
    }
    return HttpResponse(render_to_string(f"observatory/{template}.html", frame | (context or {})))


def sections(request: HttpRequest, site: PublicSite) -> list[Section]:
    """The pages that are open, in the order of the menu."""
    found = [("", "Inizio", "observatory:home"), *(page for page in PAGES if site.shows(page[0]))]
    addresses = [(label, reverse(view, args=[site.code])) for _, label, view in found]
    first = addresses[0][1]
    inside = (url for _, url in addresses[1:] if request.path.startswith(url))
    nearest = max(inside, key=len, default=first if request.path == first else "")
    return [Section(label=label, url=url, current=url == nearest) for label, url in addresses]
