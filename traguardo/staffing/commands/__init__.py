"""The staff context on the command line: the group `staffing`, which needs no database."""

import click

from traguardo.staffing.commands.example import example
from traguardo.staffing.commands.leps import leps
from traguardo.staffing.commands.need import need


@click.group()
def staffing() -> None:
    """Fabbisogno di personale: contributo per gli assistenti sociali, posti, costi, assunzioni. Non serve un archivio."""


for command in (leps, need, example):
    staffing.add_command(command)

__all__ = ["staffing"]
