"""`traguardo monitoring`: the deadlines of an authority on the command line, and the day's reminders."""

from datetime import date

import click

from traguardo.access.facade import named_authority
from traguardo.monitoring.actions.reminding import message
from traguardo.monitoring.actions.reminding import remind as send_reminders
from traguardo.monitoring.queries.book import book
from traguardo.monitoring.queries.calls import letters
from traguardo.ui.terminal import typed_day_or_today

BY = "promemoria"


@click.group()
def monitoring() -> None:
    """Scadenze di legge: l'elenco dell'anno e i promemoria."""


@monitoring.command()
@click.argument("code", metavar="ENTE")
@click.option("--year", type=int, help="L'anno; se manca, questo.")
@click.option(
    "--known", callback=typed_day_or_today, metavar="DATA", help="Com'erano note quel giorno; se manca, oggi."
)
def deadlines(code: str, year: int | None, known: date) -> None:
    """Le scadenze di un anno, con il giorno, la legge e il perché."""
    try:
        lines = book(named_authority(code)).year(year or known.year, today=known)
    except ValueError as unknown:
        raise click.UsageError(str(unknown)) from unknown
    for line in lines:
        click.echo(f"{line.deadline.day:%d/%m/%Y}  {line.deadline.title} ({line.standing.label})")
        click.echo(f"            {line.deadline.law}. {line.deadline.why}")


@monitoring.command()
@click.argument("code", metavar="ENTE")
@click.option("--on", callback=typed_day_or_today, metavar="DATA", help="Il giorno, come 31/12/2024; se manca, oggi.")
@click.option("--dry-run", is_flag=True, help="Mostra i messaggi senza spedirli e senza segnare nulla.")
def remind(code: str, on: date, *, dry_run: bool) -> None:
    """Scrive a chi segue le scadenze 30, 7 e 1 giorni prima, e quando sono passate: ogni passo una volta sola."""
    authority = named_authority(code)
    found = letters(authority, on=on) if dry_run else send_reminders(by=BY, authority=authority, on=on)
    if not found:
        click.echo("Nessun promemoria: niente è vicino o scaduto, o è già stato ricordato.")
    for letter in found:
        click.echo(f"{letter.email}: {len(letter.calls)} {'scadenza' if len(letter.calls) == 1 else 'scadenze'}")
        if dry_run:
            sample = message(authority, letter, on)
            click.echo(f"\nOggetto: {sample.subject}\n\n{sample.body}")
