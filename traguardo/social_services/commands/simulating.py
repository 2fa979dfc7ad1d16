"""`traguardo social-services simulate`: a regulation, or two, on a whole population."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import click

from traguardo.kernel.finding import Finding, Place, finding_data
from traguardo.kernel.trouble import in_words
from traguardo.social_services.commands.effects import as_text
from traguardo.social_services.commands.progress import Bar
from traguardo.social_services.domain.compiling import Compiled, compile_regulation
from traguardo.social_services.domain.effects import Effects, effects_data
from traguardo.social_services.domain.explaining import gravest_first
from traguardo.social_services.library.report import Sides, report_of
from traguardo.social_services.library.report.page import report_page
from traguardo.social_services.library.shipped import regulation_at
from traguardo.ui.terminal import in_a_file, tally, told, typed_day_or_today

if TYPE_CHECKING:
    from traguardo.social_services.library.simulation import Simulation

KINDS, READ = (".parquet", ".csv"), (".parquet", ".csv", ".xlsx", ".ods")


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
@click.option(
    "--report",
    "page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Scrive una pagina .html con le figure e le tavole, da leggere, stampare o inviare.",
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
    page: Path | None,
    form: str,
) -> None:
    """Calcola quanto paga una popolazione, per decile di ISEE e tipo di nucleo.

    POPOLAZIONE è un file .parquet, .csv, .xlsx o .ods con una colonna per chiave: «traguardo social-services population» ne inventa
    una. Esce con 1 se un errore impedisce il calcolo; allora non scrive niente.
    """
    from traguardo.social_services.library.simulation import impossible

    trouble = [impossible(why) for why in hindrances(population, out, page)]
    compiled, findings = _compiled(regulation, on=on, known=known)
    second, more = _compiled(other, on=on, known=known) if other else (None, [])
    if compiled is None or more or trouble:
        leave([*trouble, *findings, *more], form=form)
    sides = Sides(before=compiled, after=second, names=_names(compiled, second))
    done = _run(sides, population, engine, out)
    if done.effects is None:
        leave(done.findings, form=form)
    found = gravest_first((*sides.out_of_force, *done.findings))
    show(sides, done.effects, found, source=f"Popolazione: {population.name}", page=page, form=form)
    if out is not None and form == "text":
        click.echo(f"\nUna riga a persona in {out}.")


def _run(sides: Sides, population: Path, name: str, out: Path | None) -> "Simulation":
    """The simulation under a progress bar; what keeps it from being made is a finding."""
    from traguardo.social_services.library.simulation import (
        EngineError,
        Simulation,
        as_people,
        engine_named,
        impossible,
    )
    from traguardo.social_services.library.simulation import simulate as run

    with Bar() as bar:
        try:
            with engine_named(name) as engine, TemporaryDirectory() as folder:
                return run(engine, as_people(population, Path(folder)), sides.before, sides.after, out, bar)
        except EngineError as trouble:
            why = str(trouble)
        except OSError as trouble:
            why = f"Non si può scrivere «{out}»: {in_words(trouble)}."
    return Simulation(effects=None, findings=(impossible(why),))


def show(
    sides: Sides, effects: Effects, findings: tuple[Finding, ...], *, source: str, page: Path | None, form: str
) -> None:
    """The figures, as text or as JSON; the page too, where it is asked."""
    report = report_of(sides, effects, findings, source=source) if form == "text" or page else None
    if page is not None and report is not None:
        try:
            page.write_text(report_page(sides, report), encoding="utf-8")
        except OSError as trouble:
            raise click.ClickException(f"Non si può scrivere «{page}»: {in_words(trouble)}.") from None
    if form == "text" and report is not None:
        click.echo("\n".join(as_text(sides, report)))
        return
    data = {
        "regulations": [_regulation_data(each) for each in (sides.before, sides.after) if each is not None],
        **effects_data(effects, compared=sides.after is not None),
        "findings": [finding_data(finding) for finding in findings],
    }
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def hindrances(population: Path, out: Path | None, page: Path | None) -> Iterator[str]:
    """What cannot be read or written, before anything starts."""
    if not population.exists():
        yield f"La popolazione «{population}» non c'è."
    elif population.is_dir() and population.suffix in READ:
        yield f"«{population}» è una cartella, non un file."
    elif population.is_file() and population.suffix not in READ:
        yield f"«{population.name}» non è .parquet, .csv, .xlsx né .ods."
    for file, kinds in ((out, KINDS), (page, (".html",))):
        if file is not None:
            yield from _unwritable(file, kinds, population)


def _unwritable(file: Path, kinds: tuple[str, ...], population: Path) -> Iterator[str]:
    if file.suffix not in kinds:
        yield f"«{file.name}»: scrivi un nome che finisce in {' o '.join(kinds)}."
    if not file.parent.is_dir():
        yield f"La cartella «{file.parent}» non c'è."
    if file.resolve() == population.resolve():
        yield f"«{file.name}» è la popolazione stessa: scegli un altro nome."


def _names(one: Compiled, two: Compiled | None) -> tuple[str, str]:
    """Titles and acts; first and second where those are the same."""
    names = [f"«{each.regulation.title}» ({each.regulation.resolution})" for each in (one, two or one)]
    return ("il primo", "il secondo") if names[0] == names[1] else (names[0], names[1])


def _compiled(name: str, *, on: date, known: date) -> tuple[Compiled | None, list[Finding]]:
    read, findings = regulation_at(name)
    return (None, findings) if read is None else compile_regulation(read, on=on, known=known)


def leave(findings: Iterable[Finding], *, form: str) -> NoReturn:
    """Say why nothing is computed, and leave."""
    found = gravest_first(findings)
    if form == "json":
        data = {"total": None, "findings": [finding_data(each) for each in found]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join([f"La simulazione non si fa: {tally(found)}.", *told(found, _where)]))
    raise SystemExit(1)


def _where(place: Place) -> str:
    """In a regulation or in a population."""
    return in_a_file(place) if place.sheet else str(place)


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
