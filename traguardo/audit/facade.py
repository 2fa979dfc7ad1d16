"""All that other contexts may use of audit: append an act, name the acts, read one authority's record."""

from traguardo.audit.actions import NoTransaction, record
from traguardo.audit.domain.acts import Act, Wanted
from traguardo.audit.queries import acts, acts_one_by_one, count, kinds, name_acts

__all__ = ["Act", "NoTransaction", "Wanted", "acts", "acts_one_by_one", "count", "kinds", "name_acts", "record"]
