"""Write down that somebody took away what is known of the training of others."""

from django.db import transaction

from traguardo.access.facade import Authority
from traguardo.audit import facade as audit


@transaction.atomic
def take_hours(*, by: str, authority: Authority, year: int, people: int) -> None:
    """The hours of so many people in a year left as a file: whose they are, the record does not say."""
    data = {"people": people}
    audit.record(authority=authority.code, by=by, act="training.take_hours", subject=str(year), data=data)


@transaction.atomic
def take_certificates(*, by: str, authority: Authority, certificates: int) -> None:
    """The register of certificates left as a file."""
    data = {"certificates": certificates}
    audit.record(authority=authority.code, by=by, act="training.take_certificates", subject=authority.code, data=data)
