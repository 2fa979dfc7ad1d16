"""The record of acts from the command line: `traguardo audit verify` and `traguardo audit anchor`."""

import click


@click.group()
def audit() -> None:
    """Registro degli atti: verifica della catena, ancora esterna."""
