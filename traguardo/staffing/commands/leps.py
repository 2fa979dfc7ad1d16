"""`traguardo staffing leps`: the contribution for social workers of a district, without a database."""

import json
from collections.abc import Sequence
from typing import NoReturn

import click
from django.utils import timezone

from traguardo.kernel.finding import Finding, Place, Severity, finding_data
from traguardo.kernel.money import Money
from traguardo.kernel.numbers import read_number
from traguardo.staffing.commands.leps_text import as_text, at
from traguardo.staffing.domain.leps import Leps, check_printed, leps_data, read_bodies, reckon_leps, settled
from traguardo.ui import terminal


def typed_money(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Money | None:
    """The amount typed, None where none is."""
    if value is None:
        return None
    read = read_number(value)
    if read is None or read.percent or read.value < 0 or read.value != round(read.value, 2):
        raise click.BadParameter(f"«{value}» non è un importo: scrivilo come 365.800,00 o 365800.")
    return Money.euro(read.value)


@click.command()
@click.option(
    "--residents", multiple=True, required=True, metavar="ABITANTI",
    help="Residenti al 1° gennaio; si ripete per ogni ente dell'ambito.",
)  # fmt: skip
@click.option(
    "--fte", multiple=True, required=True, metavar="ASSISTENTI",
    help="Assistenti sociali a tempo indeterminato in equivalenti a tempo pieno, con un decimale; si ripete per ogni ente.",
)  # fmt: skip
@click.option("--year", type=int, help="Anno del contributo; senza, quello in corso.")
@click.option("--booked", callback=typed_money, metavar="IMPORTO", help="Somma prenotata: il saldo non la supera.")
@click.option(
    "--printed", callback=typed_money, metavar="IMPORTO", help="Contributo scritto in un atto, da controllare."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def leps(
    residents: tuple[str, ...],
    fte: tuple[str, ...],
    year: int | None,
    booked: Money | None,
    printed: Money | None,
    form: str,
) -> None:
    """Calcola il contributo per gli assistenti sociali di un ambito, lo spiega, dice quanto porta uno in più.

    Le soglie valgono sulla somma degli enti dell'ambito. Esce con 0, o con 1 se un dato non va bene: allora li dice tutti.
    """
    asked = timezone.localdate().year if year is None else year
    rule, bodies, found = read_bodies(residents, fte, year=asked)
    if found or rule is None:
        refuse(found, form=form)
    sums = reckon_leps(rule, bodies, year=asked)
    place = Place(column="contributo scritto")
    findings = check_printed(printed, rule, computed=sums.amount, place=place) if printed else []
    click.echo(_json(sums, booked, findings) if form == "json" else as_text(sums, booked, findings))
    raise SystemExit(int(any(each.severity is Severity.ERROR for each in findings)))


def _json(sums: Leps, booked: Money | None, findings: Sequence[Finding]) -> str:
    data = leps_data(sums)
    if booked is not None:
        data |= {"booked_cents": booked.cents, "settled_cents": settled(booked, sums.amount).cents}
    data["findings"] = [finding_data(each) for each in findings]
    return json.dumps(data, ensure_ascii=False, indent=2, default=float)


def refuse(findings: Sequence[Finding], *, form: str) -> NoReturn:
    """Say on standard error all that is wrong; as JSON on standard output too where that was asked."""
    if form == "json":
        click.echo(json.dumps({"findings": [finding_data(each) for each in findings]}, ensure_ascii=False, indent=2))
    click.echo("\n".join(["Il contributo non si può calcolare.", *terminal.told(findings, at)]), err=True)
    raise SystemExit(1)
