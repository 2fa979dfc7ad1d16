"""Triggers that refuse any change in the rows of a plan version that is approved, in force or closed.

A later migration that rebuilds one of these tables on SQLite loses its triggers, and one that rebuilds the versions' own
table cannot be carried out under them: it runs `drop` before and `create` after.
"""

from django.db import migrations

REFUSE = "un piano approvato non si modifica: si apre una variazione"
FIXED = "('approved', 'in_force', 'closed')"
ROWS = ("unit", "strategicnode", "programme", "objective", "step", "indicator", "link", "annex")
HEADLINE = (
    "authority_id", "year", "number", "code", "title", "first_year", "last_year", "reporting_date", "revision", "system_id",
    "base_id", "reason", "act_organ", "act_number", "act_date", "digest", "sha256", "source_id", "file_name", "mapping",
    "body", "headers",
)  # fmt: skip
ONWARD = (
    "(OLD.state = 'approved' AND NEW.state IN ('approved', 'in_force')) OR "
    "(OLD.state = 'in_force' AND NEW.state IN ('in_force', 'closed')) OR (OLD.state = 'closed' AND NEW.state = 'closed')"
)
ACTS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


def state_of(table, row):
    """The state of the version a row belongs to, as SQL."""
    if table == "target":
        return (
            "(SELECT v.state FROM performance_planversion v JOIN performance_indicator i ON i.plan_id = v.id "
            f"WHERE i.id = {row}.indicator_id)"
        )
    return f"(SELECT v.state FROM performance_planversion v WHERE v.id = {row}.plan_id)"


def refused(table, act):
    return " OR ".join(f"{state_of(table, row)} IN {FIXED}" for row in ACTS[act])


def triggers():
    """Name, table, act and condition of each trigger."""
    found = [
        (f"performance_{table}_fixed_{act}", f"performance_{table}", act, refused(table, act))
        for table in (*ROWS, "target")
        for act in ACTS
    ]
    changed = " OR ".join(f"NEW.{name} {{differs}} OLD.{name}" for name in HEADLINE)
    changed += " OR (OLD.state <> 'approved' AND NEW.in_force_from {differs} OLD.in_force_from)"
    version = "performance_planversion"
    return [
        *found,
        (f"{version}_fixed_delete", version, "delete", f"OLD.state IN {FIXED}"),
        (f"{version}_fixed_update", version, "update", f"OLD.state IN {FIXED} AND (NOT ({ONWARD}) OR {changed})"),
    ]


def sqlite_create():
    return [
        f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} WHEN {condition.format(differs='IS NOT')} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSE}'); END"
        for name, table, act, condition in triggers()
    ]


def sqlite_drop():
    return [f"DROP TRIGGER IF EXISTS {name}" for name, *_ in triggers()]


def postgresql_create():
    created = []
    for name, table, act, condition in triggers():
        back = "OLD" if act == "delete" else "NEW"
        created += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {condition.format(differs='IS DISTINCT FROM')} THEN RAISE EXCEPTION '{REFUSE}'; END IF; RETURN {back}; END $$",
            f"CREATE TRIGGER {name} BEFORE {act.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return created


def postgresql_drop():
    return [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name, *_ in triggers()]


STATEMENTS = {"sqlite": (sqlite_create, sqlite_drop), "postgresql": (postgresql_create, postgresql_drop)}


def create(apps, schema_editor):
    run(schema_editor.connection, 0)


def drop(apps, schema_editor):
    run(schema_editor.connection, 1)


def run(connection, which):
    with connection.cursor() as cursor:
        for statement in STATEMENTS[connection.vendor][which]():
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("performance", "0002_daily_tool")]
    operations = [migrations.RunPython(create, drop)]
