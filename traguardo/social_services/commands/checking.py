"""`traguardo social-services check`: what does not hold in a regulation, where and how to mend it."""

import json
from datetime import date

import click

from traguardo.kernel.finding import Severity, finding_data, worst
from traguardo.social_services.domain.checks import check_regulation
from traguardo.social_services.library.shipped import regulation_at
from traguardo.ui.terminal import in_a_file, tally, told, typed_day_or_today


@click.command("check")
@click.argument("regulation", metavar="REGOLAMENTO")
@click.option("--on", callback=typed_day_or_today, metavar="GIORNO", help="Com'è quel giorno (predefinito: oggi).")
@click.option(
    "--known",
    callback=typed_day_or_today,
    metavar="GIORNO",
    help="Con ciò che si sapeva quel giorno (predefinito: oggi).",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def check(regulation: str, on: date, known: date, form: str) -> None:
    """Controlla un regolamento: buchi, salti, discese, arrotondamenti, norme mancanti, rischi di legge.

    Le regole sono in docs/regole-dei-regolamenti.md. Esce con 1 se c'è un errore.
    """
    read, findings = regulation_at(regulation)
    if read is not None:
        findings = check_regulation(read, on=on, known=known)
    title = read.title if read is not None else regulation
    if form == "json":
        click.echo(json.dumps([finding_data(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join([f"{title}: {tally(findings)}.", "", *told(findings, in_a_file)]).rstrip())
    raise SystemExit(int(worst(findings) is Severity.ERROR))
