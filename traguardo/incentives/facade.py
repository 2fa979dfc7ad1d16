"""All that other contexts may use of incentives: the fund of a year as tables, and what it closed with."""

from traguardo.access.facade import Authority
from traguardo.incentives.queries import fund_tables as tables
from traguardo.incentives.queries.funds import FundSheet, fund_sheets, in_force
from traguardo.kernel.money import Money
from traguardo.kernel.table import Table


def fund_years(authority: Authority) -> tuple[int, ...]:
    """The years the authority has a fund for, the last first. Six SQL statements."""
    return tuple(sorted(in_force(fund_sheets(authority)), reverse=True))


def fund_tables(authority: Authority, year: int) -> tuple[Table, ...]:
    """Make-up, use, agreements and limit of the year's fund (the last number signed, else the last); none without a fund.

    Amounts in whole cents; the source of each table says the state of the fund and its digest.
    """
    found = _of(authority, year)
    return tables.fund_tables(found) if found else ()


def fund_comparison(authority: Authority, years: tuple[int, ...]) -> Table | None:
    """The funds of those years side by side, line by line, oldest first; None when fewer than two have one."""
    known = in_force(fund_sheets(authority))
    found = [known[year] for year in sorted(set(years)) if year in known]
    return tables.compared(found) if len(found) > 1 else None


def closing(authority: Authority, year: int) -> Money | None:
    """What the year's fund hands over to the next one, closed sharings counted; None without a fund."""
    found = _of(authority, year)
    return found.sums.carry_over if found else None


def _of(authority: Authority, year: int) -> FundSheet | None:
    return in_force(fund_sheets(authority)).get(year)
