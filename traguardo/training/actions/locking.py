"""Rows held while an act changes them, and the version their author saw."""

from django.db.models import Max, QuerySet

from traguardo.access.facade import Authority
from traguardo.kernel.stale import StaleVersion
from traguardo.staffing.facade import Person, person
from traguardo.training.actions.refusing import refuse
from traguardo.training.actions.showing import Shown


def hold(authority: Authority) -> None:
    """Nobody else numbers anything of the authority until the transaction ends."""
    Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)


def next_number(rows: "QuerySet[object]") -> int:  # type: ignore[type-var]
    """One more than the highest number of these rows."""
    return int(rows.aggregate(top=Max("number"))["top"] or 0) + 1


def check_revision(
    subject: str, there: int, seen: int, *, yours: Shown | None = None, current: Shown | None = None
) -> None:
    """StaleVersion, with what its author wrote and what is `current`, when what is there is not what they saw."""
    if there != seen:
        versions = ({"Versione": seen, **(yours or {})}, {"Versione": there, **(current or {})})
        raise StaleVersion(subject=subject, yours=versions[0], current=versions[1])


def the_person(authority: Authority, code: str) -> Person:
    """The person of a code; Refused when the register has none."""
    found = person(authority, code)
    if found is None:
        raise refuse(f"La matricola «{code}» non è di nessuno del personale.", "Scegli una persona dell'elenco.")
    return found
