"""Triggers that refuse any change of an adopted plan and its actions, and of an approved report but its sending."""

from django.db import migrations

from traguardo.audit.facade import Frozen, freezing

REFUSAL = "un atto del comitato o dell’ente lo ha fissato: non si modifica"
APPROVED = "OLD.stage IN ('approved', 'sent')"
REWRITTEN = "NEW.tables <> OLD.tables OR NEW.texts <> OLD.texts OR NEW.act <> OLD.act OR OLD.stage = 'sent'"
ADOPTED = "EXISTS (SELECT 1 FROM wellbeing_plan WHERE id = OLD.plan_id AND adopted_on IS NOT NULL)"
create, drop = freezing(
    Frozen(table="wellbeing_report", condition=f"{APPROVED} AND ({REWRITTEN})", refusal=REFUSAL, acts=("update",)),
    Frozen(table="wellbeing_report", condition=APPROVED, refusal=REFUSAL, acts=("delete",)),
    Frozen(table="wellbeing_plan", condition="OLD.adopted_on IS NOT NULL", refusal=REFUSAL),
    Frozen(table="wellbeing_action", condition=ADOPTED, refusal=REFUSAL),
)


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0001_committee_actions_surveys_reports")]
    operations = [migrations.RunPython(create, drop)]
