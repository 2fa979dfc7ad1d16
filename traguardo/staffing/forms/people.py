"""Forms of the staff register: a person, what they do from a day, the files to bring in."""

from collections.abc import Sequence
from typing import Any

from django import forms

from traguardo.access.facade import Holder
from traguardo.organisation.facade import Unit
from traguardo.staffing.domain.people import Contract, Gender, Person, Position, Spell
from traguardo.staffing.intake.columns import PEOPLE, read_full_time
from traguardo.staffing.library.writing import full_time_words
from traguardo.ui.uploads import SpreadsheetsField

CODE_HELP = "Il codice della persona nelle paghe: non cambia mai."
ACCOUNT_HELP = "Con che accesso entra: così la persona trova la sua scheda e le sue somme."


class DayInput(forms.DateInput):
    """A day, picked."""

    def __init__(self) -> None:
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


class VersionForm(forms.Form):
    """The version its author saw, so that nobody overwrites what they have not seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class PersonForm(forms.Form):
    """Who a person is: no more than evaluations and tables need."""

    name = forms.CharField(label="Cognome e nome", max_length=150)
    gender = forms.ChoiceField(
        label="Genere", required=False, choices=[("", "n.d."), *((g.value, g.label) for g in Gender)]
    )
    born = forms.IntegerField(label="Anno di nascita", required=False, min_value=1920, max_value=2020)
    user = forms.TypedChoiceField(label="Accesso", required=False, coerce=int, empty_value=None, help_text=ACCOUNT_HELP)

    def __init__(self, *args: Any, accounts: Sequence[Holder], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        found = dict.fromkeys((each.user, f"{each.name} – {each.email}") for each in accounts if each.active)
        self.fields["user"].choices = [("", "Nessuno"), *found]  # type: ignore[attr-defined]

    def clean_gender(self) -> Gender | None:
        value = self.cleaned_data["gender"]
        return Gender(value) if value else None


class SpellForm(forms.Form):
    """What a person does from a day on."""

    unit = forms.ChoiceField(label="Unità")
    category = forms.CharField(label="Area o categoria", max_length=60, help_text=PEOPLE["category"].help)
    profile = forms.CharField(
        label="Profilo", max_length=120, required=False, help_text="Per esempio «Assistente sociale»."
    )
    position = forms.ChoiceField(label="Incarico", choices=[(each.value, each.label) for each in Position])
    contract = forms.ChoiceField(label="Rapporto", choices=[(each.value, each.label) for each in Contract])
    full_time = forms.CharField(
        label="Orario", initial="100%", help_text="La parte del tempo pieno: 100%, 50%, oppure 18/36."
    )
    first_day = forms.DateField(label="Dal", widget=DayInput())
    last_day = forms.DateField(
        label="Al", widget=DayInput(), required=False, help_text="Compreso. Vuoto: è ancora così."
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(each.code, f"{each.code} – {each.name}") for each in units]  # type: ignore[attr-defined]

    def clean_full_time(self) -> object:
        read = read_full_time(self.cleaned_data["full_time"])
        if read is None:
            raise forms.ValidationError("Scrivi la parte del tempo pieno: 100%, 50%, oppure 18/36.")
        return read

    def spell(self) -> Spell:
        """What was written."""
        told = self.cleaned_data
        return Spell(
            unit=told["unit"],
            category=told["category"],
            profile=told["profile"],
            position=Position(told["position"]),
            contract=Contract(told["contract"]),
            full_time=told["full_time"],
            first_day=told["first_day"],
            last_day=told["last_day"],
        )


class NewPersonForm(SpellForm, PersonForm):
    """Somebody who comes in."""

    code = forms.RegexField(
        r"^[\w.-]+$",
        label="Matricola",
        max_length=40,
        help_text=CODE_HELP,
        error_messages={"invalid": "Usa solo lettere, cifre, punto e trattini, senza spazi."},
    )
    field_order = ("code", "name", "gender", "born", "user", "unit", "category", "profile", "position")


class DetailsForm(PersonForm, VersionForm):
    """The data of somebody who is there."""


class ChangeForm(SpellForm, VersionForm):
    """A spell of somebody who is there."""


class EndForm(VersionForm):
    """The last day in service."""

    last_day = forms.DateField(label="Ultimo giorno di servizio", widget=DayInput(), help_text="Compreso.")


class UploadForm(forms.Form):
    """The files of people and of presences."""

    workbook = SpreadsheetsField(
        label="File del personale",
        help_text="Un quaderno .xlsx o .ods con i fogli «persone» e «presenze», o i loro file .csv. Al massimo 10 MB.",
        error_messages={"required": "Scegli il file del personale."},
    )


def details_of(person: Person) -> dict[str, object]:
    """The initial values of the data of a person."""
    return {
        "name": person.name,
        "gender": person.gender or "",
        "born": person.born,
        "user": person.user or "",
        "version": person.version,
    }


def shown_spell(spell: Spell) -> dict[str, object]:
    """The initial values of a spell."""
    return {
        "unit": spell.unit,
        "category": spell.category,
        "profile": spell.profile,
        "position": spell.position.value,
        "contract": spell.contract.value,
        "full_time": full_time_words(spell.full_time),
        "first_day": spell.first_day,
        "last_day": spell.last_day,
    }
