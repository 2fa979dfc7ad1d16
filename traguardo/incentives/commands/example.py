"""`traguardo incentives example`: a fund, rules and people that work, to change and try."""

from decimal import Decimal
from pathlib import Path

import click

from traguardo.incentives.domain.fund import reckon
from traguardo.incentives.intake.fund_file import fund_at
from traguardo.kernel.trouble import in_words

EXAMPLES = Path(__file__).parents[1] / "library" / "examples"
FILES = ("FUND.toml", "RULES.toml", "PEOPLE.csv")


@click.command()
@click.argument("folder", metavar="CARTELLA", type=click.Path(path_type=Path))
def example(folder: Path) -> None:
    """Scrive in una cartella un fondo, le regole di riparto e un elenco di persone inventate, pronti da provare."""
    there = [name for name in FILES if (folder / name).exists()]
    if there:
        raise click.UsageError(f"In {folder} c'è già {', '.join(there)}: non si sovrascrive. Scegli un'altra cartella.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            with (folder / name).open("xb") as out:
                out.write((EXAMPLES / name).read_bytes())
    except OSError as trouble:
        raise click.UsageError(f"Non si può scrivere in {folder}: {in_words(trouble)}.") from None
    click.echo(f"Scritti in {folder}: {', '.join(FILES)}. Le persone sono inventate. Ora prova:")
    click.echo(f"  traguardo incentives fund {folder / 'FUND.toml'}")
    click.echo(f"  traguardo incentives share {folder / 'RULES.toml'} {folder / 'PEOPLE.csv'} --fund {to_share()}")


def to_share() -> str:
    """What the example fund gives to be shared among people, in euro as one types it."""
    fund, _ = fund_at(EXAMPLES / "FUND.toml")
    uses = [use for use in reckon(fund).uses if use.use.shared] if fund else []
    return f"{Decimal(uses[0].payable.cents).scaleb(-2)}".replace(".", ",") if uses else ""
