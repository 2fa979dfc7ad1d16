"""`traguardo incentives fund`: what a fund comes to and what is wrong with it, without a database."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from traguardo.incentives.commands.fund_text import as_text
from traguardo.incentives.domain.fund import Fund, compare, reckon, reckoning_data
from traguardo.incentives.intake.fund_file import fund_at
from traguardo.kernel.finding import Finding, Severity, finding_data, worst
from traguardo.ui import terminal

UNREADABLE = 2


@click.command()
@click.argument("path", metavar="FUND.toml", type=click.Path(path_type=Path))
@click.option(
    "--compare", "beside", multiple=True, metavar="FUND.toml", type=click.Path(path_type=Path),
    help="Un fondo di un altro anno da mettere a confronto; si può ripetere.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def fund(path: Path, beside: tuple[Path, ...], form: str) -> None:
    """Calcola un fondo: righe, totali, usi, residui, limite, riporto; dice che cosa non torna, dove e come rimediare.

    Esce con 0 se non ci sono errori, con 1 se ce ne sono, con 2 se un file non si può leggere.
    """
    found = {each: fund_at(each) for each in (path, *beside)}
    refused = {each: findings for each, (_, findings) in found.items() if findings}
    if refused:
        refuse(refused, form=form)
    asked, *others = [each for each, _ in (found[name] for name in (path, *beside)) if each]
    click.echo(told(asked, others, form=form))
    raise SystemExit(int(worst(reckon(asked, others=others).findings) is Severity.ERROR))


def told(asked: Fund, others: Sequence[Fund], *, form: str) -> str:
    """The fund in words or as JSON, beside the others where there are some."""
    sums = reckon(asked, others=others)
    years = compare([sums, *map(reckon, others)]) if others else None
    if form == "text":
        return as_text(sums, years)
    data = reckoning_data(sums)
    if years:
        data["years"] = list(years.years)
        data["comparison"] = [
            {"label": row.label, "cents": [None if each is None else each.cents for each in row.amounts]}
            for row in years.rows
        ]
    return json.dumps(data, ensure_ascii=False, indent=2)


def refuse(refused: dict[Path, list[Finding]], *, form: str) -> NoReturn:
    """Say on standard error what is wrong with each file; as JSON on standard output too where that was asked."""
    if form == "json":
        findings = [{"file": str(path), **finding_data(each)} for path, found in refused.items() for each in found]
        click.echo(json.dumps({"findings": findings}, ensure_ascii=False, indent=2))
    for path, found in refused.items():
        click.echo("\n".join([f"«{path}» non si può calcolare.", *terminal.told(found, terminal.in_a_file)]), err=True)
    raise SystemExit(UNREADABLE)
