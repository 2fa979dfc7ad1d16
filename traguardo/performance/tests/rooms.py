"""The board's room for the tests: its addresses, and what is sent to them."""

from datetime import date

from traguardo.performance import models
from traguardo.performance.actions.measuring import record_measurement
from traguardo.performance.tests.factories import PLANNER, an_entry

HOME = "/ente-prova"
ROOM = f"{HOME}/nucleo/"
SHEET = f"{ROOM}indicatori/1.1/"
VERDICT = f"{ROOM}giudizio/?cosa=indicator:1.1"
ASK = f"{ROOM}domanda/?cosa=indicator:1.1"
SIGN = f"{ROOM}parere/firma/"


def result(code="1.1"):
    return models.Measurement.objects.filter(subject=code, superseded_by=None).order_by("recorded_at", "pk").last()


def a_verdict(code="1.1", **also):
    row, before = result(code), models.Verdict.objects.filter(subject=code, superseded_by=None).last()
    seen = {"measurement": row.pk if row else 0, "verdict": before.pk if before else 0}
    return {"outcome": "validated", "note": "", **seen, **also}


def corrected(body, edition, printed="70", on=date(2024, 9, 30)):
    row = result()
    who = {"by": "anna@example.it", "standing": PLANNER, "authority": body, "edition": edition}
    return record_measurement(**who, kind="indicator", code="1.1", version=row.pk, entry=an_entry(printed, on=on))


def ask(board, words="Da dove viene il denominatore?", address=ASK):
    assert board.post(address, {"text": words}).status_code == 302
    return models.Question.objects.latest("pk")


def an_opinion(**also):
    return {"outcome": "validated", "text": "La relazione è chiara.", "at_date": "01/03/2025", "version": 0, **also}
