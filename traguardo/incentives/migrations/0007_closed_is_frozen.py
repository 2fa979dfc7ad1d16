"""Triggers that refuse any change of a closed sharing and of what each person got in it, and their deletion.

A later migration that rebuilds one of these tables on SQLite loses its triggers: it runs `drop` before and `create` after.
"""

from django.db import migrations

REFUSE = "una ripartizione chiusa non si modifica: si ripara con un nuovo atto"
ROWS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def triggers():
    """Table, act and condition of each trigger."""
    closed = "(SELECT s.state FROM incentives_sharing s WHERE s.id = {}.sharing_id) = 'closed'"
    yield from (("incentives_sharing", act, "OLD.state = 'closed'") for act in ("update", "delete"))
    for act, rows in ROWS.items():
        yield "incentives_share", act, " OR ".join(closed.format(row) for row in rows)


def sqlite(table, act, condition):
    return [
        f"CREATE TRIGGER {table}_frozen_{act} BEFORE {act.upper()} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSE}'); END"
    ]


def postgresql(table, act, condition):
    name, back = f"{table}_frozen_{act}", "OLD" if act == "delete" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {condition} THEN RAISE EXCEPTION '{REFUSE}'; END IF; RETURN {back}; END $$",
        f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


CREATED = {"sqlite": sqlite, "postgresql": postgresql}
DROPPED = {"sqlite": "DROP TRIGGER IF EXISTS {}", "postgresql": "DROP FUNCTION IF EXISTS {}() CASCADE"}


def created(vendor):
    return [statement for trigger in triggers() for statement in CREATED[vendor](*trigger)]


def dropped(vendor):
    return [DROPPED[vendor].format(f"{table}_frozen_{act}") for table, act, _ in triggers()]


def create(apps, schema_editor):
    run(schema_editor.connection, 0)


def drop(apps, schema_editor):
    run(schema_editor.connection, 1)


def run(connection, which):
    with connection.cursor() as cursor:
        for statement in (created, dropped)[which](connection.vendor):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("incentives", "0006_seal")]
    operations = [migrations.RunPython(create, drop)]
