"""From one environment variable to Django's database settings: SQLite by default, PostgreSQL in production."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

# Seconds: opening one costs as much as three queries.
KEPT_OPEN = 60

SQLITE_OPTIONS: Mapping[str, Any] = {
    # A deferred transaction that reads and then writes fails under load; an immediate one waits its turn.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;",
}

# Without planning each query anew the server works a third as much; so no pooler that changes session at each transaction.
POSTGRESQL_OPTIONS: Mapping[str, Any] = {"server_side_binding": True, "prepare_threshold": 5}


def database(url: str, *, default: Path) -> dict[str, Any]:
    """Settings for `postgresql://user:pass@host:port/name`, `sqlite:///path` or, when empty, SQLite at `default`.

    A socket folder goes in the query, as libpq has it: `postgresql://user@/name?host=/run/postgresql`.
    """
    if not url:
        return sqlite(default)
    parts = urlsplit(url)
    if parts.scheme in {"postgresql", "postgres"}:
        return postgresql(parts)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path.removeprefix("/"))))
    raise ValueError(
        f"TRAGUARDO_DATABASE comincia con «{parts.scheme}»: usa postgresql://utente:password@host/nome o sqlite:///percorso."
    )


def sqlite(path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": KEPT_OPEN,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


def postgresql(parts: SplitResult) -> dict[str, Any]:
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": query.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**POSTGRESQL_OPTIONS, **query},
    }
