"""`traguardo score`: scores of a plan at a date, each with its derivation, without a database."""

from datetime import date
from pathlib import Path

import click

from traguardo.kernel.dates import read_day
from traguardo.performance.commands.inputs import plan_at
from traguardo.performance.commands.scores import as_json, as_text
from traguardo.performance.domain.measurement_system import default_system
from traguardo.performance.domain.scoring import score_plan


def typed_day(_ctx: click.Context, _param: click.Parameter, value: str) -> date:
    """The date asked for, or a refusal that says how to write it."""
    day = read_day(value)
    if day is None:
        raise click.BadParameter(f"«{value}» non è una data: scrivila come 31/12/2024 o 2024-12-31.")
    return day


@click.command("score")
@click.argument("path", metavar="PIANO", type=click.Path(path_type=Path))
@click.option(
    "--at", required=True, metavar="DATA", callback=typed_day, help="Giorno a cui calcolare, come 31/12/2024."
)
@click.option("--mapping", "-m", metavar="TRACCIATO", help="Tracciato: pdo, albero, relazione o un file TOML.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
@click.option("--why", is_flag=True, help="Nel testo, spiega anche ogni fase e ogni indicatore.")
def score(path: Path, at: date, mapping: str | None, form: str, *, why: bool) -> None:
    """Calcola i punteggi di un piano a una data: indicatori, fasi, obiettivi, unità, piano intero.

    Ogni punteggio dice come è stato ottenuto; ciò che non si può calcolare resta vuoto, mai zero.
    """
    read = plan_at(path, mapping, form=form, sound=True)
    scored = score_plan(read.plan, default_system(), at=at)
    click.echo(as_json(read.plan, scored) if form == "json" else as_text(read.plan, scored, explain=why))
