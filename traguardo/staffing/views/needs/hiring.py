"""The plan of hires: month by month, with what one tries beside it; nothing of a trial is kept but its address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from traguardo.access.facade import MemberRequest, member
from traguardo.kernel.dates import read_day
from traguardo.kernel.entry import exact
from traguardo.kernel.numbers import italian
from traguardo.staffing.domain.need import Hire, NeedSums, Try, by_year, hiring_tables, tried
from traguardo.staffing.domain.need.tabling_hires import named
from traguardo.staffing.intake.columns import read_full_time
from traguardo.staffing.library.pictures import month_columns
from traguardo.staffing.views.needs.desk import hiring_answer, noted, sheet_or_404
from traguardo.staffing.views.tabled import shown
from traguardo.ui.facade import page

MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")
MOST = 1000
WRONG = "Scrivi le unità come 2 o 0,5; l’orario come 50% o 18/36; il mese come 07/2026."
OF_PLAN = {"hire", "year_of_plan", "source"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A hire in the form of trials: what is typed of it, and what is wrong with that."""

    place: int
    hire: Hire
    name: str
    units: str
    full_time: str
    month: str
    wrong: str = ""


@require_safe
@member("staffing.see_need")
def hiring_plan(request: MemberRequest, year: int, number: int) -> HttpResponse:
    """The hires of a need, what they cost month by month, and the effect of what the address asks to try."""
    sheet = sheet_or_404(request, year, number)
    trials, tries = _trials(request.GET, sheet.sums)
    after = tried(sheet.need, tries) if tries else None
    context = {
        "sheet": sheet,
        "answer": hiring_answer(sheet) if sheet.sums.hires else "",
        "tables": {each.code: shown(each) for each in hiring_tables(sheet.sums, sheet.source)},
        "trials": trials,
        "after": after,
        "changes": by_year(sheet.sums, after) if after else (),
        "picture": month_columns(sheet.sums.years, after.years if after else ()),
        "notes": [each for each in noted(request, sheet) if each.finding.place.sheet.split(".")[0] in OF_PLAN],
    }
    return page(request, "staffing/needs/hiring.html", context, part="outcome")


def _trials(query: Mapping[str, str], sums: NeedSums) -> tuple[list[Trial], dict[str, Try]]:
    """Every hire as the address has it, and those that it changes."""
    trials, tries = [], {}
    for place, hire in enumerate(sums.need.hires, 1):
        trial = Trial(
            place=place,
            hire=hire,
            name=named(hire),
            units=query.get(f"unita-{place}", italian(hire.units, 4)).strip(),
            full_time=query.get(f"orario-{place}", "100%").strip(),
            month=query.get(f"dal-{place}", f"{hire.first_day:%Y-%m}").strip(),
        )
        read = _read(trial)
        if read is None:
            trial = replace(trial, wrong=WRONG)
        elif (read.units * read.full_time, read.first_day) != (hire.units, hire.first_day):
            tries[hire.code] = read
        trials.append(trial)
    return trials, tries


def _read(trial: Trial) -> Try | None:
    """What is typed, None when it cannot be read. The day stays where the month is that of the plan."""
    units, full_time, first = exact(trial.units), read_full_time(trial.full_time), _first_day(trial.month)
    if units is None or not 0 <= units <= MOST or full_time is None or not 0 < full_time <= 1 or first is None:
        return None
    planned = trial.hire.first_day
    same = (first.year, first.month) == (planned.year, planned.month) and first.day == 1
    return Try(units=units, full_time=full_time, first_day=planned if same else first)


def _first_day(text: str) -> date | None:
    """The first day of «2026-07» or «07/2026»; a whole day as it is."""
    found = MONTH.fullmatch(text)
    if found is None:
        return read_day(text)
    year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    return read_day(f"{year}-{month}-01")
