"""An authority with a regulation in force, a draft of the next version, and its calculator open to everybody."""

from datetime import date

from traguardo.social_services.actions.desks import set_desk
from traguardo.social_services.actions.regulations import adopt_regulation, create_regulation
from traguardo.social_services.library.starting import shipped_text


def regulate(authority, office):
    """Home care, version 1 adopted and version 2 in the making."""
    who = {"by": office, "authority": authority}
    create_regulation(**who, text=shipped_text("home-care"))
    adopted = {"act": "Giunta n. 12", "on": date(2016, 12, 23), "valid_from": date(2017, 1, 1)}
    adopt_regulation(**who, code="home-care", number=1, revision=1, **adopted)
    create_regulation(**who, text=shipped_text("home-care"), base=1)
    set_desk(**who, code="home-care", revision=0, contact="Sportello sociale, stanza 3", public=True)
