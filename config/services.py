"""The services of an example body: its regulations adopted, one with its calculator open to everybody, one in draft."""

from datetime import date

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.social_services.actions.desks import set_desk
from traguardo.social_services.actions.regulations import adopt_regulation, create_regulation
from traguardo.social_services.library.starting import shipped_text
from traguardo.social_services.models import Regulation

ADOPTED, OPEN, DRAFT = ("home-care", "residence", "day-centre"), "home-care", "short-stay"
ACT, ON, FROM = "Giunta esecutiva n. 12 del 23/12/2016", date(2016, 12, 23), date(2017, 1, 1)
CONTACT = "Sportello sociale, dal lunedì al venerdì dalle 9 alle 13"


def regulated(authority: Authority) -> str:
    """Bring in the shipped regulations and adopt them; in words. Empty when it was done before."""
    if Regulation.objects.filter(authority=authority).exists():
        return ""
    office, director = (User.objects.get(email=email(name, authority.code)) for name in ("programmazione", "direzione"))
    for name in (*ADOPTED, DRAFT):
        row = create_regulation(by=office, authority=authority, text=shipped_text(name))
        if name in ADOPTED:
            adopt_regulation(
                by=director,
                authority=authority,
                code=row.code,
                number=row.number,
                revision=row.revision,
                act=ACT,
                on=ON,
                valid_from=FROM,
            )
    set_desk(by=office, authority=authority, code=OPEN, revision=0, contact=CONTACT, public=True)
    return f"{len(ADOPTED)} regolamenti dei servizi adottati, un calcolatore aperto a tutti"
