"""Agile work in an authority: rules, a person with an agreement, one who waits, a rotation drawn."""

from tests.reliability.addresses.rules import AGILE_ACTIVITY, AGILE_REPORT
from traguardo.access.facade import Authority
from traguardo.agile_work.tests.factories import everything


def go_agile(authority: Authority) -> dict[str, int]:
    """Fill the authority, 102 with an agreement and 103 waiting; the keys that stand in addresses."""
    activity, report = everything(authority)
    return {AGILE_ACTIVITY: activity.pk, AGILE_REPORT: report.pk}
