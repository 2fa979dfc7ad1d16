"""Triggers that refuse any change of a version of the LEPS contribution, and its deletion: a correction is a new version.

A later migration that rebuilds the table on SQLite loses its triggers: it runs `drop` before and `create` after.
"""

from django.db import migrations

TABLE = "staffing_lepsversion"
ACTS = ("update", "delete")
REFUSE = "una versione del contributo non si modifica: se ne scrive un'altra"


def sqlite(act):
    refusal = REFUSE.replace("'", "''")
    return [f"CREATE TRIGGER {TABLE}_kept_{act} BEFORE {act.upper()} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"]


def postgresql(act):
    name, refusal = f"{TABLE}_kept_{act}", REFUSE.replace("'", "''")
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$",
        f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


CREATED = {"sqlite": sqlite, "postgresql": postgresql}
DROPPED = {"sqlite": "DROP TRIGGER IF EXISTS {}", "postgresql": "DROP FUNCTION IF EXISTS {}() CASCADE"}


def created(vendor):
    return [statement for act in ACTS for statement in CREATED[vendor](act)]


def dropped(vendor):
    return [DROPPED[vendor].format(f"{TABLE}_kept_{act}") for act in ACTS]


def create(apps, schema_editor):
    run(schema_editor.connection, 0)


def drop(apps, schema_editor):
    run(schema_editor.connection, 1)


def run(connection, which):
    with connection.cursor() as cursor:
        for statement in (created, dropped)[which](connection.vendor):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("staffing", "0004_leps_procedures_quotas_mappings")]
    operations = [migrations.RunPython(create, drop)]
