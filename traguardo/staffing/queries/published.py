"""What the register of the staff publishes: figures for indicators, tables for PIAO 3.1, 3.3.1 and 3.3.2."""

from dataclasses import replace
from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Table
from traguardo.staffing.domain.figures import staff_figures, vacancies
from traguardo.staffing.domain.tables.heads import REGISTER
from traguardo.staffing.queries.needs import need_in_force
from traguardo.staffing.queries.staff import staff
from traguardo.staffing.queries.staff_tables import printed_tables

CODES = {
    "by-unit": "personale-unita",
    "by-category": "personale-categoria",
    "by-profile": "personale-profilo",
    "by-profile-and-contract": "personale-profilo-rapporto",
    "by-contract": "personale-rapporto",
    "contract-shares": "personale-quote",
    "by-gender": "personale-genere",
    "by-age": "personale-eta",
    "by-age-and-gender": "personale-eta-genere",
    "part-time": "personale-orario",
}
EARLIER = 3


def staff_register_figures(authority: Authority, *, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """Figures on the last of the days, leavers over them. Four SQL statements."""
    holds = need_in_force(authority, last.year)
    lacking = vacancies(holds.sums if holds else None, holds.source if holds else REGISTER)
    return (*staff_figures(staff(authority), first=first, last=last), lacking)


def staff_piao_tables(authority: Authority, *, year: int) -> tuple[Table, ...]:
    """The staff at the end of the year before, against the two years earlier where there was any, small groups kept; the
    need adopted that covers the year, with its hires. Five SQL statements; none of what is not there.
    """
    people, ends = staff(authority), [date(year - ago, 12, 31) for ago in (EARLIER, 2, 1)]
    days = [end for end in ends if any(spell.holds_on(end) for person in people for spell in person.spells)]
    found = printed_tables(authority, people, days) if ends[-1] in days else ()
    holds = need_in_force(authority, year)
    return (*(replace(each, code=CODES[each.code]) for each in found), *(holds.tables if holds else ()))
