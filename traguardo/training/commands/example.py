"""`traguardo training example`: a plan to change and try."""

from pathlib import Path

import click

from traguardo.kernel.trouble import in_words
from traguardo.training.intake.reading import read_plan_at
from traguardo.training.library.writing import plan_workbook

SOURCE = Path(__file__).parents[1] / "library" / "examples" / "piano.csv"
NAME = "piano-formazione.xlsx"


@click.command()
@click.argument("folder", metavar="CARTELLA", type=click.Path(path_type=Path))
def example(folder: Path) -> None:
    """Scrive in una cartella un piano inventato, con la guida delle colonne, pronto da provare."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / NAME).open("xb") as out:
            out.write(plan_workbook(read_plan_at(SOURCE).plan()))
    except FileExistsError:
        there = f"In {folder} c'è già {NAME}" if folder.is_dir() else f"«{folder}» non è una cartella"
        raise click.UsageError(f"{there}: non si sovrascrive. Scegli un'altra cartella.") from None
    except OSError as trouble:
        raise click.UsageError(f"Non si può scrivere in {folder}: {in_words(trouble)}.") from None
    click.echo(f"Scritto {folder / NAME}. L'ente e le cifre sono inventati. Ora prova:")
    click.echo(f"  traguardo training check {folder / NAME}")
