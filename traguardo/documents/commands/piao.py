"""`traguardo report piao`: a written document as PDF, from its portable folder and a plan, without a database."""

from datetime import date
from pathlib import Path

import click

from traguardo.documents.commands.reading import day_of, plan_of, refuse, tell, told, typed_pdf, write
from traguardo.documents.facade import render_written
from traguardo.documents.intake.manuscripts import read_manuscript
from traguardo.performance.facade import score_plan
from traguardo.ui.terminal import typed_day


@click.command("piao")
@click.argument("folder", metavar="CARTELLA", type=click.Path(path_type=Path, file_okay=False))
@click.option("--plan", "path", required=True, metavar="PIANO", type=click.Path(path_type=Path), help="Il piano.")
@click.option(
    "--out",
    "-o",
    required=True,
    callback=typed_pdf,
    metavar="FILE.pdf",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Il PDF da scrivere.",
)
@click.option(
    "--mapping", "-m", metavar="TRACCIATO", help="Tracciato del piano: pdo, albero, relazione o un file TOML."
)
@click.option("--at", callback=typed_day, metavar="DATA", help="Data dei risultati (31/12/2024 o 2024-12-31).")
@click.option("--act", default="", metavar="ATTO", help="Atto di approvazione, da stampare in copertina.")
@click.option("--draft", is_flag=True, help="Stampa «bozza» di traverso su ogni pagina.")
def piao(folder: Path, path: Path, out: Path, mapping: str | None, at: date | None, act: str, *, draft: bool) -> None:
    """Un documento scritto (PIAO, Piano della performance, conferma), dalla sua cartella: testi, tavole e parti del piano."""
    read = read_manuscript(folder)
    if read.manuscript is None:
        refuse(folder, read.findings)
    plan, _ = plan_of(path, mapping)
    day = day_of(plan, at)
    with told(out):
        pdf, missing = render_written(
            read.manuscript, read.tables, plan, score_plan(plan, at=day), act=act, draft=draft
        )
        write(out, pdf)
    tell((*read.findings, *missing))
    click.echo(f"Scritto {out} ({len(pdf) // 1024} kB), dati al {day:%d/%m/%Y}.")
