"""The yearly contribution for social workers (L. 178/2020, art. 1, c. 797): what it comes to, why, what one more brings."""

from traguardo.staffing.domain.leps.cards import LEPS_CARDS
from traguardo.staffing.domain.leps.counting import Workers, count_workers
from traguardo.staffing.domain.leps.law import LepsRule, Rounding, leps_rule
from traguardo.staffing.domain.leps.plain import leps_data
from traguardo.staffing.domain.leps.printed import check_printed
from traguardo.staffing.domain.leps.reading import Body, read_bodies
from traguardo.staffing.domain.leps.reckoning import Leps, Level, contribution, reckon_leps, settled
from traguardo.staffing.domain.leps.trial import Trial, try_hires
from traguardo.staffing.domain.leps.versions import Member, Stage, Version, Year, check_year, years_of
from traguardo.staffing.domain.leps.words import why

__all__ = [
    "LEPS_CARDS",
    "Body",
    "Leps",
    "LepsRule",
    "Level",
    "Member",
    "Rounding",
    "Stage",
    "Trial",
    "Version",
    "Workers",
    "Year",
    "check_printed",
    "check_year",
    "contribution",
    "count_workers",
    "leps_data",
    "leps_rule",
    "read_bodies",
    "reckon_leps",
    "settled",
    "try_hires",
    "why",
    "years_of",
]
