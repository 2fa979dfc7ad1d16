"""The sharing out of a fund among people: exact, to the cent, explained; the sum paid and what is left make the fund.

To come here: `read_rules(data) -> (Rules | None, findings)`, `rules_data(rules) -> dict`, `read_workers(rows) -> (workers,
findings)`, `read_amount(text) -> (Money | None, findings)`, `share_out(fund, rules, people) -> Sharing`, `sharing_data(sharing)`.
"""

from traguardo.incentives.domain.sharing.result import Leftover, Share, Sharing
from traguardo.incentives.domain.sharing.rules import (
    Band,
    Cap,
    Destiny,
    Factor,
    Floor,
    Group,
    MeanOf,
    Method,
    Rounding,
    Rules,
    Size,
    Surcharge,
)
from traguardo.incentives.domain.sharing.worker import Worker

__all__ = [
    "Band",
    "Cap",
    "Destiny",
    "Factor",
    "Floor",
    "Group",
    "Leftover",
    "MeanOf",
    "Method",
    "Rounding",
    "Rules",
    "Share",
    "Sharing",
    "Size",
    "Surcharge",
    "Worker",
]
