"""`traguardo social-services population`: an invented population to try a regulation on."""

from pathlib import Path

import click

from traguardo.kernel.italian import it_number
from traguardo.kernel.trouble import in_words
from traguardo.kernel.wording import listed
from traguardo.social_services.commands.progress import Bar
from traguardo.social_services.domain.compiling.names import input_of
from traguardo.social_services.domain.machine import Input
from traguardo.social_services.domain.population import together
from traguardo.social_services.library.shipped import regulation_at, shipped_names
from traguardo.ui.terminal import in_a_file, tally, told

MOST = 100_000_000


@click.command("population")
@click.option("--people", type=click.IntRange(1, MOST), required=True, metavar="N", help="Quante persone.")
@click.option(
    "--seed",
    type=click.IntRange(0, 2**32 - 1),
    default=1,
    metavar="S",
    help="Con lo stesso seme escono gli stessi byte.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="Il file da scrivere (.parquet o .csv).",
)
@click.option(
    "--regulation",
    "names",
    multiple=True,
    metavar="REGOLAMENTO",
    help="Solo le chiavi di questo (predefinito: tutti i forniti).",
)
def population(people: int, seed: int, out: Path, names: tuple[str, ...]) -> None:
    """Inventa una popolazione: nuclei, età, ISEE, patrimoni, ore, con le chiavi dei regolamenti.

    Nessun dato viene da persone vere.
    """
    from traguardo.social_services.library.simulation import invent_file

    if out.suffix not in {".parquet", ".csv"}:
        raise click.ClickException(f"«{out.name}»: scrivi un nome che finisce in .parquet o .csv.")
    if not out.parent.is_dir():
        raise click.ClickException(f"la cartella «{out.parent}» non c'è.")
    columns, clashing = together([read for name in names or shipped_names() for read in _inputs(name)])
    if clashing:
        raise click.ClickException(
            f"{listed(clashing)}: la stessa chiave vuol dire cose diverse nei regolamenti scelti. Fai un file per regolamento."
        )
    try:
        with Bar() as bar:
            for written in invent_file(columns, people=people, seed=seed, out=out):
                bar("Invento", written / people)
    except OSError as trouble:
        raise click.ClickException(f"Non si può scrivere «{out}»: {in_words(trouble)}.") from None
    click.echo(f"{it_number(people)} persone inventate in {out}, con {len(columns)} chiavi. Seme {seed}.")


def _inputs(name: str) -> list[Input]:
    read, findings = regulation_at(name)
    if read is None:
        click.echo("\n".join([f"Il regolamento non si legge: {tally(findings)}.", *told(findings, in_a_file)]))
        raise SystemExit(1)
    return [input_of(key) for key in read.keys]
