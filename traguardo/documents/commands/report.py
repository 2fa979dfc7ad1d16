"""`traguardo report`: a plan's documents as PDF, from a file or folder, without a database."""

from datetime import date
from pathlib import Path

import click

from traguardo.documents.commands.piao import piao
from traguardo.documents.commands.reading import day_of, plan_of, refuse, told, typed_pdf, write
from traguardo.documents.facade import render_pdf
from traguardo.documents.intake.tables import read_tables
from traguardo.kernel.finding import Severity, worst
from traguardo.kernel.table import Table
from traguardo.performance.facade import Unreadable, check_plan, score_plan
from traguardo.ui.terminal import typed_day


@click.group()
def report() -> None:
    """Stampa in PDF, con i loro dati allegati, i documenti di un piano: PDO, Relazione, sintesi, schede, PIAO scritti."""


def _options(command: click.Command, *more: click.Parameter) -> click.Command:
    """The arguments every document takes, and those of one."""
    command.params = [
        *more,
        click.Argument(["path"], metavar="PIANO", type=click.Path(path_type=Path)),
        click.Option(
            ["--out", "-o"],
            required=True,
            callback=typed_pdf,
            metavar="FILE.pdf",
            type=click.Path(path_type=Path, dir_okay=False),
            help="Il PDF da scrivere.",
        ),
        click.Option(
            ["--mapping", "-m"], metavar="TRACCIATO", help="Tracciato: pdo, albero, relazione o un file TOML."
        ),
        click.Option(
            ["--at"],
            callback=typed_day,
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


@click.command("sintesi")
def sintesi(
    path: Path,
    out: Path,
    mapping: str | None,
    at: date | None,
    act: str,
    tables: Path | None,
    *,
    draft: bool,
    findings: bool | None,
) -> None:
    """La sintesi per i cittadini: due pagine, con parole semplici e figure."""
    _print("sintesi", path, out, mapping, at, act, draft=draft, findings=findings, tables=_tables(tables))


@click.command("scheda")
def scheda(
    path: Path,
    out: Path,
    mapping: str | None,
    at: date | None,
    act: str,
    code: str,
    *,
    draft: bool,
    findings: bool | None,
) -> None:
    """La scheda di un obiettivo: che cosa si vuole, fasi, indicatori, a che punto è."""
    _print("scheda-obiettivo", path, out, mapping, at, act, draft=draft, findings=findings, objective=code)


report.add_command(_options(pdo))
report.add_command(_options(relazione))
report.add_command(
    _options(
        sintesi,
        click.Option(
            ["--tables"],
            metavar="CARTELLA",
            type=click.Path(path_type=Path),
            help="Tavole di spesa e personale: la cartella «dati» di un documento, o un foglio di calcolo.",
        ),
    )
)
report.add_command(
    _options(
        scheda, click.Option(["--objective", "code"], required=True, metavar="CODICE", help="Codice dell'obiettivo.")
    )
)
report.add_command(piao)


def _tables(path: Path | None) -> tuple[Table, ...]:
    if path is None:
        return ()
    try:
        read = read_tables(path)
    except Unreadable as unreadable:
        refuse(path, (unreadable.finding,))
    if worst(read.findings) is Severity.ERROR:
        refuse(path, read.findings)
    return read.tables


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
    tables: tuple[Table, ...] = (),
    objective: str = "",
) -> None:
    plan, read = plan_of(path, mapping)
    day = day_of(plan, at)
    found = (*read, *check_plan(plan)) if findings or (findings is None and kind == "pdo" and draft) else ()
    score = score_plan(plan, at=day)
    with told(out):
        pdf = render_pdf(
            kind, plan, score, found, act=act, source=path.name, draft=draft, tables=tables, objective=objective
        )
        write(out, pdf)
    click.echo(f"Scritto {out} ({len(pdf) // 1024} kB), dati al {day:%d/%m/%Y}.")
