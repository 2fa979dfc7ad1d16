"""Triggers that refuse any change of an adopted training plan, and its deletion."""

from django.db import migrations

from traguardo.audit.facade import Frozen, freezing

create, drop = freezing(
    Frozen(
        table="training_plan",
        condition="OLD.state = 'adopted'",
        refusal="un piano della formazione adottato non si modifica: si scrive una nuova versione",
    )
)


class Migration(migrations.Migration):
    dependencies = [("training", "0001_register")]
    operations = [migrations.RunPython(create, drop)]
