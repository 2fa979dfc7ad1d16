"""Protected workers an authority must employ (L. 68/1999): the base, the duty, what is missing."""

from traguardo.staffing.domain.quotas.cards import CROWDED, QUOTA_CARDS
from traguardo.staffing.domain.quotas.counting import Base, count_base
from traguardo.staffing.domain.quotas.duty import Duty, Situation, check_situation

__all__ = ["CROWDED", "QUOTA_CARDS", "Base", "Duty", "Situation", "check_situation", "count_base"]
