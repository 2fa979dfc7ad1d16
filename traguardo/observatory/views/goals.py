"""The objectives of the plan in force and how they go; one objective."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from traguardo.observatory.library.pictures import standings_strip
from traguardo.observatory.queries.progress import Goal, Progress, progress, running
from traguardo.observatory.queries.site import PublicSite
from traguardo.observatory.views.door import public, shown
from traguardo.observatory.views.words import ORDER, in_a_sentence, points
from traguardo.performance.facade import Edition

PER_PAGE = 60


@public("progress")
def goals(request: HttpRequest, site: PublicSite) -> HttpResponse:
    editions = running(site.authority)
    if not editions:
        return shown(request, site, "no_plan")
    edition = chosen(editions, request.GET.get("anno", ""))
    found = progress(edition, until=site.shown.results_until)
    wanted, search = request.GET.get("stato", ""), request.GET.get("cerca", "").strip()
    leaf = Paginator([goal for goal in found.goals if matches(goal, wanted, search)], PER_PAGE)
    seen = leaf.get_page(request.GET.get("pagina"))
    context = {
        "plan": found,
        "answer": in_a_sentence(found),
        "points": points(found),
        "picture": standings_strip(found.counts) if found.pace else "",
        "years": [each.year for each in editions],
        "words": [word for word in ORDER if found.counts.get(word)],
        "wanted": wanted,
        "search": search,
        "groups": grouped(list(seen.object_list)),
        "number": seen.number,
        "pages": leaf.num_pages,
    }
    return shown(request, site, "goals", context)


@public("progress")
def goal(request: HttpRequest, site: PublicSite, year: int, code: str) -> HttpResponse:
    edition = next((each for each in running(site.authority) if each.year == year), None)
    found = progress(edition, until=site.shown.results_until) if edition else None
    one = found.goal(code) if found else None
    if found is None or one is None:
        raise Http404("Questo obiettivo non c'è.")
    back = f"{reverse('observatory:goals', args=[site.code])}?anno={year}"
    return shown(request, site, "goal", {"plan": found, "goal": one, "back": back, "around": around(found, one)})


def chosen(editions: Sequence[Edition], asked: str) -> Edition:
    """The running version of the year asked for, the newest when there is none."""
    return next((each for each in editions if str(each.year) == asked), editions[0])


def matches(goal: Goal, wanted: str, search: str) -> bool:
    """Whether the goal stands as wanted and holds all the words searched."""
    text = f"{goal.code} {goal.title} {goal.units} {goal.above}".casefold()
    return wanted in {"", goal.standing} and all(word in text for word in search.casefold().split())


def grouped(goals: Sequence[Goal]) -> dict[str, list[Goal]]:
    """Objectives under the line of the strategy they serve, in the plan's order."""
    found: dict[str, list[Goal]] = {}
    for each in goals:
        found.setdefault(each.above, []).append(each)
    return found


def around(found: Progress, one: Goal) -> tuple[Goal | None, Goal | None]:
    """The objectives before and after, to read on."""
    place = found.goals.index(one)
    before = found.goals[place - 1] if place else None
    return before, next(iter(found.goals[place + 1 :]), None)
