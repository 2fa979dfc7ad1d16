"""All the rules on funds, and their page for users: docs/regole-del-fondo.md."""

from traguardo.incentives.domain.fund import refusals
from traguardo.incentives.domain.fund.card import FundCard

FUND_CATALOGUE: tuple[FundCard, ...] = refusals.CARDS
