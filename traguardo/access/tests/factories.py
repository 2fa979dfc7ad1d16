"""People and authorities for tests, and the words of what they are answered."""

from datetime import date

from django.test import Client

from traguardo.access.facade import Authority, Role, User, add_member, create_authority, create_user

LONG_AGO = date(2020, 1, 1)
PASSWORD = "una-frase-lunga-e-buffa"


def an_authority(code="valle", name="Consorzio Valle"):
    return Authority.objects.filter(code=code).first() or create_authority(by="sistema", code=code, name=name)


def a_person(email="anna@example.it", full_name="Anna Blu"):
    known = User.objects.filter(email=email).first()
    return known or create_user(by="sistema", email=email, full_name=full_name, password=PASSWORD)


def a_member(role=Role.ADMINISTRATOR, *, authority=None, email="", last_day=None, unit=""):
    user = a_person(email or f"{role.value}@example.it", f"Persona {role.label}")
    authority = authority or an_authority()
    if not user.memberships.filter(authority=authority, role=role, unit=unit).exists():
        who = {"user": user, "authority": authority, "role": role, "unit": unit}
        add_member(by="sistema", first_day=LONG_AGO, last_day=last_day, **who)
    return user


def client_of(user):
    client = Client(headers={"accept-language": "it"})
    client.force_login(user)
    return client


def client_as(role=Role.ADMINISTRATOR, **where):
    return client_of(a_member(role, **where))


def text(answer):
    return answer.content.decode()
