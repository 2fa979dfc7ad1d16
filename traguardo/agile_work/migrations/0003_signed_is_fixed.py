"""Triggers that refuse any change of the text of a signed agreement and of a drawn rotation, and their deletion.

A later migration that rebuilds a table on SQLite loses its triggers: it runs `drop` before and `create` after.
"""

from django.db import migrations

TEXT = (
    "goals", "ways", "measures", "contact", "disconnection", "tools", "place", "days", "safety_on", "first_day",
    "last_day", "report_due", "text_digest", "request_id", "edition",
)  # fmt: skip
DIFFERENT = {"sqlite": "NEW.{0} IS NOT OLD.{0}", "postgresql": "NEW.{0} IS DISTINCT FROM OLD.{0}"}
SIGNED, DRAWN = "OLD.text_digest <> ''", "OLD.digest <> ''"
AGREEMENT = "un accordo firmato non si modifica: si scrive una nuova edizione"
ROTATION = "una rotazione sorteggiata non si modifica"


def triggers(vendor):
    """Table, act, condition, refusal of each trigger."""
    changed = " OR ".join(DIFFERENT[vendor].format(name) for name in TEXT)
    return (
        ("agile_work_agreement", "update", f"{SIGNED} AND ({changed})", AGREEMENT),
        ("agile_work_agreement", "delete", SIGNED, AGREEMENT),
        ("agile_work_rotation", "update", DRAWN, ROTATION),
        ("agile_work_rotation", "delete", DRAWN, ROTATION),
    )


def sqlite(table, act, condition, refusal):
    return [
        f"CREATE TRIGGER {table}_fixed_{act} BEFORE {act.upper()} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
    ]


def postgresql(table, act, condition, refusal):
    name, back = f"{table}_fixed_{act}", "OLD" if act == "delete" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {condition} THEN RAISE EXCEPTION '{refusal}'; END IF; RETURN {back}; END $$",
        f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


CREATED = {"sqlite": sqlite, "postgresql": postgresql}
DROPPED = {"sqlite": "DROP TRIGGER IF EXISTS {}", "postgresql": "DROP FUNCTION IF EXISTS {}() CASCADE"}


def created(vendor):
    return [statement for each in triggers(vendor) for statement in CREATED[vendor](*each)]


def dropped(vendor):
    return [DROPPED[vendor].format(f"{table}_fixed_{act}") for table, act, _, _ in triggers(vendor)]


def create(apps, schema_editor):
    run(schema_editor.connection, 0)


def drop(apps, schema_editor):
    run(schema_editor.connection, 1)


def run(connection, which):
    with connection.cursor() as cursor:
        for statement in (created, dropped)[which](connection.vendor):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("agile_work", "0002_conditions_of_rules")]
    operations = [migrations.RunPython(create, drop)]
