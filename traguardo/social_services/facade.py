"""All that other contexts may use of the services to people: the regulation of a service on a day, the open calculators."""

from datetime import date

from traguardo.access.facade import Authority
from traguardo.social_services.domain.regulation import Regulation
from traguardo.social_services.queries.regulations import in_force, open_services, versions_of


def regulation_in_force(authority: Authority, code: str, *, on: date) -> Regulation | None:
    """The adopted regulation of a service on a day; None where none holds. One SQL statement."""
    version = in_force(versions_of(authority, code), on)
    return version.regulation if version else None


def public_calculators(authority: Authority, *, on: date) -> tuple[tuple[str, str], ...]:
    """Code and title of the services anybody may reckon on a day. Two SQL statements."""
    return tuple((each.code, each.title) for each in open_services(authority, on=on))
