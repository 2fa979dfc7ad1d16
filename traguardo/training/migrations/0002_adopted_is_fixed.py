"""Triggers that refuse any change of an adopted training plan, and its deletion.

A later migration that rebuilds the table on SQLite loses its triggers: it runs `drop` before and `create` after.
"""

from django.db import migrations

TABLE = "training_plan"
ACTS = ("update", "delete")
REFUSE = "un piano della formazione adottato non si modifica: si scrive una nuova versione"
CONDITION = "OLD.state = 'adopted'"


def sqlite(act):
    return [
        f"CREATE TRIGGER {TABLE}_frozen_{act} BEFORE {act.upper()} ON {TABLE} WHEN {CONDITION} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSE}'); END"
    ]


def postgresql(act):
    name, back = f"{TABLE}_frozen_{act}", "OLD" if act == "delete" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {CONDITION} THEN RAISE EXCEPTION '{REFUSE}'; END IF; RETURN {back}; END $$",
        f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


CREATED = {"sqlite": sqlite, "postgresql": postgresql}
DROPPED = {"sqlite": "DROP TRIGGER IF EXISTS {}", "postgresql": "DROP FUNCTION IF EXISTS {}() CASCADE"}


def created(vendor):
    return [statement for act in ACTS for statement in CREATED[vendor](act)]


def dropped(vendor):
    return [DROPPED[vendor].format(f"{TABLE}_frozen_{act}") for act in ACTS]


def create(apps, schema_editor):
    run(schema_editor.connection, 0)


def drop(apps, schema_editor):
    run(schema_editor.connection, 1)


def run(connection, which):
    with connection.cursor() as cursor:
        for statement in (created, dropped)[which](connection.vendor):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("training", "0001_register")]
    operations = [migrations.RunPython(create, drop)]
