"""Screens of the yearly report of the committee: data, texts, approval, sending, the paper."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.books.tables import csv_bytes
from traguardo.kernel.italian import it_day
from traguardo.kernel.table import Table
from traguardo.ui.facade import Pair, page
from traguardo.wellbeing.actions import reports as actions
from traguardo.wellbeing.domain.report import TEXTS, Stage, data_due, report_due
from traguardo.wellbeing.domain.staff_tables import BANDS
from traguardo.wellbeing.forms.fields import SeenForm
from traguardo.wellbeing.forms.plans import AdoptForm
from traguardo.wellbeing.forms.reports import SendForm, TextsForm, YearForm
from traguardo.wellbeing.library.paper import plain
from traguardo.wellbeing.queries.paper import print_report
from traguardo.wellbeing.queries.reports import Report, report, reports
from traguardo.wellbeing.queries.rights import in_committee
from traguardo.wellbeing.views.acting import FORMS, Screen, act_on, by, committee_only, found

MISSING = "Questa relazione non c'è."


@require_safe
@member("wellbeing.read")
def show_reports(request: MemberRequest) -> HttpResponse:
    """The reports one may read."""
    drafts = _reads_drafts(request)
    known = [each for each in reports(request.authority) if drafts or each.stage.public]
    return page(request, "wellbeing/reports.html", {"reports": known})


@require_safe
@member("wellbeing.read")
def show_report(request: MemberRequest, year: int) -> HttpResponse:
    """A report: where it is, its tables (whole for the committee and the office), its texts."""
    shown = _readable(request, year)
    whole = _reads_drafts(request)
    tables = shown.tables if whole else shown.open_tables
    inside = in_committee(request)
    context = {
        "shown": shown,
        "answer": _answer(shown),
        "tables": [plain(table) for table in tables],
        "whole": whole,
        "pairs": _pairs(shown.tables) if whole else [],
        "texts": [(title, shown.texts.get(code, "")) for code, title, _ in TEXTS],
        "findings": shown.findings(request.today) if whole else [],
        "gives": request.may("wellbeing.manage") and shown.stage in {Stage.BEGUN, Stage.GIVEN},
        "writes": inside and shown.stage in {Stage.BEGUN, Stage.GIVEN},
        "approves": inside and shown.stage is Stage.GIVEN,
        "sends": inside and shown.stage is Stage.APPROVED,
    }
    return page(request, "wellbeing/report.html", context)


def _answer(shown: Report) -> str:
    if shown.sent_on:
        return f"Approvata il {it_day(shown.approved_on or shown.sent_on)} e inviata il {it_day(shown.sent_on)}."
    if shown.approved_on:
        return f"Approvata il {it_day(shown.approved_on)}: va inviata entro il {it_day(report_due(shown.year))}."
    if shown.given_on:
        return f"I dati sono del {it_day(shown.given_on)}: il comitato la presenta entro il {it_day(report_due(shown.year))}."
    return f"L'amministrazione dà i dati entro il {it_day(data_due(shown.year))}."


def _pairs(tables: tuple[Table, ...]) -> list[Pair]:
    """Women and men of each age, oldest first, for who reads the tables whole."""
    first = next((table for table in tables if table.code == "cug-inquadramento"), None)
    counts = [int(str(value)) for value in first.rows[-1].values] if first and first.rows else []
    if not counts:
        return []
    half = len(BANDS)
    return [Pair(label=f"{band} anni", left=counts[place], right=counts[half + place]) for place, (*_, band) in enumerate(BANDS)][::-1]  # fmt: skip


@require_safe
@member("wellbeing.read")
def report_pdf(request: MemberRequest, year: int) -> HttpResponse:
    """The paper: for everybody with small groups kept; a draft says so on every page."""
    shown = _readable(request, year)
    pdf = print_report(shown, authority=request.authority, today=request.today)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="relazione-cug-{year}.pdf"'
    return answer


@require_safe
@member("wellbeing.read")
def report_csv(request: MemberRequest, year: int) -> HttpResponse:
    """The tables as one reads them."""
    shown = _readable(request, year)
    tables = shown.tables if _reads_drafts(request) else shown.open_tables
    if not tables:
        raise Http404("I dati non ci sono ancora.")
    answer = HttpResponse(csv_bytes(tables), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="relazione-cug-{year}.csv"'
    return answer


@require_http_methods(FORMS)
@member("wellbeing.manage")
def begin_report(request: MemberRequest) -> HttpResponse:
    """Begin the report on a year."""
    form = YearForm(request.POST or None, initial={"year": request.today.year - 1})
    back = reverse("wellbeing:reports", args=[request.authority.code])
    screen = Screen(title="Comincia una relazione", action="Comincia", done="Relazione cominciata: ora dai i dati.", back=back, trail=("Relazioni", back))  # fmt: skip
    return act_on(request, form, lambda: actions.begin_report(**by(request), today=request.today, **form.cleaned_data), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.manage")
def give_data(request: MemberRequest, year: int) -> HttpResponse:
    """Fix the tables and give them to the committee."""
    shown = _at(request, year, Stage.BEGUN, Stage.GIVEN)
    form = SeenForm(request.POST or None, initial={"revision": shown.revision})
    screen = _screen(request, shown, "Dai i dati al comitato", "Dai i dati", "Dati dati al comitato.", f"Le tavole si contano adesso dal registro del personale, al 31/12/{year}. Si possono ridare finché il comitato non approva.")  # fmt: skip
    return act_on(request, form, lambda: actions.give_data(**by(request), year=year, today=request.today, **form.cleaned_data), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.read")
def write_report(request: MemberRequest, year: int) -> HttpResponse:
    """What the committee writes."""
    committee_only(request)
    shown = _at(request, year, Stage.BEGUN, Stage.GIVEN)
    form = TextsForm(request.POST or None, initial={"revision": shown.revision, **shown.texts})
    screen = _screen(
        request,
        shown,
        "Scrivi la relazione",
        "Salva",
        "Testi salvati.",
        "Puoi salvare a metà: per approvarla servono tutti.",
    )

    def act() -> object:
        texts = {code: form.cleaned_data[code] for code, *_ in TEXTS}
        return actions.write_report(**by(request), year=year, revision=form.cleaned_data["revision"], texts=texts)

    return act_on(request, form, act, screen)


@require_http_methods(FORMS)
@member("wellbeing.read")
def approve_report(request: MemberRequest, year: int) -> HttpResponse:
    """The committee approves."""
    committee_only(request)
    shown = _at(request, year, Stage.GIVEN)
    form = AdoptForm(request.POST or None, initial={"revision": shown.revision, "on": request.today})
    form.fields["act"].help_text = "Per esempio: Verbale della riunione n. 4."
    screen = _screen(request, shown, "Approva la relazione", "Approva", "Relazione approvata.", warning="Approvata la relazione, tavole e testi non cambiano più, e li legge tutto il personale.")  # fmt: skip
    return act_on(request, form, lambda: actions.approve_report(**by(request), year=year, today=request.today, **form.cleaned_data), screen)  # fmt: skip


@require_http_methods(FORMS)
@member("wellbeing.read")
def send_report(request: MemberRequest, year: int) -> HttpResponse:
    """Say when it was sent and to whom."""
    committee_only(request)
    shown = _at(request, year, Stage.APPROVED)
    form = SendForm(request.POST or None, initial={"revision": shown.revision, "on": request.today})
    screen = _screen(request, shown, "Segna l'invio", "Segna", "Invio segnato.")
    return act_on(request, form, lambda: actions.send_report(**by(request), year=year, today=request.today, **form.cleaned_data), screen)  # fmt: skip


def _reads_drafts(request: MemberRequest) -> bool:
    return request.may("wellbeing.manage") or in_committee(request)


def _readable(request: MemberRequest, year: int) -> Report:
    shown = found(report(request.authority, year), MISSING)
    return found(shown if shown.stage.public or _reads_drafts(request) else None, MISSING)


def _at(request: MemberRequest, year: int, *stages: Stage) -> Report:
    shown = found(report(request.authority, year), MISSING)
    return found(shown if shown.stage in stages else None, f"La relazione è «{shown.stage.label}».")


def _screen(
    request: MemberRequest, shown: Report, title: str, action: str, done: str, lead: str = "", *, warning: str = ""
) -> Screen:
    back = reverse("wellbeing:report", args=[request.authority.code, shown.year])
    trail = (f"Relazione sul {shown.year}", back)
    return Screen(title=title, action=action, done=done, lead=lead, warning=warning, back=back, trail=trail)
