"""A staff need in draft, for the pages that read and write one."""

from traguardo.staffing.domain.need.content import plain
from traguardo.staffing.models import NeedVersion
from traguardo.staffing.tests.need_cases import sound


def need(authority):
    """A sound need of 2026, held against the register on a day."""
    NeedVersion.objects.create(
        authority=authority, year=2026, content=plain(sound() | {"year": 2026, "on": "2024-12-31"})
    )
