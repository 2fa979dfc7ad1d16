"""`traguardo performance remind`: the day's reminders of an authority, for a timer to run every morning."""

from datetime import date

import click

from traguardo.access.facade import Authority, named_authority
from traguardo.performance.actions.reminding import message
from traguardo.performance.actions.reminding import remind as send_reminders
from traguardo.performance.queries.editions import NoPlan
from traguardo.performance.queries.reminders import Letter, letters
from traguardo.ui.terminal import typed_day_or_today

BY = "promemoria"


@click.command()
@click.argument("code", metavar="ENTE")
@click.option("--on", callback=typed_day_or_today, metavar="DATA", help="Il giorno, come 31/12/2024; se manca, oggi.")
@click.option("--dry-run", is_flag=True, help="Mostra i messaggi senza spedirli e senza segnare nulla.")
def remind(code: str, on: date, *, dry_run: bool) -> None:
    """Scrive a chi deve ancora inserire risultati nei periodi aperti: un messaggio a persona, mai due lo stesso giorno."""
    authority = named_authority(code)
    try:
        found = letters(authority, on=on) if dry_run else send_reminders(by=BY, authority=authority, on=on)
    except NoPlan as missing:
        raise click.ClickException(str(missing)) from missing
    tell(authority, found, on, whole=dry_run)


def tell(authority: Authority, found: tuple[Letter, ...], on: date, *, whole: bool) -> None:
    """A line a person; the messages themselves when they were not sent."""
    if not found:
        click.echo("Nessun promemoria: non manca nulla nei periodi aperti, o è già stato ricordato oggi.")
    for letter in found:
        click.echo(f"{letter.to.email}: {letter.things} {'risultato' if letter.things == 1 else 'risultati'}")
        if whole:
            sample = message(authority, letter, on)
            click.echo(f"\nOggetto: {sample.subject}\n\n{sample.body}")
