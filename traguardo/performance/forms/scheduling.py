"""Periods as they are typed: a name and their days, or the reason to reopen one."""

from django import forms

from traguardo.performance.actions.scheduling import Days
from traguardo.performance.forms.days import day_field


class RevisionForm(forms.Form):
    """The version of the period its author saw."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PeriodForm(RevisionForm):
    """Name and days of a period."""

    name = forms.CharField(
        label="Nome",
        max_length=60,
        help_text="Per esempio Intermedia, Finale, Primo trimestre.",
        error_messages={"required": "Scrivi il nome del periodo."},
    )
    on = day_field("Situazione al", help_text="Il giorno a cui si riferiscono i risultati, per esempio 31/07/2026.")
    opens_on = day_field("Si inserisce dal", help_text="Primo giorno, compreso.")
    closes_on = day_field("Si inserisce fino al", help_text="Ultimo giorno, compreso. Può cadere nell'anno dopo.")

    field_order = ("name", "on", "opens_on", "closes_on", "revision")

    @property
    def days(self) -> Days:
        """What the acts take, once valid."""
        return Days(**{name: self.cleaned_data[name] for name in ("name", "on", "opens_on", "closes_on")})


class ReopenForm(RevisionForm):
    """Why a closed period is opened again."""

    reason = forms.CharField(
        label="Perché lo riapri",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Resta nel registro degli atti. Per esempio: il servizio ha corretto un dato già trasmesso.",
        error_messages={"required": "Scrivi perché riapri il periodo: resta nel registro degli atti."},
    )

    field_order = ("reason", "revision")
