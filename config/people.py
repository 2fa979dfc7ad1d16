"""The people of an example body: who works there, their evaluations, the fund and how it was shared."""

from pathlib import Path

from config.examples import BY, email
from traguardo.access.facade import Authority, User
from traguardo.staffing.actions.importing import bring_in
from traguardo.staffing.actions.people import change_details
from traguardo.staffing.domain.people import Person
from traguardo.staffing.facade import person, staff
from traguardo.staffing.intake.reading import read_register

LINKED = {
    "sds-terre-di-ombrena": {"direzione": "1001", "personale": "1038", "servizio": "1024", "lettura": "1025"},
    "consorzio-valserena": {"direzione": "201", "personale": "202", "servizio": "204", "lettura": "211"},
}


def staffed(authority: Authority, folder: Path) -> str:
    """Bring in the staff of a folder and link the ready accounts to who uses them; in words. Empty when it was done before."""
    if not folder.is_dir() or staff(authority):
        return ""
    reading = read_register({path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))})
    done = bring_in(by=BY, authority=authority, reading=reading)
    for name, code in LINKED[authority.code].items():
        found = _person(authority, code)
        change_details(
            by=BY,
            authority=authority,
            code=code,
            version=found.version,
            name=found.name,
            gender=found.gender,
            born=found.born,
            user=User.objects.get(email=email(name, authority.code)),
        )
    return f"personale caricato: {len(done.differences)} persone con la loro storia"


def _person(authority: Authority, code: str) -> Person:
    found = person(authority, code)
    if found is None:
        raise LookupError(f"Nel personale d'esempio manca la matricola {code}.")
    return found
