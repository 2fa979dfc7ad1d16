"""`traguardo social-services check`: what does not hold in a regulation, where and how to mend it."""

import json
from datetime import date

import click

from traguardo.social_services.commands.findings import counted, finding_lines, has_errors, ordered
from traguardo.social_services.domain.checks import check_regulation
from traguardo.social_services.domain.explaining import finding_data
from traguardo.social_services.library.shipped import regulation_at
from traguardo.ui.terminal import typed_day_or_today


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
        click.echo("\n".join([f"{title}: {counted(findings)}.", "", *finding_lines(ordered(findings))]).rstrip())
    raise SystemExit(int(has_errors(findings)))
