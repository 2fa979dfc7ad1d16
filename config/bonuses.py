"""The fund of an example body: brought in, corrected as its checks say, carried to the signature, shared out."""

import csv
import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from config.examples import email
from traguardo.access.facade import Authority, User
from traguardo.incentives.actions.funding.cashing import cash
from traguardo.incentives.actions.funding.changing import Change, change_fund
from traguardo.incentives.actions.funding.creating import create_fund
from traguardo.incentives.actions.funding.moving import move_fund
from traguardo.incentives.actions.sharing.closing import Closing, close
from traguardo.incentives.actions.sharing.creating import create_sharing
from traguardo.incentives.actions.sharing.people import replace_people
from traguardo.incentives.domain.fund import Formula, Fund, Rounding
from traguardo.incentives.domain.fund_edits import Part, with_item
from traguardo.incentives.domain.fund_life import Move, Step
from traguardo.incentives.models import Fund as Row
from traguardo.incentives.queries.funds import fund_of
from traguardo.incentives.queries.sharings import Sharing
from traguardo.incentives.queries.sharings_checks import check
from traguardo.incentives.queries.sharings_uses import shareable
from traguardo.kernel.money import Money

YEAR, WRONG = 2016, "10"  # the line whose printed formula does not give its amount
USE = "productivity"
STEPS = (
    (Move.PROPOSE, date(2016, 12, 14), "Determinazione n. 214 del 14/12/2016"),
    (Move.OPINE, date(2016, 12, 21), "Verbale n. 11 del 21/12/2016"),
    (Move.AGREE, date(2016, 12, 23), "Ipotesi di accordo del 23/12/2016"),
    (Move.AUTHORISE, date(2017, 1, 27), "Deliberazione n. 6 del 27/01/2017"),
    (Move.SIGN, date(2017, 2, 3), "Contratto integrativo del 03/02/2017"),
)


def funded(authority: Authority, folder: Path, *, today: date) -> str:
    """Bring in the fund of a folder and share it; in words. Empty when there is none, or it was done before."""
    if not folder.is_dir() or Row.objects.filter(authority=authority).exists():
        return ""
    office = User.objects.get(email=email("personale", authority.code))
    row = create_fund(by=office, authority=authority, year=YEAR, content=_read(folder / "FUND.toml"), start="file")
    key = row.year, row.number
    row = change_fund(by=office, authority=authority, key=key, revision=row.revision, change=CORRECTED)
    for step, day, act in STEPS:
        done = Step(move=step, on=day, act=act)
        row = move_fund(by=office, authority=authority, key=key, revision=row.revision, step=done, today=today)
    for agreement in fund_of(row).agreements[:-1]:
        cash(
            by=office,
            authority=authority,
            key=key,
            agreement=agreement.code,
            seen=0,
            on=date(2017, 3, 1),
            amount=agreement.amount,
            act="Reversale d'incasso",
            today=today,
        )
    paid = _shared(authority, office, key, folder, title="Produttività 2016", part=Fraction(4, 5))
    typed = Closing(
        amount=paid.amount,
        act="Determinazione n. 58",
        on=date(2017, 4, 20),
        warnings=len(check(authority, paid).warnings),
    )
    close(by=office, authority=authority, sharing=paid.pk, revision=paid.revision, typed=typed, today=today)
    _shared(authority, office, key, folder, title="Produttività 2016, saldo: simulazione", part=Fraction(1))
    return f"fondo {row.year} firmato, {paid.amount} ripartiti fra {len(paid.people)} persone, il saldo in simulazione"


def _shared(
    authority: Authority, office: User, key: tuple[int, int], folder: Path, *, title: str, part: Fraction
) -> Sharing:
    """A part of what is left of the use, among the people of the folder, by its rules."""
    use = shareable(authority, key[0], USE)
    if use is None:
        raise LookupError(f"Il fondo d'esempio non ha l'uso {USE}.")
    amount = Money(int(use.left.cents * part))
    rules = {**_read(folder / "RULES.toml"), "title": title}
    made = create_sharing(by=office, authority=authority, fund=key, use=USE, title=title, amount=amount, rules=rules)
    rows = list(csv.DictReader((folder / "PEOPLE.csv").open(encoding="utf-8"), delimiter=";"))
    source, revision = "dal file «PEOPLE.csv»", made.revision
    return replace_people(
        by=office, authority=authority, sharing=made.pk, revision=revision, people=rows, taken_from=source
    )


def _corrected(fund: Fund) -> Fund:
    """The line with the base and the rounding really used: the stable resources and line 13, to the euro."""
    line = next(each for each in fund.lines if each.code == WRONG)
    used = Formula(of=("before", "13"), percent=Fraction("1.12"), rounding=Rounding.EURO)
    return with_item(fund, Part.LINE, replace(line, formula=used))


def _read(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


CORRECTED = Change(
    words="Base e arrotondamento della decurtazione, come i controlli hanno trovato",
    edit=_corrected,
    shown=lambda fund: {"Voce": WRONG, "Totale": len(fund.lines)},
)
