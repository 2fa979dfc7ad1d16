"""Acts on the yearly report of the committee: begin it, give it the data, write it, approve it, send it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from traguardo.access.facade import Authority, User
from traguardo.wellbeing import models
from traguardo.wellbeing.actions.refusing import Refused, check_seen, keep
from traguardo.wellbeing.domain.report import TEXTS, Stage
from traguardo.wellbeing.domain.stored_tables import tables_data
from traguardo.wellbeing.queries.gathering import gathered

CODES = frozenset(code for code, *_ in TEXTS)


@transaction.atomic
def begin_report(*, by: User, authority: Authority, year: int, today: date) -> models.Report:
    """The report on a year that is over; Refused where there is one, or the year is not over."""
    if year >= today.year:
        raise Refused(f"La relazione è su un anno finito: quella sul {year} si comincia nel {year + 1}.")
    if models.Report.objects.filter(authority=authority, year=year).exists():
        raise Refused(f"La relazione sul {year} c'è già: apri quella.")
    row = models.Report.objects.create(authority=authority, year=year)
    keep(by, authority, "begin_report", str(year))
    return row


@transaction.atomic
def give_data(*, by: User, authority: Authority, year: int, revision: int, today: date) -> models.Report:
    """Fix the tables of the year as the registers tell them today and give them to the committee; again until it approves."""
    row = _locked(authority, year, revision)
    _must_be(row, Stage.BEGUN, Stage.GIVEN)
    tables = gathered(authority, year)
    row.tables, row.given_on, row.stage = tables_data(tables), today, Stage.GIVEN
    return _moved(by, authority, row, "give_data", tables=len(tables), on=today)


@transaction.atomic
def write_report(
    *, by: User, authority: Authority, year: int, revision: int, texts: Mapping[str, str]
) -> models.Report:
    """What the committee writes, section by section."""
    row = _locked(authority, year, revision)
    _must_be(row, Stage.BEGUN, Stage.GIVEN)
    row.texts = {code: text for code, text in texts.items() if code in CODES and text}
    return _moved(by, authority, row, "write_report", sections=len(row.texts))


@transaction.atomic
def approve_report(
    *, by: User, authority: Authority, year: int, revision: int, act: str, on: date, today: date
) -> models.Report:
    """The committee approves: tables and texts stay. Refused without the data, with a text missing, or on a day to come."""
    row = _locked(authority, year, revision)
    _must_be(row, Stage.GIVEN)
    missing = [title for code, title, _ in TEXTS if not row.texts.get(code)]
    reasons = [f"Manca il testo «{title}»: scrivilo, anche solo per dire che non c'è niente." for title in missing]
    reasons += ["Il giorno dell'atto deve ancora venire."] if on > today else []
    if reasons:
        raise Refused(*reasons)
    row.act, row.approved_on, row.stage = act, on, Stage.APPROVED
    return _moved(by, authority, row, "approve_report", act=act, on=on)


@transaction.atomic
def send_report(
    *, by: User, authority: Authority, year: int, revision: int, on: date, to: str, today: date
) -> models.Report:
    """The day it was sent and to whom; Refused before it is approved, or on a day to come."""
    row = _locked(authority, year, revision)
    _must_be(row, Stage.APPROVED)
    if on > today or (row.approved_on and on < row.approved_on):
        raise Refused("L'invio è fra il giorno dell'approvazione e oggi.")
    row.sent_on, row.sent_to, row.stage = on, to, Stage.SENT
    return _moved(by, authority, row, "send_report", on=on)


def _locked(authority: Authority, year: int, revision: int) -> models.Report:
    row = models.Report.objects.select_for_update().get(authority=authority, year=year)
    check_seen(row, revision, f"Relazione sul {year}", {}, {"Stato": Stage(row.stage).label})
    return row


def _must_be(row: models.Report, *stages: Stage) -> None:
    if row.stage not in stages:
        raise Refused(f"La relazione è «{Stage(row.stage).label}»: questo passo non si può fare.")


def _moved(by: User, authority: Authority, row: models.Report, act: str, /, **data: object) -> models.Report:
    row.revision += 1
    row.save()
    keep(by, authority, act, str(row.year), **data)
    return row
