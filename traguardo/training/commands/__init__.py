"""The training context on the command line: a plan's checks need no archive, the reminders do."""

import click

from traguardo.training.commands.check import check
from traguardo.training.commands.example import example
from traguardo.training.commands.remind import remind


@click.group()
def training() -> None:
    """Formazione: controlla un piano da un foglio di calcolo, scrive un esempio, ricorda gli attestati che scadono."""


for command in (check, example, remind):
    training.add_command(command)

__all__ = ["training"]
