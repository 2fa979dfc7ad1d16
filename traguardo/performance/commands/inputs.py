"""A plan from the command line: read, or refused in plain words with exit status 2."""

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from traguardo.books.rows import Unreadable
from traguardo.kernel.finding import Finding
from traguardo.performance.commands.findings import as_json, as_sarif, as_text, ordered
from traguardo.performance.domain.plan import Plan
from traguardo.performance.intake import native
from traguardo.performance.intake.reading import Reading, read_plan

UNREADABLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRead:
    """A plan that could be read, what was said while reading it, and the mapping used."""

    plan: Plan
    findings: tuple[Finding, ...]
    mapping: str


def plan_at(path: Path, mapping: str | None, *, form: str = "text", sound: bool = False) -> PlanRead:
    """The plan of a file or folder; leaves with status 2, having said why, when it cannot be read.

    `sound`: leaves as well when some cell could not be read as it should, so that nothing is computed on what is left.
    """
    reading = read(path, mapping, form=form)
    if reading.plan is None:
        refuse(path, reading.findings, form=form)
    if sound and reading.refused:
        refuse(path, reading.findings, form=form, said="ha errori di lettura: il calcolo aspetta che siano corretti")
    if mapping is None and reading.mapping != native.NAME and form == "text":
        click.echo(f"Tracciato riconosciuto: {reading.mapping}.", err=True)
    return PlanRead(plan=reading.plan, findings=reading.findings, mapping=reading.mapping)


def read(path: Path, mapping: str | None, *, form: str = "text") -> Reading:
    """What the file gave, its problems included; leaves with status 2 when it gave nothing."""
    try:
        return read_plan(path, mapping=mapping)
    except Unreadable as unreadable:
        refuse(path, (unreadable.finding,), form=form)


def refuse(
    path: Path, findings: tuple[Finding, ...], *, form: str = "text", said: str = "non si può leggere"
) -> NoReturn:
    """Say on standard error what is wrong; as JSON or SARIF on standard output too where that was asked."""
    if form != "text":
        click.echo(as_sarif(path, findings) if form == "sarif" else as_json(findings))
    click.echo(as_text(f"«{path}» {said}", ordered(findings)), err=True)
    raise SystemExit(UNREADABLE)
