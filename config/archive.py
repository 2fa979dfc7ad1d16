"""The embedded archive is made at its first use, once, however many ask for it together."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def made() -> bool:
    """Make the tables of an empty embedded archive, or wait for who is making them; False when that is not the trouble.

    A server's database, or an archive of an older version, is for an administrator: `traguardo manage migrate`.
    """
    if connection.vendor != "sqlite":
        return False
    with alone(Path(f"{connection.settings_dict['NAME']}.lock")):
        if not connection.introspection.table_names():
            call_command("migrate", verbosity=0, interactive=False)
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """One process of this machine at a time."""
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
