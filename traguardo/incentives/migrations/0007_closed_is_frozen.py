"""Triggers that refuse any change of a closed sharing and of what each person got in it, and their deletion."""

from django.db import migrations

from traguardo.audit.facade import Frozen, freezing

REFUSAL = "una ripartizione chiusa non si modifica: si ripara con un nuovo atto"
CLOSED = "(SELECT s.state FROM incentives_sharing s WHERE s.id = {}.sharing_id) = 'closed'"
ROWS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
create, drop = freezing(
    Frozen(table="incentives_sharing", condition="OLD.state = 'closed'", refusal=REFUSAL),
    *(
        Frozen(
            table="incentives_share",
            condition=" OR ".join(map(CLOSED.format, rows)),
            refusal=REFUSAL,
            acts=(act,),
        )
        for act, rows in ROWS.items()
    ),
)


class Migration(migrations.Migration):
    dependencies = [("incentives", "0006_seal")]
    operations = [migrations.RunPython(create, drop)]
