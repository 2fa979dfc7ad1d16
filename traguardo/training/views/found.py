"""The thing an address names, or 404."""

from typing import NoReturn

from django.http import Http404

from traguardo.access.facade import MemberRequest
from traguardo.staffing.facade import Person, person_of
from traguardo.training.domain.courses import Course
from traguardo.training.domain.lines import Line
from traguardo.training.domain.needs import Need
from traguardo.training.queries.courses import course
from traguardo.training.queries.needs import Gathering, gathering, needs
from traguardo.training.queries.plans import Version, version


def the_version(request: MemberRequest, year: int, number: int) -> Version:
    """A version of a plan; 404 when the authority has no such one."""
    return version(request.authority, year, number) or _missing("Questa versione del piano non c'è.")


def the_draft(request: MemberRequest, year: int, number: int) -> Version:
    """A version that may still be written; 404 for one adopted."""
    found = the_version(request, year, number)
    return _missing("Questa versione è adottata: non si cambia.") if found.adopted else found


def the_line(found: Version, code: str) -> Line:
    """A line of a version; 404 when it has none."""
    return found.plan.line(code) or _missing("Questa riga nel piano non c'è.")


def the_course(request: MemberRequest, number: int) -> Course:
    """A course; 404 when the authority has no such one."""
    return course(request.authority, number) or _missing("Questo corso non c'è.")


def the_gathering(request: MemberRequest, year: int) -> Gathering:
    """The collection of a year; 404 where there is none."""
    return gathering(request.authority, year) or _missing("Questa raccolta non c'è.")


def myself(request: MemberRequest) -> Person | None:
    """Who of the staff signs in, None when the account is of nobody of them."""
    return person_of(request.authority, request.user)


def my_self(request: MemberRequest) -> Person:
    """Who of the staff signs in; 404 for an account that is of nobody of them."""
    return myself(request) or _missing("Il tuo accesso non è di una persona del personale.")


def my_need(request: MemberRequest, year: int, number: int) -> tuple[Person, Need]:
    """A need one wrote; 404 for somebody else's."""
    mine = my_self(request)
    own = needs(request.authority, person=mine.code)
    found = next((each for each in own if (each.year, each.number) == (year, number)), None)
    return mine, found or _missing("Questo fabbisogno non c'è.")


def _missing(words: str) -> NoReturn:
    raise Http404(words)
