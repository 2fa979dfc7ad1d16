"""Triggers that refuse any change of an adopted staff need, and its deletion."""

from django.db import migrations

from traguardo.audit.facade import Frozen, freezing

create, drop = freezing(
    Frozen(
        table="staffing_needversion",
        condition="OLD.state = 'adopted'",
        refusal="un fabbisogno adottato non si modifica: si apre una nuova versione",
    )
)


class Migration(migrations.Migration):
    dependencies = [("staffing", "0002_needs")]
    operations = [migrations.RunPython(create, drop)]
