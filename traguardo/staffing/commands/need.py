"""`traguardo staffing need`: what a staff need comes to and what is wrong with it, without a database."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from traguardo.kernel.finding import Finding, Severity, finding_data, worst
from traguardo.staffing.commands.need_text import as_text
from traguardo.staffing.domain.need import need_data, reckon_need
from traguardo.staffing.intake.need_file import need_at
from traguardo.ui import terminal

UNREADABLE = 2


@click.command()
@click.argument("path", metavar="NEED.toml", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def need(path: Path, form: str) -> None:
    """Calcola un fabbisogno: posti, costi, standard, assunzioni per anno e mese, fonti; dice che cosa non torna.

    Esce con 0 se non ci sono errori, con 1 se ce ne sono, con 2 se il file non si può leggere.
    """
    asked, findings = need_at(path)
    if asked is None:
        if form == "json":
            click.echo(_json({}, findings))
        click.echo(
            "\n".join([f"«{path}» non si può calcolare.", *terminal.told(findings, terminal.in_a_file)]), err=True
        )
        raise SystemExit(UNREADABLE)
    sums = reckon_need(asked)
    click.echo(_json(need_data(sums), sums.findings) if form == "json" else as_text(sums))
    raise SystemExit(int(worst(sums.findings) is Severity.ERROR))


def _json(data: dict[str, object], findings: Sequence[Finding]) -> str:
    told = {**data, "findings": [finding_data(each) for each in findings]}
    return json.dumps(told, ensure_ascii=False, indent=2, default=float)
