"""Triggers that refuse any change of an adopted regulation, and its deletion."""

from django.db import migrations

from traguardo.audit.facade import Frozen, freezing

create, drop = freezing(
    Frozen(
        table="social_services_regulation",
        condition="OLD.state = 'adopted'",
        refusal="un regolamento adottato non si modifica: si scrive una nuova versione",
    )
)


class Migration(migrations.Migration):
    dependencies = [("social_services", "0001_regulations")]
    operations = [migrations.RunPython(create, drop)]
