"""All that other contexts may use of audit: append an act, name the acts, read one authority's record, fix what an act fixed."""

from traguardo.audit.actions import NoTransaction, record
from traguardo.audit.domain.acts import Act, Wanted
from traguardo.audit.library.freezing import Frozen, freezing
from traguardo.audit.queries import acts, acts_one_by_one, count, kinds, name_acts

__all__ = [
    "Act",
    "Frozen",
    "NoTransaction",
    "Wanted",
    "acts",
    "acts_one_by_one",
    "count",
    "freezing",
    "kinds",
    "name_acts",
    "record",
]
