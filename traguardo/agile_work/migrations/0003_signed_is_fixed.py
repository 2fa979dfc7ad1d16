"""Triggers that refuse any change of the text of a signed agreement and of a drawn rotation, and their deletion."""

from django.db import migrations

from traguardo.audit.facade import Frozen, freezing

TEXT = (
    "goals", "ways", "measures", "contact", "disconnection", "tools", "place", "days", "safety_on", "first_day",
    "last_day", "report_due", "text_digest", "request_id", "edition",
)  # fmt: skip
REWRITTEN = " OR ".join(f"NEW.{name} {{differs}} OLD.{name}" for name in TEXT)
SIGNED = "OLD.text_digest <> ''"
AGREEMENT = "un accordo firmato non si modifica: si scrive una nuova edizione"
create, drop = freezing(
    Frozen(table="agile_work_agreement", condition=f"{SIGNED} AND ({REWRITTEN})", refusal=AGREEMENT, acts=("update",)),
    Frozen(table="agile_work_agreement", condition=SIGNED, refusal=AGREEMENT, acts=("delete",)),
    Frozen(
        table="agile_work_rotation",
        condition="OLD.digest <> ''",
        refusal="una rotazione sorteggiata non si modifica",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("agile_work", "0002_conditions_of_rules")]
    operations = [migrations.RunPython(create, drop)]
