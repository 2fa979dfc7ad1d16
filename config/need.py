"""The staff need of an example body: brought in as it was printed, corrected as its checks say, adopted."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.staffing.actions.needs import Change, adopt_need, change_need, create_need
from traguardo.staffing.domain.need.content import rows
from traguardo.staffing.models import NeedVersion

YEAR = 2022
ACT, ON = "Giunta esecutiva n. 17 del 28/06/2022", date(2022, 6, 28)
AGAIN = "Per riguardare le cifre come erano stampate: ogni rilievo dice che cosa non torna."


def furnish(authority: Authority, folder: Path, *, today: date) -> str:
    """The need of a folder, corrected and adopted, and a further draft with the printed figures; in words.

    Empty when there is no folder, or it was done before.
    """
    if not folder.is_dir() or NeedVersion.objects.filter(authority=authority).exists():
        return ""
    office, director = (User.objects.get(email=email(name, authority.code)) for name in ("personale", "direzione"))
    printed, corrected = (_read(folder / name) for name in ("NEED.toml", "CORRECTED.toml"))
    row = create_need(by=office, authority=authority, year=YEAR, content=printed, start="file")
    key = row.year, row.number
    change = Change(
        words="corretto secondo i rilievi, da un file",
        edit=lambda _: corrected,
        shown=lambda content: {"Posti": len(rows(content, "post"))},
    )
    row = change_need(by=office, authority=authority, key=key, revision=row.revision, change=change)
    adopt_need(by=director, authority=authority, key=key, revision=row.revision, act=ACT, on=ON, today=today)
    create_need(by=office, authority=authority, year=YEAR, content=printed, start="file", reason=AGAIN)
    return f"fabbisogno {YEAR}-{YEAR + 2} corretto e adottato, con la bozza delle cifre stampate"


def _read(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
