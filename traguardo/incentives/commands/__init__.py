"""The incentives context on the command line: the group `incentives`, which needs no database."""

import click

from traguardo.incentives.commands.example import example
from traguardo.incentives.commands.fund import fund
from traguardo.incentives.commands.share import share


@click.group()
def incentives() -> None:
    """Fondo incentivante: costituzione, limiti, riparto al centesimo. Non serve un archivio."""


for command in (fund, share, example):
    incentives.add_command(command)

__all__ = ["incentives"]
