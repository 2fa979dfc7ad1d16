"""The record of acts from the command line: `traguardo audit verify` and `traguardo audit anchor`."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from time import perf_counter

import click
from django.utils import timezone

from traguardo.audit import queries
from traguardo.audit.domain.anchor import anchor_text, read_anchor
from traguardo.audit.domain.chain import Head
from traguardo.audit.domain.verification import Break, Verification

SHOWN = 50


@click.group()
def audit() -> None:
    """Registro degli atti: verifica della catena, ancora esterna."""


@audit.command()
@click.option(
    "--anchor",
    "anchor_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Ancora scritta prima.",
)
def verify(anchor_file: Path | None) -> None:
    """Ricalcola tutta la catena e dice dove è rotta; con un'ancora scopre anche la coda tagliata. Esce 1 se è rotta."""
    started = perf_counter()
    anchors = _anchors(anchor_file)
    with queries.snapshot():
        verification = Verification(heads=queries.heads(), anchors=anchors)
        found = _tell(verification.breaks(queries.links()))
    seconds = f"{perf_counter() - started:.1f}".replace(".", ",")
    entries = "1 voce letta" if verification.count == 1 else f"{verification.count} voci lette"
    chains = "1 catena" if len(verification.heads) == 1 else f"{len(verification.heads)} catene"
    click.echo(f"{entries} in {seconds} s, {chains}.")
    if found:
        raise click.ClickException(
            f"il registro è stato manomesso: {found} {'rottura' if found == 1 else 'rotture'}. Confrontalo con l'ultima copia."
        )
    click.echo("Il registro è integro.")


@audit.command()
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File da conservare altrove."
)
def anchor(out: Path) -> None:
    """Scrive in un file dove finisce ogni catena, oggi: tienilo dove chi gestisce la base di dati non arriva."""
    text = anchor_text(queries.heads().values(), written_at=timezone.now().isoformat(timespec="seconds"))
    out.write_text(text, encoding="utf-8")
    click.echo(f"Ancora scritta in {out}.")


def _tell(breaks: Iterable[Break]) -> int:
    """Print the breaks as they are met, the first marked as such, and count them."""
    found = 0
    for broken in breaks:
        found += 1
        if found <= SHOWN:
            click.echo(f"{'PRIMA ROTTURA: ' if found == 1 else ''}{broken}")
    return found


def _anchors(anchor_file: Path | None) -> Mapping[str, Head]:
    if anchor_file is None:
        return {}
    try:
        return read_anchor(anchor_file.read_text(encoding="utf-8"))
    except (ValueError, UnicodeDecodeError) as error:
        raise click.ClickException(str(error)) from error
