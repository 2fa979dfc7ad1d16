"""Regulations to read: the services with what is in force, one version told, two side by side, the file."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.finding import Severity
from traguardo.kernel.italian import it_day
from traguardo.social_services.library.starting import SHOWS, shipped_titles
from traguardo.social_services.queries.regulations import (
    Service,
    Version,
    desk_of,
    in_force,
    open_services,
    services,
    versions_of,
)
from traguardo.social_services.queries.telling import differences, seen, told
from traguardo.social_services.views.placing import number_in, version_or_404
from traguardo.ui.facade import Column, arrange, page

TOML = "application/toml; charset=utf-8"


@require_safe
@member("social_services.read")
def show_regulations(request: MemberRequest) -> HttpResponse:
    """The services with the regulation in force today, the drafts, and those of the program to copy from."""
    found = services(request.authority, on=request.today)
    opened = {each.code for each in open_services(request.authority, on=request.today)}
    shipped = [(name, title, SHOWS[name]) for name, title in shipped_titles().items()]
    context = {"services": found, "opened": opened, "shipped": shipped, "answer": _answer(found)}
    return page(request, "social_services/regulations/list.html", context)


@require_safe
@member("social_services.read")
def show_regulation(request: MemberRequest, code: str, number: int) -> HttpResponse:
    """One version told in plain words, with its picture."""
    version = version_or_404(request, code, number)
    regulation = version.regulation
    day = max(version.valid_from, request.today)
    cares = request.may("social_services.edit") or request.may("social_services.adopt")
    findings = version.findings(on=day) if cares or regulation is None else []
    context = {
        "version": version,
        "regulation": regulation,
        "told": told(regulation, on=day) if regulation else None,
        "day": day,
        "findings": findings,
        "errors": sum(finding.severity is Severity.ERROR for finding in findings),
        "cares": cares,
        "standing": _standing(version, versions_of(request.authority, code), request),
        "now": in_force(versions_of(request.authority, code), request.today),
        "others": [each for each in versions_of(request.authority, code) if each.number != number],
        "desk": desk_of(request.authority, code),
    }
    return page(request, "social_services/regulations/regulation.html", context)


@require_safe
@member("social_services.read")
def compare_regulations(request: MemberRequest, code: str) -> HttpResponse:
    """What changes from one version to another: `da` and `a` in the address are their numbers."""
    before, after = (version_or_404(request, code, number_in(request.GET.get(key, ""))) for key in ("da", "a"))
    if before.regulation is None or after.regulation is None:
        raise Http404("Una delle due versioni è di un altro programma e non si legge.")
    found = differences(before.regulation, after.regulation)
    columns = (
        Column(key="label", label="Voce", head=True),
        Column(key="before", label=f"Prima: versione {before.number}", sortable=False),
        Column(key="after", label=f"Dopo: versione {after.number}", sortable=False),
    )
    context = {
        "before": before,
        "after": after,
        "number": len(found),
        "table": arrange(found, columns, request.GET, name="differenze", caption="Che cosa cambia", searchable=False),
        "seen": seen(after.regulation, before.regulation, on=max(after.valid_from, request.today)),
    }
    return page(request, "social_services/regulations/compare.html", context)


@require_safe
@member("social_services.read")
def regulation_toml(request: MemberRequest, code: str, number: int) -> HttpResponse:
    """A version as its TOML, to keep or to bring into another body."""
    version = version_or_404(request, code, number)
    answer = HttpResponse(version.text.encode(), content_type=TOML)
    answer["Content-Disposition"] = f'attachment; filename="{code}-{number}.toml"'
    return answer


def _answer(found: tuple[Service, ...]) -> str:
    if not found:
        return "L’ente non ha ancora regolamenti: si comincia copiandone uno."
    now = sum(each.now is not None for each in found)
    drafts = sum(len(each.drafts) for each in found)
    words = f"{now} {'servizio ha' if now == 1 else 'servizi hanno'} un regolamento in vigore"
    waiting = f"; {drafts} {'bozza aspetta' if drafts == 1 else 'bozze aspettano'} di essere adottate" if drafts else ""
    return f"{words}{waiting.replace('aspetta di essere adottate', 'aspetta di essere adottata')}."


def _standing(version: Version, versions: tuple[Version, ...], request: MemberRequest) -> str:
    """Where the version stands today, in a sentence."""
    if not version.adopted:
        return "È in bozza: vale quando sarà adottato con un atto."
    by = f"Adottato con {version.act} ({it_day(version.adopted_on)})" if version.adopted_on else "Adottato"
    now = next((each for each in versions if each.begun(request.today)), None)
    if version.valid_from > request.today:
        return f"{by}: entra in vigore il {it_day(version.valid_from)}."
    later = [each for each in versions if each.adopted and (each.valid_from, each.number) > (version.valid_from, version.number)]  # fmt: skip
    begun = min((each.valid_from for each in later if each.valid_from <= request.today), default=None)
    if begun:
        return f"{by}: ha smesso di valere il {it_day(begun)}, quando è entrata in vigore un’altra versione."
    if now is None:
        return f"{by}: non vale più dopo il {it_day(version.valid_to)}." if version.valid_to else f"{by}."
    return f"{by}: è in vigore dal {it_day(version.valid_from)} e non cambia più."
