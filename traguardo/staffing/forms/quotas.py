"""The form of the situation of protected workers on a day."""

from datetime import date

from django import forms

from traguardo.staffing.domain.quotas import Situation
from traguardo.staffing.forms.people import DayInput


class QuotaForm(forms.Form):
    """Numbers with their source, never who they are."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    disabled = forms.IntegerField(label="Persone con disabilità in servizio", min_value=0, max_value=9999, help_text="Quante contano per la legge (art. 3 e 4). Solo il numero.")  # fmt: skip
    protected = forms.IntegerField(label="Altre categorie protette in servizio", min_value=0, max_value=9999, help_text="Orfani, coniugi superstiti e gli altri dell'art. 18.")  # fmt: skip
    base = forms.IntegerField(label="Base di computo, se non è quella del registro", min_value=0, max_value=9999, required=False)  # fmt: skip
    source = forms.CharField(label="Da dove vengono i numeri", max_length=200, help_text="Per esempio «Prospetto informativo 2026, prot. 210».")  # fmt: skip
    sent = forms.DateField(label="Prospetto inviato il", widget=DayInput(), required=False)

    def situation(self, on: date, counted: int) -> Situation:
        """What was written, once valid; `counted` is what the register gives."""
        told = self.cleaned_data
        return Situation(
            on=on,
            disabled=told["disabled"],
            protected=told["protected"],
            counted=counted,
            typed=told["base"],
            source=told["source"],
            sent=told["sent"],
        )


class DayForm(forms.Form):
    """Of which day."""

    al = forms.DateField(label="Situazione al", widget=DayInput(), input_formats=["%Y-%m-%d", "%d/%m/%Y"])
