"""All that other contexts may use of audit: append an act, read the record, verify it."""

from traguardo.audit.actions import NoTransaction, record

__all__ = ["NoTransaction", "record"]
