"""Forms of the organisation: units, member bodies and quotas, posts. Choices come with the authority and the day."""

from collections.abc import Sequence
from fractions import Fraction

from django import forms

from traguardo.organisation.domain.members import KINDS, read_share
from traguardo.organisation.domain.units import Unit

CODE_HELP = "Una sigla breve che non cambia mai, per esempio «A1»."
LAST_DAY_HELP = "Compreso. Quello che c'era prima resta nella storia."


def day_field(label: str, help_text: str = "") -> forms.DateField:
    """A day, picked or typed as 31/12/2026."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=help_text)


def code_field() -> forms.RegexField:
    """A short code that fits an address."""
    wrong = {"invalid": "Usa solo lettere, cifre, punto, trattino e trattino basso, senza spazi."}
    return forms.RegexField(r"^[\w.-]+$", label="Codice", max_length=40, help_text=CODE_HELP, error_messages=wrong)


class ShareField(forms.CharField):
    """An exact share, typed as 34,56% or 85/1000."""

    def clean(self, value: object) -> Fraction:
        text = super().clean(value)
        try:
            return read_share(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class UnitForm(forms.Form):
    """What a unit is from a day on."""

    name = forms.CharField(label="Denominazione", max_length=200)
    parent = forms.ChoiceField(label="Sotto", required=False)
    head = forms.CharField(
        label="Chi ne risponde", max_length=200, required=False, help_text="Il ruolo, non il nome della persona."
    )
    first_day = day_field("Dal")

    def __init__(self, *args: object, units: Sequence[Unit], own: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        others = [(unit.code, f"{unit.code} – {unit.name}") for unit in units if unit.code != own]
        self.fields["parent"] = forms.ChoiceField(
            label="Sotto", required=False, choices=[("", "Nessuna: è in cima"), *others]
        )


class NewUnitForm(UnitForm):
    """A unit that opens."""

    code = code_field()
    field_order = ("code", "name", "parent", "head", "first_day")


class VersionForm(forms.Form):
    """The version its author saw, so that nobody overwrites what they have not seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ChangeUnitForm(UnitForm, VersionForm):
    """A unit that changes name, place or who answers for it."""


class LastDayForm(VersionForm):
    """The end of a unit, of a member body, of a post."""

    last_day = day_field("Ultimo giorno", LAST_DAY_HELP)


class QuotaForm(VersionForm):
    """A new share of a member body."""

    share = ShareField(label="Quota", help_text="Esatta, come nell'atto: 34,56% oppure 85/1000.")
    first_day = day_field("Dal")
    act = forms.CharField(label="Atto che la fissa", max_length=200, required=False)


class MemberBodyForm(forms.Form):
    """A body that comes in."""

    code = code_field()
    name = forms.CharField(label="Denominazione", max_length=200)
    kind = forms.ChoiceField(label="Tipo", choices=list(KINDS.items()))
    share = ShareField(label="Quota", help_text="Esatta, come nell'atto: 34,56% oppure 85/1000.")
    first_day = day_field("Dal")
    act = forms.CharField(label="Atto che la fissa", max_length=200, required=False)


class PostForm(forms.Form):
    """A post that opens in a unit."""

    code = code_field()
    title = forms.CharField(label="Profilo", max_length=200, help_text="Per esempio «Assistente sociale».")
    area = forms.CharField(label="Area contrattuale", max_length=100, required=False)
    unit = forms.ChoiceField(label="Unità")
    first_day = day_field("Dal")

    def __init__(self, *args: object, units: Sequence[Unit], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(unit.code, f"{unit.code} – {unit.name}") for unit in units]
        self.fields["unit"] = forms.ChoiceField(label="Unità", choices=choices)
