"""Back-up of the embedded database while it is in use, verified before it is called done."""

import sqlite3
from contextlib import closing
from pathlib import Path

import click
from django.db import connection

from traguardo.kernel.trouble import in_words


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Copia i dati in FILE anche mentre il programma è in uso, e verifica la copia."""
    if connection.vendor != "sqlite":
        raise click.ClickException(
            "I dati sono su PostgreSQL: usa pg_dump, poi «traguardo audit verify» sul ripristino."
        )
    if file.exists():
        raise click.ClickException(
            f"{file} esiste già e non si sovrascrive: scegli un altro nome, per esempio con la data."
        )
    try:
        rows = copied(Path(str(connection.settings_dict["NAME"])), file)
    except (sqlite3.Error, OSError) as trouble:
        file.unlink(missing_ok=True)
        why = in_words(trouble) if isinstance(trouble, OSError) else str(trouble)
        raise click.ClickException(f"La copia non è riuscita: {why}.") from trouble
    click.echo(f"Copia fatta in {file}: integra, {rows} atti nel registro.")


def copied(database: Path, file: Path) -> int:
    """Copy with SQLite's backup interface and check the copy; how many acts it holds. Raises sqlite3.Error or OSError."""
    if not database.exists():
        raise OSError(f"non c'è ancora nessuna banca dati in {database}")
    file.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)
        (verdict,) = target.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(f"la copia non è integra: {verdict}")
        (rows,) = target.execute("SELECT count(*) FROM audit_entry").fetchone()
    return int(rows)
