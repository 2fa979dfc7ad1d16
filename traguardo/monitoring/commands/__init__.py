"""`traguardo monitoring`: the deadlines of an authority, the day's reminders, the indicators filled from the registers."""

from datetime import date

import click

from traguardo.access.facade import Authority, User, may, named_authority, standing
from traguardo.monitoring.actions.feeding import Seen
from traguardo.monitoring.actions.feeding import fill as record_from_registers
from traguardo.monitoring.actions.reminding import message
from traguardo.monitoring.actions.reminding import remind as send_reminders
from traguardo.monitoring.queries.book import book
from traguardo.monitoring.queries.calls import letters
from traguardo.monitoring.queries.registers import NoPeriod, Registers, registers
from traguardo.performance.facade import NoPlan, NotUnderstood, current_edition
from traguardo.ui.terminal import typed_day_or_today

BY = "promemoria"


@click.group()
def monitoring() -> None:
    """Scadenze di legge e registri: l'elenco dell'anno, i promemoria, gli indicatori da riempire."""


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


@monitoring.command()
@click.argument("code", metavar="ENTE")
@click.option(
    "--by", "email", required=True, metavar="EMAIL", help="Chi registra: una persona dell'ufficio programmazione."
)
@click.option("--year", type=int, help="L'anno del piano; se manca, l'ultimo.")
@click.option("--period", default="", help="Il codice del periodo; se manca, l'ultimo cominciato.")
@click.option("--on", callback=typed_day_or_today, metavar="DATA", help="Il giorno, come 31/12/2024; se manca, oggi.")
@click.option("--late-for", default="", metavar="TESTO", help="Perché i risultati arrivano a periodo chiuso.")
@click.option("--dry-run", is_flag=True, help="Mostra i valori senza registrare nulla.")
def fill(code: str, email: str, year: int | None, period: str, on: date, late_for: str, *, dry_run: bool) -> None:
    """Riempie gli indicatori del piano dai registri: solo quelli il cui valore è cambiato."""
    authority = named_authority(code)
    try:
        found = registers(authority, current_edition(code, year=year), period=period, today=on)
        if not dry_run:
            _record(authority, found, email, on, late_for)
    except (NoPlan, NoPeriod, NotUnderstood) as refused:
        raise click.ClickException(str(refused)) from refused
    verb = "da registrare" if dry_run else "registrato"
    for each in found.to_write:
        click.echo(f"{each.indicator.code} {each.indicator.name}: {each.value} {verb} (prima: {each.now or 'niente'})")
    for each in [*found.feeding, *found.lost]:
        if not each.value:
            click.echo(
                f"{each.indicator.code} {each.indicator.name}: il registro non ha un dato al {found.on:%d/%m/%Y}."
            )
    if not found.feeding:
        click.echo(f"Nessun indicatore del {found.edition.year} è collegato a un registro.")
    elif not found.to_write:
        click.echo(f"Niente da registrare al {found.on:%d/%m/%Y}.")


def _record(authority: Authority, found: Registers, email: str, on: date, late_for: str) -> None:
    user = User.objects.filter(email=email).first()
    held = standing(user, authority, on=on) if user else None
    if held is None or not may(held, "monitoring.fill"):
        raise click.ClickException(f"«{email}» non può riempire gli indicatori di questo ente.")
    seen = {each.indicator.code: Seen(value=each.value, version=each.indicator.version) for each in found.to_write}
    record_from_registers(by=email, standing=held, authority=authority, found=found, seen=seen, late_for=late_for)
