"""The funds of an authority: all of them over the years, one of them whole, several side by side."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.incentives.library.fund_picture import YearBar, shades, year_bars
from traguardo.incentives.queries.fund_blocks import laid_out
from traguardo.incentives.queries.fund_tables import compared
from traguardo.incentives.queries.funds import FundSheet, fund_sheets, in_force
from traguardo.incentives.queries.published import bonuses
from traguardo.incentives.queries.sharings_uses import shareables
from traguardo.incentives.views.funds_desk import sheet_or_404
from traguardo.incentives.views.funds_words import answer, course, told, totals_by_year
from traguardo.kernel.italian import it_money
from traguardo.ui.facade import Column, Table, address, arrange, page

MOST_COMPARED = 5


@require_safe
@member("incentives.see_fund")
def funds(request: MemberRequest) -> HttpResponse:
    """Every fund with its totals, the picture of the years, the limit."""
    found = fund_sheets(request.authority)
    years = sorted(in_force(found).values(), key=lambda each: each.year)
    bars = [_bar(each) for each in years]
    context = {
        "funds": found,
        "answer": answer(years[-1]) if years else "",
        "picture": year_bars(bars, title="Il fondo negli anni") if years else "",
        "shades": shades(bars),
        "limited": any(each.room_to for each in bars),
        "table": _list_table(request, found),
        "years": years,
        "next_year": years[-1].year + 1 if years else request.today.year,
    }
    return page(request, "incentives/funds/list.html", context)


@require_safe
@member("incentives.see_fund")
def fund(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """One fund: what it is made of, what it is for, its agreements, the limit, its acts."""
    sheet = sheet_or_404(request, year, number)
    context = {
        "sheet": sheet,
        "layout": laid_out(sheet.sums),
        "answer": answer(sheet),
        "course": course(sheet),
        "history": [(done, told(done.move)) for done in sheet.steps],
        "totals": totals_by_year(sheet),
        "moves": [line for line in sheet.moves if request.may(line.permission)],
    }
    return page(request, "incentives/funds/fund.html", context)


@require_safe
@member("incentives.see_fund")
def to_sharing(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """What of a fund is shared among people: how much, what came in and so can be paid, what is shared already."""
    sheet = sheet_or_404(request, year, number)
    uses = [each for each in shareables(request.authority) if each.fund.key == sheet.key]
    context = {
        "sheet": sheet,
        "uses": uses,
        "payable": sum(each.payable.cents for each in uses),
        "waiting": sum(each.waiting.cents for each in uses),
        "published": bonuses(request.authority, sheet),
    }
    return page(request, "incentives/funds/to_sharing.html", context)


@require_safe
@member("incentives.see_fund")
def compare_funds(request: MemberRequest) -> HttpResponse:
    """Funds side by side, line by line: `fondo` in the address, once each, is «year-number»."""
    found = {f"{each.year}-{each.number}": each for each in fund_sheets(request.authority)}
    asked = list(dict.fromkeys(request.GET.getlist("fondo")))[:MOST_COMPARED]
    if any(name not in found for name in asked):
        raise Http404("Questo ente non ha uno di quei fondi.")
    chosen = sorted((found[name] for name in asked), key=lambda each: each.key)
    context = {
        "funds": found,
        "chosen": chosen,
        "asked": asked,
        "table": compared(chosen) if len(chosen) > 1 else None,
        "answer": _change(chosen) if len(chosen) > 1 else "",
    }
    return page(request, "incentives/funds/compare.html", context)


def _bar(sheet: FundSheet) -> YearBar:
    """The parts of a year, and what the limit leaves the whole fund to be."""
    sums = sheet.sums
    return YearBar(
        label=sheet.name,
        parts=tuple((each.section.title, each.total) for each in sums.sections),
        total=sums.total,
        room_to=sums.total + sums.limit.room if sums.limit and sums.limit.in_force else None,
    )


def _list_table(request: MemberRequest, found: tuple[FundSheet, ...]) -> Table:
    def link(sheet: FundSheet) -> str:
        return address("incentives:fund", request.authority.code, *sheet.key)

    columns = (
        Column(key="name", label="Fondo", head=True, url=link),
        Column(key="state", label="Stato", value=lambda each: each.stage.label),
        Column(key="total", label="Vale", kind="money", value=lambda each: each.sums.total.cents),
        Column(key="used", label="Destinato", kind="money", value=lambda each: each.sums.used.cents),
        Column(key="carry", label="All’anno dopo", kind="money", value=lambda each: each.sums.carry_over.cents),
        Column(key="limit", label="Limite", kind="money", value=_limit),
        Column(key="room", label="Margine", kind="money", value=_room),
        Column(key="errors", label="Errori", kind="number", value=lambda each: len(each.errors)),
    )
    return arrange(found, columns, request.GET, name="fondi", caption="Fondi per anno", searchable=False)


def _limit(sheet: FundSheet) -> int | None:
    return sheet.sums.limit.limit.cents if sheet.sums.limit else None


def _room(sheet: FundSheet) -> int | None:
    return sheet.sums.limit.room.cents if sheet.sums.limit else None


def _change(chosen: list[FundSheet]) -> str:
    first, last = chosen[0], chosen[-1]
    change = last.sums.total.cents - first.sums.total.cents
    how = f"{it_money(abs(change))} {'in più' if change > 0 else 'in meno'}" if change else "lo stesso"
    return (
        f"Il {last.name.lower()} vale {it_money(last.sums.total.cents)}: {how} del {first.name.lower()}."
        if change
        else (f"Il {last.name.lower()} e il {first.name.lower()} valgono lo stesso: {it_money(last.sums.total.cents)}.")
    )
