"""The command line speaks Italian: Click's own words through gettext, its placeholders one command at a time."""

import gettext
import os
from pathlib import Path

import click

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "messages"
METAVARS = {"integer": "NUMERO", "text": "TESTO", "path": "FILE", "file": "FILE", "cartella": "CARTELLA"}


def speak_italian(command: click.Command) -> None:
    """Point gettext to the Italian catalogue for this process, and put the placeholders of all commands in Italian."""
    os.environ["LANGUAGE"] = "it"
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    name_placeholders(command)


def name_placeholders(command: click.Command) -> None:
    """«[OPZIONI]», «COMANDO», «NUMERO» in the usage lines of a command and of all those under it."""
    command.options_metavar = "[OPZIONI]" if command.options_metavar else command.options_metavar
    for param in command.params:
        if param.metavar is None and isinstance(param, click.Option) and not param.is_flag:
            param.metavar = METAVARS.get(param.type.name)
    if isinstance(command, click.Group):
        command.subcommand_metavar = "COMANDO [ARGOMENTI]…"
        for sub in command.commands.values():
            name_placeholders(sub)
