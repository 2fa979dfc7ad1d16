"""`traguardo report`: a plan's documents as PDF, from a file or folder, without a database."""

from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from traguardo.documents.facade import TypesettingError, render_pdf
from traguardo.kernel.dates import read_day
from traguardo.kernel.trouble import in_words
from traguardo.performance.facade import Finding, Plan, Unreadable, check_plan, read_plan, score_plan

UNREADABLE = 2


@click.group()
def report() -> None:
    """Stampa i documenti di un piano in PDF: il PDO e la Relazione, con i loro dati allegati."""


def _typed_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    day = read_day(value) if value is not None else None
    if value is not None and day is None:
        raise click.BadParameter(f"«{value}» non è una data: scrivila come 31/12/2024 o 2024-12-31.")
    return day


def _typed_pdf(_ctx: click.Context, _param: click.Parameter, value: Path) -> Path:
    if value.suffix.casefold() != ".pdf":
        raise click.BadParameter(f"«{value.name}»: il documento è un PDF, il suo nome finisce in .pdf.")
    return value


def _options(command: click.Command) -> click.Command:
    """The arguments both documents take."""
    command.params = [
        click.Argument(["path"], metavar="PIANO", type=click.Path(path_type=Path)),
        click.Option(
            ["--out", "-o"],
            required=True,
            callback=_typed_pdf,
            metavar="FILE.pdf",
            type=click.Path(path_type=Path, dir_okay=False),
            help="Il PDF da scrivere.",
        ),
        click.Option(
            ["--mapping", "-m"], metavar="TRACCIATO", help="Tracciato: pdo, albero, relazione o un file TOML."
        ),
        click.Option(
            ["--at"],
            callback=_typed_day,
            metavar="DATA",
            help="Data dei risultati (31/12/2024 o 2024-12-31); se manca, quella del piano o la fine dell'anno.",
        ),
        click.Option(["--act"], default="", metavar="ATTO", help="Atto di approvazione, da stampare in copertina."),
        click.Option(["--draft"], is_flag=True, help="Stampa «bozza» di traverso su ogni pagina."),
        click.Option(["--findings/--no-findings"], default=None, help="Aggiunge o toglie i rilievi del controllo."),
    ]
    return command


@click.command("pdo")
def pdo(
    path: Path, out: Path, mapping: str | None, at: date | None, act: str, *, draft: bool, findings: bool | None
) -> None:
    """Il Piano dettagliato degli obiettivi: mappa, pesi, collegamenti, una scheda per obiettivo."""
    _print("pdo", path, out, mapping, at, act, draft=draft, findings=findings)


@click.command("relazione")
def relazione(
    path: Path, out: Path, mapping: str | None, at: date | None, act: str, *, draft: bool, findings: bool | None
) -> None:
    """La Relazione sulla performance: punteggi, attività, atteso, risultato e scostamento calcolato."""
    _print("relazione", path, out, mapping, at, act, draft=draft, findings=findings)


report.add_command(_options(pdo))
report.add_command(_options(relazione))


def _print(
    kind: str,
    path: Path,
    out: Path,
    mapping: str | None,
    at: date | None,
    act: str,
    *,
    draft: bool,
    findings: bool | None,
) -> None:
    plan, read = _plan(path, mapping)
    day = _day(plan, at)
    found = (*read, *check_plan(plan)) if findings or (findings is None and kind == "pdo" and draft) else ()
    try:
        pdf = render_pdf(kind, plan, score_plan(plan, at=day), found, act=act, source=path.name, draft=draft)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(pdf)
    except TypesettingError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"Non posso scrivere «{out}»: {in_words(error)}.") from error
    click.echo(f"Scritto {out} ({len(pdf) // 1024} kB), dati al {day:%d/%m/%Y}.")


def _plan(path: Path, mapping: str | None) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan and what was said while reading it; leaves with status 2 when it cannot be read."""
    try:
        reading = read_plan(path, mapping=mapping)
    except Unreadable as unreadable:
        _refuse(path, (unreadable.finding,))
    if reading.plan is None or reading.refused:
        _refuse(path, reading.findings)
    return reading.plan, reading.findings


def _refuse(path: Path, findings: tuple[Finding, ...]) -> NoReturn:
    click.echo(f"«{path}» non si può leggere: nessun documento è stato scritto.", err=True)
    for finding in findings:
        where = f"{finding.place}: " if str(finding.place) else ""
        click.echo(f"  {finding.code}  {where}{finding.message} {finding.mend}", err=True)
    raise SystemExit(UNREADABLE)


def _day(plan: Plan, at: date | None) -> date:
    return at or plan.reporting_date or date(plan.year, 12, 31)
