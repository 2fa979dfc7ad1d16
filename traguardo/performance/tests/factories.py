"""Stored plans for the tests: a tenant with a plan imported, readings made by hand, workbooks as bytes."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from traguardo.access.facade import Role, Standing
from traguardo.access.tests.factories import an_authority
from traguardo.performance.actions.importing import import_plan
from traguardo.performance.actions.measuring import Entry
from traguardo.performance.intake.reading import Reading
from traguardo.performance.intake.writing import write_plan
from traguardo.performance.tests import plans

PLANNER = Standing(authority="ente-prova", day=date(2024, 7, 1), roles=frozenset({Role.PLANNING_OFFICE}))


def a_reading(plan=None, findings=()):
    return Reading(plan=plan or plans.full(), findings=tuple(findings), mapping="quaderno", sha256="1" * 64)


def a_body(code="ente-prova"):
    return an_authority(code=code, name="Ente di prova")


def imported(authority, plan=None, **also):
    return import_plan(
        by="anna@example.it", authority=authority, reading=a_reading(plan), file_name="piano.xlsx", **also
    )


def an_entry(printed="75", on=date(2024, 6, 30), **also):
    return Entry(on=on, printed=printed, source="registro", **also)


def workbook_of(plan, form="xlsx"):
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"piano.{form}"
        write_plan(plan, path)
        return path.read_bytes()
