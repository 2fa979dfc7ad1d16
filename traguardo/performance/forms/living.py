"""What one says to carry a plan through its life: the resolution, a day, a reason; each with the version one saw."""

from typing import Any

from django import forms

from traguardo.performance.actions.living import Seen
from traguardo.performance.domain.life import Resolution, Stage


def day_field(label: str, help_text: str) -> forms.DateField:
    """A day typed as 31/12/2026."""
    return forms.DateField(
        label=label,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "gg/mm/aaaa"}),
        help_text=help_text,
        error_messages={"invalid": "Scrivi la data come 31/12/2026.", "required": "Scrivi la data, come 31/12/2026."},
    )


def reason_field(label: str, help_text: str, *, required: bool = True) -> forms.CharField:
    """A reason in a few lines."""
    widget = forms.Textarea(attrs={"rows": 3})
    wrong = {"required": "Scrivi il motivo."}
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=2000, widget=widget, error_messages=wrong
    )


class SeenForm(forms.Form):
    """The state and the last edit of the version its author saw; what is missing is said by us, in Italian."""

    use_required_attribute = False

    state = forms.ChoiceField(widget=forms.HiddenInput, choices=[(stage.value, stage.word) for stage in Stage])
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def seen(self, code: str) -> Seen:
        """The version as its author saw it, once valid."""
        return Seen(code=code, state=self.cleaned_data["state"], revision=self.cleaned_data["revision"])


class CheckForm(SeenForm):
    """The warnings have been seen."""

    warnings = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    acknowledged = forms.BooleanField(
        label="Ho guardato gli avvisi dei controlli",
        error_messages={"required": "Guarda gli avvisi, poi conferma che li hai visti."},
    )

    def __init__(self, *args: Any, warnings: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        if not warnings:
            del self.fields["acknowledged"]


class ReopenForm(SeenForm):
    """Why a checked plan goes back to draft."""

    reason = reason_field("Perché lo riapri", "Per esempio: «Correggere i pesi dell'obiettivo 3».")


class ApproveForm(SeenForm):
    """The resolution that approves the plan."""

    organ = forms.CharField(
        label="Organo",
        max_length=200,
        help_text="Chi ha approvato: per esempio «Assemblea consortile» o «Consiglio di amministrazione».",
        error_messages={"required": "Scrivi l'organo che ha approvato il piano."},
    )
    number = forms.CharField(
        label="Numero della deliberazione",
        max_length=60,
        error_messages={"required": "Scrivi il numero della deliberazione."},
    )
    day = day_field("Data della deliberazione", "Per esempio 30/01/2026.")

    @property
    def resolution(self) -> Resolution:
        """What the act takes, once valid."""
        answers = self.cleaned_data
        return Resolution(organ=answers["organ"], number=answers["number"], day=answers["day"])


class EnforceForm(SeenForm):
    """From when a version is in force."""

    first_day = day_field("In vigore dal", "Il giorno dell'approvazione o uno dopo.")


class CloseForm(SeenForm):
    """Why a year is closed, where results are missing."""

    reason = reason_field("Perché chiudi con risultati mancanti", "Resta scritto nella storia del piano.")

    def __init__(self, *args: Any, unmeasured: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        if not unmeasured:
            self.fields["reason"] = reason_field("Nota", "Resta scritta nella storia del piano.", required=False)


class VaryForm(SeenForm):
    """Why a plan is varied."""

    reason = reason_field(
        "Motivo della variazione", "Per esempio: «Nuovo servizio affidato dai Comuni dal 1° luglio; pesi rivisti»."
    )
