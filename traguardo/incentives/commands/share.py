"""`traguardo incentives share`: a fund among people by the rules of an agreement, to the cent, without a database."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from traguardo.incentives.commands.share_compare import compared_data, compared_text
from traguardo.incentives.commands.share_text import as_text, reasons_text
from traguardo.incentives.domain.sharing import (
    Rules,
    Sharing,
    Worker,
    nothing_shared,
    read_amount,
    read_rules,
    read_workers,
    share_out,
    sharing_data,
)
from traguardo.incentives.intake.people_file import people_at
from traguardo.incentives.intake.rules_file import rules_at
from traguardo.kernel.finding import Finding
from traguardo.kernel.money import Money
from traguardo.ui.terminal import typed_day

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("rules", metavar="RULES.toml", type=FILE)
@click.argument("people", metavar="PEOPLE.csv", type=FILE)
@click.option("--fund", metavar="IMPORTO", required=True, help="Quanto dividere: 25696,59 oppure 25.696,59.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
@click.option(
    "--on", metavar="GIORNO", callback=typed_day, help="Giorno di cui valgono le fasce, se non è la fine dell'anno."
)
@click.option(
    "--compare", "others", metavar="ALTRE.toml", type=FILE, multiple=True, help="Altre regole da mettere accanto."
)
@click.option(
    "--why", "codes", metavar="MATRICOLA", multiple=True, help="Spiega riga per riga l'importo di una persona."
)
def share(
    rules: Path, people: Path, fund: str, form: str, on: date | None, others: tuple[Path, ...], codes: tuple[str, ...]
) -> None:
    """Divide un fondo fra le persone secondo le regole di un accordo, al centesimo, e spiega ogni importo.

    PEOPLE.csv può essere anche un foglio XLSX o ODS. Ciò che si paga e ciò che resta fanno sempre il fondo.
    Esce con 0 se non ci sono errori, con 1 se ce ne sono: allora non si paga nulla.
    """
    amount, said = read_amount(fund)
    rows = people_at(people)
    workers, odd = read_workers(rows.rows, rows.places)
    told = [*said, *rows.findings, *odd]
    sharings = [shared(path, on, amount, workers, told) for path in (rules, *others)]
    click.echo(_json(sharings, others, amount) if form == "json" else _text(sharings, (rules, *others), codes))
    raise SystemExit(int(not all(sharing.sound for sharing in sharings)))


def shared(
    path: Path, on: date | None, amount: Money | None, workers: Sequence[Worker], told: Sequence[Finding]
) -> Sharing:
    """The sharing by the rules of a file; with rules or an amount that cannot be read, one that pays nothing."""
    data, odd = rules_at(path)
    rules, wrong = (None, odd) if data is None else read_rules(data | {"on": on} if on else data)
    findings = [*told, *wrong]
    asked = rules or Rules(weigh=())  # people are still checked for what no rule changes
    if amount is None:
        return nothing_shared(Money(0), asked, workers, findings)
    return share_out(amount, asked, workers, told=findings)


def _json(sharings: Sequence[Sharing], others: Sequence[Path], amount: Money | None) -> str:
    data = sharing_data(sharings[0])
    if amount is None:
        data |= {"fund_cents": None, "left_cents": None}
    if others:
        data["compare"] = [
            {"rules_file": path.name, **compared_data(sharings[0], other)}
            for path, other in zip(others, sharings[1:], strict=True)
        ]
    return json.dumps(data, ensure_ascii=False, indent=2)


def _text(sharings: Sequence[Sharing], paths: Sequence[Path], codes: Sequence[str]) -> str:
    parts = [as_text(sharings[0])]
    if len(sharings) > 1:
        parts.append(compared_text(sharings, [path.name for path in paths]))
    if codes:
        parts.append(reasons_text(sharings[0], codes))
    return "\n\n".join(parts)
