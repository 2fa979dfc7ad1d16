"""Write down that somebody took people of the register away as a file: how many, never who."""

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit


@transaction.atomic
def take_people(*, by: str, authority: Authority, people: int) -> None:
    """So many persons left as a file."""
    audit.record(
        authority=authority.code, by=by, act="staffing.take_people", subject="personale", data={"people": people}
    )
