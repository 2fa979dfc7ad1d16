"""Database triggers that refuse to change what an act has fixed: the code above may be wrong, the table holds.

A later migration that rebuilds one of the tables on SQLite loses its triggers: it runs `drop` before and `create` after.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps.registry import Apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
Step = Callable[[Apps, BaseDatabaseSchemaEditor], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """Rows of a table that may not be changed by some acts (insert, update, delete) when an SQL condition holds.

    The condition reads OLD and NEW; `{differs}` in it compares also what is null.
    """

    table: str
    condition: str
    refusal: str
    acts: tuple[str, ...] = ("update", "delete")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"{self.table}_frozen_{act}" for act in self.acts)

    def created(self, vendor: str) -> list[str]:
        """The statements that make the triggers."""
        condition, refusal = self.condition.format(differs=DIFFERS[vendor]), self.refusal.replace("'", "''")
        make = _sqlite if vendor == "sqlite" else _postgresql
        return [
            statement
            for name, act in zip(self.names, self.acts, strict=True)
            for statement in make(name, act, self.table, condition, refusal)
        ]

    def dropped(self, vendor: str) -> list[str]:
        """The statements that take them away."""
        drop = "DROP TRIGGER IF EXISTS {}" if vendor == "sqlite" else "DROP FUNCTION IF EXISTS {}() CASCADE"
        return [drop.format(name) for name in self.names]


def freezing(*frozen: Frozen) -> tuple[Step, Step]:
    """The two steps of a migration, `create` and `drop`."""

    def create(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        run(editor.connection, [line for each in frozen for line in each.created(editor.connection.vendor)])

    def drop(_: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        run(editor.connection, [line for each in frozen for line in each.dropped(editor.connection.vendor)])

    return create, drop


def run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite(name: str, act: str, table: str, condition: str, refusal: str) -> list[str]:
    when = f"BEFORE {act.upper()} ON {table} WHEN {condition}"
    return [f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"]


def _postgresql(name: str, act: str, table: str, condition: str, refusal: str) -> list[str]:
    back = "OLD" if act == "delete" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {condition} THEN RAISE EXCEPTION '{refusal}'; END IF; RETURN {back}; END $$",
        f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
