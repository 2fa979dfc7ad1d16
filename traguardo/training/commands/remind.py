"""`traguardo training remind`: the day's reminders of the certificates that are about to expire."""

from datetime import date

import click

from traguardo.access.facade import named_authority
from traguardo.training.actions.certificates import remind as send_reminders
from traguardo.ui.terminal import typed_day_or_today

BY = "promemoria"


@click.command()
@click.argument("code", metavar="ENTE")
@click.option("--on", callback=typed_day_or_today, metavar="DATA", help="Il giorno, come 31/12/2024; se manca, oggi.")
def remind(code: str, on: date) -> None:
    """Scrive una volta a chi ha un attestato che scade entro 90 giorni."""
    people = send_reminders(by=BY, authority=named_authority(code), on=on)
    click.echo(f"Promemoria spediti: {people}." if people else "Nessun promemoria: niente scade entro 90 giorni.")
