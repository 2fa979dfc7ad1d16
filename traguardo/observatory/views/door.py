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
                raise Http404("Questa pagina non c'è.")
            return view(request, site, *args, **kwargs)

        return opened

    return guard


def shown(request: HttpRequest, site: PublicSite, template: str, context: dict[str, Any] | None = None) -> HttpResponse:
    """A page of the public site, with its frame."""
    frame = {"site": site, "sections": sections(request, site), "canonical": request.build_absolute_uri(request.path)}
    return HttpResponse(render_to_string(f"observatory/{template}.html", frame | (context or {})))


def sections(request: HttpRequest, site: PublicSite) -> list[Section]:
    """The pages that are open, in the order of the menu."""
    found = [("", "Inizio", "observatory:home"), *(page for page in PAGES if site.shows(page[0]))]
    addresses = [(label, reverse(view, args=[site.code])) for _, label, view in found]
    nearest = max((url for _, url in addresses if request.path.startswith(url)), key=len, default="")
    return [Section(label=label, url=url, current=url == nearest) for label, url in addresses]
