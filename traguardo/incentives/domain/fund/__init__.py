"""The make-up and use of a fund: what it is made of, what it comes to, what is wrong with it."""

from traguardo.incentives.domain.fund.catalogue import FUND_CATALOGUE, fund_catalogue_markdown
from traguardo.incentives.domain.fund.checking import check_fund, reckon
from traguardo.incentives.domain.fund.model import (
    NEXT_YEAR,
    SAVING,
    Adjustment,
    Agreement,
    Carry,
    Ceiling,
    Formula,
    Fund,
    Kind,
    Line,
    Other,
    Pool,
    Rounding,
    Section,
    Side,
    Step,
    StepKind,
    Total,
    Use,
)
from traguardo.incentives.domain.fund.plain import reckoning_data
from traguardo.incentives.domain.fund.reading import read_fund
from traguardo.incentives.domain.fund.sums import (
    AgreementSum,
    LimitSum,
    LineSum,
    PoolSum,
    Reckoning,
    SectionSum,
    TotalSum,
    UseSum,
)
from traguardo.incentives.domain.fund.writing import fund_data
from traguardo.incentives.domain.fund.years import Comparison, YearRow, compare

__all__ = [
    "FUND_CATALOGUE",
    "NEXT_YEAR",
    "SAVING",
    "Adjustment",
    "Agreement",
    "AgreementSum",
    "Carry",
    "Ceiling",
    "Comparison",
    "Formula",
    "Fund",
    "Kind",
    "LimitSum",
    "Line",
    "LineSum",
    "Other",
    "Pool",
    "PoolSum",
    "Reckoning",
    "Rounding",
    "Section",
    "SectionSum",
    "Side",
    "Step",
    "StepKind",
    "Total",
    "TotalSum",
    "Use",
    "UseSum",
    "YearRow",
    "check_fund",
    "compare",
    "fund_catalogue_markdown",
    "fund_data",
    "read_fund",
    "reckon",
    "reckoning_data",
]
