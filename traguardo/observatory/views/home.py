"""The first page, and those that stand by themselves: deadlines, transparency, accessibility, what robots may read."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from traguardo.documents.facade import ReleaseFacts, public_releases
from traguardo.monitoring.facade import deadlines_of
from traguardo.observatory.library.pictures import standings_strip
from traguardo.observatory.queries.progress import Item, Progress, progress, running
from traguardo.observatory.queries.site import PublicSite
from traguardo.observatory.queries.transparency import Where, branches, counted
from traguardo.observatory.views.door import public, shown
from traguardo.observatory.views.words import in_a_sentence
from traguardo.social_services.facade import public_calculators

SOON, FEW = timedelta(days=90), 5
ROBOTS = "User-agent: *\nAllow: /pubblico/\nAllow: /static/\nDisallow: /\n"


@public()
def home(request: HttpRequest, site: PublicSite) -> HttpResponse:
    today = timezone.localdate()
    found = current(site)
    context = {
        "plan": found,
        "past": found is not None and found.year < today.year,
        "answer": in_a_sentence(found) if found else "",
        "picture": standings_strip(found.counts) if found and found.pace else "",
        "steps": coming(found, today) if found else (),
        "deadlines": next_days(site, today),
        "calculators": public_calculators(site.authority, on=today),
        "released": latest(public_releases(site.code)) if site.shows("documents") else (),
    }
    return shown(request, site, "home", context)


@public("deadlines")
def deadlines(request: HttpRequest, site: PublicSite) -> HttpResponse:
    today = timezone.localdate()
    found = deadlines_of(site.authority, today.year, known_by=today)
    return shown(request, site, "deadlines", {"year": today.year, "today": today, "found": found})


@public("transparency")
def transparency(request: HttpRequest, site: PublicSite) -> HttpResponse:
    open_pages = {"open_data": site.shows("open_data"), "progress": site.shows("progress")}
    released = public_releases(site.code) if site.shows("documents") else ()
    found = branches(site.authority, released, open_pages)
    context = {"branches": found, "counts": counted(found), "places": list(Where)}
    return shown(request, site, "transparency", context)


@public()
def accessibility(request: HttpRequest, site: PublicSite) -> HttpResponse:
    return shown(request, site, "accessibility")


@login_not_required
@require_safe
@cache_control(public=True, max_age=86400)
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


def current(site: PublicSite) -> Progress | None:
    """The plan that runs now; None when none does or the section is closed."""
    found = running(site.authority) if site.shows("progress") else ()
    return progress(found[0], until=site.shown.results_until) if found else None


def coming(found: Progress, today: date) -> tuple[Item, ...]:
    """What the plan promises in the next three months."""
    items = (item for goal in found.goals for item in goal.items if item.due and today <= item.due <= today + SOON)
    return tuple(sorted(items, key=lambda item: (item.due or today, item.code)))[:FEW]


def next_days(site: PublicSite, today: date) -> tuple[object, ...]:
    """The next days fixed by law."""
    if not site.shows("deadlines"):
        return ()
    found = (
        each for year in (today.year, today.year + 1) for each in deadlines_of(site.authority, year, known_by=today)
    )
    return tuple(each for each in found if each.day >= today)[:FEW]


def latest(found: tuple[ReleaseFacts, ...]) -> tuple[ReleaseFacts, ...]:
    """The last documents published."""
    return found[:3]
