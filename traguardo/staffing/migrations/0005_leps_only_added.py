"""Triggers that refuse any change of a version of the LEPS contribution, and its deletion: a correction is a new version."""

from django.db import migrations

from traguardo.audit.facade import Frozen, freezing

create, drop = freezing(
    Frozen(
        table="staffing_lepsversion",
        condition="1 = 1",
        refusal="una versione del contributo non si modifica: se ne scrive un'altra",
    )
)


class Migration(migrations.Migration):
    dependencies = [("staffing", "0004_leps_procedures_quotas_mappings")]
    operations = [migrations.RunPython(create, drop)]
