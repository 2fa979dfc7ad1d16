"""Screens of the member bodies: who takes part and with what share, at a date; letting in, changing, letting out."""

from fractions import Fraction
from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.organisation.actions.members import add_member_body, change_quota, remove_member_body
from traguardo.organisation.domain.members import Member, check_total, total
from traguardo.organisation.forms import LastDayForm, MemberBodyForm, QuotaForm
from traguardo.organisation.queries import members as queries
from traguardo.organisation.views.acting import Screen, act_on, chosen_day
from traguardo.ui.facade import Bar, page
from traguardo.ui.formats import it_date, it_share


@require_safe
@member("organisation.see")
def show_members(request: MemberRequest) -> HttpResponse:
    day = chosen_day(request)
    members = queries.quotas(request.authority, on=day)
    context = {
        "day": day,
        "members": members,
        "total": total(members),
        "finding": check_total(members),
        "bars": [Bar(label=each.name, value=each.share * 100, text=it_share(each.share, 2)) for each in members],
        "rows": [(each.name, it_share(each.share, 2)) for each in members],
    }
    return page(request, "organisation/members.html", context, part="members")


@require_http_methods(["GET", "HEAD", "POST"])
@member("organisation.edit")
def add(request: MemberRequest) -> HttpResponse:
    form = MemberBodyForm(request.POST or None, initial={"first_day": request.today})
    act = partial(add_member_body, by=request.user.email, authority=request.authority)
    return act_on(request, form, act, _screen(request, "Fai entrare un ente", "Aggiungi", "Ente aggiunto."))


@require_http_methods(["GET", "HEAD", "POST"])
@member("organisation.edit")
def change(request: MemberRequest, code: str) -> HttpResponse:
    latest = _latest(request, code)
    initial = {"share": _typed(latest.share), "version": latest.version, "first_day": request.today}
    form = QuotaForm(request.POST or None, initial=initial)
    act = partial(change_quota, by=request.user.email, authority=request.authority, code=code)
    lead = f"Adesso è {it_share(latest.share, 2)}, dal {it_date(latest.valid_from)}."
    return act_on(request, form, act, _screen(request, f"Quota di {latest.name}", "Salva", "Quota cambiata.", lead))


@require_http_methods(["GET", "HEAD", "POST"])
@member("organisation.edit")
def remove(request: MemberRequest, code: str) -> HttpResponse:
    latest = _latest(request, code)
    form = LastDayForm(request.POST or None, initial={"last_day": request.today, "version": latest.version})
    act = partial(remove_member_body, by=request.user.email, authority=request.authority, code=code)
    lead = "La sua quota finisce con l'ultimo giorno: ricordati di cambiare quelle degli altri."
    return act_on(request, form, act, _screen(request, f"Fai uscire {latest.name}", "Fai uscire", "Ente uscito.", lead))


def _latest(request: MemberRequest, code: str) -> Member:
    quotas = queries.quota_history(request.authority, code)
    if not quotas:
        raise Http404
    return quotas[0]


def _typed(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


def _screen(request: MemberRequest, title: str, action: str, done: str, lead: str = "") -> Screen:
    back = reverse("organisation:members", args=[request.authority.code])
    return Screen(title=title, action=action, done=done, lead=lead, back=back, back_label="Enti e quote")
