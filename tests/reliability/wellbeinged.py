"""A committee at work in an authority: every text only its members may read is a mark of its own."""

from tests.reliability.addresses.rules import SEAT
from traguardo.access.facade import Authority, User
from traguardo.wellbeing.tests.factories import everything

SAID = {
    "agenda": "zqordine",
    "minutes": "zqverbale",
    "decisions": "zqproposta",
    "remark": "zqcommento",
    "text": "Testo",
}
MARKS = ("zqordine", "zqverbale", "zqproposta", "zqcommento")


def establish(authority: Authority, member: User) -> dict[str, int]:
    """Fill the authority; the keys that stand in addresses. `member` sits in the committee."""
    return {SEAT: everything(authority, member, SAID).pk}
