"""The system of evaluation a year is judged by, read from its row once for all."""

from functools import lru_cache
from json import dumps, loads

from traguardo.access.facade import Authority
from traguardo.evaluation import models
from traguardo.evaluation.domain.system import System, read_system


class Unreadable(ValueError):  # noqa: N818 - it names the fact
    """A stored system that cannot be read: it was written by another version of the programme."""


def in_force(authority: Authority, *, year: int) -> models.System | None:
    """The last adopted version that counts for the year, None when there is none."""
    adopted = models.System.objects.filter(authority=authority, state=models.SystemState.ADOPTED)
    return adopted.filter(first_year__lte=year).order_by("-first_year", "-number").first()


def system_of(row: models.System) -> System:
    """A row as the domain's System. Unreadable where its content is not one."""
    return _read(dumps(row.content, sort_keys=True))


@lru_cache(maxsize=32)
def _read(content: str) -> System:
    system, findings = read_system(loads(content))
    if system is None:
        raise Unreadable("; ".join(finding.message for finding in findings))
    return system
