"""`traguardo social-services simulate`: a regulation, or two, on a whole population."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from traguardo.kernel.finding import Finding, Severity
from traguardo.kernel.trouble import in_words
from traguardo.social_services.commands.effects import as_text
from traguardo.social_services.commands.findings import counted, finding_lines, ordered
from traguardo.social_services.commands.progress import Bar
from traguardo.social_services.domain.compiling import Compiled, compile_regulation
from traguardo.social_services.domain.effects import Effects, effects_data
from traguardo.social_services.domain.explaining import finding_data, in_force
from traguardo.social_services.library.shipped import regulation_at
from traguardo.ui.terminal import typed_day_or_today

KINDS = (".parquet", ".csv")


@click.command("simulate")
@click.argument("regulation", metavar="REGOLAMENTO")
@click.argument("population", metavar="POPOLAZIONE", type=click.Path(path_type=Path))
@click.option(
    "--compare", "other", metavar="ALTRO", help="Un secondo regolamento: chi paga di più, chi di meno, quanto."
)
@click.option(
    "--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", help="Motore (predefinito: duckdb)."
)
@click.option("--on", callback=typed_day_or_today, metavar="GIORNO", help="Giorno del calcolo (predefinito: oggi).")
@click.option(
    "--known",
    callback=typed_day_or_today,
    metavar="GIORNO",
    help="Con ciò che si sapeva quel giorno (predefinito: oggi).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Scrive una riga a persona (.parquet o .csv).",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Formato dell'esito.")
def simulate(
    regulation: str,
    population: Path,
    other: str | None,
    engine: str,
    on: date,
    known: date,
    out: Path | None,
    form: str,
) -> None:
    """Calcola quanto paga una popolazione, per decile di ISEE e tipo di nucleo.

    POPOLAZIONE è un file .parquet o .csv con una colonna per chiave: «traguardo social-services population» ne inventa una. Esce
    con 1 se un errore impedisce il calcolo; allora non scrive niente.
    """
    from traguardo.social_services.library.simulation import EngineError, engine_named
    from traguardo.social_services.library.simulation import simulate as run

    hold_paths(population, out)
    compiled, findings = _compiled(regulation, on=on, known=known)
    second, more = _compiled(other, on=on, known=known) if other else (None, [])
    if compiled is None or more:
        leave([*findings, *more], form=form)
    with Bar() as bar:
        try:
            with engine_named(engine) as started:
                done = run(started, population, compiled, second, out, bar)
        except EngineError as trouble:
            raise click.ClickException(str(trouble)) from None
        except OSError as trouble:
            raise click.ClickException(f"Non si può scrivere «{out}»: {in_words(trouble)}.") from None
    if done.effects is None:
        leave(list(done.findings), form=form)
    show(compiled, second, done.effects, (*_out_of_force(compiled, second), *done.findings), form=form)
    if out is not None and form == "text":
        click.echo(f"\nUna riga a persona in {out}.")


def _out_of_force(*sides: Compiled | None) -> list[Finding]:
    """A warning for each regulation not in force on the day: it may be tried before it is."""
    return [replace(found, severity=Severity.WARNING) for side in sides if side for found in in_force(side)]


def show(
    compiled: Compiled, other: Compiled | None, effects: Effects, findings: Sequence[Finding], *, form: str
) -> None:
    """The figures, as text or as JSON."""
    if form == "text":
        click.echo("\n".join(as_text(compiled, other, effects, findings)))
        return
    data = {
        "regulations": [_regulation_data(each) for each in (compiled, other) if each is not None],
        **effects_data(effects, compared=other is not None),
        "findings": [finding_data(finding) for finding in ordered(findings)],
    }
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def hold_paths(population: Path, out: Path | None) -> None:
    """Refuse what cannot be read or written before anything starts."""
    if not population.exists():
        raise click.ClickException(f"la popolazione «{population}» non c'è.")
    if population.is_dir() and population.suffix == ".csv":
        raise click.ClickException(f"«{population}» è una cartella, non un file.")
    if population.is_file() and population.suffix not in KINDS:
        raise click.ClickException(f"«{population.name}» non è .parquet né .csv.")
    if out is not None:
        if out.suffix not in KINDS:
            raise click.ClickException(f"«{out.name}»: scrivi un nome che finisce in .parquet o .csv.")
        if not out.parent.is_dir():
            raise click.ClickException(f"la cartella «{out.parent}» non c'è.")
        if out.resolve() == population.resolve():
            raise click.ClickException("«--out» è la popolazione stessa: scegli un altro nome.")


def _compiled(name: str, *, on: date, known: date) -> tuple[Compiled | None, list[Finding]]:
    read, findings = regulation_at(name)
    return (None, findings) if read is None else compile_regulation(read, on=on, known=known)


def leave(findings: list[Finding], *, form: str) -> NoReturn:
    """Say why nothing is computed, and leave."""
    if form == "json":
        click.echo(
            json.dumps(
                {"total": None, "findings": [finding_data(each) for each in ordered(findings)]},
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        click.echo("\n".join([f"La simulazione non si fa: {counted(findings)}.", *finding_lines(ordered(findings))]))
    raise SystemExit(1)


def _regulation_data(compiled: Compiled) -> dict[str, object]:
    regulation = compiled.regulation
    return {
        "code": regulation.code,
        "title": regulation.title,
        "resolution": regulation.resolution,
        "on": compiled.on.isoformat(),
        "known": compiled.known.isoformat(),
        "times_a_year": str(compiled.times_a_year),
    }
