"""Screens of the contribution for social workers: a year with its picture, what would change, a version more."""

from fractions import Fraction
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.italian import it_money, it_number
from traguardo.kernel.numbers import read_number
from traguardo.staffing.actions.leps import tell_leps as tell
from traguardo.staffing.domain.leps import (
    Leps,
    Stage,
    Trial,
    Version,
    Year,
    check_year,
    leps_rule,
    read_bodies,
    try_hires,
    why,
)
from traguardo.staffing.domain.leps.reading import FIRST_YEAR
from traguardo.staffing.forms.leps import LepsForm, TrialForm, findings_of, told_before, trial_start
from traguardo.staffing.library.leps_scale import leps_scale, stretches
from traguardo.staffing.queries.leps import LepsBook, leps_book
from traguardo.staffing.views.acting import Screen, act_on
from traguardo.ui.facade import Column, Point, Table, arrange, csv_download, page

MOST = 40


@require_safe
@member("staffing.see_need")
def leps(request: MemberRequest) -> HttpResponse:
    """A year: where the district stands, what it comes to, what one more brings, the versions, the other years."""
    book = leps_book(request.authority)
    year = book.year(_year(request, book))
    version = year.counts
    sums = version.leps if version else None
    workers = book.workers(year.year)
    form, trial = _trial(request, year, book)
    context = {
        "year": year,
        "years": _choices(book, request.today.year),
        "version": version,
        "sums": sums,
        "answer": _answer(year, version, sums) if version and sums else "",
        "picture": leps_scale(sums) if sums else "",
        "stretches": stretches(sums) if sums else (),
        "why": why(sums) if sums else (),
        "workers": workers,
        "findings": check_year(year, today=request.today),
        "stages": [(stage, year.last(stage)) for stage in Stage],
        "form": form,
        "trial": trial,
        "table": _table(request, book),
        "points": [Point(label=str(each.year), value=each.counts.amount.cents // 100) for each in book.years.values() if each.counts],
    }  # fmt: skip
    return page(request, "staffing/leps/leps.html", context)


@require_safe
@member("staffing.see_need")
def leps_csv(request: MemberRequest) -> HttpResponse:
    """The years as a file."""
    return csv_download(_table(request, leps_book(request.authority)), f"leps-{request.authority.code}.csv")


@require_http_methods(["GET", "HEAD", "POST"])
@member("staffing.edit_need")
def tell_leps(request: MemberRequest, year: int, stage: str) -> HttpResponse:
    """Write a version of the booking or the settlement of a year; the ones before stay."""
    if stage not in set(Stage) or leps_rule(year) is None or year > request.today.year + 1:
        raise Http404("Questo anno del contributo non c'è.")
    which, book = Stage(stage), leps_book(request.authority)
    seen = book.last_seen(year, which)
    initial = {"on": request.today, "seen": seen} | told_before(book.before(year, which))
    form = LepsForm(
        request.POST or None,
        initial=initial,
        year=year,
        own=request.authority.name,
        workers=book.workers(year),
        again=seen > 0,
    )
    verb = "Correggi" if seen else "Scrivi"
    screen = Screen(
        title=f"{verb} la {which.label} del {year}",
        action="Aggiungi la versione",
        done=f"La {which.label} del {year} è scritta.",
        back=f"{reverse('staffing:leps', args=[request.authority.code])}?anno={year}",
        lead="Quello che c'è resta: questa è una versione in più, e vale l'ultima." if seen else "",
        warning="Una versione scritta non si cambia e non si toglie: per correggerla se ne scrive un'altra.",
    )

    def act() -> object:
        who: dict[str, Any] = {"by": request.user, "authority": request.authority}
        return tell(**who, year=year, stage=which, seen=form.cleaned_data["seen"], telling=form.telling())

    return act_on(request, form, act, screen)


def _year(request: MemberRequest, book: LepsBook) -> int:
    asked = request.GET.get("anno", "")
    if asked.isascii() and asked.isdecimal() and FIRST_YEAR <= int(asked) <= request.today.year + 1:
        return int(asked)
    return max(book.years, default=request.today.year)


def _choices(book: LepsBook, now: int) -> list[int]:
    """The years one may look at, the latest first."""
    first = min([*book.years, now], default=now)
    return sorted({*range(max(first, FIRST_YEAR), now + 2), *book.years}, reverse=True)


def _answer(year: Year, version: Version, sums: Leps) -> str:
    """Where one stands and what it comes to, in a sentence or two."""
    per = sums.residents / sums.staff if sums.staff else None
    ratio = f"1 assistente sociale ogni {it_number(per, 0)} residenti" if per else "nessun assistente sociale"
    words = {
        Stage.BOOKING: f"Il contributo prenotato è {it_money(version.amount.cents)}",
        Stage.FINAL: f"Il contributo liquidato è {it_money(version.amount.cents)}",
    }[version.stage]
    paid = f", se ne incassano {it_money(year.paid.cents)}" if year.paid and year.paid != version.amount else ""
    return f"Nel {year.year} l'ambito ha {ratio}: è {sums.level.label}. {words}{paid}."


def _trial(request: MemberRequest, year: Year, book: LepsBook) -> tuple[TrialForm, Trial | None]:
    """The form of what would change, and the answer where something was asked; nothing is kept."""
    asked = "in_piu" in request.GET
    start = trial_start(year.counts, book.workers(year.year))
    form = TrialForm(request.GET if asked else None, initial=start)
    if not asked or not form.is_valid():
        return form, None
    told = form.cleaned_data
    rule, bodies, findings = read_bodies([told["residenti"]], [told["assistenti"]], year=year.year)
    findings_of(form, findings)
    more = read_number(told["in_piu"])
    if more is None or more.percent or more.euro or abs(more.value) > MOST:
        form.add_error("in_piu", f"Scrivi un numero fra −{MOST} e {MOST}, come 2 o 0,5.")
    if rule is None or more is None or form.errors:
        return form, None
    return form, try_hires(rule, bodies[0], year=year.year, hires=Fraction(more.value), month=told["mese"])


def _table(request: MemberRequest, book: LepsBook) -> Table:
    """Every year told, the latest first: residents, social workers, the two stages, what comes in."""
    here = reverse("staffing:leps", args=[request.authority.code])

    def cents(year: Year, stage: Stage) -> int | None:
        version = year.last(stage)
        return version.amount.cents if version else None

    columns = (
        Column(key="year", label="Anno", head=True, value=lambda each: str(each.year), url=lambda each: f"{here}?anno={each.year}"),
        Column(key="residents", label="Residenti", kind="number", value=lambda each: each.counts.leps.residents),
        Column(key="staff", label="Assistenti sociali", kind="number", decimals=1, value=lambda each: each.counts.leps.staff),
        Column(key="ratio", label="Residenti per uno", kind="number", decimals=0, value=_ratio),
        Column(key="level", label="Dove", value=lambda each: each.counts.leps.level.label),
        Column(key="booked", label="Prenotazione", kind="money", value=lambda each: cents(each, Stage.BOOKING)),
        Column(key="final", label="Liquidazione", kind="money", value=lambda each: cents(each, Stage.FINAL)),
        Column(key="paid", label="Si incassa", kind="money", value=lambda each: each.paid.cents if each.paid else None),
        Column(key="computed", label="Dal conto", kind="money", value=lambda each: each.counts.leps.amount.cents),
    )  # fmt: skip
    rows = list(reversed(tuple(book.years.values())))
    export = reverse("staffing:leps_csv", args=[request.authority.code])
    return arrange(rows, columns, request.GET, name="anni", caption="Anno per anno", searchable=False, export=export)


def _ratio(year: Year) -> object:
    sums = year.counts.leps if year.counts else None
    return sums.residents / sums.staff if sums and sums.staff else None
