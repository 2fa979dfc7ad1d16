"""The backup is whole even while somebody writes, never overwrites, and leaves nothing behind when it fails."""

import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner

from config.safekeeping import backup, copied


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "traguardo.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE audit_entry (act TEXT)")
        connection.execute("INSERT INTO audit_entry VALUES ('primo')")
        connection.commit()
    return path


def test_rows_since_the_last_checkpoint_are_in_the_copy(database, tmp_path):
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("INSERT INTO audit_entry VALUES ('secondo')")
        writer.commit()
        assert copied(database, tmp_path / "copie" / "copia.sqlite3") == 2


def test_a_row_not_committed_is_not_in_the_copy(database, tmp_path):
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO audit_entry VALUES ('a metà')")
        assert copied(database, tmp_path / "copia.sqlite3") == 1


def test_there_is_nothing_to_copy_before_the_first_start(tmp_path):
    with pytest.raises(OSError, match="nessuna banca dati"):
        copied(tmp_path / "mai-nata.sqlite3", tmp_path / "copia.sqlite3")


@pytest.mark.django_db
def test_an_existing_file_is_never_overwritten(tmp_path, settings):
    kept = tmp_path / "copia.sqlite3"
    kept.write_bytes(b"la copia di ieri")
    answer = CliRunner().invoke(backup, [str(kept)])
    assert answer.exit_code == 1
    assert "già" in answer.output or "PostgreSQL" in answer.output
    assert kept.read_bytes() == b"la copia di ieri"
