"""The command line: `traguardo <context> <act>`, and Django's own commands under `traguardo manage`."""

import os

import click
import django
from django.core.management import execute_from_command_line


@click.group()
def traguardo() -> None:
    """Ciclo della performance: pianifica, controlla, misura, valuta, rendiconta."""


@traguardo.command(
    add_help_option=False, context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False}
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """I comandi di Django: migrate, collectstatic, check…"""
    execute_from_command_line(["traguardo manage", *arguments])


def main() -> None:
    """Prepare Django, add what each context offers, run."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    from config.demo import demo
    from config.safekeeping import backup
    from config.serve import serve
    from traguardo.access.commands import access
    from traguardo.audit.commands import audit
    from traguardo.documents.commands import report
    from traguardo.performance.commands import check, performance, score

    for command in (check, score, report, performance, access, audit, demo, serve, backup):
        traguardo.add_command(command)
    traguardo()
