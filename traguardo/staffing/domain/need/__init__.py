"""The staff need of a three-year plan (PTFP): posts, costs, standards, hires, sources, quotas, ceilings, and what is wrong."""

from traguardo.staffing.domain.need.catalogue import NEED_CATALOGUE, need_catalogue_markdown
from traguardo.staffing.domain.need.checking import reckon_need
from traguardo.staffing.domain.need.in_service import Service, differences, service_on
from traguardo.staffing.domain.need.model import Hire, Need, Post, Source, Standard
from traguardo.staffing.domain.need.plain import need_data
from traguardo.staffing.domain.need.reading import read_need
from traguardo.staffing.domain.need.refusals import NOT_NOW, UNREADABLE
from traguardo.staffing.domain.need.sums import NeedSums, PostSum, YearSum
from traguardo.staffing.domain.need.tabling import need_tables
from traguardo.staffing.domain.need.tabling_hires import hiring_tables
from traguardo.staffing.domain.need.what_if import Tried, Try, by_year, tried

__all__ = [
    "NEED_CATALOGUE",
    "NOT_NOW",
    "UNREADABLE",
    "Hire",
    "Need",
    "NeedSums",
    "Post",
    "PostSum",
    "Service",
    "Source",
    "Standard",
    "Tried",
    "Try",
    "YearSum",
    "by_year",
    "differences",
    "hiring_tables",
    "need_catalogue_markdown",
    "need_data",
    "need_tables",
    "read_need",
    "reckon_need",
    "service_on",
    "tried",
]
