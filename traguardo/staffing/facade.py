"""All that other contexts may use of the staff register: people as plain values, figures for indicators, tables of PIAO 3.

Figures: «staffing.in_service», «staffing.at_work», «staffing.fte», «staffing.women_share», «staffing.mean_age»,
«staffing.part_time_share», «staffing.turnover», «staffing.vacancies», «staffing.leps_contribution», «staffing.leps_ratio», «staffing.quota_gap».
Tables: «personale-…», «fabbisogno-…», «assunzioni-…», «leps-contributo», «assunzioni-procedure».
"""

from datetime import date

from traguardo.access.facade import Authority
from traguardo.kernel.register_figure import RegisterFigure
from traguardo.kernel.table import Table
from traguardo.staffing.domain.people import Contract, Gender, Person, Position, Presence, Spell
from traguardo.staffing.queries.leps import leps_figures, leps_tables
from traguardo.staffing.queries.procedures import procedure_tables
from traguardo.staffing.queries.published import staff_piao_tables, staff_register_figures
from traguardo.staffing.queries.quotas import quota_figures
from traguardo.staffing.queries.staff import in_service, person, person_of, presences, staff


def register_figures(authority: Authority, *, first: date, last: date) -> tuple[RegisterFigure, ...]:
    """The figures the register publishes for the days from `first` to `last`, both included. Six SQL statements."""
    return (
        *staff_register_figures(authority, first=first, last=last),
        *leps_figures(authority, year=last.year),
        *quota_figures(authority, last=last),
    )


def piao_tables(authority: Authority, *, year: int) -> tuple[Table, ...]:
    """The tables PIAO 3.1 and 3.3 of a year print, small groups kept: staff at the end of the year before, need, hires,
    the contribution for social workers, the procedures to hire.
    """
    return (
        *staff_piao_tables(authority, year=year),
        *leps_tables(authority, year=year),
        *procedure_tables(authority, year=year),
    )


__all__ = [
    "Contract",
    "Gender",
    "Person",
    "Position",
    "Presence",
    "Spell",
    "in_service",
    "person",
    "person_of",
    "piao_tables",
    "presences",
    "register_figures",
    "staff",
]
