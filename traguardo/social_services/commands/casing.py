"""`traguardo social-services case`: what to write in a case."""

import json

import click
from django.utils import timezone

from traguardo.social_services.domain.cases import case_guide, example_case
from traguardo.social_services.domain.regulation import Kind
from traguardo.social_services.library.shipped import regulation_at
from traguardo.ui.terminal import in_a_file, tally, told

WORDED = frozenset({Kind.CHOICE, Kind.YES_NO, Kind.DATE})


@click.command("case")
@click.argument("regulation", metavar="REGOLAMENTO")
def case(regulation: str) -> None:
    """Stampa un caso di esempio da copiare, e che cosa vuol dire ogni chiave.

    L'esempio è un JSON: «… case home-care > caso.json» lo salva; la guida resta a schermo.
    """
    read, findings = regulation_at(regulation)
    if read is None:
        click.echo("\n".join([f"Il regolamento non si legge: {tally(findings)}.", *told(findings, in_a_file)]))
        raise SystemExit(1)
    click.echo(
        "\n".join([f"{read.title}: che cosa dice un caso", *(f"  {line}" for line in case_guide(read)), ""]), err=True
    )
    click.echo(
        _json(example_case(read, on=timezone.localdate()), {key.name for key in read.keys if key.kind not in WORDED})
    )


def _json(case: dict[str, object], numbers: set[str]) -> str:
    """The case with its numbers written as such, digit by digit."""
    lines = [
        f"  {json.dumps(name)}: {value if name in numbers else json.dumps(value, ensure_ascii=False)}"
        for name, value in case.items()
    ]
    return "\n".join(["{", ",\n".join(lines), "}"])
