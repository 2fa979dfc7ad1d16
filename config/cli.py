"""The command line: `traguardo <context> <act>`, and Django's own commands under `traguardo manage`."""

import gc
import os
import sys
from collections.abc import Callable
from typing import NoReturn

import click
import django
from django.core.management import execute_from_command_line
from django.db import DatabaseError

from config.archive import made
from config.italian import speak_italian
from traguardo.kernel.trouble import in_words

OBJECTS_BEFORE_COLLECTING = 100_000  # a plan is hundreds of thousands of records that all stay
MEND = (
    "Se il programma è stato aggiornato esegui «traguardo manage migrate»; "
    "poi controlla TRAGUARDO_DATABASE, lo spazio e i permessi."
)


@click.group(context_settings={"max_content_width": 110})
@click.version_option(package_name="traguardo", message="%(prog)s %(version)s", help="Mostra la versione.")
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
    """Prepare Django, add what each context offers, run; an archive that is not there yet is made at its first use."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    try:
        django.setup()
    except (ValueError, OSError) as trouble:
        leave(f"il programma non parte: {trouble}")
    add_commands(next(iter(sys.argv[1:]), ""))
    speak_italian(traguardo)
    try:
        run()
    except DatabaseError as trouble:
        leave(f"l'archivio non risponde: {trouble}".splitlines()[0] + f"\n{MEND}")
    except OSError as trouble:
        leave(f"non si può aprire o scrivere {trouble.filename or 'il file'}: {in_words(trouble)}.")


def run() -> None:
    """Run the command; where the archive was not ready make it and run again: commands read before they write."""
    try:
        traguardo()
    except DatabaseError:
        if not made():
            raise
        traguardo()


def leave(message: str) -> NoReturn:
    click.echo(f"Errore: {message}", err=True)
    raise SystemExit(1) from None


def add_commands(asked: str) -> None:
    """Add the family of the command asked for, all of them when it is none: what a command does not use is not loaded."""
    chosen = [offered for names, offered in FAMILIES if asked in names] or [offered for _, offered in FAMILIES]
    for offered in chosen:
        for command in offered():
            traguardo.add_command(command)


def of_performance() -> tuple[click.Command, ...]:
    from traguardo.performance.commands import check, performance, score

    return check, score, performance


def of_documents() -> tuple[click.Command, ...]:
    from traguardo.documents.commands import documents, report

    return report, documents


def of_deadlines() -> tuple[click.Command, ...]:
    from traguardo.monitoring.commands import monitoring

    return (monitoring,)


def of_people() -> tuple[click.Command, ...]:
    from traguardo.access.commands import access
    from traguardo.audit.commands import audit

    return access, audit


def of_incentives() -> tuple[click.Command, ...]:
    from traguardo.incentives.commands import incentives

    return (incentives,)


def of_evaluation() -> tuple[click.Command, ...]:
    from traguardo.evaluation.commands import evaluation

    return (evaluation,)


def of_staffing() -> tuple[click.Command, ...]:
    from traguardo.staffing.commands import staffing

    return (staffing,)


def of_training() -> tuple[click.Command, ...]:
    from traguardo.training.commands import training

    return (training,)


def of_agile_work() -> tuple[click.Command, ...]:
    from traguardo.agile_work.commands import agile_work

    return (agile_work,)


def of_services() -> tuple[click.Command, ...]:
    from traguardo.social_services.commands import social_services

    return (social_services,)


def of_the_house() -> tuple[click.Command, ...]:
    from config.demo import demo
    from config.safekeeping import backup
    from config.serve import serve

    return demo, serve, backup


FAMILIES: tuple[tuple[frozenset[str], Callable[[], tuple[click.Command, ...]]], ...] = (
    (frozenset({"manage"}), tuple),  # Django's own
    (frozenset({"check", "score", "performance"}), of_performance),
    (frozenset({"report", "documents"}), of_documents),
    (frozenset({"monitoring"}), of_deadlines),
    (frozenset({"evaluation"}), of_evaluation),
    (frozenset({"incentives"}), of_incentives),
    (frozenset({"social-services"}), of_services),
    (frozenset({"staffing"}), of_staffing),
    (frozenset({"training"}), of_training),
    (frozenset({"agile-work"}), of_agile_work),
    (frozenset({"access", "audit"}), of_people),
    (frozenset({"demo", "serve", "backup"}), of_the_house),
)
