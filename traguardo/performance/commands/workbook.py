"""`traguardo performance …`: the workbook's template, import into the archive with a preview, export."""

from collections.abc import Callable
from pathlib import Path

import click
from django.db import transaction
from django.utils import timezone

from traguardo.access.facade import Authority, named_authority
from traguardo.kernel.trouble import in_words
from traguardo.performance.actions.importing import Refused, import_plan
from traguardo.performance.commands.changes import as_text as changes_as_text
from traguardo.performance.commands.findings import counted, summary
from traguardo.performance.commands.inputs import read, refuse
from traguardo.performance.commands.tables import aligned
from traguardo.performance.commands.tenants import owner
from traguardo.performance.intake.reading import Reading
from traguardo.performance.intake.writing import write_plan, write_template
from traguardo.performance.queries import plans
from traguardo.performance.queries.editions import Edition, NoPlan, choose, editions
from traguardo.performance.queries.preview import preview

COMMAND_LINE = "riga di comando"
NOT_IMPORTED = "non è stato importato, e nulla è stato scritto"


@click.group()
def performance() -> None:
    """Piani della performance: modello, importazione, esportazione."""


@performance.command()
@click.argument("out", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(1990, 2100), help="Primo anno del triennio; se manca, l'anno in corso.")
def template(out: Path, year: int | None) -> None:
    """Scrive un quaderno del piano vuoto (.xlsx, .ods o cartella), con menu a tendina, note e un esempio."""
    if out.is_file() and out.stat().st_size:
        raise click.UsageError(f"{out} c'è già: un modello non lo sovrascrive. Scegli un altro nome, o prima toglilo.")
    _written(lambda: write_template(out, year=year or timezone.localdate().year))
    click.echo(f"Modello scritto in {out}. Compilalo, poi controllalo con: traguardo check {out}")


@performance.command("import")
@click.argument("path", metavar="PIANO", type=click.Path(path_type=Path))
@click.option("--authority", "code", metavar="ENTE", help="Codice dell'ente; se manca, l'ente che il piano nomina.")
@click.option("--mapping", "-m", metavar="TRACCIATO", help="Tracciato: pdo, albero, relazione o un file TOML.")
@click.option("--by", default=COMMAND_LINE, metavar="EMAIL", help="Chi importa, per il registro degli atti.")
@click.option("--preview", "only_preview", is_flag=True, help="Mostra che cosa cambierebbe, senza scrivere nulla.")
def bring_in(path: Path, code: str | None, mapping: str | None, by: str, *, only_preview: bool) -> None:
    """Importa un piano nell'archivio dell'ente: tutto o niente; lo stesso contenuto due volte non cambia nulla."""
    authority = named_authority(code) if code else None
    reading = read(path, mapping)
    if reading.plan is None or reading.refused:
        refuse(path, reading.findings, said=NOT_IMPORTED)
    with transaction.atomic():
        opened = False
        if authority is None:
            authority, opened = owner(reading.plan, by=by)
        said = _changes(authority, reading) if only_preview else _import(authority, reading, path, by=by)
        transaction.set_rollback(only_preview)
    if opened and not only_preview:
        click.echo(f"Aperto l'ente «{authority.code}»; per importare in un altro usa --authority.")
    click.echo(said)


def _changes(authority: Authority, reading: Reading) -> str:
    return changes_as_text(preview(authority, reading))


def _import(authority: Authority, reading: Reading, path: Path, *, by: str) -> str:
    seen = preview(authority, reading)
    try:
        done = import_plan(by=by, authority=authority, reading=reading, file_name=path.name)
    except Refused as refused:
        refuse(path, refused.findings, said=NOT_IMPORTED)
    if done.already:
        return f"Già importato: {done.edition.title} ({done.edition.name}). Non è cambiato nulla."
    return "\n".join(
        [
            f"Importato: {done.edition.title} ({done.edition.name}), tracciato «{reading.mapping}».",
            changes_as_text(seen, totals_only=True),
            f"Controlli: {summary([*reading.findings, *seen.checks])}. Per vederli: traguardo check {path}",
        ]
    )


@performance.command()
@click.option("--authority", "code", required=True, metavar="ENTE", help="Codice dell'ente.")
@click.option(
    "--out", required=True, metavar="FILE", type=click.Path(path_type=Path), help="File .xlsx, .ods o cartella."
)
@click.option("--year", type=int, help="Anno del piano; se manca, il più recente.")
@click.option("--version", "number", type=int, help="Versione; se manca, l'ultima.")
def export(code: str, out: Path, year: int | None, number: int | None) -> None:
    """Scrive il quaderno di un piano in archivio, con le rilevazioni fatte finora: si può compilare e reimportare."""
    edition = _edition(named_authority(code), year, number)
    _written(lambda: write_plan(plans.plan(edition), out))
    click.echo(f"{edition.title} ({edition.name}) scritto in {out}.")


@performance.command("list")
@click.option("--authority", "code", required=True, metavar="ENTE", help="Codice dell'ente.")
def list_plans(code: str) -> None:
    """Elenca i piani di un ente: anno e versione, stato, atto che li approva, data, file, titolo."""
    found = editions(named_authority(code))
    if found:
        click.echo(aligned(("piano", "stato", "atto", "aperto", "file", "titolo"), [_row(each) for each in found]))
    click.echo(counted(len(found), "versione", "versioni") + "." if found else f"L'ente «{code}» non ha ancora piani.")


def _row(edition: Edition) -> tuple[str, ...]:
    opened = f"{timezone.localtime(edition.imported_at):%d/%m/%Y %H:%M}"
    return edition.name, edition.state_word, edition.act or "—", opened, edition.file_name or "—", edition.title


def _edition(authority: Authority, year: int | None, number: int | None) -> Edition:
    try:
        return choose(editions(authority), year=year, number=number)
    except NoPlan as missing:
        raise click.UsageError(str(missing)) from None


def _written(write: Callable[[], None]) -> None:
    """Run a writing act; a folder that is not there or a wrong suffix is said in words."""
    try:
        write()
    except OSError as trouble:
        raise click.UsageError(f"Non si può scrivere {trouble.filename or ''}: {in_words(trouble)}.") from None
    except ValueError as problem:
        raise click.UsageError(f"Non si può scrivere: {problem}") from None
