"""The agile work context on the command line: the group `agile-work`, which needs no database."""

import click

from traguardo.agile_work.commands.rotation import rotation


@click.group("agile-work")
def agile_work() -> None:
    """Lavoro agile: la rotazione, ricalcolata da chiunque. Non serve un archivio."""


agile_work.add_command(rotation)

__all__ = ["agile_work"]
