"""Rows of incentives: funds, what was done with each, sharings and the amounts of people."""

from traguardo.incentives.models.funds import Cashing, Fund, Passage
from traguardo.incentives.models.sharings import Share, Sharing, SharingState

__all__ = ["Cashing", "Fund", "Passage", "Share", "Sharing", "SharingState"]
