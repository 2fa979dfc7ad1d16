"""`traguardo evaluation`: the check of a system of evaluation and an example to start from, without a database."""

import json
from pathlib import Path

import click

from traguardo.evaluation.domain.system.reading import DEFAULT
from traguardo.evaluation.domain.system_checks import check_system
from traguardo.evaluation.intake.system_file import system_at
from traguardo.kernel.finding import Severity, finding_data, worst
from traguardo.kernel.trouble import in_words
from traguardo.ui import terminal

UNREADABLE = 2
EXAMPLE = "SYSTEM.toml"


@click.group()
def evaluation() -> None:
    """Sistemi di valutazione individuale: controllo ed esempio. Non serve un archivio."""


@evaluation.command()
@click.argument("path", metavar="SYSTEM.toml", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def check(path: Path, form: str) -> None:
    """Controlla un sistema di valutazione e dice che cosa non torna, perché e come rimediare.

    Esce con 0 se non ci sono errori, con 1 se ce ne sono, con 2 se il sistema non si può leggere.
    """
    system, findings = system_at(path)
    found = check_system(system) if system else findings
    if form == "json":
        click.echo(json.dumps([finding_data(each) for each in found], ensure_ascii=False, indent=2))
    else:
        title = system.title if system else path.name
        click.echo("\n".join([f"{title}: {terminal.tally(found)}.", *terminal.told(found)]))
    raise SystemExit(int(worst(found) is Severity.ERROR) if system else UNREADABLE)


@evaluation.command()
@click.argument("folder", metavar="CARTELLA", type=click.Path(path_type=Path))
def example(folder: Path) -> None:
    """Scrive in una cartella un sistema di valutazione che funziona, pronto da cambiare."""
    path = folder / EXAMPLE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            out.write(DEFAULT.read_bytes())
    except FileExistsError:
        raise click.UsageError(f"«{path}» c'è già: non si sovrascrive. Scegli un'altra cartella.") from None
    except OSError as trouble:
        raise click.UsageError(f"Non si può scrivere in {folder}: {in_words(trouble)}.") from None
    click.echo(f"Scritto {path}. Ora prova:\n  traguardo evaluation check {path}")
