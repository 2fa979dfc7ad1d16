"""`traguardo social-services case`: what to write in a case."""

import json

import click
from django.utils import timezone

from traguardo.social_services.commands.findings import counted, finding_lines, ordered
from traguardo.social_services.domain.cases import case_guide, example_case
from traguardo.social_services.library.shipped import regulation_at


@click.command("case")
@click.argument("regulation", metavar="REGOLAMENTO")
def case(regulation: str) -> None:
    """Stampa un caso di esempio da copiare, e che cosa vuol dire ogni chiave.

    L'esempio è un JSON: «… case home-care > caso.json» lo salva; la guida resta a schermo.
    """
    read, findings = regulation_at(regulation)
    if read is None:
        click.echo("\n".join([f"Il regolamento non si legge: {counted(findings)}.", *finding_lines(ordered(findings))]))
        raise SystemExit(1)
    click.echo(
        "\n".join([f"{read.title}: che cosa dice un caso", *(f"  {line}" for line in case_guide(read)), ""]), err=True
    )
    click.echo(json.dumps(example_case(read, on=timezone.localdate()), ensure_ascii=False, indent=2))
