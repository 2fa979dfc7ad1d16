"""Triggers that refuse any change of an adopted plan and its actions, and of an approved report but its sending.

A later migration that rebuilds one of these tables on SQLite loses its triggers: it runs `drop` before and `create` after.
"""

from django.db import migrations

REFUSE = "un atto del comitato o dell’ente lo ha fissato: non si modifica"
APPROVED = "OLD.stage IN ('approved', 'sent')"
REWRITTEN = "NEW.tables <> OLD.tables OR NEW.texts <> OLD.texts OR NEW.act <> OLD.act OR OLD.stage = 'sent'"
ADOPTED = "EXISTS (SELECT 1 FROM wellbeing_plan WHERE id = OLD.plan_id AND adopted_on IS NOT NULL)"
FIXED = (
    ("wellbeing_report", "update", f"{APPROVED} AND ({REWRITTEN})"),
    ("wellbeing_report", "delete", APPROVED),
    ("wellbeing_plan", "update", "OLD.adopted_on IS NOT NULL"),
    ("wellbeing_plan", "delete", "OLD.adopted_on IS NOT NULL"),
    ("wellbeing_action", "update", ADOPTED),
    ("wellbeing_action", "delete", ADOPTED),
)


def sqlite(table, act, condition):
    return [
        f"CREATE TRIGGER {table}_fixed_{act} BEFORE {act.upper()} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSE}'); END"
    ]


def postgresql(table, act, condition):
    name, back = f"{table}_fixed_{act}", "OLD" if act == "delete" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {condition} THEN RAISE EXCEPTION '{REFUSE}'; END IF; RETURN {back}; END $$",
        f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


CREATED = {"sqlite": sqlite, "postgresql": postgresql}
DROPPED = {"sqlite": "DROP TRIGGER IF EXISTS {}", "postgresql": "DROP FUNCTION IF EXISTS {}() CASCADE"}


def created(vendor):
    return [statement for fixed in FIXED for statement in CREATED[vendor](*fixed)]


def dropped(vendor):
    return [DROPPED[vendor].format(f"{table}_fixed_{act}") for table, act, _ in FIXED]


def create(apps, schema_editor):
    run(schema_editor.connection, 0)


def drop(apps, schema_editor):
    run(schema_editor.connection, 1)


def run(connection, which):
    with connection.cursor() as cursor:
        for statement in (created, dropped)[which](connection.vendor):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0001_committee_actions_surveys_reports")]
    operations = [migrations.RunPython(create, drop)]
