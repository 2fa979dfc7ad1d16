"""`traguardo documents forms`: a written document in every form it is given in, from its folder and a plan, without a database."""

from datetime import date
from pathlib import Path

import click

from traguardo.documents.commands.reading import day_of, plan_of, refuse, tell, told
from traguardo.documents.facade import write_forms
from traguardo.documents.intake.manuscripts import read_manuscript
from traguardo.performance.facade import score_plan
from traguardo.ui.terminal import typed_day


@click.command("forms")
@click.argument("folder", metavar="CARTELLA", type=click.Path(path_type=Path, file_okay=False))
@click.option("--plan", "path", required=True, metavar="PIANO", type=click.Path(path_type=Path), help="Il piano.")
@click.option(
    "--out",
    "-o",
    required=True,
    metavar="CARTELLA",
    type=click.Path(path_type=Path, file_okay=False),
    help="Dove scrivere i file.",
)
@click.option(
    "--mapping", "-m", metavar="TRACCIATO", help="Tracciato del piano: pdo, albero, relazione o un file TOML."
)
@click.option("--at", callback=typed_day, metavar="DATA", help="Data dei risultati (31/12/2024 o 2024-12-31).")
@click.option("--act", default="", metavar="ATTO", help="Atto di approvazione, da stampare in copertina.")
@click.option("--draft", is_flag=True, help="Scrive «bozza» su ogni copia.")
def forms(folder: Path, path: Path, out: Path, mapping: str | None, at: date | None, act: str, *, draft: bool) -> None:
    """Un documento scritto in tutti i suoi formati: PDF, pagina web, Word, LibreOffice, Excel, JSON, dati aperti."""
    read = read_manuscript(folder)
    if read.manuscript is None:
        refuse(folder, read.findings)
    plan, _ = plan_of(path, mapping)
    score = score_plan(plan, at=day_of(plan, at))
    with told(out):
        files, missing = write_forms(read.manuscript, read.tables, plan, score, act=act, draft=draft)
        out.mkdir(parents=True, exist_ok=True)
        for form, content in files.items():
            (out / f"{read.manuscript.kind.value}-{read.manuscript.year}{form.suffix}").write_bytes(content)
    tell((*read.findings, *missing))
    click.echo(f"Scritti {len(files)} file in {out}.")
