"""The staff need of an example body: brought in as it was printed, corrected as its checks say, adopted."""

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.staffing.actions.needs import Change, Content, adopt_need, change_need, create_need
from traguardo.staffing.domain.need.content import rows, with_row, without_prints
from traguardo.staffing.models import NeedVersion

YEAR = 2022
ACT, ON = "Giunta esecutiva n. 17 del 28/06/2022", date(2022, 6, 28)
AGAIN = "Per riguardare le cifre come erano stampate: ogni rilievo dice che cosa non torna."
CLERKS = ["Coadiutore amministrativo", "Operatore tecnico"]
POSTS: Mapping[str, Content] = {
    "AS": {"agency": "3", "full_time": "35,5"},  # seven agency workers were five; one social worker is there half time
    "TA-A": {"profiles": CLERKS},
    "TA-B": {"in_service": "13", "full_time": "12,1666", "profiles": CLERKS, "categories": ["B", "Bs"]},
    "TA-C": {"in_service": "10", "profiles": ["Assistente amministrativo"]},
    "TA-D": {"profiles": ["Collaboratore amministrativo"]},
    "DIR": {"profiles": ["Dirigente"], "categories": ["Dirigente"]},
}
HIRES: Mapping[str, Content] = {"3": {"parts": ["83,33%", "83,33%", "83,33%"]}}  # the hours of their contracts


def furnish(authority: Authority, folder: Path, *, today: date) -> str:
    """The need of a folder, corrected and adopted, and a further draft with the printed figures; in words.

    Empty when there is no folder, or it was done before.
    """
    if not folder.is_dir() or NeedVersion.objects.filter(authority=authority).exists():
        return ""
    office, director = (User.objects.get(email=email(name, authority.code)) for name in ("personale", "direzione"))
    printed = tomllib.loads((folder / "NEED.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    row = create_need(by=office, authority=authority, year=YEAR, content=printed, start="file")
    key = row.year, row.number
    row = change_need(by=office, authority=authority, key=key, revision=row.revision, change=CORRECTED)
    adopt_need(by=director, authority=authority, key=key, revision=row.revision, act=ACT, on=ON, today=today)
    create_need(by=office, authority=authority, year=YEAR, content=printed, start="file", reason=AGAIN)
    return f"fabbisogno {YEAR}-{YEAR + 2} corretto e adottato, con la bozza delle cifre stampate"


def corrected(content: Content) -> Content:
    """Posts as the register and the other tables have them, hours as in the contracts, no printed figure."""
    found = without_prints(content)
    for part, changes in (("post", POSTS), ("hire", HIRES)):
        for place, row in enumerate(rows(found, part)):
            found = with_row(found, part, place, {**row, **changes.get(str(row["code"]), {})})
    return with_row(found, "standard", 0, {**rows(found, "standard")[0], "rounding": "up"})


CORRECTED = Change(
    words="cifre corrette secondo i rilievi",
    edit=corrected,
    shown=lambda content: {"Posti": len(rows(content, "post"))},
)
