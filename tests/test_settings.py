"""Settings: the database from one variable, production safe or refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings.database import database

ROOT = Path(__file__).resolve().parents[1]
SAFE = {
    "DJANGO_SETTINGS_MODULE": "config.settings.prod",
    "TRAGUARDO_SECRET_KEY": "k7" * 40 + "non-indovinabile",
    "TRAGUARDO_HOSTS": "traguardo.example.it",
}


def test_sqlite_waits_its_turn_and_never_loses_what_was_committed(tmp_path):
    settings = database("", default=tmp_path / "var" / "prova.sqlite3")

    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in settings["OPTIONS"]["init_command"]
    assert (tmp_path / "var").is_dir()


def test_a_file_may_be_named(tmp_path):
    assert database(f"sqlite:///{tmp_path}/a.sqlite3", default=Path("x"))["NAME"] == f"{tmp_path}/a.sqlite3"


def test_postgresql_by_address_and_by_socket():
    by_address = database("postgresql://anna:p%40ss@db.example.it:5433/trag", default=Path("x"))
    by_socket = database("postgresql://postgres:@/postgres?host=/run/pg", default=Path("x"))

    assert [by_address[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "anna",
        "p@ss",
        "db.example.it",
        "5433",
        "trag",
    ]
    assert (by_socket["HOST"], by_socket["NAME"], by_socket["PORT"]) == ("/run/pg", "postgres", "")


def test_an_unknown_database_is_refused_in_words():
    with pytest.raises(ValueError, match="usa postgresql"):
        database("mysql://localhost/x", default=Path("x"))


def manage(*arguments, **environment):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("TRAGUARDO", "DJANGO"))}
    command = [sys.executable, "-m", "django", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_production_passes_django_s_own_check_without_a_warning(tmp_path):
    result = manage("check", "--deploy", "--fail-level", "WARNING", **SAFE, TRAGUARDO_VAR=str(tmp_path))

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("missing", ["TRAGUARDO_SECRET_KEY", "TRAGUARDO_HOSTS"])
def test_production_without_its_secrets_does_not_start_and_says_which(missing, tmp_path):
    given = {key: value for key, value in SAFE.items() if key != missing}
    result = manage("check", **given, TRAGUARDO_VAR=str(tmp_path))

    assert result.returncode != 0
    assert missing in result.stderr
