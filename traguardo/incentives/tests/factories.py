"""A small fund and its sharing for tests: five people of an authority, their points, the rules of the point value."""

from datetime import date

from traguardo.access.facade import Role, User
from traguardo.access.tests.factories import a_member, a_person
from traguardo.incentives import models
from traguardo.incentives.actions.sharing.closing import Closing, close
from traguardo.incentives.actions.sharing.creating import create_sharing
from traguardo.incentives.actions.sharing.people import replace_people
from traguardo.incentives.queries.sharings import sharing
from traguardo.incentives.queries.sharings_checks import check
from traguardo.kernel.money import Money
from traguardo.staffing.models import Person
from traguardo.staffing.tests.factories import a_staff, a_worker

YEAR, TODAY = 2024, date(2025, 5, 2)
AMOUNT = Money(1_000_000)
RULES = {"title": "Produttività", "year": YEAR, "method": "points", "cap": {"times": 2}}
STAFF = (
    ("101", "Verdi Anna", "A", "D", "F", "95"),
    ("102", "Neri Bruno", "A", "C", "M", "80,5"),
    ("103", "Gialli Carla", "M", "C", "F", "100"),
    ("104", "Rossi Dario", "M", "D", "M", "60"),
    ("105", "Blu Elena", "A", "B", "F", "90"),
)
CONTENT = {
    "year": YEAR,
    "authority": "Consorzio Valle",
    "title": "Fondo 2024",
    "section": [{"code": "stable", "title": "Stabili"}, {"code": "tied", "title": "Convenzioni"}],
    "line": [
        {"code": "1", "section": "stable", "description": "Unico importo", "amount": "12.000,00"},
        {"code": "2", "section": "tied", "description": "Enti terzi", "amount": "3.000,00"},
    ],
    "agreement": [{"code": "INPS", "title": "Home care", "line": "2", "amount": "3.000,00", "direct": 70}],
    "pool": [
        {"code": "main", "title": "Risorse", "of": ["stable", "indirect"], "then": "next-year"},
        {"code": "workers", "title": "Convenzioni", "of": ["direct"], "then": "saving"},
    ],
    "use": [
        {"code": "posts", "pool": "main", "description": "Responsabilità", "amount": "2.000,00"},
        {"code": "performance", "pool": "main", "description": "Produttività", "amount": "rest", "shared": True},
        {"code": "agreements", "pool": "workers", "description": "Chi ci lavora", "amount": "rest", "shared": True},
    ],
}


def a_fund(state="signed"):
    """The authority with its staff and a fund: 10.000,00 for performance, an agreement of 3.000,00 not cashed."""
    authority = a_staff()
    for code, name, unit, category, _, _ in STAFF[1:]:
        a_worker(authority, code, name, unit=unit, category=category)
    row, _ = models.Fund.objects.get_or_create(
        authority=authority, year=YEAR, number=1, defaults={"content": CONTENT, "state": state}
    )
    return row


def people(staff=STAFF):
    """Rows of PEOPLE.csv."""
    names = ("matricola", "nome", "unita", "categoria", "genere", "punti")
    return [dict(zip(names, each, strict=True)) for each in staff]


def an_office(email="personale@example.it") -> User:
    return a_member(Role.STAFF_OFFICE, email=email)


def a_sharing(*, state="signed", rules=RULES, staff=STAFF):
    """A draft of 10.000,00 with five people."""
    fund, by = a_fund(state), an_office()
    made = create_sharing(
        by=by,
        authority=fund.authority,
        fund=(YEAR, 1),
        use="performance",
        title="Produttività 2024",
        amount=AMOUNT,
        rules=rules,
    )
    if staff:
        who = {"by": by, "authority": fund.authority, "sharing": made.pk}
        made = replace_people(**who, revision=1, people=people(staff), taken_from="dal file «persone.csv»")
    return made


def authority_of(kept):
    return models.Sharing.objects.get(pk=kept.pk).fund.authority


def a_closing(kept, **also):
    """What is typed to close it well."""
    warnings = len(check(authority_of(kept), kept).warnings)
    return Closing(**{"amount": kept.amount, "act": "Determina n. 12", "on": TODAY, "warnings": warnings, **also})


def closed(kept=None, by=None):
    """The same, closed."""
    kept = kept or a_sharing()
    who = {"by": by or an_office(), "authority": authority_of(kept), "sharing": kept.pk}
    return close(**who, revision=kept.revision, typed=a_closing(kept), today=TODAY)


def close_the_only_one():
    """Close the sharing there is: for who is killed while they do."""
    row = models.Sharing.objects.get()
    kept = sharing(row.fund.authority, row.pk)
    by = an_office()
    typed = Closing(amount=AMOUNT, act="Determina n. 12", on=TODAY, warnings=0)
    return close(
        by=by, authority=row.fund.authority, sharing=row.pk, revision=min(kept.revision, 2), typed=typed, today=TODAY
    )


def signed_in_as(code, email="chi-prende@example.it"):
    """The account of the person of that code, who has no role but that of reading."""
    user = a_person(email, "Chi prende")
    a_member(Role.READER, email=email)
    Person.objects.filter(code=code).update(user=user)
    return user
