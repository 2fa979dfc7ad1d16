"""Screens of protected workers: the latest situation, what the register counts, what is missing, one more version."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.dates import read_day
from traguardo.kernel.italian import it_day
from traguardo.staffing.actions.quotas import tell_quota as tell
from traguardo.staffing.domain.quotas import Situation, check_situation
from traguardo.staffing.forms.quotas import DayForm, QuotaForm
from traguardo.staffing.queries.quotas import QuotaBook, quota_book, register_base
from traguardo.staffing.views.acting import Screen, act_on
from traguardo.ui.facade import Bar, Column, Table, arrange, csv_download, page


@require_safe
@member("staffing.read")
def quotas(request: MemberRequest) -> HttpResponse:
    """The latest situation: due, there, missing, why; what the register counts today."""
    book = quota_book(request.authority)
    now = book.last[0] if book.last else None
    base = register_base(request.authority, now.on if now else request.today)
    context = {
        "now": now,
        "answer": _answer(now) if now else "",
        "bars": _bars(now) if now else [],
        "base": base,
        "findings": check_situation(now, today=request.today) if now else [],
        "table": _table(request, book),
        "form": DayForm(initial={"al": _last_year_s_end(request.today)}),
    }
    return page(request, "staffing/quotas/quotas.html", context)


@require_safe
@member("staffing.read")
def quotas_csv(request: MemberRequest) -> HttpResponse:
    """The situations as a file."""
    return csv_download(_table(request, quota_book(request.authority)), f"quote-{request.authority.code}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit")
def tell_quota(request: MemberRequest) -> HttpResponse:
    """Write the situation of the day «al» (without it, the end of last year); the versions before stay."""
    on = read_day(request.GET.get("al", "")) or _last_year_s_end(request.today)
    book, base = quota_book(request.authority), register_base(request.authority, on)
    before = next((each for each in book.last if each.on == on), None)
    form = QuotaForm(request.POST or None, initial={"seen": book.number(on), **(_typed(before) if before else {})})
    form.fields["base"].help_text = f"Il registro conta {base.counted} dipendenti: togli tu chi è già assunto per questa legge."  # fmt: skip
    screen = Screen(
        title=f"Situazione al {it_day(on)}",
        action="Aggiungi la versione",
        done="Situazione scritta.",
        back=reverse("staffing:quotas", args=[request.authority.code]),
        lead="Si scrivono solo numeri, con la loro fonte. Nel registro del personale nessuno è segnato: non si può sapere chi sono.",
    )

    def act() -> object:
        situation = form.situation(on, base.counted)
        return tell(by=request.user, authority=request.authority, seen=form.cleaned_data["seen"], situation=situation)

    return act_on(request, form, act, screen)


def _last_year_s_end(today: date) -> date:
    return date(today.year - 1, 12, 31)


def _typed(situation: Situation) -> dict[str, object]:
    return {
        "disabled": situation.disabled,
        "protected": situation.protected,
        "base": situation.typed,
        "source": situation.source,
        "sent": situation.sent,
    }


def _answer(now: Situation) -> str:
    day = it_day(now.on)
    if not now.due:
        return f"Al {day} con {now.base} dipendenti non c'è obbligo di assunzioni protette."
    if not now.gap:
        return f"Al {day} la quota d'obbligo è coperta: {now.due} dovuti su una base di {now.base}."
    missing = "manca 1 lavoratore protetto" if now.gap == 1 else f"mancano {now.gap} lavoratori protetti"
    return f"Al {day} {missing}: {now.due} dovuti su una base di {now.base}."


def _bars(now: Situation) -> list[Bar]:
    return [
        Bar(
            label=each.label.capitalize(),
            value=min(each.there * 100 // each.due, 100) if each.due else None,
            state="late" if each.missing else "on-track",
            text=f"{each.there} su {each.due}" if each.due else "nessun obbligo",
        )
        for each in now.duties
    ]


def _table(request: MemberRequest, book: QuotaBook) -> Table:
    columns = (
        Column(key="on", label="Situazione al", kind="date", head=True),
        Column(key="base", label="Base", kind="number"),
        Column(key="due", label="Dovuti", kind="number"),
        Column(key="disabled", label="Con disabilità", kind="number"),
        Column(key="protected", label="Altre categorie", kind="number"),
        Column(key="gap", label="Mancano", kind="number"),
        Column(key="sent", label="Prospetto inviato il", kind="date"),
        Column(key="number", label="Versione", kind="number"),
        Column(key="source", label="Fonte"),
    )
    export = reverse("staffing:quotas_csv", args=[request.authority.code])
    rows = tuple(reversed(book.versions))
    return arrange(rows, columns, request.GET, name="situazioni", caption="Tutte le situazioni scritte", searchable=False, export=export)  # fmt: skip
