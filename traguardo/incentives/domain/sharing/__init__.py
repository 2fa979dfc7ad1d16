"""The sharing out of a fund among people: exact, to the cent, explained; the sum paid and what is left make the fund.

To come here: `read_rules(data) -> (Rules | None, findings)`, `rules_data(rules) -> dict`, `read_workers(rows) -> (workers,
findings)`, `read_amount(text) -> (Money | None, findings)`, `share_out(fund, rules, people) -> Sharing`, `sharing_data(sharing)`.
"""

from traguardo.incentives.domain.sharing.catalogue import CATALOGUE, catalogue_markdown, found
from traguardo.incentives.domain.sharing.columns import COLUMNS
from traguardo.incentives.domain.sharing.distribution import Cut, LorenzPoint, Slice, gini, lorenz, slices
from traguardo.incentives.domain.sharing.earlier import Earlier, beyond
from traguardo.incentives.domain.sharing.people_reading import read_workers
from traguardo.incentives.domain.sharing.plain_sharing import share_data, sharing_data
from traguardo.incentives.domain.sharing.result import Leftover, Share, Sharing
from traguardo.incentives.domain.sharing.rules import (
    PRESETS,
    Band,
    Cap,
    Criterion,
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
from traguardo.incentives.domain.sharing.rules_plain import rules_data
from traguardo.incentives.domain.sharing.rules_reading import read_rules
from traguardo.incentives.domain.sharing.sharing_out import nothing_shared, share_out
from traguardo.incentives.domain.sharing.typed import read_amount
from traguardo.incentives.domain.sharing.worker import Worker

__all__ = [
    "CATALOGUE",
    "COLUMNS",
    "PRESETS",
    "Band",
    "Cap",
    "Criterion",
    "Cut",
    "Destiny",
    "Earlier",
    "Factor",
    "Floor",
    "Group",
    "Leftover",
    "LorenzPoint",
    "MeanOf",
    "Method",
    "Rounding",
    "Rules",
    "Share",
    "Sharing",
    "Size",
    "Slice",
    "Surcharge",
    "Worker",
    "beyond",
    "catalogue_markdown",
    "found",
    "gini",
    "lorenz",
    "nothing_shared",
    "read_amount",
    "read_rules",
    "read_workers",
    "rules_data",
    "share_data",
    "share_out",
    "sharing_data",
    "slices",
]
