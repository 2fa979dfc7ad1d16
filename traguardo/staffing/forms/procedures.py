"""Forms of a procedure to hire: what it looks for, a step, the use of its list, its end."""

from typing import Any

from django import forms

from traguardo.staffing.actions.procedures import Wanted
from traguardo.staffing.domain.procedures import Done, Outcome, Procedure, Use, kind_choices
from traguardo.staffing.forms.people import DayInput, VersionForm


class WantedForm(forms.Form):
    """What a procedure looks for."""

    title = forms.CharField(
        label="Oggetto", max_length=200, help_text="Per esempio «Concorso per 2 assistenti sociali»."
    )
    profile = forms.CharField(label="Profilo", max_length=120)
    category = forms.CharField(label="Area o categoria", max_length=60)
    posts = forms.IntegerField(label="Posti", min_value=1, max_value=9999)
    reserved = forms.IntegerField(label="Di cui riservati", min_value=0, max_value=9999, required=False, help_text="A chi ne ha diritto per legge.")  # fmt: skip
    plan_line = forms.CharField(label="Riga del piano delle assunzioni", max_length=40, required=False, help_text="Il suo codice nel piano dei fabbisogni.")  # fmt: skip
    opened = forms.DateField(label="Aperta il", widget=DayInput(), help_text="Il giorno dell'atto che la avvia.")
    eligible = forms.IntegerField(label="Idonei in graduatoria", min_value=0, max_value=9999, required=False, help_text="Solo il numero, vincitori compresi: qui non si scrivono nomi.")  # fmt: skip
    valid_until = forms.DateField(label="Graduatoria valida fino al", widget=DayInput(), required=False, help_text="Vuoto: il giorno che dà la legge.")  # fmt: skip

    def wanted(self) -> Wanted:
        """What was written, once valid."""
        names = Wanted.__dataclass_fields__
        told = {name: self.cleaned_data[name] for name in names}
        return Wanted(**told | {"reserved": told["reserved"] or 0})


class OpenForm(WantedForm):
    """A new procedure."""

    kind = forms.ChoiceField(label="Tipo", choices=kind_choices)
    code = forms.RegexField(
        r"^(?!nuova$|elenco\.csv$)\w[\w.-]*$",
        label="Codice",
        max_length=40,
        help_text="Breve, senza spazi: 2026-01.",
        error_messages={"invalid": "Usa lettere, cifre, punto e trattini, senza spazi; «nuova» non si può."},
    )
    field_order = ("kind", "code")


class ChangeProcedureForm(WantedForm, VersionForm):
    """A procedure that is there."""


class StepForm(VersionForm):
    """A step done."""

    on = forms.DateField(
        label="Fatto il", widget=DayInput(), required=False, help_text="Vuoto: il passo torna da fare."
    )
    note = forms.CharField(label="Nota", max_length=300, required=False, help_text="Atto, protocollo, perché in ritardo. Mai nomi di candidati.")  # fmt: skip


class UseForm(VersionForm):
    """Places of the list used."""

    on = forms.DateField(label="Il", widget=DayInput())
    places = forms.IntegerField(label="Posizioni usate", min_value=1, max_value=9999)
    reserved = forms.IntegerField(label="Di cui riservate", min_value=0, max_value=9999, required=False)
    note = forms.CharField(label="Per chi", max_length=300, required=False, help_text="La riga del piano, o l'ente che usa la graduatoria per accordo.")  # fmt: skip

    def use(self) -> Use:
        """What was written, once valid."""
        told = {key: value for key, value in self.cleaned_data.items() if key != "version"}
        return Use(**told | {"reserved": told["reserved"] or 0})


class CloseForm(VersionForm):
    """How it ended."""

    outcome = forms.ChoiceField(label="Esito", choices=[(each.value, each.label.capitalize()) for each in Outcome])
    on = forms.DateField(label="Il", widget=DayInput())
    note = forms.CharField(label="Nota", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ReopenForm(VersionForm):
    """Open it again."""

    note = forms.CharField(label="Perché la riapri", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


def wanted_of(procedure: Procedure) -> dict[str, Any]:
    """The initial values of a procedure that is there."""
    names = (*Wanted.__dataclass_fields__, "version")
    return {name: getattr(procedure, name) for name in names}


def step_of(done: Done | None, version: int, today: object) -> dict[str, Any]:
    """The initial values of a step."""
    return {"on": done.on if done else today, "note": done.note if done else "", "version": version}
