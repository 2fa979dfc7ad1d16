"""Pictures of the staff: posts needed against those there, what hires cost month by month, women and men by age."""

from traguardo.staffing.library.pictures.ages import AgeBand, age_bars
from traguardo.staffing.library.pictures.months import month_columns
from traguardo.staffing.library.pictures.posts import LEGEND, post_bars

__all__ = ["LEGEND", "AgeBand", "age_bars", "month_columns", "post_bars"]
