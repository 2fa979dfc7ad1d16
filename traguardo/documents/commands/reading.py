"""What the commands of the documents share: typed days and files, plans read or refused, what went wrong in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from traguardo.documents.facade import TypesettingError
from traguardo.kernel.trouble import in_words
from traguardo.performance.facade import Finding, Plan, Unreadable, read_plan

UNREADABLE = 2


def typed_pdf(_ctx: click.Context, _param: click.Parameter, value: Path) -> Path:
    """The file of an option, which is a PDF."""
    if value.suffix.casefold() != ".pdf":
        raise click.BadParameter(f"«{value.name}»: il documento è un PDF, il suo nome finisce in .pdf.")
    return value


def plan_of(path: Path, mapping: str | None) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan and what was said while reading it; leaves with status 2 when it cannot be read."""
    try:
        reading = read_plan(path, mapping=mapping)
    except Unreadable as unreadable:
        refuse(path, (unreadable.finding,))
    if reading.plan is None or reading.refused:
        refuse(path, reading.findings)
    return reading.plan, reading.findings


def refuse(path: Path, findings: tuple[Finding, ...]) -> NoReturn:
    """Says why a file cannot be read, and leaves with status 2."""
    click.echo(f"«{path}» non si può leggere: nessun documento è stato scritto.", err=True)
    tell(findings)
    raise SystemExit(UNREADABLE)


def tell(findings: tuple[Finding, ...]) -> None:
    """Says findings one a line, on the error stream."""
    for finding in findings:
        where = f"{finding.place}: " if str(finding.place) else ""
        click.echo(f"  {finding.code}  {where}{finding.message} {finding.mend}", err=True)


def day_of(plan: Plan, at: date | None) -> date:
    """The date of the results: the one given, the plan's own, the end of its year."""
    return at or plan.reporting_date or date(plan.year, 12, 31)


def write(out: Path, pdf: bytes) -> None:
    """The file, in a folder made for it where there is none."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(pdf)


@contextmanager
def told(out: Path) -> Iterator[None]:
    """Turns what can go wrong while printing into words and status 1."""
    try:
        yield
    except (TypesettingError, LookupError) as error:
        raise click.ClickException(str(error.args[0] if isinstance(error, LookupError) else error)) from error
    except OSError as error:
        raise click.ClickException(f"Non posso scrivere «{out}»: {in_words(error)}.") from error
